// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregipage.h"

#include "app/demo/demotime.h"
#include "app/demo/ubiregijson.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> timeOf(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    // A space is a '+' that was not escaped; a time without a zone says nothing.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || text.contains(u' '))
        return {};
    return time.toSecsSinceEpoch();
}

QString timeText(qint64 second)
{
    return QString::fromLatin1(DemoTime::utcTime(second));
}

} // namespace

DemoResponse ubiregiError(int status, const QString &message, qint64 now)
{
    const QJsonObject body{{"timestamp"_L1, timeText(now)},
                           {"errors"_L1, QJsonArray{QJsonObject{{"object"_L1, QJsonObject()}, {"messages"_L1, QJsonArray{message}}}}}};
    return {status, "application/json; charset=utf-8", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

UbiregiPage::UbiregiPage(const DemoRequest &request, const QUrl &base, int pageSize, qint64 now)
    : m_request(request)
    , m_base(base)
    , m_now(now)
    , m_limit(pageSize)
{
    const auto readTime = [&](const QString &key, std::optional<qint64> &target) {
        if (!request.query.hasQueryItem(key))
            return;
        target = timeOf(request.value(key));
        if (!target)
            m_problem = key;
    };
    const auto readNumber = [&](const QString &key, auto take) {
        if (!request.query.hasQueryItem(key))
            return;
        bool sound = false;
        const qint64 number = request.value(key).toLongLong(&sound);
        if (sound && number >= 0)
            take(number);
        else
            m_problem = key;
    };
    readTime(u"since"_s, m_since);
    readTime(u"until"_s, m_until);
    readNumber(u"glb"_s, [this](qint64 number) { m_glb = number; });
    readNumber(u"limit"_s, [this](qint64 number) { m_limit = std::clamp<qint64>(number, 1, m_limit); });
}

//! since is inclusive, until and glb are exclusive.
bool UbiregiPage::isInWindow(qint64 id, qint64 updatedAt) const
{
    return id > m_glb && (!m_since || updatedAt >= *m_since) && (!m_until || updatedAt < *m_until);
}

DemoResponse UbiregiPage::checkouts(const UbiregiBooks &books, bool onlyClose) const
{
    const std::vector<UbiregiRecord> &records = books.records();
    const auto begin =
        std::upper_bound(records.begin(), records.end(), m_glb, [](qint64 id, const UbiregiRecord &record) { return id < record.id; });
    const bool count = m_request.value(u"total_count"_s) == u"true";
    QJsonArray rows;
    qint64 total = 0;
    bool more = false;
    for (auto it = begin; it != records.end() && (!more || count); ++it) {
        if (!isInWindow(it->id, it->updatedAt) || (onlyClose && !it->isInClose()))
            continue;
        ++total;
        if (rows.size() < m_limit)
            rows.append(UbiregiJson::checkout(*it, books.account()));
        else
            more = true;
    }
    return answer(u"checkouts"_s, rows, books.lastUpdatedAt(onlyClose), more, count ? total : -1);
}

DemoResponse UbiregiPage::masters(const QString &listKey, const QJsonArray &all) const
{
    const qint64 updatedAt = timeOf(UbiregiJson::mastersChangedAt()).value_or(0);
    const QString sku = m_request.value(u"sku"_s);
    const QString id = m_request.value(u"id"_s);
    QJsonArray rows;
    qint64 total = 0;
    for (const QJsonValue &entry : all) {
        const qint64 entryId = entry[u"id"].toInteger();
        if (!isInWindow(entryId, updatedAt) || (!sku.isEmpty() && entry[u"sku"].toString() != sku) ||
            (!id.isEmpty() && QString::number(entryId) != id))
            continue;
        ++total;
        if (rows.size() < m_limit)
            rows.append(entry);
    }
    return answer(listKey, rows, updatedAt, total > rows.size(), m_request.value(u"total_count"_s) == u"true" ? total : -1);
}

QString UbiregiPage::nextUrl(qint64 lastId) const
{
    QString query;
    const auto add = [&](const QString &key, const QString &value) {
        query += (query.isEmpty() ? u'?' : u'&') + key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value, ":"));
    };
    if (m_since)
        add(u"since"_s, timeText(*m_since));
    add(u"until"_s, timeText(m_until.value_or(m_now))); // pinned to the first page
    add(u"glb"_s, QString::number(lastId));
    for (const QString &key : {u"limit"_s, u"verbose"_s, u"image"_s, u"total_count"_s}) {
        if (m_request.query.hasQueryItem(key))
            add(key, m_request.value(key));
    }
    return m_base.toString() + m_request.path + query;
}

DemoResponse UbiregiPage::answer(const QString &listKey, const QJsonArray &rows, qint64 lastUpdatedAt, bool more, qint64 total) const
{
    if (!m_problem.isEmpty())
        return ubiregiError(400, m_problem + u" is invalid"_s, m_now);
    QJsonObject body{{"timestamp"_L1, timeText(m_until.value_or(m_now))},
                     {"next_batch_since"_L1, timeText(lastUpdatedAt + 1)},
                     {"last_updated_at"_L1, timeText(lastUpdatedAt)},
                     {"next-url"_L1, more ? QJsonValue(nextUrl(rows.last()[u"id"].toInteger())) : QJsonValue()},
                     {listKey, rows}};
    if (total >= 0)
        body["total_count"_L1] = total;
    return {200, "application/json; charset=utf-8", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}
