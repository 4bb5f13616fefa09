// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchedreceipt.h"
#include "app/storage/searchresult.h"

#include <QHash>
#include <QSet>
#include <QVariantList>

class QSqlDatabase;

//! A term that the index alone cannot answer: what it finds is looked at again.
struct TermCheck {
    SearchTerm term;
    QSet<qint64> registers; //!< whose name has the word
};

//! A search as the database answers it.
struct SearchPlan {
    bool nothing = false; //!< no receipt can be a hit
    QString match; //!< FTS5 expression; empty: no term needs the index
    QString conditions; //!< each beginning with " AND "; on rows of the index m and, if so said, on receipts r
    bool conditionsNeedReceipt = false;
    QVariantList values; //!< of the conditions
    qint64 floor = 0; //!< receipts with smaller ids are not in the index yet
    qint64 fromId = 0;
    qint64 toId = 0; //!< half-open
    QList<TermCheck> checks;
    bool direct = false; //!< whatever the index gives first is a hit, so no walk without one can become long
    bool staff = false;
};

//! Texts that have a word are looked for one by one, up to `mostTexts` of them; with more, the word is looked for by its
//! pairs, and what they find is looked at again.
Result<SearchPlan> planSearch(QSqlDatabase &db, const SearchRequest &request, qsizetype mostTexts);

//! Looks at receipts again, with each text folded once.
class SearchChecker {
public:
    explicit SearchChecker(const SearchPlan &plan) : m_plan(plan) {}
    bool matches(const SearchedReceipt &receipt);

private:
    bool matches(const TermCheck &check, const SearchedReceipt &receipt);
    const QString &folded(const QString &text);

    const SearchPlan &m_plan;
    QHash<QString, QString> m_folded;
};
