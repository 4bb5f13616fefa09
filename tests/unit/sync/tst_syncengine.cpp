// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"
#include "app/storage/rowid.h"
#include "app/sync/syncengine.h"
#include "tests/unit/storage/journalsupport.h"
#include "tests/unit/sync/scriptedpos.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

class ManualClock final : public Clock {
public:
    Instant now() const override { return time; }
    Instant time = kNoon;
};

const TimeRange kAll{fromMs(1), Instant::max()};

Error error(Error::Kind kind, std::chrono::milliseconds retryAfter = {})
{
    return {kind, QStringLiteral("scripted"), retryAfter, {}};
}

} // namespace

class TstSyncEngine : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void fetchesTodayFirst();
    void commitsTheCursorWithTheLastPageOnly();
    void fillsThePastInWindows();
    void asksForNothingOlderThanIsKept();
    void seesNewAndTouchedReceipts();
    void looksAgainAtTheOverlap();
    void neverMovesTheCursorBack();
    void worksWithoutTheVendorsCursor();
    void resumesAfterAFailureInTheMiddle();
    void backsOff();
    void waitsAsLongAsTheServerAsks();
    void stopsWhenRefused_data();
    void stopsWhenRefused();
    void keepsPollingWhileThePastFails();
    void yieldsToDuePolls();
    void asksOneThingAtATime();
    void goesOnAfterARestartInMidBackfill();
    void startsOverWhenTodayWasNotFinished();
    void pollsAtOnceWhenAsked();
    void countsBadRows();
    void refusesToPageForEver();
    void stopsAndStartsAgain();
    void reportsStorageErrors();
    void maybeDeletedByWhoeverListens();
    void fillsAsFarAsIsWanted();
    void pausesThePast();
    void goesFurtherBackWhenMoreIsWanted();
    void endsWhenLessIsWanted();
    void goesOnWithThePageThatFailed();
    void goesOnWithTheWindowAfterARestart();
    void followsTheVendorsClock_data();
    void followsTheVendorsClock();
    void losesNothingWhenTheClockIsSet();
    void looksAtTodayFirstAfterALongTime();
    void goesOverMidnight();

private:
    //! One receipt each `step`, from `from` to `to`, numbered on.
    void fill(Instant from, Instant to, std::chrono::milliseconds step)
    {
        for (Instant t = from; t < to; t += step)
            m_pos->receipts << makeReceipt(++m_number, t);
    }
    void makeEngine()
    {
        m_engine = std::make_unique<SyncEngine>(*m_pos, *m_store, *m_contracts, kShop, m_clock, m_options);
        connect(m_engine.get(), &SyncEngine::receiptsChanged, this, [this](const ContractKey &, const UpsertResult &what) {
            m_added += what.added.size();
            m_changed += what.changed.size();
        });
    }
    void start()
    {
        makeEngine();
        m_engine->start();
    }
    qsizetype stored() { return valueOf(m_store->idsIn(kAll, {})).size(); }
    SyncState state() { return valueOf(m_contracts->contract(kShop)).state; }
    bool isIdle() const { return m_engine->status().lastSuccess && !m_engine->status().backfill && m_pos->polls().size() > 0; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReceiptStore> m_store;
    std::unique_ptr<ContractStore> m_contracts;
    std::unique_ptr<ScriptedPos> m_pos;
    std::unique_ptr<SyncEngine> m_engine;
    ManualClock m_clock;
    SyncOptions m_options;
    int m_number = 0;
    qsizetype m_added = 0;
    qsizetype m_changed = 0;
    const Instant m_midnight = dayRange(QDate(2026, 3, 14), shopZone()).from;
};

void TstSyncEngine::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
    QVERIFY(m_database);
    m_store = std::make_unique<ReceiptStore>(*m_database);
    m_contracts = std::make_unique<ContractStore>(*m_database);
    m_pos = std::make_unique<ScriptedPos>();
    m_clock.time = kNoon;
    m_options = {};
    m_options.pollInterval = 20ms;
    m_options.firstRetry = 20ms;
    m_options.lastRetry = 80ms;
    m_options.jitter = 0.0;
    m_number = 0;
    m_added = 0;
    m_changed = 0;
}

