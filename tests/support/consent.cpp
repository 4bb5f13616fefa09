// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/consent.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

#include <memory>

namespace {

std::unique_ptr<QNetworkReply> wait(QNetworkReply *reply)
{
    std::unique_ptr<QNetworkReply> owned(reply);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000))
        reply->abort();
    return owned;
}

} // namespace

QString followConsent(const QUrl &page, const QString &decision, const QString &account)
{
    QNetworkAccessManager browser;
    const auto opened = wait(browser.get(QNetworkRequest(page)));
    if (opened->error() != QNetworkReply::NoError)
        return QStringLiteral("problem: ") + opened->errorString();
    const QString html = QString::fromUtf8(opened->readAll());
    static const QRegularExpression form(QStringLiteral("<form[^>]*action=\"([^\"]*)\""));
    const auto action = form.match(html);
    if (!action.hasMatch()) // a consent that was given before goes straight back
        return html;

    QUrlQuery fields;
    static const QRegularExpression input(QStringLiteral("<input[^>]*>"));
    static const QRegularExpression name(QStringLiteral("name=\"([^\"]*)\""));
    static const QRegularExpression value(QStringLiteral("value=\"([^\"]*)\""));
    auto inputs = input.globalMatch(html);
    while (inputs.hasNext()) {
        const QString tag = inputs.next().captured();
        if (tag.contains(u"hidden"))
            fields.addQueryItem(name.match(tag).captured(1),
                                QString::fromLatin1(QUrl::toPercentEncoding(
                                    value.match(tag).captured(1).replace(QStringLiteral("&amp;"), QStringLiteral("&")))));
    }
    if (!account.isEmpty())
        fields.addQueryItem(QStringLiteral("account"), account);
    fields.addQueryItem(QStringLiteral("decision"), decision);
    QNetworkRequest request(opened->url().resolved(QUrl(action.captured(1))));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    const auto answered = wait(browser.post(request, fields.toString(QUrl::FullyEncoded).toUtf8()));
    if (answered->error() != QNetworkReply::NoError)
        return QStringLiteral("problem: ") + answered->errorString();
    return QString::fromUtf8(answered->readAll());
}
