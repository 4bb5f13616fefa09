// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/retention.h"
#include "app/storage/receiptpinsdata.h"
#include "app/storage/retentiondata.h"
#include "tests/unit/services/journalshop.h"

#include <QProcess>
#include <QSignalSpy>

using namespace std::chrono_literals;
using Unit = RetentionPeriod::Unit;

namespace {

constexpr RetentionPeriod kTenDays{Unit::Days, 10};

class TurnedClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at;
};

//! A journal of two registers: 30 days with `perDay` receipts each, the last one on the day of kNoon.
struct Place {
    explicit Place(int perDay = 2) : shop(0)
    {
        clock.at = kNoon;
        addDays(1, 30, perDay);
        make();
    }
    void make()
    {
        retention = std::make_unique<Retention>(shop.store.settings, data, shop.registerData, *shop.store.receipts, shop.pictures,
                                                *shop.links, clock);
    }
    void addDays(int from, int to, int perDay)
    {
        for (int day = from; day <= to; ++day) {
            QList<Receipt> list;
            for (int i = 0; i < perDay; ++i)
                list << receipt(day, i);
            if (!wait(shop.store.receipts->upsert(list, {}, kShop, SyncState{kNoon, kNoon - 24h * 40, kNoon})))
                qFatal("no receipts");
        }
    }
    static Receipt receipt(int day, int number)
    {
        Receipt receipt;
        receipt.reg = number % 2 ? kFirst : kSecond;
        receipt.vendorKey = QStringLiteral("%1-%2").arg(day).arg(number);
        receipt.soldAt = receipt.changedAt = kNoon + (day - 30) * 24h + number * 1s;
        return receipt;
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return !retention->isRemoving() && !retention->previewed().isCounting(); }, 20'000))
            qFatal("it works for ever");
    }
    qsizetype count() { return wait(shop.store.receipts->idsIn({kNoon - 24h * 100, kNoon + 24h}, {})).value().size(); }
    std::optional<TimeRange> span() { return wait(shop.store.receipts->span({kFirst})).value(); }

    TurnedClock clock;
    JournalShop shop;
    RetentionData data{*shop.store.database};
    std::unique_ptr<Retention> retention;
};

//! The program that is killed: deletes with pauses that the pictures make, and tells when it has begun.
int deleteSlowly(const QString &folder)
{
    Store store(folder);
    RegisterData registers(*store.database);
    RetentionData data(*store.database);
    PictureCache pictures(folder + QStringLiteral("/p"));
    const auto links = store.make();
    TurnedClock clock;
    clock.at = kNoon;
    Retention retention(store.settings, data, registers, *store.receipts, pictures, *links, clock);
    QObject::connect(&retention, &Retention::changed, &retention, [&] {
        if (retention.removed() == 0)
            return;
        fputs("deleting\n", stdout);
        fflush(stdout);
    });
    retention.apply(kTenDays);
    return QCoreApplication::exec();
}

} // namespace

class TstRetention : public QObject {
    Q_OBJECT
private slots:
    void countsDays();
    void readsAndWritesPeriods();
    void keepsAllByDefault();
    void countsWhatItWouldDelete();
    void deletesWhatIsOlder();
    void deletesThePicturesToo();
    void leavesWhatIsPinned();
    void forgetsRowsThatCouldNotBeRead();
    void keepsOutWhatIsTooOld();
    void fetchesAgainWhenKeptLonger();
    void deletesMoreWhenADayHasBegun();
    void doesNotTrustAClockThatIsYearsAhead();
    void stopsAndKeepsTheRest();
    void saysWhatWentWrongAndTriesAgain();
    void goesOnAfterAKill();
};

void TstRetention::countsDays()
{
    const QDate day(2024, 2, 29);
    QCOMPARE((RetentionPeriod{Unit::Years, 3}.keptFrom(day)), QDate(2021, 2, 28));
    QCOMPARE((RetentionPeriod{Unit::Days, 29}.keptFrom(day)), QDate(2024, 1, 31));
    QVERIFY(!RetentionPeriod{}.keptFrom(day));
}

void TstRetention::readsAndWritesPeriods()
{
    for (const RetentionPeriod &period : {RetentionPeriod{}, RetentionPeriod{Unit::Years, 7}, kTenDays})
        QCOMPARE(RetentionPeriod::fromString(period.toString()), period);
    for (const char *text : {"0d", "-3y", "d", "7", "101y", "36501d", "5 y ", "forever"})
        QCOMPARE(RetentionPeriod::fromString(QString::fromLatin1(text)), RetentionPeriod{});
}

void TstRetention::keepsAllByDefault()
{
    Place place;
    place.clock.at = kNoon + 24h * 365 * 50;
    place.retention->start();
    QVERIFY(!place.retention->isRemoving());
    QCOMPARE(place.count(), 60);
    QVERIFY(!place.shop.store.receipts->keptFrom());
}

