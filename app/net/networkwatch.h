// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

//! Tells when the network is back, where the system says so; without that the pauses between tries have to do.
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    explicit NetworkWatch(QObject *parent = nullptr);

signals:
    void cameBack();

private:
    bool m_wasOnline = true;
};
