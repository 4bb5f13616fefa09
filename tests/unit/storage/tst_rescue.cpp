// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/rescue.h"
#include "app/storage/contractstore.h"
#include "app/storage/dashboardstore.h"
#include "app/storage/essentials.h"
#include "app/storage/linkstore.h"
#include "app/storage/receiptstore.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>

namespace {

constexpr qsizetype kPage = 4096;
const QDateTime kNow(QDate(2026, 3, 14), QTime(1, 2, 3));

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write");
}

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray withNoiseInTheMiddle(QByteArray content)
{
    return content.replace(content.size() / 2 / kPage * kPage, 10 * kPage, noise(10 * kPage));
}

QString reasonOf(const QString &path)
{
    const auto opened = Database::open(path);
    return opened ? QStringLiteral("opened") : opened.error().reason;
}

} // namespace

class TstRescue : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("journal.db"));
        make();
    }

    void rescuesLinksAndDashboards_data();
    void rescuesLinksAndDashboards();
    void saysWhatItCannotRescue();
    void takesAnEmptyFileForDamage();
    void takesFromTheCopyWhatIsMissing();
    void setsAsideWithTheLogs();
    void setsAsideTwiceInOneSecond();
    void leavesAllAsItIsWhenItCannotBeRenamed();
    void survivesAKillBetweenItsSteps();
    void usesTheCopyWithTodaysLinks();
    void numbersContractsAnew();
    void tellsOfDamageWhileItIsOpen();

private:
    void make();
    //! As the program keeps it beside the journal.
    void keepCopy()
    {
        const auto database = valueOf(Database::open(m_path));
        const Essentials now = valueOf(database->read([](QSqlDatabase &db) -> Result<Essentials> { return readEssentials(db); }));
        (void)valueOf(saveEssentials(essentialsPath(m_path), now));
    }
    void losePage(const QString &table)
    {
        const qsizetype page = qsizetype(valueOf(valueOf(Database::open(m_path))->read([table](QSqlDatabase &db) -> Result<qint64> {
            Statement select(db, QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = ?"));
            return select.run(table) && select.next() ? Result<qint64>(select.integer(0)) : select.error();
        })));
        writeFile(m_path, contentOf(m_path).replace((page - 1) * kPage, kPage, noise(kPage)));
    }
    void checkLinks();

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    Link m_first;
    Link m_second;
    Dashboard m_dashboard;
};

void TstRescue::make()
{
    const auto database = valueOf(Database::open(m_path));
    QList<Receipt> receipts;
    for (int i = 1; i <= 2000; ++i)
        receipts << makeReceipt(i, kNoon + std::chrono::seconds(i));
    (void)valueOf(ReceiptStore(*database).upsert(receipts, {}, kShop, SyncState{kNoon, kNoon, kNoon}));
    (void)valueOf(ContractStore(*database).setAccountName(kShop, QStringLiteral("渋谷本店")));
    LinkStore links(*database);
    m_first = valueOf(links.add(
        {{}, registerKey(QStringLiteral("1")), QStringLiteral("レジ 1"), CameraId{QStringLiteral("cam-a")}, QStringLiteral("レジ前"), {}}));
    Link second{{}, registerKey(QStringLiteral("2")), QStringLiteral("レジ 2"), CameraId{QStringLiteral("cam-b")}, QStringLiteral("入口"),
                {}};
    second.clockOffset = {std::chrono::milliseconds(-1500), kNoon, 3, std::chrono::milliseconds(400)};
    m_second = valueOf(links.add(second));
    DashboardStore dashboards(*database);
    (void)valueOf(dashboards.addForNewLinks());
    Dashboard own;
    own.name = QStringLiteral("二台");
    own.cameras = {{CameraId{QStringLiteral("cam-a")}, QStringLiteral("レジ前")}};
    own.registers = {{registerKey(QStringLiteral("1")), QStringLiteral("レジ 1")}};
    m_dashboard = valueOf(dashboards.add(own));
}

//! All of them are there again, and nothing of the past counts as fetched.
void TstRescue::checkLinks()
{
    const auto database = valueOf(Database::open(m_path));
    QVERIFY(database);
    QCOMPARE(valueOf(LinkStore(*database).list()), (QList<Link>{m_first, m_second}));
    const QList<Dashboard> dashboards = valueOf(DashboardStore(*database).list());
    QCOMPARE(dashboards.size(), 3);
    QCOMPARE(dashboards.last(), m_dashboard);
    const auto contracts = valueOf(ContractStore(*database).contracts());
    QCOMPARE(contracts.size(), 1);
    QCOMPARE(contracts.first().accountName, QStringLiteral("渋谷本店"));
    QCOMPARE(contracts.first().state, SyncState{});
    QCOMPARE(valueOf(ReceiptStore(*database).idsIn({kNoon, kNoon + std::chrono::hours(1)}, {})).size(), 0);
}

