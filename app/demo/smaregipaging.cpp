// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregipaging.h"

#include <algorithm>

namespace {

constexpr int kLongestPage = 1000;

int positive(const QString &text)
{
    bool sound = false;
    const int number = text.toInt(&sound);
    return sound && number > 0 ? number : 0;
}

bool has(const SmaregiRow &row, QByteArrayView name)
{
    return std::any_of(row.begin(), row.end(), [&](const auto &entry) { return entry.first == name; });
}

} // namespace

QString SmaregiPaging::read(const DemoRequest &request, const QSet<QByteArray> &sortable, const SmaregiRow &sample)
{
    for (const auto &[key, target] : {std::pair{QStringLiteral("limit"), &limit}, {QStringLiteral("page"), &page}}) {
        if (!request.query.hasQueryItem(key))
            continue;
        *target = positive(request.value(key));
        if (*target == 0 || (key == u"limit" && *target > kLongestPage))
            return key + QStringLiteral(" is out of range");
    }
    for (const QString &word : request.value(QStringLiteral("sort")).split(u',', Qt::SkipEmptyParts)) {
        const QString direction = word.section(u':', 1);
        sort.push_back({word.section(u':', 0, 0).trimmed().toLatin1(), direction == u"desc"});
        if (!sortable.contains(sort.back().name) || (!direction.isEmpty() && direction != u"asc" && direction != u"desc"))
            return QStringLiteral("sort: %1 is not known").arg(word);
    }
    for (const QString &word : request.value(QStringLiteral("fields")).split(u',', Qt::SkipEmptyParts)) {
        fields.append(word.trimmed().toLatin1());
        if (!has(sample, fields.last()))
            return QStringLiteral("fields: %1 is not known").arg(word);
    }
    return {};
}

std::pair<size_t, size_t> SmaregiPaging::bounds(size_t count) const
{
    const size_t first = std::min(count, size_t(limit) * size_t(page - 1));
    return {first, std::min(count, first + size_t(limit))};
}

DemoResponse SmaregiPaging::answer(const DemoRequest &request, const QByteArray &json, bool more, const QUrl &base) const
{
    DemoResponse response{200, "application/json", json, {}};
    if (more) {
        QByteArray next = base.toEncoded() + QUrl::toPercentEncoding(request.path, "/") + '?';
        for (const auto &[key, value] : request.query.queryItems(QUrl::FullyDecoded)) {
            if (key != u"page")
                next += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value) + '&';
        }
        response.headers.append({"Link", '<' + next + "page=" + QByteArray::number(page + 1) + ">; rel=\"next\""});
    }
    return response;
}

QByteArray smaregiCell(const SmaregiRow &row, QByteArrayView name)
{
    const auto it = std::find_if(row.begin(), row.end(), [&](const auto &entry) { return entry.first == name; });
    return it == row.end() ? QByteArray() : it->second;
}

bool smaregiLess(const QByteArray &a, const QByteArray &b)
{
    bool numeric = false;
    bool numericToo = false;
    const qint64 left = a.toLongLong(&numeric);
    const qint64 right = b.toLongLong(&numericToo);
    return numeric && numericToo ? left < right : a < b;
}
