// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <thread>

//! Opens the journal on a thread of its own, because a large one is copied for minutes before its schema changes. GUI thread.
class JournalOpener : public QObject {
    Q_OBJECT
public:
    explicit JournalOpener(QObject *parent = nullptr);
    //! Gives up a copy that is under way, and waits.
    ~JournalOpener() override;

    //! finished() comes from the event loop. One at a time.
    void open(const QString &path, OpenOptions options = {});
    //! Ends as Cancelled while it copies, and nothing has changed; a migration that has begun is finished.
    void cancel();

    OpenProgress::Step step() const { return m_progress->step; }
    qint64 copied() const { return m_progress->copied; } //!< bytes
    qint64 total() const { return m_progress->total; }
    qint64 missing() const { return m_progress->missing; } //!< bytes of free space, after "profile.space"

    Result<std::unique_ptr<Database>> take(); //!< once, after finished()

signals:
    void progressChanged(); //!< a few times a second
    void finished();

private:
    std::shared_ptr<OpenProgress> m_progress = std::make_shared<OpenProgress>();
    std::optional<Result<std::unique_ptr<Database>>> m_result;
    QTimer m_watch;
    std::thread m_thread;
};
