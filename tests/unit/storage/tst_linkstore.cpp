// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/linkstore.h"
#include "app/storage/contractstore.h"
#include "app/storage/receiptstore.h"
#include "tests/unit/storage/journalsupport.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;

class TstLinkStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(m_database);
    }
    void cleanup() { m_database.reset(); }

    void addsAndLists();
    void refusesASecondLinkOfTheSamePair();
    void updates();
    void removesAndKeepsReceipts();
    void restoresWithTheOldIds();
    void keepsContracts();

private:
    static Link link(const QString &terminal, const QString &camera)
    {
        return {{}, registerKey(terminal), QStringLiteral("レジ"), {camera}, QStringLiteral("カメラ"), {1500ms}};
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
};

void TstLinkStore::addsAndLists()
{
    LinkStore links(*m_database);
    QVERIFY(valueOf(links.list()).isEmpty());
    const Link first = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("Cam-A"))));
    QVERIFY(first.id.isValid());
    const Link second = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("cam-a")))); // camera ids are case-sensitive
    QCOMPARE(valueOf(links.list()), (QList<Link>{first, second}));
    QCOMPARE(first.clockOffset.value, 1500ms);
}

void TstLinkStore::refusesASecondLinkOfTheSamePair()
{
    LinkStore links(*m_database);
    (void)valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    const Result<Link> again = await(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Storage);
    QCOMPARE(again.error().reason, QStringLiteral("link.exists"));
    Link other = valueOf(links.add(link(QStringLiteral("2"), QStringLiteral("a"))));
    other.reg.terminal = QStringLiteral("1");
    QCOMPARE(await(links.update(other)).error().reason, QStringLiteral("link.exists"));
    QCOMPARE(valueOf(links.list()).size(), 2);
}

void TstLinkStore::updates()
{
    LinkStore links(*m_database);
    Link changed = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    (void)valueOf(links.update(changed)); // unchanged is fine
    changed.camera = {QStringLiteral("b")};
    changed.cameraName.clear();
    changed.clockOffset = {-2s, kNoon, 3, 1200ms};
    changed.reg = registerKey(QStringLiteral("7"), {Vendor::Ubiregi, QStringLiteral("99")});
    (void)valueOf(links.update(changed));
    QCOMPARE(valueOf(links.list()), QList<Link>{changed});
    changed.id = {4711};
    changed.camera = {QStringLiteral("c")};
    QCOMPARE(await(links.update(changed)).error().kind, Error::Kind::NotFound);
}

void TstLinkStore::removesAndKeepsReceipts()
{
    LinkStore links(*m_database);
    ReceiptStore receipts(*m_database);
    (void)valueOf(receipts.upsert({makeReceipt(1, kNoon)}, {}, kShop, {}));
    const Link first = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    const Link second = valueOf(links.add(link(QStringLiteral("2"), QStringLiteral("a"))));
    (void)valueOf(links.remove({first.id, LinkId{4711}}));
    QCOMPARE(valueOf(links.list()), QList<Link>{second});
    QCOMPARE(valueOf(receipts.totals({kNoon, kNoon + 1s}, {})).count, 1);
    const Link again = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    QVERIFY(again.id.value > second.id.value); // settings may hold on to an old id
}

void TstLinkStore::restoresWithTheOldIds()
{
    LinkStore links(*m_database);
    const Link first = valueOf(links.add(link(QStringLiteral("1"), QStringLiteral("a"))));
    const Link second = valueOf(links.add(link(QStringLiteral("2"), QStringLiteral("b"))));
    (void)valueOf(links.remove({first.id, second.id}));
    const Link third = valueOf(links.add(link(QStringLiteral("2"), QStringLiteral("b")))); // the same pair anew
    QVERIFY(third.id > second.id);
    QCOMPARE(await(links.restore({first, second})).error().reason, QStringLiteral("link.exists"));
    QCOMPARE(valueOf(links.list()), QList<Link>{third}); // all or none
    (void)valueOf(links.restore({first, third})); // one that is there already is no harm
    QCOMPARE(valueOf(links.list()), (QList<Link>{first, third}));
}

void TstLinkStore::keepsContracts()
{
    ContractStore contracts(*m_database);
    const ContractKey other{Vendor::Ubiregi, QStringLiteral("99")};
    (void)valueOf(contracts.setAccountName(kShop, QStringLiteral("デモ商店")));
    (void)valueOf(contracts.setState(kShop, {kNoon, kNoon - 24h, std::nullopt}));
    (void)valueOf(contracts.setState(other, {}));
    (void)valueOf(contracts.setAccountName(kShop, QStringLiteral("デモ商店 本店")));
    const QList<Contract> expected{{kShop, QStringLiteral("デモ商店 本店"), {kNoon, kNoon - 24h, std::nullopt}, {}},
                                   {other, QString(), {}, {}}};
    QCOMPARE(valueOf(contracts.contracts()), expected);
}

QTEST_GUILESS_MAIN(TstLinkStore)
#include "tst_linkstore.moc"
