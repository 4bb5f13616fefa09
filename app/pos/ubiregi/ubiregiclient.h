// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/posclient.h"
#include "app/pos/ubiregi/ubiregimasterscache.h"
#include "app/pos/ubiregi/ubiregisession.h"

#include <memory>

struct UbiregiOptions {
    int pageSize = 500; //!< checkouts in one page; no maximum is documented (ubiregi.md 5.1)
    std::shared_ptr<RequestPace> pace = {}; //!< of the account; without it nothing waits
};

//! Reads one Ubiregi account (ubiregi.md). It only sends GETs to the API.
//!
//! On complete reading (ubiregi.md 5.3): the pages of a question end at `until`, the server's time of the first page, which
//! `next-url` carries. A checkout that is edited while pages are walked leaves that window and is not seen. nextSince is
//! therefore never later than the first page's `timestamp`, though the last page may say a later next_batch_since:
//! the next question finds what was edited meanwhile, and no second round is needed now.
//!
//! The server cannot be asked by time of sale: soldIn() reads all that changed since the start of the range and keeps what
//! was sold in it, so a day long ago costs all the pages since.
class UbiregiClient final : public QObject, public PosClient {
    Q_OBJECT
public:
    //! `http` and `clock` outlive the client. `renewed` is called before a renewed credential is first used.
    UbiregiClient(HttpClient &http, QUrl apiBase, UbiregiCredential credential, UbiregiOAuth oauth, const Clock &clock,
                  UbiregiSession::CredentialRenewed renewed, UbiregiOptions options = {}, QObject *parent = nullptr);
    ~UbiregiClient() override;

    std::optional<Instant> vendorNow() const override { return m_clock.now(); }
    //! As each question costs all pages since, the fewer the better; a long one goes on page by page.
    std::chrono::days longestRange() const override { return std::chrono::days(20 * 366); }
    QFuture<Result<PosCheck>> check() override;
    QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) override;
    QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) override;

private:
    struct Page;

    QUrl checkoutsUrl(Instant since, int limit) const;
    QFuture<Result<ReceiptPage>> readPage(Instant since, std::optional<TimeRange> soldIn, const QByteArray &token);
    void readNames(const std::shared_ptr<Page> &page);
    void finish(const std::shared_ptr<Page> &page, const UbiregiMasters &masters);

    UbiregiSession m_session;
    UbiregiMastersCache m_masters;
    const Clock &m_clock;
    const UbiregiOptions m_options;
};
