// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every screen and dialog of the built program in its smallest window, in both languages, with normal and with large
// text, and fails on a control without a name, out of keyboard reach, or with text that does not fit.

#include "tests/gui/program/stand.h"
#include "tests/support/consent.h"

#include <QTimer>

namespace {

const QString kOverlay = QStringLiteral("modalOverlay");
const QString kTable = QStringLiteral("table");
const QString kReceipts = QStringLiteral("receiptList");
const QString kFound = QStringLiteral("foundList");
const QString kSearch = QStringLiteral("searchField");

} // namespace

class TstAccessibility : public QObject {
    Q_OBJECT
private slots:
    void everyScreen_data();
    void everyScreen();

private:
    void signInScreens(Stand &stand);
    void linkScreens(Stand &stand);
    void otherPages(Stand &stand);
    void receiving(Stand &stand);
    void dashboards(Stand &stand);
    void searches(Stand &stand);
    void audit(Stand &stand, const char *screen);
    void auditSettled(Stand &stand, const char *screen);
    void closeDialog(Stand &stand, const char *button);

    QStringList m_problems;
};

void TstAccessibility::everyScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("textPercent");
    QTest::newRow("ja") << QStringLiteral("ja") << 100;
    QTest::newRow("en") << QStringLiteral("en") << 100;
    QTest::newRow("ja, 150 %") << QStringLiteral("ja") << 150;
    QTest::newRow("en, 150 %") << QStringLiteral("en") << 150;
}

void TstAccessibility::everyScreen()
{
    QFETCH(const QString, language);
    QFETCH(const int, textPercent);
    m_problems.clear();
    Stand stand;
    stand.program.setTextPercent(textPercent);
    connect(&stand.program, &ProgramDriver::openUrl, this, [](const QUrl &url) {
        QTimer::singleShot(0, [url] { QVERIFY(!followConsent(url, QStringLiteral("allow")).startsWith(u"problem")); });
    });
    QVERIFY(stand.start(language));
    for (const auto step : {&TstAccessibility::signInScreens, &TstAccessibility::linkScreens, &TstAccessibility::otherPages,
                            &TstAccessibility::dashboards, &TstAccessibility::searches}) {
        (this->*step)(stand);
        if (QTest::currentTestFailed())
            break;
    }
    QVERIFY2(m_problems.isEmpty(), qPrintable(u'\n' + m_problems.join(u'\n')));
}

void TstAccessibility::audit(Stand &stand, const char *screen)
{
    for (const QString &problem : stand.program.audit())
        m_problems << QString::fromLatin1(screen) + QStringLiteral(": ") + problem;
}