void TstRescue::rescuesLinksAndDashboards_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<bool>("needsCopy");
    QTest::newRow("random bytes in the middle") << QStringLiteral("middle") << false;
    QTest::newRow("truncated to a half") << QStringLiteral("half") << false;
    QTest::newRow("the header is gone") << QStringLiteral("header") << true;
    QTest::newRow("a page of the links is gone") << QStringLiteral("links") << true;
    QTest::newRow("a page of the dashboards is gone") << QStringLiteral("dashboards") << true;
    QTest::newRow("a page of the contracts is gone") << QStringLiteral("contracts") << true;
    QTest::newRow("all noise") << QStringLiteral("noise") << true;
    QTest::newRow("nothing left") << QStringLiteral("empty") << true;
}

void TstRescue::rescuesLinksAndDashboards()
{
    QFETCH(QString, damage);
    QFETCH(bool, needsCopy);
    if (needsCopy)
        keepCopy();
    const QByteArray whole = contentOf(m_path);
    if (damage == u"middle")
        writeFile(m_path, withNoiseInTheMiddle(whole));
    else if (damage == u"half")
        writeFile(m_path, whole.left(whole.size() / 2));
    else if (damage == u"header")
        writeFile(m_path, QByteArray(100, '\0') + whole.mid(100));
    else if (damage == u"noise")
        writeFile(m_path, noise(whole.size()));
    else if (damage == u"empty")
        writeFile(m_path, {});
    else
        losePage(damage);
    const QByteArray damaged = contentOf(m_path);
    QVERIFY(damaged != whole);

    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
    const DamageReport report = examineDamaged(m_path);
    QCOMPARE(report.links, 2);
    QCOMPARE(report.dashboards, 3);
    QVERIFY(report.linksWhole);
    QCOMPARE(report.linksFrom.has_value(), needsCopy);
    QCOMPARE(contentOf(m_path), damaged); // looking changes nothing
    const QString aside = valueOf(replaceDamaged(m_path, kNow));
    QCOMPARE(contentOf(aside), damaged);
    checkLinks();
    checkLinks(); // once
    QCOMPARE(contentOf(aside), damaged);
}

void TstRescue::saysWhatItCannotRescue()
{
    losePage(QStringLiteral("links")); // and there is no copy
    const DamageReport report = examineDamaged(m_path);
    QCOMPARE(report.links, 0);
    QVERIFY(!report.linksWhole && !report.linksFrom && !report.backup);
    (void)valueOf(replaceDamaged(m_path, kNow));
    const auto database = valueOf(Database::open(m_path));
    QVERIFY(valueOf(LinkStore(*database).list()).isEmpty());
    QCOMPARE(valueOf(DashboardStore(*database).list()).last(), m_dashboard);
}

// Of an empty file SQLite makes a new database without a word.
void TstRescue::takesAnEmptyFileForDamage()
{
    const QString other = m_dir->filePath(QStringLiteral("new.db"));
    writeFile(other, {});
    QCOMPARE(reasonOf(other), QStringLiteral("opened")); // nothing was ever in it
    keepCopy();
    writeFile(m_path, {});
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
}

void TstRescue::takesFromTheCopyWhatIsMissing()
{
    keepCopy();
    const QString table = QStringLiteral("links");
    const Essentials copy = *loadEssentials(essentialsPath(m_path));
    QJsonObject renamed = copy.tables[table].toArray().first().toObject();
    renamed.insert(QStringLiteral("camera_name"), QStringLiteral("新しい名前"));
    const Essentials damaged{{{table, QJsonArray{renamed}}}, {table}}; // the second one could not be read
    const Essentials all = completed(damaged, copy);
    QCOMPARE(all.tables[table].toArray(), (QJsonArray{renamed, copy.tables[table].toArray().last()}));
    QVERIFY(all.unread.isEmpty());
}

void TstRescue::setsAsideWithTheLogs()
{
    writeFile(m_path, "damaged");
    writeFile(m_path + QStringLiteral("-wal"), "log");
    const QString aside = valueOf(replaceDamaged(m_path, kNow));
    QCOMPARE(QFileInfo(aside).fileName(), QStringLiteral("journal.damaged-20260314-010203.db"));
    QCOMPARE(contentOf(aside), QByteArray("damaged"));
    QCOMPARE(contentOf(aside + QStringLiteral("-wal")), QByteArray("log"));
    QVERIFY(!QFile::exists(m_path) && !QFile::exists(m_path + QStringLiteral("-wal")));
    QCOMPARE(reasonOf(m_path), QStringLiteral("opened"));
}