void TstSyncEngine::cleanup()
{
    m_engine.reset();
    m_pos.reset();
    m_contracts.reset();
    m_store.reset();
    m_database.reset();
}

void TstSyncEngine::fetchesTodayFirst()
{
    fill(kNoon - 3h, kNoon, 1min); // 180: two pages
    fill(kNoon - 30h, kNoon - 29h, 1min);
    start();
    QTRY_VERIFY(isIdle());
    QVERIFY(m_pos->requests.size() >= 4);
    const TimeRange today = dayRange(QDate(2026, 3, 14), shopZone());
    QCOMPARE(m_pos->requests.at(0).range, today);
    QVERIFY(m_pos->requests.at(0).page.isEmpty());
    QCOMPARE(m_pos->requests.at(1).range, today);
    QVERIFY(!m_pos->requests.at(1).page.isEmpty());
    QVERIFY(m_pos->requests.at(2).changes); // then what changed meanwhile, and only then the past
    QCOMPARE(stored(), 240);
    QTRY_COMPARE(m_added, 240);
    QCOMPARE(m_engine->status().error, std::optional<Error>());
    QVERIFY(m_engine->status().running);
}

void TstSyncEngine::commitsTheCursorWithTheLastPageOnly()
{
    fill(kNoon - 3h, kNoon, 1min);
    m_pos->failRequest(1, error(Error::Kind::SignInNeeded)); // stops after the first page
    start();
    QTRY_VERIFY(m_engine->status().error);
    QCOMPARE(stored(), 100);
    QCOMPARE(state(), SyncState{});
    m_engine->retryNow();
    QTRY_VERIFY(state().cursor);
    QTRY_COMPARE(stored(), 180);
    QVERIFY(!m_engine->status().error);
    QTRY_COMPARE(m_added, 180);
}

void TstSyncEngine::fillsThePastInWindows()
{
    m_options.pollInterval = 10s;
    start();
    QTRY_VERIFY(isIdle());
    const auto windows = m_pos->windows();
    QCOMPARE(windows.size(), 1 + 6); // today, then 1 + 1 + 2 + 4 + 8 + 14 days
    for (int i = 2; i < windows.size(); ++i)
        QCOMPARE(toMs(windows.at(i).range.to), toMs(windows.at(i - 1).range.from));
    QCOMPARE(toMs(windows.at(1).range.to), toMs(m_midnight));
    QCOMPARE(toMs(windows.at(1).range.from), toMs(m_midnight - 24h));
    QCOMPARE(toMs(windows.last().range.from), toMs(m_midnight - 30 * 24h));
    QCOMPARE(state().backfilledTo, std::optional<Instant>(m_midnight - 30 * 24h));
}

// What retention deletes is not fetched again: neither by the way back nor by a poll that brings a touched old row.
void TstSyncEngine::asksForNothingOlderThanIsKept()
{
    m_store->setKeptFrom(m_midnight - 5 * 24h);
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(toMs(m_pos->windows().last().range.from), toMs(m_midnight - 5 * 24h));
    Receipt touched = makeReceipt(1, m_midnight - 6 * 24h);
    touched.changedAt = m_clock.time += 1h;
    m_pos->receipts << touched << makeReceipt(2, m_clock.time);
    QTRY_COMPARE(m_added, 1);
    QCOMPARE(stored(), 1);
    m_store->setKeptFrom(m_midnight - 3 * 24h); // kept shorter: the past is known no further
    m_pos->receipts << makeReceipt(3, m_clock.time += 1h);
    QTRY_COMPARE(state().backfilledTo, std::optional<Instant>(m_midnight - 3 * 24h));
    m_store->setKeptFrom({}); // and longer again: it is fetched
    QTRY_COMPARE(toMs(m_pos->windows().last().range.from), toMs(m_midnight - 30 * 24h));
    QTRY_COMPARE(m_added, 3);
}

void TstSyncEngine::seesNewAndTouchedReceipts()
{
    fill(kNoon - 1h, kNoon, 1min);
    start();
    QTRY_VERIFY(isIdle());
    m_clock.time += 1h;
    Receipt &touched = m_pos->receipts[3];
    touched.kind = ReceiptKind::Void;
    touched.changedAt = m_clock.time;
    Receipt late = makeReceipt(1000, kNoon - 5 * 24h); // sold days ago, uploaded now
    late.changedAt = m_clock.time;
    m_pos->receipts << late << makeReceipt(1001, m_clock.time);
    QTRY_COMPARE(m_added, 62);
    QTRY_COMPARE(m_changed, 1);
    QCOMPARE(stored(), 62);
    QTRY_COMPARE(m_engine->status().lastSuccess, std::optional(m_clock.time));
}