void TstRetention::countsWhatItWouldDelete()
{
    Place place;
    place.retention->preview(kTenDays);
    place.settle();
    QCOMPARE(place.retention->previewed().receipts(), 19 * 2); // days 1 to 19: 20 is ten days before 30
    const auto registers = place.retention->previewed().registers();
    QCOMPARE(registers.size(), 2);
    QCOMPARE(registers[0].receipts, 19);
    QCOMPARE(registers[0].first, Place::receipt(1, 1).soldAt);
    QCOMPARE(registers[0].last, Place::receipt(19, 1).soldAt);
    QCOMPARE(place.count(), 60);
    place.retention->preview({});
    QVERIFY(!place.retention->previewed().isCounting());
}

void TstRetention::deletesWhatIsOlder()
{
    Place place(30);
    qint64 told = 0;
    connect(place.retention.get(), &Retention::receiptsRemoved, this, [&](const ContractKey &contract, const UpsertResult &what) {
        QCOMPARE(contract, kShop);
        told += what.removed.size();
    });
    place.retention->preview(kTenDays);
    place.settle();
    place.retention->apply(kTenDays);
    QVERIFY(place.retention->isRemoving());
    QCOMPARE(place.retention->toRemove(), 570);
    place.settle();
    QCOMPARE(told, 570);
    QCOMPARE(place.count(), 330);
    QVERIFY(!place.retention->error());
    QCOMPARE(place.span()->from, dayRange(QDate(2026, 3, 4), shopZone()).from); // the register begins with the limit
    QCOMPARE(place.shop.store.settings.retention(), kTenDays);
}

void TstRetention::leavesWhatIsPinned()
{
    Place place;
    const auto before = wait(place.shop.store.receipts->idsIn({kNoon - 24h * 100, kNoon - 24h * 20}, {})).value();
    ReceiptPinsData pins(*place.shop.store.database);
    QVERIFY(wait(pins.pin(before.last())));
    place.retention->preview(kTenDays);
    place.settle();
    const qint64 counted = place.retention->previewed().receipts();
    place.retention->apply(kTenDays);
    place.settle();
    QCOMPARE(place.count(), 60 - counted);
    QCOMPARE(wait(pins.read()).value().receipts, QList{before.last()});
    QVERIFY(bool(wait(place.shop.store.receipts->receipt(before.last()))));
    place.retention->lookNow(); // no receipt that it might delete over and over
    place.settle();
    QCOMPARE(place.count(), 60 - counted);
}

