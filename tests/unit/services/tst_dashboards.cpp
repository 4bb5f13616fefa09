// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/dashboards.h"

#include "app/storage/dashboardstore.h"
#include "app/storage/statement.h"
#include "tests/unit/services/servicesfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

struct Shop : Store {
    explicit Shop(const QString &folder) : Store(folder), boardStore(*database), theLinks(make()), boards(boardStore, *theLinks)
    {
        (void)wait(session.signInWithApiKey(QStringLiteral("key")));
        (void)wait(theLinks->load());
    }
    LinkId link(const QString &terminal, const QString &camera = QStringLiteral("a"))
    {
        Link added;
        added.reg = reg(terminal);
        added.registerName = QStringLiteral("レジ ") + terminal;
        added.camera = {camera};
        const Result<Link> result = wait(links->add(added));
        (void)wait(theLinks->load());
        return result ? result.value().id : LinkId{};
    }
    void end(LinkId id)
    {
        (void)wait(links->remove({id}));
        (void)wait(theLinks->load());
    }
    static RegisterKey reg(const QString &terminal) { return {{Vendor::Smaregi, QStringLiteral("demo001")}, terminal}; }
    bool ready(qsizetype count)
    {
        return QTest::qWaitFor([&] { return boards.state() == Dashboards::State::Ready && boards.all().size() == count; });
    }

    DashboardStore boardStore;
    std::unique_ptr<Links> theLinks;
    Dashboards boards;
};

} // namespace

class TstDashboards : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isReadyWithoutLinks();
    void makesAFirstOneForEachNewLink();
    void followsTheLinksCamera();
    void goesAndComesBackWithItsLink();
    void keepsTheNameTheUserGave();
    void followsNoMoreWhenTheUserChoseOtherwise();
    void keepsWhatTheUserMade();
    void reorders();
    void saysWhenItCannotBeRead();
    void findsTheCameraOfARegister();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstDashboards::isReadyWithoutLinks()
{
    Shop shop(m_folder->path());
    QVERIFY(shop.ready(0));
}

void TstDashboards::makesAFirstOneForEachNewLink()
{
    Shop shop(m_folder->path());
    const LinkId first = shop.link(QStringLiteral("1"));
    const LinkId second = shop.link(QStringLiteral("2"));
    QVERIFY(shop.ready(2));
    const Dashboard made = shop.boards.all().first();
    QVERIFY(made.id.isValid());
    QVERIFY(made.name.isEmpty());
    QCOMPARE(made.follows, first);
    QCOMPARE(made.cameras.value(0).id, CameraId{QStringLiteral("a")});
    QCOMPARE(made.registers, (QList<DashboardRegister>{{Shop::reg(QStringLiteral("1")), QStringLiteral("レジ 1")}}));
    QCOMPARE(made.leadIn, 10s);
    QCOMPARE(shop.boards.madeFor(second), &shop.boards.all().last());

    QVERIFY(wait(shop.boards.remove(made.id)));
    QVERIFY(shop.ready(1));
    (void)shop.link(QStringLiteral("3"));
    QVERIFY(shop.ready(2)); // the deleted one is not made again
    QCOMPARE(shop.boards.all().first().follows, second);
}

void TstDashboards::followsTheLinksCamera()
{
    Shop shop(m_folder->path());
    const LinkId link = shop.link(QStringLiteral("1"));
    QVERIFY(shop.ready(1));
    QVERIFY(wait(shop.boards.rename(shop.boards.all().first().id, QStringLiteral(" 入口 "))));
    QVERIFY(wait(shop.theLinks->setCamera(Shop::reg(QStringLiteral("1")), {QStringLiteral("b")}, link)));
    const Dashboard &board = shop.boards.all().first();
    QCOMPARE(board.cameras.value(0).id, CameraId{QStringLiteral("b")});
    QCOMPARE(board.name, QStringLiteral("入口"));
    QCOMPARE(board.follows, link);
}

void TstDashboards::goesAndComesBackWithItsLink()
{
    Shop shop(m_folder->path());
    const LinkId first = shop.link(QStringLiteral("1"));
    (void)shop.link(QStringLiteral("2"));
    QVERIFY(shop.ready(2));
    const QList<Dashboard> before = shop.boards.all();
    const Link ended = *shop.theLinks->link(first);
    QVERIFY(wait(shop.theLinks->remove({first})));
    QVERIFY(shop.ready(1));
    QCOMPARE(shop.boards.all().first(), before.last());
    QVERIFY(wait(shop.theLinks->restore({ended})));
    QCOMPARE(shop.boards.all(), before);

    // Moved to another register it is the same link, and its dashboard goes along.
    QVERIFY(wait(shop.theLinks->move(first, Shop::reg(QStringLiteral("5")))));
    QVERIFY(shop.boards.madeFor(first));
    QCOMPARE(shop.boards.madeFor(first)->id, before.first().id);
    QCOMPARE(shop.boards.madeFor(first)->registers.first().key, Shop::reg(QStringLiteral("5")));

    // A link that had ended when the program started does not come back.
    shop.end(first);
    QVERIFY(shop.ready(1));
    Dashboards next(shop.boardStore, *shop.theLinks);
    next.retry();
    QTRY_COMPARE(next.state(), Dashboards::State::Ready);
    QCOMPARE(wait(shop.boardStore.list()).value().size(), 1);
}

