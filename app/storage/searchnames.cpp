// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchnames.h"

#include "app/storage/searchtokens.h"
#include "app/storage/statement.h"

namespace {

constexpr int kMostNames = 50;

//! The list of words has the names folded only, so one of the receipts is asked how it is written.
Result<QString> nameAsWritten(QSqlDatabase &db, qint64 word, const QString &folded)
{
    Statement select(db, QStringLiteral("SELECT p.method, p.is_cash FROM receipt_payments p WHERE p.receipt_id = "
                                        "(SELECT m.receipt_id FROM receipt_search s CROSS JOIN search_rows m ON m.row = s.rowid "
                                        "WHERE s.receipt_search MATCH ? ORDER BY s.rowid DESC LIMIT 1) ORDER BY p.position"));
    if (!select.run(QString::fromLatin1(wordToken(WordField::Payment, word))))
        return select.error();
    while (select.next()) {
        if (const QString method = select.text(0); foldedForSearch(method) == folded)
            return select.integer(1) != 0 ? QString() : method;
    }
    return select.failed() ? Result<QString>(select.error()) : Result<QString>(QString());
}

} // namespace

Result<QStringList> queryPaymentNames(QSqlDatabase &db)
{
    Statement words(db, QStringLiteral("SELECT id, text FROM search_words WHERE field = ? ORDER BY text LIMIT ?"));
    if (!words.run(int(WordField::Payment), kMostNames))
        return words.error();
    QStringList names;
    while (words.next()) {
        const Result<QString> name = nameAsWritten(db, words.integer(0), words.text(1));
        if (!name)
            return name.error();
        if (!name.value().isEmpty())
            names << name.value();
    }
    if (words.failed())
        return words.error();
    return names;
}