void TstSyncEngine::looksAgainAtTheOverlap()
{
    start();
    QTRY_VERIFY(isIdle());
    m_clock.time += 1h;
    m_pos->receipts << makeReceipt(1, kNoon);
    QTRY_COMPARE(stored(), 1);
    const Instant cursor = *state().cursor;
    QCOMPARE(toMs(cursor), toMs(m_pos->receipts.first().changedAt));
    Receipt hidden = makeReceipt(2, kNoon); // the vendor shows it late, with an earlier time of change
    hidden.changedAt = cursor - 100s;
    m_pos->receipts << hidden;
    QTRY_COMPARE(stored(), 2);
    QCOMPARE(toMs(m_pos->polls().last().since), toMs(cursor - 120s));
    QTRY_COMPARE(m_added, 2); // the first one came with each poll and was reported once
    QCOMPARE(m_changed, 0);
}

void TstSyncEngine::neverMovesTheCursorBack()
{
    start();
    QTRY_VERIFY(isIdle());
    const qsizetype polls = m_pos->polls().size();
    QTRY_VERIFY(m_pos->polls().size() > polls + 3); // idle polls: the script answers the `since` that it was asked
    QCOMPARE(toMs(*state().cursor), toMs(kNoon - 10min));
}

void TstSyncEngine::worksWithoutTheVendorsCursor()
{
    m_pos->givesCursor = false;
    fill(kNoon - 1h, kNoon, 1min);
    start();
    QTRY_VERIFY(isIdle());
    QTRY_COMPARE(toMs(*state().cursor), toMs(m_pos->receipts.last().changedAt));
}

void TstSyncEngine::resumesAfterAFailureInTheMiddle()
{
    start();
    QTRY_VERIFY(isIdle());
    const Instant cursor = *state().cursor;
    m_pos->pageSize = 10;
    const int now = int(m_pos->requests.size());
    fill(kNoon, kNoon + 45min, 1min); // five pages
    m_pos->failRequest(now + 2, error(Error::Kind::Offline));
    m_pos->failRequest(now + 6, error(Error::Kind::Timeout));
    QTRY_VERIFY(m_engine->status().error);
    QCOMPARE(toMs(*state().cursor), toMs(cursor));
    QTRY_COMPARE(stored(), 45);
    QTRY_VERIFY(*state().cursor > cursor);
    QTRY_VERIFY(!m_engine->status().error);
    QTRY_COMPARE(m_added, 45);
    QCOMPARE(m_changed, 0);
}

void TstSyncEngine::backsOff()
{
    for (int i = 0; i < 5; ++i)
        m_pos->failRequest(i, error(i % 2 ? Error::Kind::Server : Error::Kind::Offline));
    m_options.pollInterval = 10s;
    start();
    QTRY_VERIFY(isIdle());
    const auto &requests = m_pos->requests;
    qint64 least = 0;
    int i = 1;
    for (const int wait : {20, 40, 80, 80, 80}) {
        least = requests.at(i).atMs - requests.at(i - 1).atMs;
        QVERIFY2(least >= wait - 5, qPrintable(QStringLiteral("%1: %2").arg(i).arg(least))); // a coarse timer may be 5 % early
        ++i;
    }
    QVERIFY(!m_engine->status().error);
}

void TstSyncEngine::waitsAsLongAsTheServerAsks()
{
    m_pos->failNext(error(Error::Kind::RateLimited, 300ms));
    start();
    QTRY_VERIFY(m_engine->status().error);
    QCOMPARE(m_engine->status().error->kind, Error::Kind::RateLimited);
    QVERIFY(m_engine->status().running);
    m_engine->pollNow(); // not against the will of the server
    QTRY_VERIFY(isIdle());
    QVERIFY(m_pos->requests.at(1).atMs >= 280);
}

void TstSyncEngine::stopsWhenRefused_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("signed out") << Error::Kind::SignInNeeded;
    QTest::newRow("forbidden") << Error::Kind::Forbidden;
}

