// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httptransfer.h"

#include "app/base/logging.h"
#include "app/net/oncebody.h"
#include "app/net/requestpace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileDevice>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace {

using namespace std::chrono_literals;

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest result(request.url);
    // The default policy forwards Authorization to other hosts (qt-platform.md section 4).
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        request.followRedirects ? QNetworkRequest::SameOriginRedirectPolicy : QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, true);
    // Credentials travel in our own headers only: nothing remembered from an earlier reply may be added to a request.
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setTransferTimeout(int(request.timeout.count()));
    result.setHeader(QNetworkRequest::UserAgentHeader, QString(QStringLiteral("Regilens/") + QCoreApplication::applicationVersion()));
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    if (request.verb == HttpRequest::Verb::Post && !result.header(QNetworkRequest::ContentTypeHeader).isValid())
        result.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    return result;
}

//! True when the server answered and Qt only turned its status into an error (codes from 200 on; 407 is of the proxy).
bool isOnlyStatus(QNetworkReply::NetworkError error, int status)
{
    return error == QNetworkReply::NoError ||
           (status >= 400 && error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ContentReSendError);
}

//! Qt reports a body that is shorter than promised only while it reads from the socket; this also holds for what lies
//! between. A decompressed body has another length than the header says.
bool isCut(const HttpReply &reply, qint64 received)
{
    bool known = false;
    const qint64 promised = reply.header("Content-Length").toLongLong(&known);
    return known && reply.header("Content-Encoding").isEmpty() && reply.status != 204 && reply.status != 304 && received < promised;
}

Error transportError(QNetworkReply::NetworkError error, const QString &what)
{
    switch (error) {
    case QNetworkReply::OperationCanceledError: // how Qt ends a transfer timeout; nothing else aborts a reply we listen to
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {Error::Kind::Timeout, QStringLiteral("no answer in time"), {}, {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Kind::Offline, what, {}, QStringLiteral("net.tls")};
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        return {Error::Kind::BadData, QStringLiteral("redirect refused"), {}, QStringLiteral("net.redirect")};
    default:
        return {Error::Kind::Offline, what, {}, {}};
    }
}

} // namespace

HttpTransfer::HttpTransfer(QNetworkAccessManager &manager, const RetryPolicy &retry, HttpRequest request, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_retry(retry)
    , m_request(std::move(request))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HttpTransfer::takeTurn);
    if (m_request.pace)
        connect(m_request.pace.get(), &RequestPace::held, this, [this] {
            if (!m_reply && !m_pause.isActive())
                refusedByPace();
        });
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &HttpTransfer::end);
    m_watcher.setFuture(m_deferred.future());
    takeTurn();
}

HttpTransfer::~HttpTransfer()
{
    end();
}

void HttpTransfer::takeTurn()
{
    if (!m_request.pace) {
        sendOnce();
    } else if (!refusedByPace()) {
        m_request.pace->add([self = QPointer(this)] {
            if (!self || self->m_ended)
                return false;
            self->sendOnce();
            return true;
        });
    }
}

//! Whoever asks while the server wants to be left alone for long is told so, rather than left waiting.
bool HttpTransfer::refusedByPace()
{
    const std::chrono::milliseconds held = m_request.pace->heldFor();
    if (m_ended || held <= m_retry.longestDelay)
        return m_ended;
    m_deferred.answer(Error{Error::Kind::RateLimited, QStringLiteral("the server asked to wait"), held, {}});
    end();
    return true;
}

void HttpTransfer::sendOnce()
{
    ++m_tries;
    m_received = 0;
    if (m_request.file && (!m_request.file->seek(0) || !m_request.file->resize(0))) {
        repeatOrAnswer(Error{Error::Kind::Storage, m_request.file->errorString(), {}, {}}, false);
        return;
    }
    QNetworkRequest request = networkRequest(m_request);
    if (m_request.verb == HttpRequest::Verb::Get) {
        m_reply = m_manager.get(request);
    } else if (m_request.verb == HttpRequest::Verb::Delete) {
        m_reply = m_manager.deleteResource(request);
    } else if (m_request.safeToRepeat) {
        m_reply = m_manager.post(request, m_request.body);
    } else {
        // A manager of its own means a new connection: one that the server closed meanwhile would fail, and must not be
        // tried again.
        auto *manager = new QNetworkAccessManager(this);
        auto *body = new OnceBody(m_request.body, manager);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true); // a buffer could rewind
        m_reply = manager->post(request, body);
    }
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransfer::finished);
    if (m_request.file)
        connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransfer::readOn);
}

