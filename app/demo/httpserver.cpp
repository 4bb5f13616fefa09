// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"

#include "app/base/logging.h"
#include "app/demo/httpconnection.h"

#include <QTcpServer>
#include <QTcpSocket>

class DemoHttpServer::Private {
public:
    HttpService service;
    QTcpServer listener;
};

DemoHttpServer::DemoHttpServer(Handler handler, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->service.handler = std::move(handler);
    // A child, so that moving the server to another thread takes it along.
    d->listener.setParent(this);
    connect(&d->listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = d->listener.nextPendingConnection())
            new HttpConnection(socket, d->service, this);
    });
}

DemoHttpServer::~DemoHttpServer()
{
    close();
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly)); // they refer to d
    d->listener.setParent(nullptr); // d deletes it
}

bool DemoHttpServer::listen(quint16 port)
{
    if (d->listener.listen(QHostAddress::LocalHost, port))
        return true;
    qCWarning(lcDemo, "cannot listen on port %d: %s", int(port), qUtf8Printable(d->listener.errorString()));
    return false;
}

void DemoHttpServer::close()
{
    d->listener.close();
    const auto connections = findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly);
    for (HttpConnection *connection : connections)
        connection->cut();
}

quint16 DemoHttpServer::port() const
{
    return d->listener.serverPort();
}

QUrl DemoHttpServer::baseUrl() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port());
    return url;
}

void DemoHttpServer::setFaultPicker(FaultPicker picker)
{
    d->service.faultPicker = std::move(picker);
}

int DemoHttpServer::requestCount() const
{
    return d->service.requestCount;
}
