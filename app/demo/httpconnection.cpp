// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpconnection.h"

#include <QTcpSocket>
#include <QTimer>

namespace {

constexpr qsizetype kLargestHead = 64 * 1024;
constexpr qsizetype kLargestBody = 8 * 1024 * 1024;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QUrlQuery formQuery(QByteArray encoded)
{
    return QUrlQuery(QString::fromUtf8(encoded.replace('+', "%20")));
}

bool readHead(const QByteArray &head, DemoRequest &request, QByteArray &version)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1.") || !words.at(1).startsWith('/'))
        return false;
    request = {};
    request.method = words.at(0);
    version = words.at(2);
    const qsizetype mark = words.at(1).indexOf('?');
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? words.at(1) : words.at(1).left(mark)));
    if (mark >= 0)
        request.query = formQuery(words.at(1).mid(mark + 1));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    return true;
}

} // namespace

QByteArray DemoRequest::header(QByteArrayView name) const
{
    for (const auto &[key, content] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return content;
    }
    return {};
}

QUrlQuery DemoRequest::form() const
{
    return formQuery(body);
}

QString DemoRequest::value(const QString &key) const
{
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

HttpConnection::HttpConnection(QTcpSocket *socket, HttpService &service, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_service(service)
{
    m_socket->setParent(this);
    // Small answers to small questions: without this each waits for the other side's delayed acknowledgement.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readOn);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    readOn();
}

void HttpConnection::cut()
{
    m_busy = true;
    m_socket->abort();
    deleteLater();
}

void HttpConnection::readOn()
{
    m_received += m_socket->readAll();
    while (!m_busy && takeRequest())
        answerNext();
}

//! True when a whole request stands in m_request.
bool HttpConnection::takeRequest()
{
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (m_received.size() > kLargestHead)
            refuse(400);
        return false;
    }
    QByteArray version;
    if (!readHead(m_received.left(headEnd), m_request, version)) {
        refuse(400);
        return false;
    }
    if (!m_request.header("Transfer-Encoding").isEmpty()) {
        refuse(501);
        return false;
    }
    bool sound = true;
    const QByteArray lengthText = m_request.header("Content-Length");
    const qsizetype length = lengthText.isEmpty() ? 0 : qsizetype(lengthText.toLongLong(&sound));
    if (!sound || length < 0 || length > kLargestBody) {
        refuse(sound && length > 0 ? 413 : 400);
        return false;
    }
    if (m_received.size() < headEnd + 4 + length)
        return false;
    m_request.body = m_received.mid(headEnd + 4, length);
    m_received.remove(0, headEnd + 4 + length);
    const QByteArray connection = m_request.header("Connection").toLower();
    m_keepAlive = version == "HTTP/1.1" ? connection != "close" : connection == "keep-alive";
    return true;
}

void HttpConnection::refuse(int status)
{
    m_busy = true;
    m_keepAlive = false;
    answer({status, "text/plain", reasonPhrase(status), {}});
}

void HttpConnection::answerNext()
{
    m_busy = true;
    ++m_service.requestCount;
    const std::optional<DemoFault> fault = m_service.faultPicker ? m_service.faultPicker(m_request) : std::nullopt;
    if (!fault) {
        answer(m_service.handler(m_request));
    } else if (fault->reset) {
        cut();
    } else if (fault->hang) {
        // m_busy stays: the client waits until it gives up, which ends this connection.
    } else if (fault->instead) {
        answer(*fault->instead);
    } else if (fault->spoil) {
        DemoResponse response = m_service.handler(m_request);
        fault->spoil(m_request, response);
        answer(response);
    } else if (fault->cutAfter) {
        answer(m_service.handler(m_request), fault->cutAfter);
    } else {
        QTimer::singleShot(fault->delay, this, [this] {
            answer(m_service.handler(m_request));
            readOn();
        });
    }
}

void HttpConnection::answer(const DemoResponse &response, std::optional<int> cutAfter)
{
    const bool noBody = response.status == 204 || response.status == 304;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    if (!noBody) {
        head += "Content-Type: " + response.contentType + "\r\n";
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    }
    for (const auto &[name, content] : response.headers)
        head += name + ": " + content + "\r\n";
    if (!m_keepAlive)
        head += "Connection: close\r\n";
    m_socket->write(head + "\r\n");
    if (!noBody && m_request.method != "HEAD")
        m_socket->write(cutAfter ? response.body.left(*cutAfter) : response.body);
    m_busy = cutAfter || !m_keepAlive;
    if (m_busy)
        m_socket->disconnectFromHost();
}
