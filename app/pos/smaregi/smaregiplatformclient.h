// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/posclient.h"
#include "app/pos/smaregi/smareginames.h"

struct SmaregiCursor;

struct SmaregiPlatformOptions {
    int pageSize = 100; //!< transactions in one page; with their lines at most 100 (smaregi.md 6.1)
    int listSize = 1000; //!< rows in one page of the other lists; at most 1000 (4.1)
};

//! Reads one contract by the Platform API (smaregi.md Part A). The receipts are the same as those of the classic client, so a
//! contract may change from one to the other at any time.
//!
//! A question is cut into windows of at most 31 days (6.1), a window into pages that are sorted by the time that is asked for
//! (SmaregiCursor::toNextPage).
class SmaregiPlatformClient final : public QObject, public PosClient {
    Q_OBJECT
public:
    //! `clock` outlives the client. The session may be shared by clients of the same contract.
    SmaregiPlatformClient(std::shared_ptr<SmaregiPlatformSession> session, QString contractId, const Clock &clock,
                          SmaregiPlatformOptions options = {}, QObject *parent = nullptr);
    ~SmaregiPlatformClient() override;

    std::optional<Instant> vendorNow() const override { return m_clock.now(); }
    QFuture<Result<PosCheck>> check() override;
    QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) override;
    QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) override;

private:
    struct Check;
    struct Page;

    void checkTerminals(const std::shared_ptr<Check> &check);
    void checkTransactions(const std::shared_ptr<Check> &check);
    QFuture<Result<ReceiptPage>> readPage(const std::shared_ptr<Page> &page, TimeRange whole, const QByteArray &token);
    void finish(const std::shared_ptr<Page> &page, const SmaregiLists::Page &rows, const SmaregiPlatform::Names &names);

    const QString m_contract;
    const Clock &m_clock;
    const SmaregiPlatformOptions m_options;
    SmaregiLists m_lists;
    SmaregiNames m_names;
};