void TstSyncEngine::stopsWhenRefused()
{
    QFETCH(Error::Kind, kind);
    start();
    QTRY_VERIFY(isIdle());
    m_pos->failNext(error(kind));
    QTRY_VERIFY(!m_engine->status().running);
    QCOMPARE(m_engine->status().error->kind, kind);
    const qsizetype asked = m_pos->requests.size();
    m_engine->pollNow();
    QTest::qWait(100); // five intervals in which nothing may happen
    QCOMPARE(m_pos->requests.size(), asked);
    m_pos->receipts << makeReceipt(1, kNoon);
    m_engine->retryNow();
    QTRY_COMPARE(stored(), 1);
    QTRY_VERIFY(m_engine->status().running && !m_engine->status().error);
}

void TstSyncEngine::keepsPollingWhileThePastFails()
{
    m_pos->refuse = [this](const ScriptedPos::Request &request) {
        return !request.changes && request.range.to <= m_midnight ? std::optional(error(Error::Kind::BadData)) : std::nullopt;
    };
    start();
    QTRY_VERIFY(m_engine->status().error);
    QVERIFY(m_engine->status().backfill);
    QCOMPARE(m_engine->status().backfill->daysFetched, 0);
    QCOMPARE(m_engine->status().backfill->daysWanted, 30);
    const qsizetype tried = m_pos->windows().size();
    m_pos->receipts << makeReceipt(1, kNoon);
    QTRY_COMPARE(stored(), 1);
    QTRY_VERIFY(m_pos->windows().size() > tried + 1); // it tries again and again
    QVERIFY(m_engine->status().error);
    m_pos->refuse = {};
    QTRY_VERIFY(isIdle());
    QVERIFY(!m_engine->status().error);
}

void TstSyncEngine::yieldsToDuePolls()
{
    m_options.pollInterval = 0ms; // always due
    m_pos->pageSize = 5;
    fill(m_midnight - 24h, m_midnight - 23h, 1min); // twelve pages in the first window
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 60);
    int betweenPages = 0;
    for (int i = 1; i + 1 < m_pos->requests.size(); ++i) {
        const bool goesOn = !m_pos->requests.at(i + 1).changes && !m_pos->requests.at(i + 1).page.isEmpty();
        betweenPages += m_pos->requests.at(i).changes && goesOn;
    }
    QVERIFY(betweenPages >= 5);
    int starts = 0; // the window went on after each poll, it was not begun again
    for (const auto &window : m_pos->windows())
        starts += window.page.isEmpty() && window.range.to == m_midnight;
    QCOMPARE(starts, 1);
}

void TstSyncEngine::asksOneThingAtATime()
{
    m_options.pollInterval = 1ms;
    m_pos->pageSize = 5;
    fill(kNoon - 2h, kNoon, 1min);
    fill(m_midnight - 24h, m_midnight - 22h, 1min);
    start();
    QTimer impatient;
    connect(&impatient, &QTimer::timeout, m_engine.get(), &SyncEngine::pollNow);
    impatient.start(1ms);
    QTRY_VERIFY(isIdle());
    QCOMPARE(m_pos->mostOpen, 1);
    QCOMPARE(stored(), 240);
    QTRY_COMPARE(m_added, 240);
}

void TstSyncEngine::goesOnAfterARestartInMidBackfill()
{
    fill(m_midnight - 28 * 24h, kNoon, 1h);
    start();
    QTRY_VERIFY(m_pos->windows().size() >= 3); // it is in the second window of the past
    m_engine.reset();
    (void)valueOf(m_database->write([](QSqlDatabase &) -> Result<Done> { return Done{}; })); // what was committing has committed
    const SyncState before = state();
    QVERIFY(before.cursor && before.backfilledTo);
    QVERIFY(*before.backfilledTo <= m_midnight - 24h);
    m_pos->requests.clear();

    start();
    QTRY_VERIFY(isIdle());
    QVERIFY(m_pos->requests.first().changes); // no second look at today
    QCOMPARE(toMs(m_pos->windows().first().range.to), toMs(*before.backfilledTo));
    QCOMPARE(stored(), 28 * 24 + 12);
}

