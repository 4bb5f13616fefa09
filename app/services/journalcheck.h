// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journalwalk.h"

#include <QObject>
#include <QTimer>

#include <optional>

//! After the program ended uncleanly (a crash, a power cut): reads the whole journal in the background while it is used, so that
//! damage shows now and not when somebody looks for an old receipt. What is found, Database::onDamage() tells. A small journal
//! was checked when it was opened; this is for the large ones, for which a start would not wait. GUI thread.
class JournalCheck : public QObject {
    Q_OBJECT
public:
    explicit JournalCheck(Database &database, QObject *parent = nullptr);

    void start(); //!< from the beginning
    void stop(); //!< after the job that is under way
    bool isRunning() const { return m_running; }
    std::optional<Error> error() const { return m_error; } //!< what ended it before all was read

signals:
    void ended(); //!< all was read, or error(); not when it was stopped

private:
    void readOn();
    void end(const std::optional<Error> &error);

    JournalWalk m_walk;
    QTimer m_pause; //!< between two jobs
    ReceiptId m_last;
    bool m_running = false;
    int m_run = 0;
    std::optional<Error> m_error;
};
