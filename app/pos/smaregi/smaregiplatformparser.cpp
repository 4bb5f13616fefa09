// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiplatformparser.h"

#include "app/net/httpclient.h"
#include "app/pos/jsonfields.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace SmaregiPlatform {
namespace {

Error badData(const QString &detail)
{
    return {Error::Kind::BadData, detail, {}, {}};
}

QList<Smaregi::OtherPayment> otherPaymentsOf(const QJsonObject &head, const Names &names = {})
{
    QList<Smaregi::OtherPayment> others;
    for (const QJsonValue &other : head[u"depositOthers"].toArray()) {
        const QString id = textOf(other[u"paymentMethodId"]);
        const QString name = textOf(other[u"paymentMethodName"]);
        others.append({id, name.isEmpty() ? names.payments.value(id) : name, other[u"depositOthers"]});
    }
    return others;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return a.isValid() && a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

} // namespace

Result<Token> tokenOf(const QByteArray &body, const QStringList &asked)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    Token token;
    token.value = textOf(json[u"access_token"]).toUtf8();
    if (token.value.isEmpty())
        return badData(QStringLiteral("the token answer has no access_token"));
    if (const std::optional<qint64> seconds = wholeOf(json[u"expires_in"]))
        token.lifetime = std::chrono::seconds(std::clamp<qint64>(*seconds, 0, 7 * 24 * 3600));
    const QStringList granted = textOf(json[u"scope"]).split(u' ', Qt::SkipEmptyParts);
    const QStringList &scopes = granted.isEmpty() ? asked : granted;
    token.scopes = {scopes.begin(), scopes.end()};
    token.refreshToken = textOf(json[u"refresh_token"]);
    return token;
}

Result<QString> contractOfUser(const QByteArray &body)
{
    const QString contract = textOf(QJsonDocument::fromJson(body)[u"contract"][u"id"]);
    return contract.isEmpty() ? Result<QString>(badData(QStringLiteral("the user info has no contract"))) : contract;
}

Error leadsNowhere()
{
    return badData(QStringLiteral("one page follows another and brings nothing new"));
}

Result<QJsonArray> rowsOf(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badData(QStringLiteral("not JSON: %1 at %2").arg(problem.errorString()).arg(problem.offset));
    return document.isArray() ? Result<QJsonArray>(document.array()) : badData(QStringLiteral("the answer is no list"));
}

