// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every screen and dialog of the built program in both languages and fails on a control without a name, out of
// keyboard reach, or with text that does not fit.

#include "tests/gui/program/stand.h"
#include "tests/support/consent.h"

#include <QTimer>

class TstAccessibility : public QObject {
    Q_OBJECT
private slots:
    void everyScreen_data();
    void everyScreen();
};

void TstAccessibility::everyScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ja") << QStringLiteral("ja");
    QTest::newRow("en") << QStringLiteral("en");
}

void TstAccessibility::everyScreen()
{
    QFETCH(const QString, language);
    Stand stand;
    ProgramDriver &program = stand.program;
    connect(&program, &ProgramDriver::openUrl, this, [](const QUrl &url) {
        QTimer::singleShot(0, [url] { QVERIFY(!followConsent(url, QStringLiteral("allow")).startsWith(u"problem")); });
    });
    QVERIFY(stand.start(language));
    QVERIFY(stand.waitFor(QStringLiteral("email")));

    QStringList problems;
    const auto audit = [&](const char *screen) {
        for (const QString &problem : program.audit())
            problems << QString::fromLatin1(screen) + QStringLiteral(": ") + problem;
    };
    audit("sign-in");
    DO(program.click(QStringLiteral("apiKeyButton")));
    audit("API key");
    DO(program.click(QStringLiteral("backButton")));
    DO(stand.signIn());
    QVERIFY(stand.waitFor(QStringLiteral("guideScreen")));
    audit("guide");
    DO(program.click(QStringLiteral("navLinksButton")));
    audit("links, empty");
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1"), QStringLiteral("CC-2L")));
    audit("new link");
    DO(program.click(QStringLiteral("fromListButton")));
    QVERIFY(stand.waitFor(QStringLiteral("terminals")));
    audit("terminals");
    DO(program.click(QStringLiteral("cancelButton")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("terminals")); }, 20'000));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("table")) == 1; }, 20'000));
    audit("links");
    DO(program.clickTab(QStringLiteral("vendorTabs"), 1));
    audit("Ubiregi, empty");
    DO(stand.openNewLink());
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("table")) == 2; }, 20'000));
    audit("Ubiregi");
    DO(program.clickTab(QStringLiteral("vendorTabs"), 2));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("cameraTable")) == 3; }, 20'000));
    audit("cameras");
    DO(program.click(QStringLiteral("navSettingsButton")));
    audit("settings");
    DO(program.click(QStringLiteral("navDashboardButton")));
    QVERIFY(QTest::qWaitFor([&] { return program.rows(QStringLiteral("receiptList")) > 0; }, 30'000));
    audit("dashboard");
    DO(program.clickRow(QStringLiteral("receiptList"), 0));
    QVERIFY(stand.waitFor(QStringLiteral("receiptPanel")));
    audit("receipt");
    DO(program.click(QStringLiteral("dashboardAdd")));
    QVERIFY(stand.waitFor(QStringLiteral("modalOverlay")));
    audit("new dashboard");
    DO(program.click(QStringLiteral("cancelButton")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("modalOverlay")); }, 20'000));
    DO(program.click(QStringLiteral("helpButton")));
    QVERIFY(stand.waitFor(QStringLiteral("helpBrowser")));
    audit("help");
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

QTEST_MAIN(TstAccessibility)
#include "tst_accessibility.moc"
