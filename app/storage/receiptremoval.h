// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QList>

#include <functional>

class QSqlDatabase;
class SearchVocabulary;

//! What deletions of receipts share. Writer thread.

//! Deleted rows are zeroed while it lives.
class Overwriting {
public:
    explicit Overwriting(QSqlDatabase &db);
    ~Overwriting();
    Q_DISABLE_COPY_MOVE(Overwriting)

private:
    QSqlDatabase &m_db;
};

//! Deletes those of the receipts that `stillGoing` answers, with all that belongs to them, and takes them out of the search
//! index, in one transaction; their bytes are overwritten. A damaged index does not keep them: it is emptied, to be built anew.
using StillGoing = std::function<Result<QList<ReceiptId>>(QSqlDatabase &db)>;
Result<Done> removeReceipts(QSqlDatabase &db, SearchVocabulary &vocabulary, const StillGoing &stillGoing);

//! The registers, or all of them, have nothing up to that receipt any more. Inside a write transaction.
Result<Done> shrinkSpans(QSqlDatabase &db, ReceiptId lastOne);
Result<Done> shrinkSpan(QSqlDatabase &db, qint64 registerId, ReceiptId lastOne);

//! With the last receipt of the journal the words of the search index go. Inside a write transaction.
Result<Done> resetSearchOfEmptyJournal(QSqlDatabase &db);
