// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/loopbackredirect.h"

#include "app/base/async.h"
#include "app/base/logging.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace {

constexpr qint64 kLongestRequest = 16 * 1024; // a code is some hundred bytes; browsers add headers of a few kilobytes

QByteArray page(const QString &title, const QString &text)
{
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>"
                          "<meta name=\"viewport\" content=\"width=device-width\">"
                          "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:28em;margin:20vh auto 0;padding:0 1em;"
                          "color:#222;background:#fff;text-align:center}h1{font-size:1.3em}"
                          "@media(prefers-color-scheme:dark){body{color:#eee;background:#1c1c1c}}</style></head>"
                          "<body><h1>%1</h1><p>%2</p></body></html>\n")
        .arg(title.toHtmlEscaped(), text.toHtmlEscaped())
        .toUtf8();
}

void answer(QTcpSocket &socket, const QByteArray &status, const QByteArray &body)
{
    // No referrer and no store: the address of this page holds the code.
    socket.write("HTTP/1.1 " + status +
                 "\r\nContent-Type: text/html; charset=utf-8\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\n"
                 "Connection: close\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.flush(); // the listener may be deleted before the event loop turns again
    socket.disconnectFromHost();
}

} // namespace

class LoopbackRedirect::Private {
public:
    void read(QTcpSocket &socket);
    void end(const Result<QHash<QString, QString>> &result);

    quint16 port = 0;
    QString doneTitle;
    QString doneText;
    QTcpServer server;
    QTimer limit;
    Deferred<QHash<QString, QString>> deferred;
    QFutureWatcher<Result<QHash<QString, QString>>> watcher;
};

LoopbackRedirect::LoopbackRedirect(quint16 port, QString doneTitle, QString doneText, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->port = port;
    d->doneTitle = std::move(doneTitle);
    d->doneText = std::move(doneText);
    d->limit.setSingleShot(true);
    connect(&d->limit, &QTimer::timeout, this, [this] {
        d->end(Error{Error::Kind::Timeout, QStringLiteral("no answer from the browser"), {}, {}});
    });
    connect(&d->watcher, &QFutureWatcherBase::canceled, this, [this] { d->end(Error{Error::Kind::Cancelled, {}, {}, {}}); });
    connect(&d->server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = d->server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { d->read(*socket); });
        }
    });
    d->watcher.setFuture(d->deferred.future());
}

LoopbackRedirect::~LoopbackRedirect() = default;

Result<QUrl> LoopbackRedirect::listen()
{
    if (!d->server.listen(QHostAddress::LocalHost, d->port))
        return Error{Error::Kind::Offline, d->server.errorString(), {}, {}};
    // The number, not "localhost", which may mean ::1 or another host (RFC 8252 section 8.3).
    return QUrl(QStringLiteral("http://127.0.0.1:%1/callback").arg(d->server.serverPort()));
}

QFuture<Result<QHash<QString, QString>>> LoopbackRedirect::wait(std::chrono::milliseconds limit)
{
    if (d->server.isListening())
        d->limit.start(limit);
    return d->deferred.future();
}

void LoopbackRedirect::Private::read(QTcpSocket &socket)
{
    const QByteArray head = socket.peek(kLongestRequest);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= kLongestRequest)
            socket.abort();
        return; // the rest is on its way
    }
    socket.readAll();
    if (!server.isListening())
        return socket.abort();

    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    const QUrl url = line.size() == 3 ? QUrl::fromEncoded(line[1], QUrl::StrictMode) : QUrl();
    if (line.first() != "GET" || url.path() != u"/callback") {
        qCDebug(lcNet) << "sign-in listener: not the redirect";
        return answer(socket, "404 Not Found", page(QStringLiteral("404"), {}));
    }

    QString query = url.query(QUrl::FullyEncoded);
    query.replace(u'+', QStringLiteral("%20")); // QUrlQuery leaves '+' as it is
    QHash<QString, QString> items;
    for (const auto &[name, value] : QUrlQuery(query).queryItems(QUrl::FullyDecoded))
        items.insert(name, value);
    answer(socket, "200 OK", page(doneTitle, doneText));
    end(items);
}

void LoopbackRedirect::Private::end(const Result<QHash<QString, QString>> &result)
{
    limit.stop();
    server.close();
    deferred.answer(result);
}
