// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameraclient.h"

#include <QObject>

class Links;
class Session;

//! Links two registers of the demo shop to their cameras after the first sign-in, through the same services as the user
//! would, so that the dashboard has something to show at once. Ubiregi is left for the user to try.
class DemoSetup : public QObject {
    Q_OBJECT
public:
    DemoSetup(Session &session, Links &links, QObject *parent = nullptr);

private:
    void addNext();

    Session &m_session;
    Links &m_links;
    int m_next = 1; //!< terminal, and camera, counted from 1
    bool m_busy = false;
};