void TstDashboards::keepsTheNameTheUserGave()
{
    Shop shop(m_folder->path());
    const LinkId link = shop.link(QStringLiteral("1"));
    QVERIFY(shop.ready(1));
    QVERIFY(wait(shop.boards.rename(shop.boards.all().first().id, QStringLiteral("入口"))));
    shop.end(link);
    QVERIFY(shop.ready(1));
    QCOMPARE(shop.boards.all().first().name, QStringLiteral("入口"));
    QVERIFY(shop.boards.all().first().showsNothing()); // register and camera left with their link
}

void TstDashboards::followsNoMoreWhenTheUserChoseOtherwise()
{
    Shop shop(m_folder->path());
    const LinkId link = shop.link(QStringLiteral("1"));
    QVERIFY(shop.ready(1));
    Dashboard edited = shop.boards.all().first();
    edited.leadIn = 30s;
    QVERIFY(wait(shop.boards.update(edited)));
    QCOMPARE(shop.boards.all().first().follows, link); // still what the link joins
    edited.cameras << DashboardCamera{{QStringLiteral("b")}, QStringLiteral("出口")};
    QVERIFY(wait(shop.boards.update(edited)));
    QVERIFY(!shop.boards.all().first().follows.isValid());
    QCOMPARE(shop.boards.all().first().cameras.size(), 2);
    QCOMPARE(shop.boards.all().first().leadIn, 30s);
    shop.end(link);
    QVERIFY(shop.ready(1));
    QCOMPARE(shop.boards.all().first().cameras.size(), 2);
    (void)shop.link(QStringLiteral("2"));
    QVERIFY(shop.ready(2));
}

void TstDashboards::keepsWhatTheUserMade()
{
    Shop shop(m_folder->path());
    const LinkId link = shop.link(QStringLiteral("1"));
    QVERIFY(shop.ready(1));
    Dashboard own;
    own.name = QStringLiteral("全部");
    own.cameras = {{{QStringLiteral("a")}, QStringLiteral("レジ前")}};
    own.registers = {{Shop::reg(QStringLiteral("1")), {}}, {Shop::reg(QStringLiteral("2")), QStringLiteral("レジ 2")}};
    const Result<Dashboard> added = wait(shop.boards.add(own));
    QVERIFY(added);
    const Dashboard *shown = shop.boards.dashboard(added.value().id);
    QVERIFY(shown);
    QCOMPARE(shown->registers.first().name, QStringLiteral("レジ 1")); // as the link calls it
    QCOMPARE(shop.boards.unlinked(*shown), own.registers.mid(1));
    shop.end(link);
    QVERIFY(shop.ready(1));
    shown = shop.boards.dashboard(added.value().id);
    QCOMPARE(shown->registers.size(), 2);
    QCOMPARE(shop.boards.unlinked(*shown).size(), 2);
    QVERIFY(wait(shop.boards.remove(added.value().id)));
    QVERIFY(shop.ready(0));
}

void TstDashboards::reorders()
{
    Shop shop(m_folder->path());
    for (const QString &terminal : {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")})
        (void)shop.link(terminal);
    QVERIFY(shop.ready(3));
    QList<DashboardId> ids;
    for (const Dashboard &board : shop.boards.all())
        ids << board.id;
    ids.move(2, 0);
    QSignalSpy changed(&shop.boards, &Dashboards::changed);
    QVERIFY(wait(shop.boards.reorder(ids)));
    QVERIFY(!changed.isEmpty());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(shop.boards.all().at(i).id, ids.at(i));
}

void TstDashboards::saysWhenItCannotBeRead()
{
    Shop shop(m_folder->path());
    QVERIFY(shop.ready(0));
    const auto sql = [&](const QString &text) {
        return bool(wait(shop.database->write([text](QSqlDatabase &db) -> Result<Done> {
            Statement statement(db, text);
            return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
        })));
    };
    QVERIFY(sql(QStringLiteral("ALTER TABLE dashboard_cameras RENAME TO gone")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be read")));
    (void)shop.link(QStringLiteral("1"));
    QTRY_COMPARE(shop.boards.state(), Dashboards::State::Failed);
    QCOMPARE(shop.boards.error()->kind, Error::Kind::Storage);
    QVERIFY(sql(QStringLiteral("ALTER TABLE gone RENAME TO dashboard_cameras")));
    shop.boards.retry();
    QVERIFY(shop.ready(1));
}

void TstDashboards::findsTheCameraOfARegister()
{
    const RegisterKey reg = Shop::reg(QStringLiteral("1"));
    const auto link = [&](qint64 id, const QString &camera) {
        Link made;
        made.id = {id};
        made.reg = reg;
        made.camera = {camera};
        return made;
    };
    const QList<Link> links{link(1, QStringLiteral("a")), link(2, QStringLiteral("b")), link(3, QStringLiteral("c"))};
    const auto found = [&](const QStringList &cameras) {
        Dashboard board;
        for (const QString &camera : cameras)
            board.cameras << DashboardCamera{{camera}, {}};
        return linkWithin(board, links, reg);
    };
    QCOMPARE(found({QStringLiteral("b")}), &links.at(1));
    QCOMPARE(found({QStringLiteral("x"), QStringLiteral("c"), QStringLiteral("a")}), &links.at(2)); // the dashboard's order counts
    QCOMPARE(found({QStringLiteral("x")}), &links.at(0)); // none of them: what the register has
    QVERIFY(!linkWithin({}, links, Shop::reg(QStringLiteral("2"))));
}

QTEST_MAIN(TstDashboards)
#include "tst_dashboards.moc"
