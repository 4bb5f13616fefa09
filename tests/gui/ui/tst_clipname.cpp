// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clipname.h"
#include "ui/dialogs/legalname.h"

#include <QtTest>

class TstClipName : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatIsInTheFile();
    void leavesOutWhatIsNotThere();
    void isLegal_data();
    void isLegal();
    void isShortEnough();
};

namespace {
const Instant kFrom = fromMs(1'769'241'386'000); // 2026-01-24 16:56:26 in Japan
constexpr qsizetype kMost = 60;
} // namespace

void TstClipName::tellsWhatIsInTheFile()
{
    QCOMPARE(clipFileName({QStringLiteral("渋谷本店 レジ 001"), QStringLiteral("6932"), kFrom, QStringLiteral("レジ前")}),
             QStringLiteral("渋谷本店 レジ 001_No.6932_2026-01-24_16-56-26_レジ前.mp4"));
}

void TstClipName::leavesOutWhatIsNotThere()
{
    QCOMPARE(clipFileName({{}, {}, kFrom, {}}), QStringLiteral("2026-01-24_16-56-26.mp4"));
}

void TstClipName::isLegal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("taken") << QStringLiteral("a<b>c:d\"e/f\\g|h?i*j") << QStringLiteral("a＜b＞c：d＂e／f＼g｜h？i＊j");
    QTest::newRow("control characters") << QStringLiteral("a\u0007b\nc") << QStringLiteral("ab c");
    QTest::newRow("dots and spaces at the end") << QStringLiteral("till. . .") << QStringLiteral("till");
    QTest::newRow("device") << QStringLiteral("CON") << QStringLiteral("_CON");
    QTest::newRow("device with an ending") << QStringLiteral("lpt1.x") << QStringLiteral("_lpt1.x");
    QTest::newRow("no device") << QStringLiteral("CONSOLE") << QStringLiteral("CONSOLE");
    QTest::newRow("nothing left") << QStringLiteral(" .. ") << QString();
    QTest::newRow("half a character") << QString(kMost - 1, u'a') + QStringLiteral("\U0001F600") << QString(kMost - 1, u'a');
}

void TstClipName::isLegal()
{
    QFETCH(QString, text);
    QTEST(legalBaseName(text, kMost), "expected");
}

void TstClipName::isShortEnough()
{
    const QString longText(500, u'あ');
    const QString name = clipFileName({longText, longText, kFrom, longText});
    QVERIFY(name.toUtf8().size() <= 204);
    QVERIFY(name.contains(QStringLiteral("2026-01-24_16-56-26")));
    QVERIFY(name.endsWith(QStringLiteral("あ.mp4")));
}

QTEST_GUILESS_MAIN(TstClipName)
#include "tst_clipname.moc"
