// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class Dashboards;
class Database;
class Links;

//! Keeps a copy of links, dashboards and contracts beside the journal, for the day when that is damaged: receipts come again
//! from the clouds, these do not. GUI thread; it is written on the reader thread.
class LinkCopy : public QObject {
    Q_OBJECT
public:
    LinkCopy(Database &database, const Links &links, const Dashboards &dashboards, QObject *parent = nullptr);

private:
    void save();

    Database &m_database;
    QTimer m_timer; //!< several changes in a row are one
};