void TstRescue::setsAsideTwiceInOneSecond()
{
    writeFile(m_path, "1");
    const QString first = valueOf(replaceDamaged(m_path, kNow));
    writeFile(m_path, "2");
    const QString second = valueOf(replaceDamaged(m_path, kNow));
    QCOMPARE(contentOf(first), QByteArray("1"));
    QCOMPARE(contentOf(second), QByteArray("2"));
}

void TstRescue::leavesAllAsItIsWhenItCannotBeRenamed()
{
    QVERIFY(QFile::remove(m_path));
    QVERIFY(!replaceDamaged(m_path, kNow));
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void TstRescue::survivesAKillBetweenItsSteps()
{
    keepCopy();
    losePage(QStringLiteral("links"));
    const QByteArray damaged = contentOf(m_path);
    const QString aside = valueOf(replaceDamaged(m_path, kNow));
    QVERIFY(QFile::rename(aside, m_path)); // as if it had been killed before the renaming
    QCOMPARE(reasonOf(m_path), QStringLiteral("profile.damaged"));
    QCOMPARE(contentOf(m_path), damaged);
    (void)valueOf(replaceDamaged(m_path, kNow.addSecs(1)));
    QVERIFY(QFile::remove(essentialsPath(m_path))); // only what was put down before counts now
    checkLinks();
}

void TstRescue::usesTheCopyWithTodaysLinks()
{
    QVERIFY(QFile::copy(m_path, backupPath(m_path)));
    {
        const auto database = valueOf(Database::open(m_path));
        LinkStore links(*database);
        (void)valueOf(links.remove({m_second.id})); // since the copy was made
        m_first.cameraName = QStringLiteral("レジ 1 の上");
        (void)valueOf(links.update(m_first));
    }
    const QByteArray damaged = withNoiseInTheMiddle(contentOf(m_path));
    writeFile(m_path, damaged);
    QVERIFY(examineDamaged(m_path).backup);
    QCOMPARE(contentOf(valueOf(restoreBackup(m_path, kNow))), damaged);
    const auto database = valueOf(Database::open(m_path));
    QCOMPARE(valueOf(LinkStore(*database).list()), QList<Link>{m_first});
    QCOMPARE(valueOf(ReceiptStore(*database).idsIn({kNoon, kNoon + std::chrono::hours(1)}, {})).size(), 2000);
    QCOMPARE(valueOf(ContractStore(*database).contract(kShop)).state, (SyncState{kNoon, kNoon, kNoon})); // it goes on from there
    QVERIFY(!QFile::exists(backupPath(m_path)));
    QVERIFY(!restoreBackup(m_path, kNow)); // there is none any more
    QVERIFY(QFile::exists(m_path));
}

void TstRescue::numbersContractsAnew()
{
    keepCopy();
    const Essentials kept = *loadEssentials(essentialsPath(m_path));
    const auto database = valueOf(Database::open(m_dir->filePath(QStringLiteral("other.db"))));
    (void)valueOf(ContractStore(*database).setAccountName({Vendor::Ubiregi, QStringLiteral("9")}, QStringLiteral("別の契約")));
    (void)valueOf(database->write([kept](QSqlDatabase &db) { return replaceEssentials(db, kept); }));
    QCOMPARE(valueOf(LinkStore(*database).list()), (QList<Link>{m_first, m_second}));
    QCOMPARE(valueOf(ContractStore(*database).contracts()).size(), 2);
}

void TstRescue::tellsOfDamageWhileItIsOpen()
{
    const auto database = valueOf(Database::open(m_path));
    std::atomic<int> told = 0;
    database->onDamage([&told](const Error &) { ++told; });
    const auto damaged = [](QSqlDatabase &) -> Result<Done> {
        return Error{Error::Kind::Storage, {}, {}, QStringLiteral("profile.damaged")};
    };
    QVERIFY(!await(database->read(damaged, Database::OnDamage::CallerRepairs)));
    QVERIFY(!await(database->read([](QSqlDatabase &) -> Result<Done> { return Error{Error::Kind::Storage, {}, {}, {}}; })));
    QCOMPARE(told.load(), 0);
    QVERIFY(!await(database->read(damaged)));
    QVERIFY(!await(database->write(damaged)));
    QCOMPARE(told.load(), 2);
}

QTEST_GUILESS_MAIN(TstRescue)
#include "tst_rescue.moc"
