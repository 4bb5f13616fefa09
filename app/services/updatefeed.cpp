// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/updatefeed.h"

#include "app/base/signature.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace {

constexpr qsizetype kMostBytes = 64 * 1024;

Error broken(const QString &what)
{
    return {Error::Kind::BadData, what, {}, QStringLiteral("update.broken")};
}

QByteArray bytesOf(const QJsonObject &object, const QString &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(object.value(key).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

} // namespace

Result<Update> readUpdateFeed(const QByteArray &file, const QByteArray &publicKey)
{
    if (file.size() > kMostBytes)
        return broken(QStringLiteral("the file is too large"));
    const QJsonObject envelope = QJsonDocument::fromJson(file).object();
    const QByteArray feed = bytesOf(envelope, QStringLiteral("feed"));
    if (feed.isEmpty())
        return broken(QStringLiteral("no feed in the file"));
    if (!isSigned(feed, bytesOf(envelope, QStringLiteral("signature")), publicKey))
        return Error{Error::Kind::BadData, QStringLiteral("the signature is not right"), {}, QStringLiteral("update.unsigned")};

    const QJsonObject said = QJsonDocument::fromJson(feed).object();
    if (said.value(QStringLiteral("product")).toString() != u"regilens") // the key may sign for other programs too
        return broken(QStringLiteral("it is about another product"));
    Update update;
    const QString version = said.value(QStringLiteral("version")).toString();
    qsizetype end = 0;
    update.version = QVersionNumber::fromString(version, &end);
    if (update.version.isNull() || end != version.size())
        return broken(QStringLiteral("no version"));
    update.page = QUrl(said.value(QStringLiteral("page")).toString(), QUrl::StrictMode);
    if (!update.page.isValid() || update.page.scheme() != u"https" || update.page.host().isEmpty())
        return broken(QStringLiteral("no page"));
    update.isUrgent = said.value(QStringLiteral("urgent")).toBool();
    const QJsonObject summary = said.value(QStringLiteral("summary")).toObject();
    for (auto it = summary.begin(); it != summary.end(); ++it)
        update.summary.insert(it.key(), it.value().toString());
    return update;
}
