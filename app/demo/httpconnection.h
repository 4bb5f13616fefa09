// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

#include <QByteArray>
#include <QObject>

class QTcpSocket;

//! What the connections of one server share. `onRequest` counts the request and picks its fault.
struct HttpService {
    DemoHttpServer::Handler handler;
    DemoHttpServer::FaultPicker faultPicker;
    int requestCount = 0;
};

//! One kept-alive connection: reads a request, answers it, reads the next. Deletes itself when the client is gone.
class HttpConnection : public QObject {
    Q_OBJECT
public:
    HttpConnection(QTcpSocket *socket, HttpService &service, QObject *parent);
    void cut();

private:
    void readOn();
    bool takeRequest();
    void refuse(int status);
    void answerNext();
    void answer(const DemoResponse &response, std::optional<int> cutAfter = {});

    QTcpSocket *m_socket;
    HttpService &m_service;
    QByteArray m_received;
    DemoRequest m_request;
    bool m_keepAlive = true;
    bool m_busy = false; //!< a request is being answered; what follows waits in m_received
};
