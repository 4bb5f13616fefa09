// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/dashboardstore.h"

#include "app/storage/linkstore.h"
#include "app/storage/migrations.h"
#include "app/storage/statement.h"
#include "tests/unit/storage/journalsupport.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

using namespace std::chrono_literals;

class TstDashboardStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
        QVERIFY(m_database);
    }
    void cleanup() { m_database.reset(); }

    void keepsWhatIsAdded();
    void updatesAndRemoves();
    void reorders();
    void makesOneForEachNewLinkOnce();
    void forgetsThoseOfEndedLinks();
    void givesOldLinksADashboard();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("journal.sqlite")); }
    void reopen()
    {
        m_database.reset();
        m_database = valueOf(Database::open(path()));
        m_boards.emplace(*m_database);
        m_links.emplace(*m_database);
    }
    Link addLink(const QString &terminal)
    {
        return valueOf(m_links->add({{}, registerKey(terminal), QStringLiteral("レジ"), {QStringLiteral("cam")}, {}, 0ms}));
    }
    static Dashboard board(const QString &name)
    {
        Dashboard dashboard;
        dashboard.name = name;
        dashboard.cameras = {{{QStringLiteral("b")}, QStringLiteral("出口")}, {{QStringLiteral("a")}, {}}};
        dashboard.registers = {{registerKey(QStringLiteral("2")), QStringLiteral("レジ 2")},
                               {registerKey(QStringLiteral("g"), {Vendor::Ubiregi, QStringLiteral("99")}), {}}};
        dashboard.leadIn = 25s;
        return dashboard;
    }
    QStringList names() { return namesOf(valueOf(m_boards->list())); }
    static QStringList namesOf(const QList<Dashboard> &dashboards)
    {
        QStringList names;
        for (const Dashboard &dashboard : dashboards)
            names << dashboard.name;
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::optional<DashboardStore> m_boards;
    std::optional<LinkStore> m_links;
};

void TstDashboardStore::keepsWhatIsAdded()
{
    QVERIFY(valueOf(m_boards->list()).isEmpty());
    const Dashboard first = valueOf(m_boards->add(board(QStringLiteral("全体"))));
    const Dashboard second = valueOf(m_boards->add(board(QString())));
    QVERIFY(first.id.isValid() && second.id != first.id);
    const QList<Dashboard> expected{first, second};
    QCOMPARE(valueOf(m_boards->list()), expected);
    reopen();
    QCOMPARE(valueOf(m_boards->list()), expected);
}

void TstDashboardStore::updatesAndRemoves()
{
    Dashboard changed = valueOf(m_boards->add(board(QStringLiteral("前"))));
    const Dashboard other = valueOf(m_boards->add(board(QStringLiteral("他"))));
    changed.name = QStringLiteral("後");
    changed.cameras.takeFirst();
    changed.registers.swapItemsAt(0, 1);
    changed.leadIn = 0s;
    (void)valueOf(m_boards->update(changed));
    QCOMPARE(valueOf(m_boards->list()), (QList<Dashboard>{changed, other}));

    (void)valueOf(m_boards->remove(changed.id));
    (void)valueOf(m_boards->remove(changed.id)); // the wish is fulfilled
    QCOMPARE(valueOf(m_boards->list()), QList<Dashboard>{other});
    QCOMPARE(await(m_boards->update(changed)).error().kind, Error::Kind::NotFound);
}

void TstDashboardStore::reorders()
{
    QList<DashboardId> ids;
    for (const QString &name : {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")})
        ids << valueOf(m_boards->add(board(name))).id;
    (void)valueOf(m_boards->reorder({ids[2], DashboardId{4711}, ids[0]})); // 2 and 4 came while the user dragged
    QCOMPARE(names(), (QStringList{QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("4")}));
    (void)valueOf(m_boards->add(board(QStringLiteral("5"))));
    reopen();
    QCOMPARE(names().last(), QStringLiteral("5"));
}

void TstDashboardStore::makesOneForEachNewLinkOnce()
{
    const Link first = addLink(QStringLiteral("1"));
    const Link second = addLink(QStringLiteral("2"));
    (void)valueOf(m_boards->addForNewLinks());
    (void)valueOf(m_boards->addForNewLinks());
    const QList<Dashboard> made = valueOf(m_boards->list());
    QCOMPARE(made.size(), 2);
    QCOMPARE(made.at(0).follows, first.id);
    QCOMPARE(made.at(1).follows, second.id);
    QCOMPARE(made.at(0).leadIn, Dashboard::kLeadIn);

    (void)valueOf(m_boards->remove(made.first().id));
    (void)valueOf(m_boards->addForNewLinks()); // the user did not want it
    QCOMPARE(valueOf(m_boards->list()), made.mid(1));
}

void TstDashboardStore::forgetsThoseOfEndedLinks()
{
    const Link ended = addLink(QStringLiteral("1"));
    const Link renamed = addLink(QStringLiteral("2"));
    const Link kept = addLink(QStringLiteral("3"));
    (void)valueOf(m_boards->addForNewLinks());
    Dashboard own = valueOf(m_boards->list()).at(1);
    own.name = QStringLiteral("入口");
    (void)valueOf(m_boards->update(own));
    const Dashboard users = valueOf(m_boards->add(board(QString())));
    (void)valueOf(m_links->remove({ended.id, renamed.id}));
    QCOMPARE(valueOf(m_boards->list()).size(), 4); // until it is sure that they stay away
    (void)valueOf(m_boards->removeOfEndedLinks());
    const QList<Dashboard> left = valueOf(m_boards->list());
    QCOMPARE(left.size(), 3);
    QCOMPARE(left.at(0).name, own.name);
    QVERIFY(!left.at(0).follows.isValid());
    QCOMPARE(left.at(1).follows, kept.id);
    QCOMPARE(left.at(2), users);
}

//! A file of the first version, with links, as earlier programs left it.
void TstDashboardStore::givesOldLinksADashboard()
{
    m_database.reset();
    QVERIFY(QFile::remove(path()));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        db.setDatabaseName(path());
        QVERIFY(db.open());
        (void)valueOf(applyMigration(db, valueOf(migrationsIn(QStringLiteral(":/migrations"))).first()));
        QSqlQuery query(db);
        QVERIFY(query.exec(QStringLiteral("INSERT INTO contracts (vendor, contract) VALUES (1, 'demo001')")));
        for (int id : {7, 3}) {
            const QString sql = QStringLiteral("INSERT INTO links VALUES (%1, 1, '%1', '', 'cam', '', 0)");
            QVERIFY2(query.exec(sql.arg(id)), qPrintable(sql));
        }
        db.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));

    reopen();
    QVERIFY(m_database);
    (void)valueOf(m_boards->addForNewLinks());
    const QList<Dashboard> made = valueOf(m_boards->list());
    QCOMPARE(made.size(), 2);
    QCOMPARE(made.at(0).follows, LinkId{3});
    QCOMPARE(made.at(1).follows, LinkId{7});
    QCOMPARE(made.at(1).leadIn, 10s);
    QVERIFY(made.at(1).name.isEmpty());
}

QTEST_GUILESS_MAIN(TstDashboardStore)
#include "tst_dashboardstore.moc"
