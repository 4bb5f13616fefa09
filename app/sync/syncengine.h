// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/pos/posclient.h"
#include "app/storage/receiptrow.h"
#include "app/storage/syncstate.h"
#include "app/sync/backfillplan.h"
#include "app/sync/backoff.h"
#include "app/sync/syncstatus.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class ContractStore;
class ReceiptStore;

//! Keeps the journal of one contract up to date: first today, then changes at each interval, and in between the past, in
//! growing steps, as far as the user wants. One request at a time. The cursor is committed with the rows that it stands for, so a
//! failure or a crash at any point costs at most fetching some rows again. What is asked follows the vendor's clock, as ours may
//! be wrong or be set at any time. GUI thread; the client and the stores must outlive it.
class SyncEngine : public QObject {
    Q_OBJECT
public:
    SyncEngine(PosClient &client, ReceiptStore &receipts, ContractStore &contracts, ContractKey contract, const Clock &clock,
               SyncOptions options = {}, QObject *parent = nullptr);
    ~SyncEngine() override;

    void start();
    //! Gives up the request under way; start() goes on where it was.
    void stop();
    //! Polls as soon as the request under way is through, also while waiting after a failure, but not against the will of the
    //! server (RateLimited), and not while a refused credential waits for retryNow().
    void pollNow();
    //! After SignInNeeded or Forbidden nothing is asked until this is called; after other failures it tries at once.
    void retryNow();

    //! How much of the past is fetched, from now on; a window under way that is not wanted any more is given up. Does not store it:
    //! the stored wish is read at the start.
    void setWish(const BackfillWish &wish);

    const ContractKey &contract() const { return m_contract; }
    const SyncStatus &status() const { return m_status; }

signals:
    //! Also for rows that were on their way into the journal when stop() was called.
    void receiptsChanged(const ContractKey &contract, const UpsertResult &what);
    void statusChanged(); //!< after the fact, from the event loop

private:
    enum class Job { Today, Poll, Backfill };

    //! A question of one or more pages.
    struct Chain {
        bool active = false;
        TimeRange window; //!< Today and Backfill
        Instant startedAt; //!< on the vendor's clock, never later than it was
        Instant askedAt; //!< the same on ours
        QByteArray page;
        std::optional<Instant> newest; //!< latest changedAt seen, for a vendor that gives no cursor of its own
    };

    void next();
    void loadState();
    void request(Job job);
    void received(Job job, const Result<ReceiptPage> &page);
    void commit(Job job, const ReceiptPage &page);
    void committed(Job job, bool lastPage, const SyncState &state, const Result<UpsertResult> &result);
    void finished(Job job);
    void failed(Job job, const Error &error);
    SyncState stateAfter(Job job, const Chain &chain, const ReceiptPage &lastPage) const;
    Chain &chainOf(Job job) { return job == Job::Backfill ? m_past : m_present; }
    Job presentJob() const { return m_state->cursor && !m_todayFirst ? Job::Poll : Job::Today; }
    Instant vendorNow() const;
    BackfillPlan plan() const;
    void refreshStatus();

    PosClient &m_client;
    ReceiptStore &m_receipts;
    ContractStore &m_contracts;
    const ContractKey m_contract;
    const Clock &m_clock;
    const SyncOptions m_options;

    bool m_started = false;
    bool m_blocked = false; //!< waits for retryNow()
    bool m_busy = false; //!< a request or a commit is under way
    bool m_pollDue = false;
    bool m_pastsTurn = false;
    bool m_mayHurry = true; //!< false while the server asked us to wait
    int m_generation = 0; //!< answers of an older one are not followed up
    QFuture<Result<ReceiptPage>> m_request;

    std::optional<SyncState> m_state; //!< as stored; none until it was read
    std::optional<BackfillWish> m_wish; //!< none until it was read or set
    bool m_todayFirst = false; //!< the last look was long ago: today comes before what changed since
    Chain m_present;
    Chain m_past;
    QTimer m_pollTimer;
    QTimer m_pastTimer; //!< runs while the backfill waits after a failure
    Backoff m_pollBackoff;
    Backoff m_pastBackoff;
    std::optional<Error> m_pollError;
    std::optional<Error> m_pastError;
    int m_badRows = 0;
    qint64 m_received = 0;
    std::optional<Instant> m_knownTo;
    qint64 m_pastReceipts = 0;
    QElapsedTimer m_pastClock; //!< since this wish has been worked on
    int m_pastDays = 0; //!< that were there then
    SyncStatus m_status;
    bool m_statusQueued = false;
};
