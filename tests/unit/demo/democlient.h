// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "tests/unit/demo/turnedclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

struct Answer {
    int status = 0;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

//! Asks a store over true HTTP and waits for the answer. Follows no redirects.
class DemoClient {
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;
    using Fields = QList<QPair<QString, QString>>;

    explicit DemoClient(const DemoStore &store);

    QJsonObject endpoints; //!< as the store gives them
    Answer get(const QUrl &url, const Headers &headers = {});
    Answer post(const QUrl &url, const Fields &form, const Headers &headers = {});

    QString text(const char *service, const char *key) const;
    QUrl safie(const QString &pathAndQuery) const { return QUrl(text("safie", "api") + pathAndQuery, QUrl::StrictMode); }
    QUrl ubiregiWeb(const QString &pathAndQuery) const { return QUrl(text("ubiregi", "web") + pathAndQuery, QUrl::StrictMode); }
    QUrl ubiregiApi(const QString &pathAndQuery) const { return QUrl(text("ubiregi", "api") + pathAndQuery, QUrl::StrictMode); }

    //! A call of the classic API with the right credentials.
    Answer smaregi(const QString &function, const QJsonObject &params);
    static Headers smaregiHeaders();

private:
    Answer wait(QNetworkReply *reply);

    QNetworkAccessManager m_manager;
};