void TstSyncEngine::startsOverWhenTodayWasNotFinished()
{
    fill(kNoon - 3h, kNoon, 1min);
    m_pos->failRequest(1, error(Error::Kind::Forbidden));
    start();
    QTRY_VERIFY(m_engine->status().error);
    m_engine.reset();
    m_pos->requests.clear();
    start();
    QTRY_VERIFY(isIdle());
    QVERIFY(!m_pos->requests.first().changes);
    QVERIFY(m_pos->requests.first().page.isEmpty());
    QCOMPARE(stored(), 180);
    QTRY_COMPARE(m_added, 180);
}

void TstSyncEngine::pollsAtOnceWhenAsked()
{
    m_options.pollInterval = 1h;
    start();
    QTRY_VERIFY(isIdle());
    const qsizetype polls = m_pos->polls().size();
    m_pos->receipts << makeReceipt(1, kNoon);
    m_engine->pollNow();
    QTRY_COMPARE(stored(), 1);
    QCOMPARE(m_pos->polls().size(), polls + 1);

    m_engine.reset();
    m_options.firstRetry = 1h;
    m_options.lastRetry = 1h;
    m_pos->failNext(error(Error::Kind::Offline));
    start();
    QTRY_VERIFY(m_engine->status().error);
    m_engine->pollNow(); // also while it waits after a failure
    QTRY_VERIFY(!m_engine->status().error);
}

void TstSyncEngine::countsBadRows()
{
    m_pos->badRows = {{QStringLiteral("77"), QStringLiteral("total is no number"), "{}"}};
    fill(kNoon - 1h, kNoon, 1min);
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 60);
    QCOMPARE(m_engine->status().badRows, 1);
    m_pos->receipts << makeReceipt(77, kNoon);
    QTRY_COMPARE(m_engine->status().badRows, 0);
}

void TstSyncEngine::refusesToPageForEver()
{
    m_pos->repeatsPage = true;
    fill(kNoon - 3h, kNoon, 1min);
    start();
    QTRY_VERIFY(m_engine->status().error);
    QCOMPARE(m_engine->status().error->kind, Error::Kind::BadData);
    QVERIFY(!state().cursor);
    m_pos->repeatsPage = false;
    QTRY_COMPARE(stored(), 180);
}

void TstSyncEngine::stopsAndStartsAgain()
{
    m_pos->holds = true;
    start();
    QTRY_COMPARE(m_pos->requests.size(), 1);
    m_engine->stop();
    QVERIFY(!m_engine->status().running);
    m_pos->holds = false;
    m_pos->receipts << makeReceipt(1, kNoon);
    QTest::qWait(60); // nothing may happen
    QCOMPARE(m_pos->requests.size(), 1);
    m_engine->start();
    m_engine->start(); // once is enough
    QTRY_COMPARE(stored(), 1);
    QTRY_VERIFY(isIdle());
}

void TstSyncEngine::reportsStorageErrors()
{
    start();
    QTRY_VERIFY(isIdle());
    Receipt foreign = makeReceipt(1, kNoon);
    foreign.reg.contract.contract = QStringLiteral("another"); // the store refuses the page
    m_pos->receipts << foreign;
    QTRY_VERIFY(m_engine->status().error);
    const Instant cursor = *state().cursor;
    m_pos->receipts = {makeReceipt(2, kNoon)};
    QTRY_COMPARE(stored(), 1);
    QTRY_VERIFY(!m_engine->status().error);
    QVERIFY(*state().cursor >= cursor);
}

void TstSyncEngine::maybeDeletedByWhoeverListens()
{
    fill(kNoon - 1h, kNoon, 1min);
    makeEngine();
    connect(m_engine.get(), &SyncEngine::receiptsChanged, this, [this] { m_engine.reset(); });
    m_engine->start();
    QTRY_VERIFY(!m_engine);

    m_pos->failNext(error(Error::Kind::SignInNeeded));
    makeEngine();
    connect(m_engine.get(), &SyncEngine::statusChanged, this, [this] {
        if (m_engine->status().error)
            m_engine.reset();
    });
    m_engine->start();
    QTRY_VERIFY(!m_engine);
}

