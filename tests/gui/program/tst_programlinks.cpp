// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links as the manual makes, changes and deletes them: the built program against the demo store's clouds.

#include "tests/gui/program/stand.h"

namespace {

const QString kTable = QStringLiteral("table");
const QString kOverlay = QStringLiteral("modalOverlay");
const QString kReceipts = QStringLiteral("receiptList");
constexpr int kTokenColumn = 2;
constexpr int kTerminalColumn = 3;
constexpr int kCameraColumn = 4;
constexpr int kStateColumn = 5;

QString display(ProgramDriver &program, int row, int column)
{
    return program.cell(kTable, row, column, Qt::DisplayRole).toString();
}

//! The whole form of the Platform API but for its terminal.
QString fillApp(Stand &stand, const QString &secret)
{
    ProgramDriver &program = stand.program;
    for (const QString &problem :
         {stand.openNewLink(), program.clickTab(QStringLiteral("generations"), 1),
          program.type(QStringLiteral("contract"), DemoCredentials::kSmaregiContract),
          program.type(QStringLiteral("clientId"), DemoCredentials::kSmaregiClientId), program.type(QStringLiteral("clientSecret"), secret),
          program.choose(QStringLiteral("camera"), QStringLiteral("レジ前"))}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

class TstProgramLinks : public QObject {
    Q_OBJECT
private slots:
    void linksByThePlatformApi();
    void saysWhatSmaregiRefuses_data();
    void saysWhatSmaregiRefuses();
    void deletesAndTakesItBack();
    void movesACamera();

private:
    bool rows(Stand &stand, int count)
    {
        return QTest::qWaitFor([&] { return stand.program.rows(kTable) == count && !stand.program.isVisible(kOverlay); }, 30'000);
    }
};

void TstProgramLinks::linksByThePlatformApi()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    DO(fillApp(stand, QStringLiteral("not the secret")));
    const auto checks = [&program] { return program.text(QStringLiteral("checkList")); };
    QVERIFY2(QTest::qWaitFor([&] { return checks().contains(u"クライアント"); }, 20'000), qPrintable(checks()));

    DO(program.type(QStringLiteral("clientSecret"), DemoCredentials::kSmaregiClientSecret));
    QVERIFY2(QTest::qWaitFor([&] { return checks().contains(u"取引情報参照 (pos.transactions:read): 利用する"); }, 20'000),
             qPrintable(checks()));
    QVERIFY2(!checks().contains(u"受信機能"), "the Platform API has no such switch");

    // The terminals with name, identification number and version, as the manual's appendix lists them.
    DO(program.click(QStringLiteral("fromListButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("terminals")) == 3; }, 20'000));
    const auto cell = [&program](int row, int column) {
        return program.cell(QStringLiteral("terminals"), row, column, Qt::DisplayRole).toString();
    };
    QCOMPARE(cell(1, 0), QStringLiteral("2"));
    QVERIFY2(cell(1, 1).contains(u"レジ 2"), qPrintable(cell(1, 1)));
    QVERIFY(!cell(1, 2).isEmpty());
    QVERIFY(!cell(1, 3).isEmpty());
    DO(program.clickRow(QStringLiteral("terminals"), 1));
    DO(program.key(QStringLiteral("terminals"), QStringLiteral("Return")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("terminals")); }, 10'000));
    QCOMPARE(program.text(QStringLiteral("terminal")), QStringLiteral("2"));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(rows(stand, 1));
    QVERIFY2(display(program, 0, kTokenColumn).endsWith(u"2026"), qPrintable(display(program, 0, kTokenColumn)));

    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY2(QTest::qWaitFor([&] { return program.rows(kReceipts) > 3; }, 60'000), "the link brings receipts");
    QCOMPARE(program.stop(), 0);
    QVERIFY(!program.log().contains(QByteArray(DemoCredentials::kSmaregiClientSecret.data())));
}

void TstProgramLinks::saysWhatSmaregiRefuses_data()
{
    using Break = void (*)(DemoStore &);
    QTest::addColumn<Break>("broken");
    QTest::addColumn<Break>("mended");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, Break broken, Break mended, const char16_t *said) {
        QTest::newRow(name) << broken << mended << QString::fromUtf16(said);
    };
    row(
        "受信機能", [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("receiving"), false); },
        [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("receiving"), true); }, u"受信機能: 利用しない");
    row(
        "取引情報参照", [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("transaction_ref"), false); },
        [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("transaction_ref"), true); }, u"取引情報参照: 利用しない");
    row(
        "店舗情報参照", [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("store_ref"), false); },
        [](DemoStore &demo) { demo.setSmaregiFunction(QStringLiteral("store_ref"), true); }, u"店舗情報参照: 利用しない");
    row(
        "locked", [](DemoStore &demo) { demo.setSmaregiLocked(true); }, [](DemoStore &demo) { demo.setSmaregiLocked(false); }, u"ロック");
    row(
        "IP address", [](DemoStore &demo) { demo.setSmaregiAddressAllowed(false); },
        [](DemoStore &demo) { demo.setSmaregiAddressAllowed(true); }, u"IP");
    row(
        "server away", [](DemoStore &demo) { demo.setServiceUp(DemoService::SmaregiClassic, false); },
        [](DemoStore &demo) { demo.setServiceUp(DemoService::SmaregiClassic, true); }, u"接続");
    row(
        "no JSON",
        [](DemoStore &demo) {
            DemoFault fault;
            fault.instead = DemoResponse{200, "text/html", "<html>maintenance</html>", {}};
            demo.fail(DemoService::SmaregiClassic, QStringLiteral("/access"), fault, -1);
        },
        [](DemoStore &demo) { demo.clearFaults(); }, u"応答");
}

void TstProgramLinks::saysWhatSmaregiRefuses()
{
    using Break = void (*)(DemoStore &);
    QFETCH(const Break, broken);
    QFETCH(const Break, mended);
    QFETCH(const QString, said);
    Stand stand;
    ProgramDriver &program = stand.program;
    broken(stand.demo);
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
    const auto checks = [&program] { return program.text(QStringLiteral("checkList")); };
    QVERIFY2(QTest::qWaitFor([&] { return checks().contains(said); }, 40'000), qPrintable(checks()));
    QCOMPARE(program.rows(kTable), 0);

    // Never a dead end: put right on the other side, the same form goes on.
    mended(stand.demo);
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY2(rows(stand, 1), qPrintable(checks()));
}

void TstProgramLinks::deletesAndTakesItBack()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    for (const QString &terminal : {QStringLiteral("1"), QStringLiteral("2")}) {
        DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, terminal));
        DO(program.click(QStringLiteral("addButton")));
        QVERIFY(rows(stand, terminal.toInt()));
    }
    DO(program.clickRow(kTable, 0));
    DO(program.clickRow(kTable, 1));
    DO(program.key(kTable, QStringLiteral("Del")));
    QVERIFY(stand.waitFor(kOverlay));
    const QString question = program.text(QStringLiteral("text"));
    QVERIFY2(question.contains(u"解約"), qPrintable(question)); // that it is not that
    DO(program.click(QStringLiteral("actionButton0")));
    QVERIFY(rows(stand, 0));
    QVERIFY(stand.waitFor(QStringLiteral("noticeAction")));

    // The offer is still there after a look at another page.
    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY(stand.waitFor(QStringLiteral("openLinksButton")));
    DO(program.click(QStringLiteral("navLinksButton")));
    DO(program.click(QStringLiteral("noticeAction")));
    QVERIFY(rows(stand, 2));
    QVERIFY(QTest::qWaitFor([&] { return display(program, 1, kStateColumn) == u"接続中"; }, 40'000));
}

void TstProgramLinks::movesACamera()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(rows(stand, 1));
    const QString camera = display(program, 0, kCameraColumn);
    DO(program.click(QStringLiteral("rowMenuButton0")));
    DO(program.trigger(QStringLiteral("moveAction")));
    QVERIFY(stand.waitFor(QStringLiteral("moveButton")));
    DO(program.click(QStringLiteral("moveButton")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(kOverlay) && display(program, 0, kTerminalColumn) != u"1"; }, 20'000));
    QCOMPARE(program.rows(kTable), 1);
    QCOMPARE(display(program, 0, kCameraColumn), camera);
    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY2(program.text(QStringLiteral("dashboardTitle")).contains(u"レジ 2"),
             qPrintable(program.text(QStringLiteral("dashboardTitle"))));
}

QTEST_MAIN(TstProgramLinks)
#include "tst_programlinks.moc"
