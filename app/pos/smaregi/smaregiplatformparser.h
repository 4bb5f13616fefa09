// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/pos/smaregi/smaregitransaction.h"

#include <QHash>
#include <QSet>

struct HttpReply;
class QUrl;

//! What the Platform API answers, made into our values. Pure functions, safe in any thread.
namespace SmaregiPlatform {

struct Token {
    QByteArray value;
    std::chrono::seconds lifetime{3600}; //!< what the reference shows, for an answer that does not say (smaregi.md 3.1)
    QSet<QString> scopes; //!< granted; fewer than asked for when the app lacks some
    QString refreshToken = {}; //!< only of a person's consent
};

//! `asked` stands for the granted scopes when the answer names none (RFC 6749 section 5.1).
Result<Token> tokenOf(const QByteArray &body, const QStringList &asked);

//! The contract of the person who consented, from `/userinfo` (smaregi.md 3.2).
Result<QString> contractOfUser(const QByteArray &body);

//! By id: of the staff (smaregi.md 12), and of the methods of other payments (7.3).
struct Names {
    QHash<QString, QString> staff;
    QHash<QString, QString> payments;
};

//! Of a server that does not heed `page`.
Error leadsNowhere();

//! The rows of a list: a bare array (smaregi.md 4.1).
Result<QJsonArray> rowsOf(const QByteArray &body);

//! Is there a `Link` to a next page, of the server that was asked? One that leads elsewhere is none.
bool hasNextPage(const HttpReply &reply, const QUrl &asked);

//! Transactions with their lines and other payments inside. As in the classic API, a row that cannot be read becomes a
//! BadRow; so does a sale without a list of lines, while its receipt stays. `names` stand in for those that are missing.
Smaregi::Receipts receiptsOf(const QString &contract, const QJsonArray &transactions, const Names &names = {});

//! Ids of which these transactions do not say the name.
struct NamelessIds {
    QSet<QString> staff;
    QSet<QString> payments;
};
NamelessIds namelessIdsOf(const QJsonArray &transactions);

//! Names by id, from a list; rows that lack one of both are left out.
QHash<QString, QString> namesOf(const QJsonArray &rows, QStringView idField, QStringView nameField);

//! From `/terminals` (smaregi.md 11), sorted; rows without an id are left out.
QList<PosRegister> terminalsOf(const QString &contract, const QJsonArray &terminals);

//! A time for a query (smaregi.md 4.2), not yet percent-encoded.
QString queryTime(Instant instant);

//! What a reply that is no success means, by its code alone: the words of the problem JSON go to the log (smaregi.md 4.4).
Error errorOf(const HttpReply &reply);
//! The same for the token address. Forbidden means that the app lacks a scope that was asked for; a client id, secret or
//! contract that is refused is SignInNeeded "smaregi.app".
Error tokenErrorOf(const HttpReply &reply);
//! The same where a person's code or refresh token was sent: SignInNeeded `refused` when that is refused, and
//! "signIn.clientRefused" when it is this program's own registration.
Error consentErrorOf(const HttpReply &reply, const QString &refused);

} // namespace SmaregiPlatform