void TstRetention::deletesThePicturesToo()
{
    Place place;
    QImage picture(64, 36, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const auto ids = wait(place.shop.store.receipts->idsIn({kNoon - 24h * 100, kNoon + 24h}, {})).value();
    QVERIFY(wait(place.shop.pictures.store(ids.first(), picture)) && wait(place.shop.pictures.store(ids.last(), picture)));
    place.retention->apply(kTenDays);
    place.settle();
    QVERIFY(wait(place.shop.pictures.load(ids.first(), PictureKind::Large)));
    QCOMPARE(wait(place.shop.pictures.load(ids.last(), PictureKind::Large)).error().kind, Error::Kind::NotFound);
}

void TstRetention::forgetsRowsThatCouldNotBeRead()
{
    Place place;
    QList<BadRow> rows;
    for (const char *key : {"old", "new", "unknown"})
        rows << BadRow{QString::fromLatin1(key), QStringLiteral("no total"), "{}"};
    QVERIFY(wait(place.shop.store.receipts->upsert({}, rows, kShop, {})));
    const Instant limit = dayRange(QDate(2026, 3, 4), shopZone()).from;
    const auto came = [&place](const char *key, const QString &ms) {
        place.shop.run(QStringLiteral("UPDATE quarantine SET first_seen_ms = %1 WHERE vendor_key = '%2'").arg(ms, QLatin1String(key)));
    };
    came("old", QString::number(toMs(limit) - 1));
    came("new", QString::number(toMs(limit)));
    came("unknown", QStringLiteral("NULL"));
    place.retention->apply(kTenDays);
    place.settle();
    QVERIFY(!place.retention->error());
    QStringList left;
    for (const QuarantinedRow &kept : wait(place.shop.store.receipts->quarantine(kShop)).value())
        left << kept.vendorKey;
    QCOMPARE(left, (QStringList{QStringLiteral("new"), QStringLiteral("unknown")}));
}

// Smaregi's settlement touches a whole day, and a poll brings it.
void TstRetention::keepsOutWhatIsTooOld()
{
    Place place;
    place.retention->apply(kTenDays);
    place.settle();
    QCOMPARE(place.count(), 22);
    const auto stored = wait(place.shop.store.receipts->upsert({Place::receipt(19, 0), Place::receipt(20, 7)}, {}, kShop, {}));
    QCOMPARE(stored.value().added.size(), 1);
    QCOMPARE(place.count(), 23);
}

void TstRetention::fetchesAgainWhenKeptLonger()
{
    Place place;
    place.retention->apply(kTenDays);
    place.settle();
    const Instant limit = dayRange(QDate(2026, 3, 4), shopZone()).from;
    QCOMPARE(place.shop.store.receipts->keptFrom(), limit);
    QCOMPARE(wait(place.shop.store.contracts->contract(kShop)).value().state.backfilledTo, limit); // it was 40 days back
    place.retention->apply({});
    QVERIFY(!place.shop.store.receipts->keptFrom());
    QCOMPARE(wait(place.shop.store.receipts->upsert({Place::receipt(19, 0)}, {}, kShop, {})).value().added.size(), 1);
}

void TstRetention::deletesMoreWhenADayHasBegun()
{
    Place place;
    place.retention->apply(kTenDays);
    place.settle();
    place.clock.at += 11h;
    place.retention->lookNow();
    QVERIFY(!place.retention->isRemoving()); // still the same day
    place.clock.at += 2h;
    place.retention->lookNow();
    QVERIFY(place.retention->isRemoving());
    place.settle();
    QCOMPARE(place.count(), 20);
}

void TstRetention::doesNotTrustAClockThatIsYearsAhead()
{
    Place place;
    place.clock.at = kNoon + 24h * 365 * 20;
    place.retention->apply({Unit::Days, 60});
    place.settle();
    QCOMPARE(place.count(), 60); // all are within 60 days of a month after the newest one
    place.retention->apply({Unit::Days, 32});
    place.settle();
    QCOMPARE(place.count(), 4);
}

void TstRetention::stopsAndKeepsTheRest()
{
    Place place(100);
    const auto giveUp = connect(place.retention.get(), &Retention::changed, this, [&] {
        if (place.retention->removed() >= 400)
            place.retention->stop();
    });
    place.retention->apply(kTenDays);
    place.settle();
    disconnect(giveUp);
    const qsizetype left = place.count();
    QVERIFY(left < 3000 && left > 1100);
    QCOMPARE(place.retention->period(), RetentionPeriod{});
    QVERIFY(!place.shop.store.receipts->keptFrom());
    place.clock.at += 24h;
    place.retention->lookNow();
    QVERIFY(!place.retention->isRemoving());
    QCOMPARE(place.count(), left);
}

void TstRetention::saysWhatWentWrongAndTriesAgain()
{
    Place place;
    place.shop.run(QStringLiteral("CREATE TRIGGER full BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'full'); END"));
    place.retention->apply(kTenDays);
    place.settle();
    QVERIFY(place.retention->error());
    QCOMPARE(place.count(), 60);
    place.shop.run(QStringLiteral("DROP TRIGGER full"));
    place.retention->lookNow();
    place.settle();
    QVERIFY(!place.retention->error());
    QCOMPARE(place.count(), 22);
}

void TstRetention::goesOnAfterAKill()
{
#ifdef Q_OS_WIN
    QSKIP("the same code runs there; the kill is tried on Unix");
#endif
    QTemporaryDir folder;
    {
        Store store(folder.path());
        QList<Receipt> list;
        for (int day = 1; day <= 30; ++day) {
            for (int i = 0; i < 200; ++i)
                list << Place::receipt(day, i);
        }
        QVERIFY(wait(store.receipts->upsert(list, {}, kShop, {})));
    }
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--delete-slowly"), folder.path()});
    QVERIFY(program.waitForReadyRead(30'000));
    program.kill();
    QVERIFY(program.waitForFinished());

    Store store(folder.path());
    QCOMPARE(store.settings.retention(), kTenDays);
    const TimeRange all{kNoon - 24h * 100, kNoon + 24h};
    const qsizetype left = wait(store.receipts->idsIn(all, {})).value().size();
    QVERIFY2(left > 2200 && left < 6000, qPrintable(QString::number(left)));
    RegisterData registers(*store.database);
    RetentionData data(*store.database);
    PictureCache pictures(folder.filePath(QStringLiteral("p")));
    const auto links = store.make();
    TurnedClock clock;
    clock.at = kNoon;
    Retention retention(store.settings, data, registers, *store.receipts, pictures, *links, clock);
    retention.start();
    QTRY_VERIFY_WITH_TIMEOUT(!retention.isRemoving(), 20'000);
    QCOMPARE(wait(store.receipts->idsIn(all, {})).value().size(), 2200);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--delete-slowly") == 0)
        return deleteSlowly(QString::fromLocal8Bit(argv[2]));
    TstRetention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_retention.moc"
