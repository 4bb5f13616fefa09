// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clip of a receipt from before this program ran, ordered by click, over a kill -9 of the program.

#include "app/domain/timerange.h"
#include "tests/gui/program/stand.h"

#include <QRegularExpression>
#include <QTest>

class TstProgramClips : public QObject {
    Q_OBJECT
private slots:
    void goesOnAfterAKill();

private:
    static QString showReceipt(Stand &stand, int row)
    {
        const QString list = QStringLiteral("receiptList");
        if (!QTest::qWaitFor([&] { return stand.program.rows(list) > row; }, 60'000))
            return QStringLiteral("there are no receipts");
        return stand.program.clickRow(list, row);
    }
};

void TstProgramClips::goesOnAfterAKill()
{
    const QTime shopTime = toDateTime(SystemClock().now(), shopZone()).time();
    if (shopTime < QTime(0, 30) || shopTime > QTime(23, 57))
        QSKIP("around the shop's midnight there are too few receipts of today to choose from");
    constexpr int kRow = 5;
    const QString headline = QStringLiteral("clipHeadline");
    Stand stand;
    ProgramDriver &program = stand.program;
    program.setScale(2);
    stand.demo.setClipProcessing(-1);
    QVERIFY(stand.start());
    DO(stand.signInAndOpenLinks());
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
    QVERIFY(QTest::qWaitFor([&] { return stand.notice().contains(u"取引情報参照"); }, 20'000));
    DO(program.click(QStringLiteral("addButton")));
    QVERIFY(QTest::qWaitFor([&] { return !program.isVisible(QStringLiteral("modalOverlay")); }, 20'000));
    DO(program.click(QStringLiteral("navDashboardButton")));
    DO(showReceipt(stand, kRow));
    static const QRegularExpression time(QStringLiteral(R"((\d\d):(\d\d):(\d\d))"));
    const QString row = program.cell(QStringLiteral("receiptList"), kRow, 0, Qt::AccessibleTextRole).toString();
    const int second = time.match(row).captured(3).toInt();

    QVERIFY(stand.waitFor(QStringLiteral("orderClip")));
    DO(program.choose(QStringLiteral("clipLength"), QStringLiteral("1分")));
    DO(program.click(QStringLiteral("orderClip")));
    QVERIFY(QTest::qWaitFor([&] { return program.text(headline).contains(u"クリップを作成しています"); }, 20'000));
    program.kill9();

    QVERIFY(stand.start());
    DO(stand.signIn());
    DO(showReceipt(stand, kRow));
    QCOMPARE(program.cell(QStringLiteral("receiptList"), kRow, 0, Qt::AccessibleTextRole).toString().left(8), row.left(8));
    QVERIFY(QTest::qWaitFor([&] { return program.text(headline).contains(u"クリップを作成しています"); }, 20'000));
    stand.demo.setClipProcessing(0);
    QVERIFY(stand.waitFor(QStringLiteral("playbackControls"), 60'000)); // it is looked for every half minute
    QVERIFY(!program.isVisible(QStringLiteral("clipOffer")));
    DO(program.click(QStringLiteral("pauseButton")));
    DO(program.click(QStringLiteral("showMoment")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto code = stand.codeOnScreen(2);
            return code && code->camera == 1 && code->second == second;
        },
        20'000));
    QCOMPARE(program.stop(), 0);
}

QTEST_GUILESS_MAIN(TstProgramClips)
#include "tst_programclips.moc"
