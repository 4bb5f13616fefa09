// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any interleaving of pages, repeats, edits, late rows, faults and kill -9 ends in the same journal as the cloud: nothing twice,
// nothing lost. The clouds are the demo store's, the one who is killed is a process of its own (syncvictim), and each API has a
// journal. REGILENS_STORM_SEED repeats a run as far as timing allows, REGILENS_STORM_KILLS makes it longer.
#include "app/demo/demostore.h"
#include "app/storage/searchstore.h"
#include "tests/unit/pos/receiptdifference.h"
#include "tests/unit/pos/waiting.h"
#include "tests/unit/storage/searchsupport.h"
#include "tests/unit/sync/quicksync.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <atomic>

using namespace std::chrono_literals;

namespace {

const QStringList kApis{QStringLiteral("classic"), QStringLiteral("platform"), QStringLiteral("ubiregi")};
constexpr int kHistoryDays = 4;

DemoService serviceOf(const QString &api)
{
    return api == u"classic" ? DemoService::SmaregiClassic : api == u"platform" ? DemoService::SmaregiPlatform : DemoService::UbiregiApi;
}

std::atomic<int> g_spoiled = 0; // the demo store's thread counts

//! One row of a page can no longer be read; only in answers about changes, which are asked for again and again.
void spoilOneRow(const DemoRequest &request, DemoResponse &response)
{
    const bool changes = request.body.contains("updDateTime") || request.value(QStringLiteral("upd_date_time-from")).size() > 0 ||
                         request.path.contains(u"checkouts");
    static const QRegularExpression time(QStringLiteral(R"x("(terminalTranDateTime|paid_at)":\s*"[^"]+")x"));
    const QString body = QString::fromUtf8(response.body);
    const QRegularExpressionMatch match = time.match(body);
    if (!changes || !match.hasMatch())
        return;
    ++g_spoiled;
    const QString spoilt = QStringLiteral("\"%1\":\"?\"").arg(match.captured(1));
    response.body = (body.left(match.capturedStart()) + spoilt + body.mid(match.capturedEnd())).toUtf8();
}

//! A victim, again and again, on the journal of one API.
struct Victim {
    QString api;
    QString journal;
    QUrl address;
    std::unique_ptr<QProcess> process;
};

} // namespace

class TstSyncStorm : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void survives();
    void endsLikeTheCloud_data();
    void endsLikeTheCloud();

private:
    void changeBooks();
    void breakSomething();
    bool startVictims();
    void killVictims();
    bool catchUp(QuickSync &sync);
    int below(int bound) { return m_random.bounded(bound); }

    quint32 m_seed = 0;
    QRandomGenerator m_random;
    SystemClock m_clock;
    std::unique_ptr<DemoStore> m_demo;
    QTemporaryDir m_folder;
    std::vector<Victim> m_victims;
    QStringList m_smaregiKeys; //!< of sales made here
    QStringList m_ubiregiKeys;
    Instant m_lastSale;
    int m_kills = 0;
};

void TstSyncStorm::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("REGILENS_STORM_SEED") ? qEnvironmentVariable("REGILENS_STORM_SEED").toUInt()
                                                              : QRandomGenerator::system()->generate();
    m_random.seed(m_seed);
    qInfo("seed %u", m_seed);
    DemoOptions options;
    options.newSales = false;
    options.historyDays = kHistoryDays;
    options.smaregiRate = 100'000;
    options.ubiregiPageSize = 150;
    m_demo = std::make_unique<DemoStore>(m_clock, options);
    QVERIFY(m_demo->start());
    const QJsonObject json = QJsonDocument::fromJson(m_demo->endpointsJson()).object();
    const auto address = [&](const char *cloud, const char *name) {
        return QUrl(json[QLatin1String(cloud)][QLatin1String(name)].toString());
    };
    const QList<QUrl> addresses{address("smaregi", "classic"), address("smaregi", "api"), address("ubiregi", "api")};
    for (int i = 0; i < kApis.size(); ++i)
        m_victims.push_back({kApis[i], m_folder.filePath(kApis[i] + QStringLiteral(".db")), addresses[i], nullptr});
}

