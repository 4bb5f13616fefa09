// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/oauth.h"

#include "app/base/async.h"
#include "app/net/httpclient.h"
#include "app/net/loopbackredirect.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace {

QString randomText()
{
    std::array<quint32, 8> words; // 256 bits give the 43 characters that RFC 7636 section 4.1 asks for
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof(words));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Error signInError(Error::Kind kind, const QString &detail, const QString &reason)
{
    return {kind, detail, {}, reason};
}

//! One consent in the browser; deletes itself in the end.
class BrowserConsent : public QObject {
public:
    BrowserConsent(const OAuthRequest &request, QObject *context)
        : QObject(context)
        , m_request(request)
        , m_listener(request.redirectPort, request.doneTitle, request.doneText)
    {
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { end(Error{Error::Kind::Cancelled, {}, {}, {}}); });
        m_watcher.setFuture(m_deferred.future());
    }

    QFuture<Result<OAuthCode>> start(const OpenUrl &openUrl)
    {
        const Result<QUrl> redirect = m_listener.listen();
        if (!redirect) {
            end(signInError(Error::Kind::Offline, redirect.error().detail, QStringLiteral("signIn.portTaken")));
            return m_deferred.future();
        }
        m_code.redirectUri = redirect.value();
        onFinished(m_listener.wait(m_request.limit), this, [this](const auto &items) {
            if (items)
                end(read(items.value()));
            else if (items.error().kind == Error::Kind::Timeout)
                end(signInError(Error::Kind::Timeout, items.error().detail, QStringLiteral("signIn.browserTimeout")));
            else
                end(items.error());
        });
        const auto future = m_deferred.future();
        if (!openUrl || !openUrl(consentPage()))
            end(signInError(Error::Kind::Offline, QStringLiteral("the browser could not be opened"), QStringLiteral("signIn.noBrowser")));
        return future;
    }

private:
    QUrl consentPage()
    {
        QList<QPair<QString, QString>> query{
            {QStringLiteral("response_type"), QStringLiteral("code")},
            {QStringLiteral("client_id"), m_request.clientId},
            {QStringLiteral("redirect_uri"), m_code.redirectUri.toString(QUrl::FullyEncoded)},
            {QStringLiteral("state"), m_state},
        };
        query += m_request.extra;
        if (m_request.usePkce) {
            const Pkce pkce = Pkce::random();
            m_code.codeVerifier = pkce.verifier;
            query.append({QStringLiteral("code_challenge"), pkce.challenge});
            query.append({QStringLiteral("code_challenge_method"), QStringLiteral("S256")});
        }
        QUrl url = m_request.authorizeUrl;
        QString text = url.query(QUrl::FullyEncoded);
        if (!text.isEmpty())
            text += u'&';
        url.setQuery(text + QString::fromLatin1(formEncoded(query)), QUrl::StrictMode);
        return url;
    }

    Result<OAuthCode> read(const QHash<QString, QString> &items)
    {
        const QString state = items.value(QStringLiteral("state"));
        const QString error = items.value(QStringLiteral("error"));
        // An error may come without the state: taking it from a stranger costs one more try, taking a code would sign in
        // to a stranger's account (RFC 6749 section 10.12).
        if (state != m_state && (error.isEmpty() || !state.isEmpty()))
            return signInError(Error::Kind::SignInNeeded, QStringLiteral("the answer is not to this question"),
                               QStringLiteral("signIn.stateMismatch"));
        if (!error.isEmpty())
            return refusal(error, items.value(QStringLiteral("error_description")));
        m_code.code = items.value(QStringLiteral("code"));
        if (m_code.code.isEmpty())
            return Error{Error::Kind::BadData, QStringLiteral("neither code nor error in the redirect"), {}, {}};
        return m_code;
    }

    static Error refusal(const QString &error, const QString &description)
    {
        const QString detail = description.isEmpty() ? error : error + QStringLiteral(": ") + description;
        if (error == u"access_denied")
            return signInError(Error::Kind::SignInNeeded, detail, QStringLiteral("signIn.denied"));
        if (error == u"server_error" || error == u"temporarily_unavailable")
            return {Error::Kind::Server, detail, {}, {}};
        return signInError(
            Error::Kind::Forbidden, detail,
            QStringLiteral("signIn.clientRefused")); // the app's registration does not fit: unauthorized_client, invalid_scope ...
    }

    void end(const Result<OAuthCode> &result)
    {
        m_deferred.answer(result);
        deleteLater();
    }

    const OAuthRequest m_request;
    const QString m_state = randomText();
    OAuthCode m_code;
    LoopbackRedirect m_listener;
    Deferred<OAuthCode> m_deferred;
    QFutureWatcher<Result<OAuthCode>> m_watcher;
};

} // namespace

Pkce Pkce::random()
{
    return of(randomText());
}

Pkce Pkce::of(const QString &verifier)
{
    const QByteArray hash = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return {verifier, QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))};
}

QFuture<Result<OAuthCode>> askInBrowser(const OAuthRequest &request, const OpenUrl &openUrl, QObject *context)
{
    if (request.clientId.isEmpty())
        return readyResult<OAuthCode>(
            signInError(Error::Kind::SignInNeeded, QStringLiteral("no client id"), QStringLiteral("signIn.noClientId")));
    return (new BrowserConsent(request, context))->start(openUrl);
}
