// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

//! Ends the event loop in order on SIGTERM, SIGINT and SIGHUP (Unix), so that the journal closes cleanly at shutdown.
class Termination : public QObject {
    Q_OBJECT
public:
    Termination();
    ~Termination() override;

private:
    QSocketNotifier *m_notifier = nullptr;
};
