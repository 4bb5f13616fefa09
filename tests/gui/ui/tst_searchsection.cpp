// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/settings.h"
#include "tests/gui/ui/uifixture.h"
#include "ui/screens/settings/searchsection.h"

#include <QCheckBox>
#include <QLabel>
#include <QTemporaryDir>

class TstSearchSection : public QObject {
    Q_OBJECT
private slots:
    void switchesStaffSearch();
};

void TstSearchSection::switchesStaffSearch()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("settings.ini"));
    {
        Settings settings(file);
        QVERIFY(!settings.isStaffSearchAllowed()); // until the user says so
        SearchSection section(settings);
        section.show();
        QVERIFY(QTest::qWaitForWindowActive(&section));
        auto *box = child<QCheckBox>(&section, "staffSearch");
        QVERIFY(!box->isChecked());
        QVERIFY(child<QLabel>(&section, "staffReason")->text().contains(QStringLiteral("watching an employee")));
        const QString off = child<QLabel>(&section, "staffEffect")->text();
        section.focusStaffSearch();
        QVERIFY(box->hasFocus());
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(settings.isStaffSearchAllowed());
        QVERIFY(child<QLabel>(&section, "staffEffect")->text() != off);
        const UseLanguage japanese(QStringLiteral("ja"));
        QCoreApplication::processEvents();
        QCOMPARE(child<QLabel>(&section, "title")->text(), QStringLiteral("検索"));
        QVERIFY(child<QLabel>(&section, "staffEffect")->text().startsWith(QStringLiteral("オン")));
    }
    Settings settings(file);
    QVERIFY(settings.isStaffSearchAllowed()); // kept
    SearchSection section(settings);
    settings.setStaffSearchAllowed(false);
    QVERIFY(!child<QCheckBox>(&section, "staffSearch")->isChecked());
}

QTEST_MAIN(TstSearchSection)
#include "tst_searchsection.moc"
