// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/storage/searchtokens.h"
#include "app/storage/statement.h"

#include <QHash>
#include <QSet>

#include <map>
#include <memory>
#include <optional>

//! Folded texts and their tokens, so that the name of a product is worked out once and not for each receipt. Writer thread.
class SearchVocabulary {
public:
    struct Entry {
        qint64 id = 0; //!< as listed in search_words; 0 for an empty text
        QString folded;
        QByteArray tokens; //!< each with a blank before it
    };
    const Entry &entry(WordField field, const QString &text);

    //! Is the text known to be listed, of that id? `generation` is the journal's: it changes when texts are taken off the list.
    bool isListed(qint64 id, qint64 generation) const { return generation == m_generation && m_listed.contains(id); }
    //! To be told after the commit only.
    void setListed(const QList<qint64> &ids, qint64 generation);

private:
    QHash<QString, Entry> m_entries[int(WordField::RawKind) + 1];
    QSet<qint64> m_listed;
    qint64 m_generation = -1;
};

//! How far the index reaches while it is still being built.
struct SearchProgress {
    bool complete = true;
    Instant builtFrom; //!< when not complete: receipts sold from here on are found
    double fraction = 1; //!< of the time between the first receipt and the last
};

//! The search index, changed in the transaction that changes the receipts: one FTS5 table without content, and
//! which receipt each of its rows is (see 0003-search.sql). Lives inside one write transaction.
//! A journal that had receipts before it had the index is indexed from the newest back (build()); what lies below is not
//! in the index yet and not touched here.
class SearchIndex {
public:
    SearchIndex(QSqlDatabase &db, SearchVocabulary &vocabulary);

    //! Reads how far the index reaches; an index of another version is emptied and has to be built anew.
    Result<Done> begin();
    //! To be called before a stored receipt is changed or removed: its words are worked out from its rows.
    Result<Done> forget(ReceiptId id);
    //! To be called before receipts are deleted; writes at once. Texts that no other receipt has are taken off the list too.
    Result<Done> forgetForGood(const QList<ReceiptId> &ids);
    void add(ReceiptId id, qint64 registerId, const Receipt &receipt);
    //! Writes what was added and forgotten, in the order of the rows: FTS5 writes out its buffer when they go backwards.
    Result<Done> flush();
    //! After the transaction was committed.
    void committed();

    //! Indexes some hundred more receipts; on its own between begin() and flush().
    Result<SearchProgress> build(int receipts);

private:
    struct Change {
        std::optional<QByteArray> before; //!< as indexed
        std::optional<QByteArray> after;
    };

    QByteArray bodyOf(ReceiptId id, qint64 registerId, const Receipt &receipt);
    Result<qint64> rowOf(qint64 id);
    Result<qint64> newRow(qint64 id);
    Result<Done> writeWords();
    Result<Done> unlist(const QHash<qint64, std::pair<WordField, QString>> &texts);
    void append(QByteArray &body, WordField field, const QString &text);

    QSqlDatabase &m_db;
    SearchVocabulary &m_vocabulary;
    Statement m_insert;
    Statement m_remove;
    Statement m_insertRow;
    QHash<qint64, qint64> m_nextRows; //!< by quarter of an hour
    qint64 m_generation = 0; //!< of the list of texts
    qint64 m_floor = 0; //!< receipts with smaller ids are not in the index
    std::map<qint64, Change> m_changes;
    QHash<qint64, std::pair<WordField, QString>> m_words; //!< to be listed, by id
    QList<qint64> m_listed; //!< in this transaction
};

//! Empties the index, with the words that were in it; what is in the journal has to be indexed anew. Inside a write transaction.
Result<Done> resetSearchIndex(QSqlDatabase &db);
//! The same in a transaction of its own, for an index that turned out to be damaged.
Result<Done> emptySearchIndex(QSqlDatabase &db);

//! For the reader: how far the index reaches.
Result<SearchProgress> querySearchProgress(QSqlDatabase &db);
//! Receipts with smaller ids are not in the index yet; 0 when all are.
Result<qint64> querySearchFloor(QSqlDatabase &db);