bool hasNextPage(const HttpReply &reply, const QUrl &asked)
{
    // RFC 8288: <address>; rel="next", <address>; rel="last"
    static const QRegularExpression link(QStringLiteral("<([^>]*)>((?:\\s*;\\s*[\\w*-]+\\s*=\\s*(?:\"[^\"]*\"|[^\",;\\s]+))*)"));
    static const QRegularExpression next(QStringLiteral(";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next\\b)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString header = QString::fromLatin1(reply.header("Link"));
    for (auto match = link.globalMatch(header); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        if (next.match(one.captured(2)).hasMatch() && sameOrigin(asked.resolved(QUrl(one.captured(1))), asked))
            return true;
    }
    return false;
}

Smaregi::Receipts receiptsOf(const QString &contract, const QJsonArray &transactions, const Names &names)
{
    Smaregi::Receipts out;
    out.receipts.reserve(transactions.size());
    for (const QJsonValue &row : transactions) {
        const QJsonObject head = row.toObject();
        QList<QJsonObject> lines;
        for (const QJsonValue &line : head[u"details"].toArray())
            lines.append(line.toObject());
        const qsizetype before = out.receipts.size();
        const QByteArray raw = Smaregi::compactJson(head);
        Smaregi::appendReceipt(contract, {head, lines, otherPaymentsOf(head, names), head[u"change"], head[u"sumDate"]}, raw, out);
        if (out.receipts.size() == before)
            continue;
        if (QString &staff = out.receipts.last().staff; staff.isEmpty())
            staff = names.staff.value(textOf(head[u"staffId"]));
        const bool isSale = textOf(head[u"transactionHeadDivision"]) == u"1";
        if (isSale && !head[u"details"].isArray())
            out.badRows.append({out.receipts.last().vendorKey, QStringLiteral("the list of lines is missing"), raw});
    }
    return out;
}

NamelessIds namelessIdsOf(const QJsonArray &transactions)
{
    NamelessIds ids;
    for (const QJsonValue &row : transactions) {
        if (isMissing(row[u"staffName"]) && !isMissing(row[u"staffId"]))
            ids.staff.insert(textOf(row[u"staffId"]));
        for (const Smaregi::OtherPayment &other : otherPaymentsOf(row.toObject())) {
            if (other.name.isEmpty() && !other.methodId.isEmpty())
                ids.payments.insert(other.methodId);
        }
    }
    return ids;
}

QHash<QString, QString> namesOf(const QJsonArray &rows, QStringView idField, QStringView nameField)
{
    QHash<QString, QString> names;
    for (const QJsonValue &row : rows) {
        if (!isMissing(row[idField]) && !isMissing(row[nameField]))
            names.insert(textOf(row[idField]), textOf(row[nameField]));
    }
    return names;
}

QList<PosRegister> terminalsOf(const QString &contract, const QJsonArray &terminals)
{
    QList<PosRegister> registers;
    for (const QJsonValue &terminal : terminals) {
        PosRegister found{{{Vendor::Smaregi, contract}, textOf(terminal[u"terminalId"])},
                          textOf(terminal[u"terminalName"]),
                          textOf(terminal[u"storeId"])};
        found.identification = textOf(terminal[u"uuid"]);
        found.appVersion = textOf(terminal[u"appVersion"]);
        found.stopped = textOf(terminal[u"useStopDivision"]) == u"1";
        if (!found.key.terminal.isEmpty() && !registers.contains(found))
            registers.append(found);
    }
    Smaregi::sortRegisters(registers);
    return registers;
}

QString queryTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(instant + Smaregi::kJapan), Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) +
           QStringLiteral("+09:00");
}

Error errorOf(const HttpReply &reply)
{
    Error error = statusError(reply);
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    if (const QString title = textOf(problem[u"title"]); !title.isEmpty())
        error.detail = QStringLiteral("HTTP %1: %2 (%3)").arg(reply.status).arg(title.left(100), textOf(problem[u"detail"]).left(200));
    if (error.kind == Error::Kind::SignInNeeded)
        error.reason = QStringLiteral("smaregi.app");
    return error;
}

Error tokenErrorOf(const HttpReply &reply)
{
    Error error = statusError(reply);
    const QString code = textOf(QJsonDocument::fromJson(reply.body)[u"error"]); // a fixed word (RFC 6749 section 5.2), no wording
    if (!code.isEmpty())
        error.detail = QStringLiteral("HTTP %1 at the token address: %2").arg(reply.status).arg(code.left(100));
    if (reply.status == 400 && code == u"invalid_scope") {
        error.kind = Error::Kind::Forbidden;
    } else if (reply.status == 400 || reply.status == 401 || reply.status == 403 || reply.status == 404) {
        // The contract is a part of the address: one that does not exist, or has not taken this app, may be any of these.
        error.kind = Error::Kind::SignInNeeded;
        error.reason = QStringLiteral("smaregi.app");
    }
    return error;
}

Error consentErrorOf(const HttpReply &reply, const QString &refused)
{
    Error error = tokenErrorOf(reply);
    if (error.kind != Error::Kind::SignInNeeded && error.kind != Error::Kind::Forbidden)
        return error;
    const QString code = textOf(QJsonDocument::fromJson(reply.body)[u"error"]);
    const bool ofClient = reply.status == 401 || code.endsWith(u"_client") || code == u"invalid_scope";
    error.kind = Error::Kind::SignInNeeded;
    error.reason = ofClient ? QStringLiteral("signIn.clientRefused") : refused;
    return error;
}

} // namespace SmaregiPlatform
