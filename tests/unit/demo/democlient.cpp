// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QDateTime>
#include <QSignalSpy>

#include <memory>

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, content] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return content;
    }
    return {};
}

DemoClient::DemoClient(const DemoStore &store) : endpoints(QJsonDocument::fromJson(store.endpointsJson()).object()) {}

QString DemoClient::text(const char *service, const char *key) const
{
    return endpoints[QString::fromLatin1(service)][QString::fromLatin1(key)].toString();
}

Answer DemoClient::wait(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owned(reply);
    if (!reply->isFinished()) {
        QSignalSpy spy(reply, &QNetworkReply::finished);
        spy.wait();
    }
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.error = reply->error();
    answer.body = reply->readAll();
    answer.headers = reply->rawHeaderPairs();
    return answer;
}

Answer DemoClient::get(const QUrl &url, const Headers &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, content] : headers)
        request.setRawHeader(name, content);
    return wait(m_manager.get(request));
}

Answer DemoClient::post(const QUrl &url, const Fields &form, const Headers &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    for (const auto &[name, content] : headers)
        request.setRawHeader(name, content);
    return wait(m_manager.post(request, formEncoded(form)));
}

DemoClient::Headers DemoClient::smaregiHeaders()
{
    return {{"X_contract_id", DemoCredentials::kSmaregiContract.latin1()}, {"X_access_token", DemoCredentials::kSmaregiToken.latin1()}};
}

Answer DemoClient::smaregi(const QString &function, const QJsonObject &params)
{
    return post(QUrl(text("smaregi", "classic")),
                {{QStringLiteral("proc_name"), function},
                 {QStringLiteral("params"), QString::fromUtf8(QJsonDocument(params).toJson(QJsonDocument::Compact))}},
                smaregiHeaders());
}
