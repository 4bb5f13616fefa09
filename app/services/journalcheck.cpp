// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journalcheck.h"

#include "app/base/async.h"
#include "app/base/logging.h"

using namespace std::chrono_literals;

JournalCheck::JournalCheck(Database &database, QObject *parent) : QObject(parent), m_walk(database)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(10ms); // ten million receipts take a quarter of an hour, and nobody waits for it
    connect(&m_pause, &QTimer::timeout, this, &JournalCheck::readOn);
}

void JournalCheck::start()
{
    stop();
    qCInfo(lcStorage) << "the program did not end cleanly: reading the journal in the background";
    m_last = {};
    m_error.reset();
    m_running = true;
    readOn();
}

void JournalCheck::stop()
{
    ++m_run;
    m_pause.stop();
    m_running = false;
}

void JournalCheck::readOn()
{
    onFinished(m_walk.readAfter(m_last), this, [this, run = m_run](const Result<ReceiptId> &last) {
        if (run != m_run)
            return;
        if (!last) {
            end(last.error());
        } else if (!last.value().isValid()) {
            end({});
        } else {
            m_last = last.value();
            m_pause.start();
        }
    });
}

void JournalCheck::end(const std::optional<Error> &error)
{
    m_running = false;
    m_error = error;
    if (error)
        qCWarning(lcStorage) << "the journal could not be read to its end:" << error->detail;
    else
        qCInfo(lcStorage) << "the journal was read to its end";
    emit ended();
}