//! Sales of now, late and back-dated ones, and edits of any of them.
void TstSyncStorm::changeBooks()
{
    for (int i = below(4); i > 0; --i) {
        DemoSale sale;
        sale.registerNo = 1 + below(2);
        sale.kind = below(8) == 0 ? DemoSale::Kind::Refund : DemoSale::Kind::Sale;
        const auto age = below(3) == 0 ? std::chrono::seconds(below(kHistoryDays * 86'400)) : std::chrono::seconds(below(5));
        sale.soldAt = std::chrono::floor<std::chrono::seconds>(m_clock.now()) - age;
        sale.uploadDelay = std::chrono::seconds(below(3));
        m_lastSale = m_clock.now();
        for (int line = below(4); line >= 0; --line)
            sale.lines.append({below(50), 1 + below(3), 0});
        if (below(2) == 0)
            m_smaregiKeys << m_demo->addSmaregiSale(sale);
        else
            m_ubiregiKeys << m_demo->addUbiregiSale(sale);
    }
    if (!m_smaregiKeys.isEmpty() && below(3) == 0) {
        const QString key = m_smaregiKeys.at(below(int(m_smaregiKeys.size())));
        switch (below(3)) {
        case 0:
            (void)m_demo->cancelSmaregi(key);
            break;
        case 1:
            (void)m_demo->disposeSmaregi(key);
            break;
        default:
            (void)m_demo->touchSmaregi(key);
        }
    }
    if (!m_ubiregiKeys.isEmpty() && below(3) == 0) {
        const QString key = m_ubiregiKeys.at(below(int(m_ubiregiKeys.size())));
        (void)(below(2) == 0 ? m_demo->cancelUbiregi(key) : m_demo->touchUbiregi(key));
    }
}

void TstSyncStorm::breakSomething()
{
    DemoFault fault;
    switch (below(9)) {
    case 0:
        fault.instead = DemoResponse{429, "text/plain", "slow down", {}};
        break;
    case 1:
        fault.instead = DemoResponse{429, "text/plain", "slow down", {{"Retry-After", "1"}}};
        break;
    case 2:
        fault.instead = DemoResponse{500 + below(4), "text/plain", "sorry", {}};
        break;
    case 3:
        fault.cutAfter = below(2000);
        break;
    case 4:
        fault.hang = true;
        break;
    case 5:
        fault.instead = DemoResponse{200, "application/json", R"({"result":[{"transac)", {}};
        break;
    case 6:
        fault.reset = true;
        break;
    default:
        fault.spoil = spoilOneRow;
    }
    m_demo->fail(serviceOf(kApis.at(below(int(kApis.size())))), QString(), fault, 1 + below(3));
}

bool TstSyncStorm::startVictims()
{
    for (Victim &victim : m_victims) {
        victim.process = std::make_unique<QProcess>();
        victim.process->setStandardOutputFile(QProcess::nullDevice());
        victim.process->setStandardErrorFile(QProcess::nullDevice());
        victim.process->start(QStringLiteral(REGILENS_SYNC_VICTIM), {victim.journal, victim.api, victim.address.toString()});
    }
    for (Victim &victim : m_victims) {
        if (!victim.process->waitForStarted())
            return false;
    }
    return true;
}

void TstSyncStorm::killVictims()
{
    for (Victim &victim : m_victims) {
        m_kills += victim.process->state() == QProcess::Running;
        victim.process->kill(); // SIGKILL
    }
    for (Victim &victim : m_victims)
        victim.process->waitForFinished();
}

void TstSyncStorm::survives()
{
    const int kills = qEnvironmentVariableIsSet("REGILENS_STORM_KILLS") ? qEnvironmentVariable("REGILENS_STORM_KILLS").toInt() : 200;
    QElapsedTimer time;
    time.start();
    int rounds = 0;
    while (m_kills < kills) {
        QVERIFY2(++rounds <= kills, "the victims die by themselves");
        m_demo->clearFaults();
        changeBooks();
        if (below(2) == 0)
            breakSomething(); // at once
        QVERIFY(startVictims());
        const int life = 40 + below(260);
        const int change = below(life);
        const int trouble = below(life);
        QTest::qWait(std::min(change, trouble));
        if (change < trouble)
            changeBooks();
        else
            breakSomething();
        QTest::qWait(std::abs(change - trouble));
        if (change < trouble)
            breakSomething();
        else
            changeBooks();
        QTest::qWait(life - std::max(change, trouble));
        killVictims();
    }
    m_demo->clearFaults();
    qInfo("%d kills in %lld ms, %d + %d sales", m_kills, time.elapsed(), int(m_smaregiKeys.size()), int(m_ubiregiKeys.size()));
}

void TstSyncStorm::endsLikeTheCloud_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < kApis.size(); ++i)
        QTest::newRow(qPrintable(kApis[i])) << i;
}

