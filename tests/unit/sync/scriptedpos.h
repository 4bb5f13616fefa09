// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/pos/posclient.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <functional>

//! A POS cloud in memory: a list of receipts, pages, errors on demand, and a record of what was asked.
class ScriptedPos final : public QObject, public PosClient {
public:
    struct Request {
        bool changes = false; //!< changedSince(), else soldIn()
        TimeRange range; //!< of soldIn()
        Instant since; //!< of changedSince()
        QByteArray page;
        qint64 atMs = 0; //!< since the first request
    };

    QList<Receipt> receipts;
    QList<BadRow> badRows; //!< on the first page of every soldIn()
    int pageSize = 100;
    bool givesCursor = true; //!< nextSince on the last page of changedSince()
    bool holds = false; //!< answers nothing, until release()
    bool repeatsPage = false; //!< the second page names itself as the next one
    std::optional<Instant> vendorTime; //!< told with the first answer
    QList<Request> requests;
    int open = 0; //!< requests without an answer, now
    int mostOpen = 0;

    //! The request of that number (0 is the first ever) fails.
    void failRequest(int number, const Error &error) { m_failures.insert(number, error); }
    //! Asked for every request; answers the error with which it fails.
    std::function<std::optional<Error>(const Request &)> refuse;
    void release()
    {
        holds = false;
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }
    void failNext(const Error &error) { m_failures.insert(int(requests.size()), error); }

    QList<Request> polls() const { return where(true); }
    QList<Request> windows() const { return where(false); }

    std::optional<Instant> vendorNow() const override { return m_answered ? vendorTime : std::nullopt; }

    QFuture<Result<PosCheck>> check() override { return readyResult<PosCheck>(PosCheck{}); }

    QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) override
    {
        QList<Receipt> found;
        for (const Receipt &receipt : std::as_const(receipts)) {
            if (range.contains(receipt.soldAt))
                found << receipt;
        }
        ReceiptPage answer = cut(found, page);
        if (page.isEmpty())
            answer.badRows = badRows;
        return reply({false, range, {}, page}, answer);
    }

    QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) override
    {
        QList<Receipt> found;
        Instant newest = since;
        for (const Receipt &receipt : std::as_const(receipts)) {
            if (receipt.changedAt >= since) {
                found << receipt;
                newest = std::max(newest, receipt.changedAt);
            }
        }
        ReceiptPage answer = cut(found, page);
        if (answer.nextPage.isEmpty() && givesCursor)
            answer.nextSince = newest;
        return reply({true, {}, since, page}, answer);
    }

private:
    QList<Request> where(bool changes) const
    {
        QList<Request> found;
        for (const Request &request : requests) {
            if (request.changes == changes)
                found << request;
        }
        return found;
    }

    ReceiptPage cut(const QList<Receipt> &found, const QByteArray &page) const
    {
        const qsizetype from = page.toLongLong();
        ReceiptPage answer;
        answer.receipts = found.mid(from, pageSize);
        if (repeatsPage && !page.isEmpty())
            answer.nextPage = page;
        else if (from + pageSize < found.size())
            answer.nextPage = QByteArray::number(from + pageSize);
        return answer;
    }

    QFuture<Result<ReceiptPage>> reply(Request request, const ReceiptPage &page)
    {
        if (requests.isEmpty())
            m_since.start();
        request.atMs = m_since.elapsed();
        const int number = int(requests.size());
        requests << request;
        mostOpen = std::max(mostOpen, ++open);
        const Deferred<ReceiptPage> deferred;
        if (holds) {
            m_held.push_back([this, deferred, page] { answer(deferred, page); });
            return deferred.future();
        }
        if (m_failures.contains(number))
            answer(deferred, m_failures.take(number));
        else if (const std::optional<Error> refused = refuse ? refuse(request) : std::nullopt)
            answer(deferred, *refused);
        else
            answer(deferred, page);
        return deferred.future();
    }

    void answer(const Deferred<ReceiptPage> &deferred, const Result<ReceiptPage> &page)
    {
        QMetaObject::invokeMethod(
            this,
            [this, deferred, page] {
                --open;
                m_answered = true;
                deferred.answer(page);
            },
            Qt::QueuedConnection);
    }

    QHash<int, Error> m_failures;
    std::deque<std::function<void()>> m_held;
    QElapsedTimer m_since;
    bool m_answered = false;
};
