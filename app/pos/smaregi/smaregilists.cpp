// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregilists.h"

#include "app/pos/inpool.h"

#include <algorithm>

namespace {
constexpr int kLongestPage = 1000;
constexpr int kMostPages = 100; // no contract has so many registers: such a server does not heed `page`
} // namespace

SmaregiLists::SmaregiLists(std::shared_ptr<SmaregiPlatformSession> session, int pageSize, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_pageSize(std::clamp(pageSize, 1, kLongestPage))
{
}

SmaregiLists::~SmaregiLists()
{
    for (QFuture<Result<HttpReply>> &reply : m_open)
        reply.cancel();
}

QFuture<Result<SmaregiLists::Page>> SmaregiLists::page(const Query &query, int limit)
{
    const Deferred<Page> answer;
    const QFuture<Result<HttpReply>> reply = m_session->get(query);
    m_open.removeIf([](const QFuture<Result<HttpReply>> &one) { return one.isFinished(); });
    m_open.append(reply);
    cancelTogether(answer.future(), reply, this);
    onFinished(reply, this, [this, answer, limit, url = m_session->urlOf(query)](const Result<HttpReply> &received) {
        if (!received) {
            answer.answer(received.error());
            return;
        }
        const bool hasNext = SmaregiPlatform::hasNextPage(received.value(), url);
        const auto parsed = inPool([body = received.value().body] { return SmaregiPlatform::rowsOf(body); });
        onFinished(parsed, this, [answer, hasNext, limit](const Result<QJsonArray> &rows) {
            if (!rows)
                answer.answer(rows.error());
            else // a page may be short of what was asked for and still not be the last one
                answer.answer(Page{rows.value(), rows.value().isEmpty() || (!hasNext && rows.value().size() < limit)});
        });
    });
    return answer.future();
}

QFuture<Result<QJsonArray>> SmaregiLists::whole(const Query &query)
{
    const Deferred<QJsonArray> answer;
    readOn(answer, query, {}, 1);
    return answer.future();
}

void SmaregiLists::readOn(const Deferred<QJsonArray> &answer, const Query &query, const QJsonArray &before, int number)
{
    Query one = query;
    one.items.append({QStringLiteral("limit"), QString::number(m_pageSize)});
    one.items.append({QStringLiteral("page"), QString::number(number)});
    const auto asked = page(one, m_pageSize);
    cancelTogether(answer.future(), asked, this);
    onFinished(asked, this, [this, answer, query, before, number](const Result<Page> &received) {
        if (!received) {
            answer.answer(received.error());
            return;
        }
        QJsonArray all = before;
        for (const QJsonValue &row : received.value().rows)
            all.append(row);
        if (received.value().isLast)
            answer.answer(all);
        else if (number == kMostPages)
            answer.answer(SmaregiPlatform::leadsNowhere());
        else
            readOn(answer, query, all, number + 1);
    });
}