//! Of a screen that goes on counting for a while: what is wrong for good.
void TstAccessibility::auditSettled(Stand &stand, const char *screen)
{
    (void)QTest::qWaitFor([&] { return stand.program.audit().isEmpty(); }, 5'000);
    audit(stand, screen);
}

void TstAccessibility::closeDialog(Stand &stand, const char *button)
{
    DO(stand.program.click(QString::fromLatin1(button)));
    QVERIFY(QTest::qWaitFor([&] { return !stand.program.isVisible(kOverlay); }, 10'000));
}

void TstAccessibility::signInScreens(Stand &stand)
{
    ProgramDriver &program = stand.program;
    QVERIFY(stand.waitFor(QStringLiteral("email")));
    // Off for as long as the key store is asked.
    QVERIFY(QTest::qWaitFor([&] { return program.resizeWindow(QStringLiteral("email"), {1024, 680}).isEmpty(); }, 15'000));
    audit(stand, "sign-in");
    DO(program.click(QStringLiteral("apiKeyButton")));
    audit(stand, "API key");
    DO(program.click(QStringLiteral("backButton")));
    DO(stand.signIn());
    QVERIFY(stand.waitFor(QStringLiteral("guideScreen")));
    audit(stand, "guide");
}

void TstAccessibility::linkScreens(Stand &stand)
{
    ProgramDriver &program = stand.program;
    DO(program.click(QStringLiteral("navLinksButton")));
    audit(stand, "links, empty");
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1"), QStringLiteral("CC-2L")));
    audit(stand, "new link");
    DO(program.click(QStringLiteral("fromListButton")));
    QVERIFY(stand.waitFor(QStringLiteral("terminals")));
    audit(stand, "terminals");
    DO(program.click(QStringLiteral("cancelButton")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("terminals")); }, 10'000));
    DO(program.clickTab(QStringLiteral("generations"), 1));
    QVERIFY(stand.waitFor(QStringLiteral("clientSecret")));
    audit(stand, "new link, Platform API");
    DO(program.clickTab(QStringLiteral("generations"), 0));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(kTable) == 1 && !program.isVisible(kOverlay); }, 20'000));
    audit(stand, "links");
    DO(program.click(QStringLiteral("rowMenuButton0")));
    DO(program.trigger(QStringLiteral("moveAction")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "move");
    closeDialog(stand, "cancelButton");
    DO(program.click(QStringLiteral("rowMenuButton0")));
    DO(program.trigger(QStringLiteral("clockAction")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "clock offset");
    closeDialog(stand, "cancelButton");
    DO(program.click(QStringLiteral("rowMenuButton0")));
    DO(program.trigger(QStringLiteral("filmAction")));
    QVERIFY(stand.waitFor(kOverlay));
    auditSettled(stand, "film the clock");
    closeDialog(stand, "closeButton");
    DO(program.clickRow(kTable, 0));
    DO(program.click(QStringLiteral("deleteButton")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "deletion");
    closeDialog(stand, "cancelButton");

    DO(program.clickTab(QStringLiteral("vendorTabs"), 1));
    audit(stand, "Ubiregi, empty");
    DO(program.click(QStringLiteral("tokenButton")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "token of Ubiregi");
    closeDialog(stand, "cancelButton");
    DO(stand.openNewLink());
    QVERIFY(QTest::qWaitFor([&] { return program.rows(kTable) == 2; }, 20'000));
    audit(stand, "Ubiregi");
    DO(program.click(QStringLiteral("disconnectButton")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "disconnection");
    closeDialog(stand, "cancelButton");

    DO(program.clickTab(QStringLiteral("vendorTabs"), 2));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("cameraTable")) == 3; }, 20'000));
    audit(stand, "cameras");
}

void TstAccessibility::otherPages(Stand &stand)
{
    ProgramDriver &program = stand.program;
    DO(program.click(QStringLiteral("navSettingsButton")));
    audit(stand, "settings");
    receiving(stand);
    DO(program.click(QStringLiteral("signOutButton")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "sign-out");
    closeDialog(stand, "cancelButton");
    DO(program.click(QStringLiteral("helpButton")));
    QVERIFY(stand.waitFor(QStringLiteral("helpWindow")));
    audit(stand, "help");
    DO(program.key(QStringLiteral("helpWindow"), QStringLiteral("Esc")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("helpWindow")); }, 10'000));
}

//! With a row that could not be read.
void TstAccessibility::receiving(Stand &stand)
{
    ProgramDriver &program = stand.program;
    DO(program.click(QStringLiteral("navLinksButton")));
    DO(program.click(QStringLiteral("statusLine")));
    QVERIFY(stand.waitFor(QStringLiteral("syncSection")));
    DemoFault fault;
    fault.spoil = [](const DemoRequest &, DemoResponse &answer) { answer.body.replace("\"total\":\"", "\"total\":\"?"); };
    stand.demo.fail(DemoService::SmaregiClassic, QStringLiteral("/"), fault, -1);
    DemoSale sale;
    sale.soldAt = std::chrono::floor<std::chrono::seconds>(stand.clock.now());
    QVERIFY(!stand.demo.addSmaregiSale(sale).isEmpty());
    DO(program.click(QStringLiteral("pollButton")));
    QVERIFY(stand.waitFor(QStringLiteral("badButton")));
    audit(stand, "receiving");
    DO(program.click(QStringLiteral("badButton")));
    QVERIFY(stand.waitFor(QStringLiteral("rowTable")));
    audit(stand, "rows that could not be read");
    closeDialog(stand, "closeButton");
    stand.demo.clearFaults();
}

void TstAccessibility::dashboards(Stand &stand)
{
    ProgramDriver &program = stand.program;
    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(kReceipts) > 0; }, 30'000));
    audit(stand, "dashboard");
    DO(program.clickRow(kReceipts, 0));
    QVERIFY(stand.waitFor(QStringLiteral("receiptPanel")));
    audit(stand, "receipt");
    DO(program.trigger(QStringLiteral("showRaw")));
    QVERIFY(stand.waitFor(QStringLiteral("rawReceiptWindow")));
    audit(stand, "original data");
    DO(program.click(QStringLiteral("rawReceiptClose")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("rawReceiptWindow")); }, 10'000));
    DO(program.click(QStringLiteral("fullScreenButton")));
    QVERIFY(stand.waitFor(QStringLiteral("fullScreenWindow")));
    audit(stand, "full screen");
    DO(program.key(QStringLiteral("fullScreenWindow"), QStringLiteral("Esc")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("fullScreenWindow")); }, 10'000));
    DO(program.click(QStringLiteral("dashboardExport")));
    QVERIFY(stand.waitFor(QStringLiteral("writeButton")));
    audit(stand, "export of video");
    closeDialog(stand, "cancelButton");
    DO(program.click(QStringLiteral("dashboardAdd")));
    QVERIFY(stand.waitFor(kOverlay));
    audit(stand, "new dashboard");
    closeDialog(stand, "cancelButton");
    DO(program.trigger(QStringLiteral("dashboardManage")));
    QVERIFY(stand.waitFor(QStringLiteral("managerList")));
    audit(stand, "dashboards");
    closeDialog(stand, "managerClose");
}

//! On the dashboard that is open, then on the page.
void TstAccessibility::searches(Stand &stand)
{
    ProgramDriver &program = stand.program;
    DO(program.type(kSearch, QStringLiteral("cash staff:sato this month")));
    QVERIFY(stand.waitFor(QStringLiteral("staffSettingButton")));
    auditSettled(stand, "dashboard, searching");
    DO(program.click(QStringLiteral("filtersButton")));
    QVERIFY(stand.waitFor(QStringLiteral("showResults")));
    auditSettled(stand, "dashboard, filters");
    DO(program.click(QStringLiteral("staffSettingButton")));
    QVERIFY(stand.waitFor(QStringLiteral("staffSearch")));
    DO(program.click(QStringLiteral("navSearchButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(kFound) > 0; }, 30'000));
    auditSettled(stand, "search");
    DO(program.clickRow(kFound, 0));
    QVERIFY(stand.waitFor(QStringLiteral("receiptSlip")));
    auditSettled(stand, "search, receipt");
    DO(program.click(QStringLiteral("exportButton")));
    QVERIFY(stand.waitFor(QStringLiteral("chooseFileButton")));
    auditSettled(stand, "export");
    DO(program.click(QStringLiteral("cancelButton")));
    DO(program.click(QStringLiteral("filtersButton"))); // instead of the receipt: the window is narrow
    QVERIFY(stand.waitFor(QStringLiteral("searchFilters")));
    auditSettled(stand, "search, filters");
    DO(program.type(kSearch, QStringLiteral("refund 9,999,999yen")));
    QVERIFY(stand.waitFor(QStringLiteral("foundHeadline")));
    auditSettled(stand, "search, nothing found");
}

QTEST_MAIN(TstAccessibility)
#include "tst_accessibility.moc"
