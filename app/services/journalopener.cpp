// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journalopener.h"

using namespace std::chrono_literals;

JournalOpener::JournalOpener(QObject *parent) : QObject(parent)
{
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, &JournalOpener::progressChanged);
}

JournalOpener::~JournalOpener()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void JournalOpener::open(const QString &path, OpenOptions options)
{
    m_progress = std::make_shared<OpenProgress>();
    m_result.reset();
    options.progress = m_progress;
    m_watch.start();
    m_thread = std::thread([this, path, how = std::move(options)] {
        auto opened = std::make_shared<Result<std::unique_ptr<Database>>>(Database::open(path, how));
        QMetaObject::invokeMethod(
            this,
            [this, opened] {
                m_thread.join();
                m_watch.stop();
                m_result.emplace(std::move(*opened));
                emit finished();
            },
            Qt::QueuedConnection);
    });
}

void JournalOpener::cancel()
{
    m_progress->cancelled = true;
}

Result<std::unique_ptr<Database>> JournalOpener::take()
{
    Result<std::unique_ptr<Database>> result = std::move(*m_result);
    m_result.reset();
    return result;
}
