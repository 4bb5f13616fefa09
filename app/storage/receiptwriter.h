// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/receiptrow.h"
#include "app/storage/searchindex.h"
#include "app/storage/statement.h"

#include <QHash>
#include <QSet>

//! One upsert: lives on the writer thread, inside one transaction, with every statement prepared once.
class ReceiptWriter {
public:
    ReceiptWriter(QSqlDatabase &db, SearchVocabulary &vocabulary, ContractKey contract, qint64 contractId, Instant now);

    Result<UpsertResult> upsert(const QList<Receipt> &receipts, const QList<BadRow> &badRows);
    //! After the transaction was committed.
    void committed() { m_index.committed(); }

private:
    struct Known {
        ReceiptId id; //!< invalid when there is no such receipt yet
        QByteArray digest;
        qint64 changedAtMs = 0;
        qint64 registerId = 0;
        std::optional<Instant> firstSeenAt = {};
    };

    Result<Done> begin();
    Result<Done> store(const Receipt &receipt);
    Result<Done> quarantine(const BadRow &row);
    Result<Done> release(const QString &vendorKey);
    Result<Done> end();

    Result<Done> findKnown(const QList<Receipt> &receipts);
    Result<qint64> registerId(const QString &terminal);
    Result<ReceiptId> insertHead(qint64 registerId, const Receipt &receipt, const QByteArray &digest,
                                 const std::optional<Instant> &firstSeenAt);
    Result<Done> overwrite(ReceiptId id, qint64 registerId, const Receipt &receipt, const QByteArray &digest);
    Result<Done> insertParts(ReceiptId id, const Receipt &receipt);
    Result<Done> removeParts(ReceiptId id);
    void widenSpan(qint64 registerId, ReceiptId id);
    Result<Done> updateSpans();
    UpsertResult result() const;

    QSqlDatabase &m_db;
    const ContractKey m_contract;
    const qint64 m_contractId;
    const Instant m_now; //!< for what is seen first

    SearchIndex m_index;
    Statement m_insert;
    Statement m_update;
    Statement m_remove;
    Statement m_insertLine;
    Statement m_insertPayment;
    Statement m_insertTax;
    Statement m_insertAdjustment;
    Statement m_insertRemark;
    Statement m_insertRelation;
    Statement m_insertRaw;

    struct Span {
        qint64 first;
        qint64 last;
    };
    QHash<QString, Known> m_known; //!< by vendor key: what is stored of this batch
    QHash<QString, qint64> m_registers;
    QHash<qint64, Span> m_spans; //!< by register: ids that came
    QSet<qint64> m_shrunk; //!< registers that lost a row
    QSet<QString> m_quarantined;
    qint64 m_counter = 0;
    int m_badRows = 0;
    QSet<ReceiptId> m_added;
    QSet<ReceiptId> m_changed;
    QSet<ReceiptId> m_removed;
};