void TstSyncEngine::fillsAsFarAsIsWanted()
{
    m_options.pollInterval = 10s;
    (void)valueOf(m_contracts->setWish(kShop, {{BackfillReach::Kind::Months3, {}}, false}));
    fill(m_midnight - 100 * 24h, kNoon, 24h);
    start();
    QTRY_VERIFY(isIdle());
    const auto windows = m_pos->windows();
    QCOMPARE(dayOf(windows.last().range.from, shopZone()), QDate(2025, 12, 14));
    for (const auto &window : windows)
        QVERIFY(window.range.to - window.range.from <= 31 * 24h);
    QCOMPARE(stored(), 91);
    QCOMPARE(m_engine->status().wish.reach.kind, BackfillReach::Kind::Months3);
    QCOMPARE(m_engine->status().received, 91);
}

void TstSyncEngine::pausesThePast()
{
    (void)valueOf(m_contracts->setWish(kShop, {{}, true}));
    fill(m_midnight - 24h, kNoon, 1h);
    start();
    QTRY_VERIFY(m_pos->polls().size() > 3);
    QCOMPARE(m_pos->windows().size(), 1); // today
    QVERIFY(m_engine->status().wish.paused && m_engine->status().backfill);
    QCOMPARE(stored(), 12);
    m_engine->setWish({{}, false});
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 36);
    QCOMPARE(m_engine->status().received, 36);

    m_engine->setWish({{BackfillReach::Kind::Year1, {}}, true}); // in mid-window too
    const qsizetype windows = m_pos->windows().size();
    const qsizetype polls = m_pos->polls().size();
    QTRY_VERIFY(m_pos->polls().size() > polls + 2);
    QCOMPARE(m_pos->windows().size(), windows);
}

void TstSyncEngine::goesFurtherBackWhenMoreIsWanted()
{
    fill(m_midnight - 80 * 24h, kNoon, 24h);
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 31);
    const qsizetype before = m_pos->windows().size();
    m_engine->setWish({{BackfillReach::Kind::Since, QDate(2026, 1, 10)}, false});
    QVERIFY(m_engine->status().backfill);
    QCOMPARE(m_engine->status().backfill->daysWanted, 63);
    QCOMPARE(m_engine->status().backfill->daysFetched, 30);
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 64);
    QCOMPARE(toMs(m_pos->windows().at(before).range.to), toMs(m_midnight - 30 * 24h)); // nothing is fetched twice
}

void TstSyncEngine::endsWhenLessIsWanted()
{
    (void)valueOf(m_contracts->setWish(kShop, {{BackfillReach::Kind::Years3, {}}, false}));
    m_pos->pageSize = 1;
    fill(m_midnight - 90 * 24h, kNoon, 24h);
    start();
    QTRY_VERIFY(m_engine->status().backfill && m_engine->status().backfill->daysFetched > 40);
    m_engine->setWish({});
    QTRY_VERIFY(isIdle());
    const qsizetype windows = m_pos->windows().size();
    const qsizetype polls = m_pos->polls().size();
    QTRY_VERIFY(m_pos->polls().size() > polls + 2);
    QVERIFY(m_pos->windows().size() <= windows + 1); // the one on its way
    QVERIFY(stored() < 91);
    m_engine->setWish({{BackfillReach::Kind::Months3, {}}, false}); // and on from where it was
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 91);
}

//! Windows may be long: one failure must not begin them anew.
void TstSyncEngine::goesOnWithThePageThatFailed()
{
    m_pos->pageSize = 5;
    fill(m_midnight - 24h, m_midnight, 30min); // ten pages
    int failures = 0;
    m_pos->refuse = [&failures](const ScriptedPos::Request &request) -> std::optional<Error> {
        if (!request.changes && !request.page.isEmpty() && failures < 4 && request.page != "5")
            return ++failures % 2 ? error(Error::Kind::Offline) : error(Error::Kind::Server);
        return std::nullopt;
    };
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(failures, 4);
    QCOMPARE(stored(), 48);
    int starts = 0;
    for (const auto &window : m_pos->windows())
        starts += window.page.isEmpty() && window.range.to == m_midnight;
    QCOMPARE(starts, 1);
}