//! Lets it run in peace until all is there; rows in quarantine are touched at the vendor, which sends them again.
bool TstSyncStorm::catchUp(QuickSync &sync)
{
    const ContractKey &contract = sync.engine->contract();
    sync.engine->start();
    // Asked for all changes since then, and told.
    const auto isThere = [&](Instant since) {
        const SyncStatus status = sync.engine->status();
        return status.lastSuccess && *status.lastSuccess >= since && !status.backfill && !status.error;
    };
    const auto tell = [&] {
        const SyncStatus status = sync.engine->status();
        const BackfillProgress past = status.backfill.value_or(BackfillProgress{});
        qWarning("%d of %d days, error: %s, %d rows in quarantine", past.daysFetched, past.daysWanted,
                 status.error ? qPrintable(status.error->detail) : "none", status.badRows);
        return false;
    };
    const Instant begun = m_clock.now();
    if (!QTest::qWaitFor([&] { return isThere(begun); }, 30'000))
        return tell();
    const QList<QuarantinedRow> bad = valueOf(sync.receipts->quarantine(contract));
    qInfo("%d rows in quarantine, %d were spoiled", int(bad.size()), int(g_spoiled));
    for (const QuarantinedRow &row : bad)
        (void)(contract.vendor == Vendor::Ubiregi ? m_demo->touchUbiregi(row.vendorKey) : m_demo->touchSmaregi(row.vendorKey));
    const Instant over = m_lastSale + 3s; // the last uploads are on their way
    return QTest::qWaitFor([&] { return isThere(over) && sync.engine->status().badRows == 0; }, 30'000) || tell();
}

void TstSyncStorm::endsLikeTheCloud()
{
    QFETCH(const int, index);
    const auto hint = [this](const QString &what) { return QStringLiteral("seed %1: %2").arg(m_seed).arg(what).toUtf8(); };
    const Victim &victim = m_victims[size_t(index)];
    Result<std::unique_ptr<QuickSync>> opened = QuickSync::open(victim.journal, victim.api, victim.address, 500ms);
    QVERIFY2(opened, hint(QStringLiteral("the journal does not open")).constData());
    const std::unique_ptr<QuickSync> sync = opened.take();
    QVERIFY2(catchUp(*sync), hint(QStringLiteral("it does not catch up")).constData());
    sync->engine->stop();

    HttpClient http;
    const auto reader = quickClient(http, victim.api, victim.address, m_clock);
    const Instant start = m_clock.now() - std::chrono::days(kHistoryDays + 30);
    const Walk cloud = walkAll([&](const QByteArray &page) { return reader->changedSince(start, page); });
    QVERIFY2(!cloud.error && cloud.badRows.isEmpty(), hint(QStringLiteral("the cloud does not answer")).constData());
    QHash<QString, Receipt> expected;
    for (const Receipt &receipt : cloud.receipts)
        expected.insert(receipt.vendorKey, receipt);

    int count = 0;
    for (const ReceiptId id : valueOf(sync->receipts->idsIn({fromMs(1), Instant::max()}, {}))) {
        const Receipt receipt = valueOf(sync->receipts->receipt(id));
        QVERIFY2(expected.contains(receipt.vendorKey),
                 hint(QStringLiteral("twice, or not in the cloud: ") + receipt.vendorKey).constData());
        const QString difference = differenceOf(receipt, expected.take(receipt.vendorKey));
        QVERIFY2(difference.isEmpty(), hint(receipt.vendorKey + QStringLiteral(" differs in ") + difference).constData());
        ++count;
    }
    QVERIFY2(expected.isEmpty(), hint(QStringLiteral("lost: ") + QStringList(expected.keys()).join(u' ')).constData());
    for (const QString &key : std::as_const(victim.api == u"ubiregi" ? m_ubiregiKeys : m_smaregiKeys))
        QVERIFY2(
            std::any_of(cloud.receipts.begin(), cloud.receipts.end(), [&](const Receipt &receipt) { return receipt.vendorKey == key; }),
            hint(key).constData());
    qInfo("%d receipts", count);

    // The index as it grew is the one that would be built from the receipts, and the file is sound.
    const QMap<QByteArray, qint64> grown = indexContent(*sync->database);
    SearchStore search(*sync->database);
    spoilIndex(*sync->database);
    buildIndex(search);
    QVERIFY2(indexContent(*sync->database) == grown, hint(QStringLiteral("the search index")).constData());
    const QString soundness = valueOf(sync->database->write([](QSqlDatabase &db) -> Result<QString> {
        Statement words(db, QStringLiteral("INSERT INTO receipt_search (receipt_search) VALUES ('integrity-check')"));
        if (!words.run())
            return words.error();
        Statement check(db, QStringLiteral("PRAGMA integrity_check"));
        return check.run() && check.next() ? Result<QString>(check.text(0)) : Result<QString>(check.error());
    }));
    QCOMPARE(soundness, QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(TstSyncStorm)
#include "tst_syncstorm.moc"
