// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/services/registercount.h"
#include "app/storage/receiptrow.h"

#include <QList>
#include <QObject>

#include <optional>

class Links;
class PictureCache;

//! The receipts and pictures that stay behind when links end: counts them and deletes them, in short jobs one after the
//! other, so that neither the screens nor the polling wait. GUI thread.
class StoredData : public QObject {
    Q_OBJECT
public:
    StoredData(RegisterData &data, PictureCache &pictures, Links &links, QObject *parent = nullptr);

    //! Counts anew; changed() tells of each step.
    void count() { m_count.start(); }
    void stopCounting() { m_count.stop(); }
    bool isCounting() const { return m_count.isCounting(); }
    std::optional<Error> countError() const { return m_count.error(); }
    QList<StoredRegister> registers() const { return m_count.registers(); } //!< in the order of their contracts

    //! Deletes the receipts of those registers and their pictures for good; answers how many went. Forbidden "link.inUse" when
    //! one is linked. Where a step fails or cancel() was called, what is gone is gone and the rest is as it was.
    QFuture<Result<qint64>> remove(const QList<RegisterKey> &registers);
    void cancel(); //!< remove() ends as Cancelled, after the step that is under way
    bool isRemoving() const { return m_removal.has_value(); }
    qint64 removed() const { return m_removal ? m_removal->done : 0; }
    qint64 toRemove() const { return m_removal ? m_removal->total : 0; }

signals:
    void changed(); //!< the counts, how far the deletion is, or what is linked
    void receiptsRemoved(const ContractKey &contract, const UpsertResult &what);

private:
    struct Removal {
        QList<RegisterKey> registers;
        Deferred<qint64> answer;
        ReceiptId lastOne;
        qint64 total = 0;
        qint64 done = 0;
        bool cancelled = false;
    };

    bool isAnyLinked(const QList<RegisterKey> &registers) const;
    void findFrom(ReceiptId after);
    void removeNext(QList<ReceiptId> ids, std::optional<ReceiptId> nextSlice);
    void close();
    void end(const Result<Done> &how);
    std::optional<Error> reasonToStop() const;

    RegisterData &m_data;
    PictureCache &m_pictures;
    Links &m_links;
    RegisterCount m_count;
    std::optional<Removal> m_removal;
};