void TstSyncEngine::goesOnWithTheWindowAfterARestart()
{
    m_pos->pageSize = 5;
    fill(m_midnight - 24h, m_midnight, 30min); // ten pages
    m_pos->refuse = [](const ScriptedPos::Request &request) -> std::optional<Error> {
        return request.page == "20" ? std::optional(error(Error::Kind::SignInNeeded)) : std::nullopt; // there it stops
    };
    start();
    QTRY_VERIFY(m_engine->status().error);
    m_engine.reset();
    m_pos->refuse = {};
    const QByteArray page = state().pastPage;
    QCOMPARE(page, QByteArray("20"));
    m_pos->requests.clear();
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(m_pos->windows().first().page, page);
    QCOMPARE(stored(), 48);
    QVERIFY(!state().pastFrom && state().pastPage.isEmpty());
}

void TstSyncEngine::followsTheVendorsClock_data()
{
    QTest::addColumn<qint64>("aheadMs");
    const auto row = [](const char *name, std::chrono::milliseconds ahead) { QTest::newRow(name) << qint64(ahead.count()); };
    row("hours ahead", 5h);
    row("hours behind", -5h);
    row("a week ahead", 7 * 24h);
    row("a week behind", -7 * 24h);
}

void TstSyncEngine::followsTheVendorsClock()
{
    QFETCH(const qint64, aheadMs);
    m_pos->vendorTime = kNoon;
    m_clock.time = kNoon + std::chrono::milliseconds(aheadMs);
    m_pos->givesCursor = false;
    fill(m_midnight - 20 * 24h, kNoon, 12h);
    start();
    QTRY_VERIFY(isIdle());
    QCOMPARE(stored(), 41);
    QCOMPARE(dayOf(*state().backfilledTo, shopZone()), QDate(2026, 3, 14).addDays(-30));
    QVERIFY(*state().cursor <= kNoon);
    m_clock.time += 30min;
    *m_pos->vendorTime += 30min;
    m_pos->receipts << makeReceipt(1000, kNoon + 29min);
    QTRY_COMPARE(stored(), 42);
}

void TstSyncEngine::losesNothingWhenTheClockIsSet()
{
    m_pos->vendorTime = kNoon;
    fill(kNoon - 1h, kNoon, 10min);
    start();
    QTRY_VERIFY(isIdle());
    int number = 2000;
    for (const std::chrono::hours jump : {5h, -9h, 48h, -44h}) {
        m_clock.time += jump;
        *m_pos->vendorTime += 5min;
        const qsizetype polls = m_pos->polls().size();
        QTRY_VERIFY(m_pos->polls().size() > polls + 1);
        m_pos->receipts << makeReceipt(++number, *m_pos->vendorTime - 5s);
        QTRY_COMPARE(stored(), 6 + number - 2000);
        QVERIFY(*state().cursor <= *m_pos->vendorTime);
    }
}

//! A contract that was not looked at for weeks has them to catch up with, and the screen shows today.
void TstSyncEngine::looksAtTodayFirstAfterALongTime()
{
    fill(m_midnight - 24h, kNoon, 1h);
    start();
    QTRY_VERIFY(isIdle());
    m_engine.reset();
    m_clock.time += 20 * 24h;
    fill(kNoon + 1h, m_clock.time, 1h);
    m_pos->requests.clear();
    m_pos->pageSize = 50;
    start();
    QTRY_VERIFY(m_engine->status().knownTo && m_engine->status().lastSuccess == m_clock.time);
    QVERIFY(!m_pos->requests.first().changes);
    QCOMPARE(m_pos->requests.first().range, dayRange(QDate(2026, 4, 3), shopZone()));
    QVERIFY(m_pos->requests.at(1).changes);
    QCOMPARE(m_pos->windows().size(), 1); // the weeks come with the changes, not as a past
    QCOMPARE(stored(), 36 + 20 * 24 - 1);
}

void TstSyncEngine::goesOverMidnight()
{
    m_clock.time = m_midnight + 24h - 1min;
    fill(m_midnight, m_clock.time, 1h);
    start();
    QTRY_VERIFY(isIdle());
    m_clock.time += 2min;
    m_pos->receipts << makeReceipt(1000, m_midnight + 24h - 30s) << makeReceipt(1001, m_midnight + 24h + 30s);
    QTRY_COMPARE(stored(), 26);
    QVERIFY(!m_engine->status().backfill);
}

QTEST_GUILESS_MAIN(TstSyncEngine)
#include "tst_syncengine.moc"
