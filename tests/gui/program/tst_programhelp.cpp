// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// F1 on every screen and dialog of the built program, and the ways from the help back into it.

#include "tests/gui/program/stand.h"

class TstProgramHelp : public QObject {
    Q_OBJECT
private slots:
    void opensTheRightPageEverywhere();
    void staysUsableBesideADialog();
    void bringsTheGuideBack();
};

namespace {

const QString kBrowser = QStringLiteral("helpBrowser");

//! Presses F1 in a widget and says which page opened.
QString pageOnF1(Stand &stand, const char *widget, const QString &expected)
{
    if (const QString problem = stand.program.key(QString::fromLatin1(widget), QStringLiteral("F1")); !problem.isEmpty())
        return problem;
    (void)QTest::qWaitFor([&] { return stand.program.text(kBrowser, QStringLiteral("page")) == expected; }, 5'000);
    return stand.program.text(kBrowser, QStringLiteral("page"));
}

} // namespace

void TstProgramHelp::opensTheRightPageEverywhere()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    const auto opens = [&stand](const char *widget, const char *page) {
        const QString expected = QString::fromLatin1(page);
        const QString opened = pageOnF1(stand, widget, expected);
        if (opened != expected)
            qWarning("F1 in %s: %s, not %s", widget, qPrintable(opened), page);
        return opened == expected;
    };
    QVERIFY(stand.start());
    QVERIFY(stand.waitFor(QStringLiteral("email")));
    QVERIFY(opens("email", "sign-in"));
    DO(program.click(QStringLiteral("firstStepsButton"))); // the flow, before the sign-in
    QVERIFY(QTest::qWaitFor([&] { return program.text(kBrowser, QStringLiteral("page")) == u"start"; }));
    DO(program.click(QStringLiteral("apiKeyButton")));
    QVERIFY(opens("apiKey", "sign-in"));
    DO(program.click(QStringLiteral("backButton")));
    DO(stand.signIn());
    QVERIFY(stand.waitFor(QStringLiteral("guideScreen")));
    QVERIFY(opens("guideSmaregiButton", "start"));
    DO(program.click(QStringLiteral("navLinksButton")));
    QVERIFY(opens("navLinksButton", "smaregi")); // the side bar has no page: the one of the screen beside it
    QVERIFY(opens("emptyButton", "smaregi"));
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
    QVERIFY(opens("contract", "smaregi"));
    QVERIFY(opens("camera", "smaregi"));
    DO(program.key(QStringLiteral("generations"), QStringLiteral("Right")));
    QVERIFY(stand.waitFor(QStringLiteral("clientId")));
    QVERIFY(opens("clientId", "smaregi-platform"));
    DO(program.key(QStringLiteral("generations"), QStringLiteral("Left")));
    QVERIFY(stand.waitFor(QStringLiteral("token")));
    DO(program.click(QStringLiteral("fromListButton")));
    QVERIFY(stand.waitFor(QStringLiteral("terminals")));
    QVERIFY(opens("terminals", "terminals"));
    DO(program.key(QStringLiteral("terminals"), QStringLiteral("Esc")));
    QVERIFY(stand.waitFor(QStringLiteral("token")));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("table")) == 1; }, 20'000));
    QVERIFY(opens("table", "smaregi"));
    DO(program.clickRow(QStringLiteral("table"), 0)); // ticks it
    DO(program.key(QStringLiteral("table"), QStringLiteral("Del")));
    QVERIFY(stand.waitFor(QStringLiteral("actionButton0")));
    QVERIFY(opens("actionButton0", "change"));
    DO(program.click(QStringLiteral("cancelButton")));
    DO(program.clickTab(QStringLiteral("vendorTabs"), 1));
    QVERIFY(opens("emptyButton", "ubiregi"));
    DO(program.click(QStringLiteral("helpButton"))); // the same by mouse
    QCOMPARE(program.text(kBrowser, QStringLiteral("page")), QStringLiteral("ubiregi"));
    DO(program.clickTab(QStringLiteral("vendorTabs"), 2));
    QVERIFY(opens("cameraTable", "cameras"));
    DO(program.click(QStringLiteral("navSettingsButton")));
    QVERIFY(opens("language", "settings"));
    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("receiptList")) > 0; }, 30'000));
    QVERIFY(opens("receiptList", "dashboard"));
    DO(program.click(QStringLiteral("dashboardAdd")));
    QVERIFY(stand.waitFor(QStringLiteral("modalOverlay")));
    QVERIFY(opens("name", "dashboards"));
    DO(program.click(QStringLiteral("cancelButton")));
    QCOMPARE(program.stop(), 0);
}

void TstProgramHelp::staysUsableBesideADialog()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    QVERIFY(stand.start(QStringLiteral("en")));
    DO(stand.signInAndOpenLinks());
    DO(stand.openNewLink());
    QVERIFY(stand.waitFor(QStringLiteral("modalOverlay")));
    QCOMPARE(pageOnF1(stand, "contract", QStringLiteral("smaregi")), QStringLiteral("smaregi"));
    DO(program.clickRow(QStringLiteral("helpContents"), 0));
    QCOMPARE(program.text(kBrowser, QStringLiteral("page")), QStringLiteral("start"));
    DO(program.click(QStringLiteral("helpBack")));
    QCOMPARE(program.text(kBrowser, QStringLiteral("page")), QStringLiteral("smaregi"));
    QVERIFY(program.text(kBrowser, QStringLiteral("plainText")).contains(QStringLiteral("On Smaregi's side")));
    QVERIFY(program.isVisible(QStringLiteral("modalOverlay")));
    DO(program.type(QStringLiteral("contract"), DemoCredentials::kSmaregiContract));
    DO(program.key(kBrowser, QStringLiteral("Esc")));
    QVERIFY(!program.isVisible(kBrowser));
    QVERIFY2(program.isVisible(QStringLiteral("modalOverlay")), "the help closes, not the dialog");
}

void TstProgramHelp::bringsTheGuideBack()
{
    Stand stand;
    ProgramDriver &program = stand.program;
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("table")) == 1; }, 20'000));
    DO(program.click(QStringLiteral("navGuideButton")));
    const auto closable = [&] { return program.text(QStringLiteral("leaveGuideButton")).contains(u"閉じる"); };
    QVERIFY(QTest::qWaitFor(closable, 30'000));
    DO(program.click(QStringLiteral("leaveGuideButton")));
    QVERIFY(!program.isVisible(QStringLiteral("navGuideButton")));

    DO(program.click(QStringLiteral("helpButton")));
    DO(program.clickRow(QStringLiteral("helpContents"), 0));
    // The first link of the page, found by Tab as somebody without a mouse would.
    DO(program.key(kBrowser, QStringLiteral("Tab")));
    DO(program.key(kBrowser, QStringLiteral("Return")));
    QVERIFY(stand.waitFor(QStringLiteral("guideScreen")));
    QVERIFY(program.isVisible(QStringLiteral("navGuideButton")));
}

QTEST_MAIN(TstProgramHelp)
#include "tst_programhelp.moc"
