// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregicursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

void SmaregiCursor::toNextPage(const QList<Row> &rows)
{
    using namespace std::chrono_literals;
    Instant from = windowFrom;
    for (const Row &row : rows)
        from = std::max<Instant>(from, std::chrono::floor<std::chrono::seconds>(row.at) - 1s);
    const bool moves = from > windowFrom;
    if (page == 1 && moves)
        seen.clear();
    for (const Row &row : rows) {
        if (row.at >= from && !seen.contains(row.id))
            seen.append(row.id);
    }
    page = moves ? 1 : page + 1;
    windowFrom = from;
}

QByteArray SmaregiCursor::toToken() const
{
    QJsonObject json{
        {QStringLiteral("until"), toMs(until)},
        {QStringLiteral("from"), toMs(windowFrom)},
        {QStringLiteral("after"), afterId},
        {QStringLiteral("started"), toMs(startedAt)},
    };
    if (page > 1)
        json[QStringLiteral("page")] = page;
    if (!seen.isEmpty()) {
        QJsonArray ids;
        for (const qint64 id : seen)
            ids.append(id);
        json[QStringLiteral("seen")] = ids;
    }
    if (newest)
        json[QStringLiteral("newest")] = toMs(*newest);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<SmaregiCursor> SmaregiCursor::fromToken(const QByteArray &token)
{
    const QJsonObject json = QJsonDocument::fromJson(token).object();
    SmaregiCursor cursor;
    cursor.until = fromMs(json[u"until"].toInteger());
    cursor.windowFrom = fromMs(json[u"from"].toInteger());
    cursor.afterId = json[u"after"].toInteger();
    cursor.page = std::max(1, json[u"page"].toInt(1));
    for (const QJsonValue &id : json[u"seen"].toArray())
        cursor.seen.append(id.toInteger());
    cursor.startedAt = fromMs(json[u"started"].toInteger());
    if (json.contains(u"newest"))
        cursor.newest = fromMs(json[u"newest"].toInteger());
    if (!json.contains(u"after") || cursor.window().isEmpty())
        return Error{Error::Kind::BadData, QStringLiteral("the page token cannot be read"), {}, {}};
    return cursor;
}

std::optional<Result<ReceiptPage>> SmaregiCursor::begin(const QByteArray &token, TimeRange whole, Instant now)
{
    const Result<SmaregiCursor> place = token.isEmpty() ? SmaregiCursor{whole.to, whole.from, 0, now, {}} : fromToken(token);
    if (!place)
        return place.error();
    *this = place.value();
    return window().isEmpty() ? std::optional<Result<ReceiptPage>>(ReceiptPage{}) : std::nullopt;
}

void SmaregiCursor::leadOn(ReceiptPage &answer, bool windowDone, std::optional<Instant> since)
{
    if (windowDone && isLastWindow()) {
        if (since)
            answer.nextSince = std::max(*since, nextSince());
        return;
    }
    if (windowDone)
        toNextWindow();
    answer.nextPage = toToken();
}

QList<HeadIdSpan> spansOf(QList<qint64> headIds)
{
    constexpr qint64 kWidestSpan = 100'000;
    constexpr qint64 kWidestGap = 300; // some three lines a transaction
    std::sort(headIds.begin(), headIds.end());
    QList<HeadIdSpan> spans;
    for (const qint64 id : headIds) {
        if (!spans.isEmpty() && id - spans.last().last <= kWidestGap && id - spans.last().first < kWidestSpan)
            spans.last().last = id;
        else
            spans.append({id, id});
    }
    return spans;
}