void HttpTransfer::readOn()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300)
        return;
    if (!writeFile(m_reply->readAll()))
        return m_reply->abort();
    if (m_request.progress) {
        bool known = false;
        const qint64 total = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(&known);
        m_request.progress(m_received, known ? total : -1);
    }
}

bool HttpTransfer::writeFile(const QByteArray &bytes)
{
    m_received += bytes.size();
    if (m_request.file->write(bytes) == bytes.size())
        return true;
    m_fileError = Error{Error::Kind::Storage, m_request.file->errorString(), {}, {}};
    return false;
}

void HttpTransfer::finished()
{
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->deleteLater();

    HttpReply answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->isOpen()) // closed when the time limit ended it
        answer.body = reply->readAll();
    for (const auto &pair : reply->rawHeaderPairs())
        answer.headers.append(pair);

    const QNetworkReply::NetworkError error = reply->error();
    if (answer.status > 0)
        emit answered(answer);
    if (m_request.file && answer.isOk() && !m_fileError)
        writeFile(std::exchange(answer.body, {}));
    if (m_fileError)
        return repeatOrAnswer(*m_fileError, false);
    const qint64 received = m_request.file && answer.isOk() ? m_received : answer.body.size();
    if (!isOnlyStatus(error, answer.status)) {
        const Error problem = transportError(error, reply->errorString());
        repeatOrAnswer(problem, problem.reason.isEmpty()); // a bad certificate or redirect stays bad
    } else if (isCut(answer, received)) {
        repeatOrAnswer(Error{Error::Kind::Offline, QStringLiteral("the answer was cut off"), {}, {}}, true);
    } else {
        repeatOrAnswer(answer, answer.status == 429 || answer.status >= 500);
    }
}

void HttpTransfer::repeatOrAnswer(const Result<HttpReply> &result, bool worthRepeating)
{
    const QString outcome = result ? QString::number(result.value().status) : result.error().detail;
    const std::chrono::milliseconds delay = nextDelay(result);
    const bool limited = result && (result.value().status == 429 || (result.value().status == 503 && retryAfter(result.value()) > 0ms));
    if (worthRepeating && mayRepeat() && delay <= m_retry.longestDelay) {
        qCInfo(lcNet) << redacted(m_request.url) << outcome << "- again in" << delay.count() << "ms";
        m_pause.start(delay);
        if (limited && m_request.pace)
            m_request.pace->holdFor(delay); // the others of this contract wait too
        return;
    }
    if (result)
        qCDebug(lcNet) << redacted(m_request.url) << outcome;
    else
        qCWarning(lcNet) << redacted(m_request.url) << outcome;
    m_deferred.answer(result);
    end();
    if (limited && m_request.pace)
        m_request.pace->holdFor(delay);
}

void HttpTransfer::end()
{
    m_ended = true;
    m_pause.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply.clear();
    }
    deleteLater();
}

bool HttpTransfer::mayRepeat() const
{
    return m_tries < m_retry.tries && (m_request.verb != HttpRequest::Verb::Post || m_request.safeToRepeat);
}

std::chrono::milliseconds HttpTransfer::nextDelay(const Result<HttpReply> &result) const
{
    const auto asked = result ? retryAfter(result.value()) : 0ms;
    if (asked > 0ms)
        return asked;
    const auto doubled = m_retry.firstDelay * (1LL << std::min(m_tries - 1, 20));
    const auto capped = std::min<std::chrono::milliseconds>(doubled, m_retry.longestDelay);
    return capped / 2 + std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(capped.count() / 2 + 1)));
}

std::optional<Instant> httpDate(const QByteArray &text)
{
    // Always in GMT.
    const QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return {};
    return fromMs(QDateTime(time.date(), time.time(), QTimeZone::utc()).toMSecsSinceEpoch());
}

std::chrono::milliseconds retryAfter(const HttpReply &reply)
{
    const QByteArray text = reply.header("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp<qint64>(seconds, 0, 7 * 24 * 3600));

    const std::optional<Instant> until = httpDate(text);
    if (!until)
        return 0ms;
    const Instant serverNow = httpDate(reply.header("Date")).value_or(SystemClock().now());
    return std::max<std::chrono::milliseconds>(*until - serverNow, 0ms);
}
