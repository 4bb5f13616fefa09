// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

struct DemoRequest {
    QByteArray method;
    QString path; //!< percent-decoded
    QUrlQuery query; //!< '+' in a value has become a space, as a strict server reads it
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const; //!< case-insensitive; empty when absent
    QUrlQuery form() const; //!< the body as application/x-www-form-urlencoded
    QString value(const QString &key) const; //!< of the query, fully decoded
};

struct DemoResponse {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

//! What goes wrong with one answer. The first that is set wins, from top to bottom.
struct DemoFault {
    bool reset = false; //!< the connection is cut before a byte of the answer
    bool hang = false; //!< the request is read and never answered
    std::optional<DemoResponse> instead; //!< another answer: 401, 403, 429 with Retry-After, 5xx, broken JSON ...
    std::function<void(const DemoRequest &, DemoResponse &)> spoil; //!< changes the true answer
    std::optional<int> cutAfter; //!< headers promise the whole body, the connection ends after so many bytes of it
    std::chrono::milliseconds delay{0}; //!< before the true answer
};

//! A small HTTP/1.1 server on 127.0.0.1 with keep-alive, for the stand-ins and for tests. Not for the open network.
//! Lives in the thread that made it.
class DemoHttpServer : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<DemoResponse(const DemoRequest &)>;
    using FaultPicker = std::function<std::optional<DemoFault>(const DemoRequest &)>;

    explicit DemoHttpServer(Handler handler, QObject *parent = nullptr);
    ~DemoHttpServer() override;

    bool listen(quint16 port = 0); //!< 0 takes a free one
    void close(); //!< also cuts open connections; listen(port) again to "come back"
    quint16 port() const;
    QUrl baseUrl() const; //!< "http://127.0.0.1:PORT"
    void setFaultPicker(FaultPicker picker); //!< asked for each request before the handler
    int requestCount() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};
