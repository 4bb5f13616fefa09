// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/daybar.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

//! Also run at 150 % text.
class TstDayBar : public QObject {
    Q_OBJECT
private slots:
    void showsAllOfTheTotals_data();
    void showsAllOfTheTotals();
};

void TstDayBar::showsAllOfTheTotals_data()
{
    QTest::addColumn<QString>("totals");
    QTest::newRow("a few") << QStringLiteral("9 receipts\u2003¥38,376");
    QTest::newRow("a day") << QStringLiteral("141 receipts\u2003¥601,248");
    QTest::newRow("a busy day") << QStringLiteral("1,410 receipts\u2003¥6,012,240");
}

//! Whatever the width: when the row is folded and the text wraps, it has the lines that it needs.
void TstDayBar::showsAllOfTheTotals()
{
    QFETCH(const QString, totals);
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    QWidget column;
    auto *layout = new QVBoxLayout(&column);
    auto *bar = new DayBar(theme, &column);
    layout->addWidget(bar);
    layout->addStretch(1);
    bar->setDay(QDate(2026, 11, 24), QDate(2026, 11, 25));
    column.show();
    const auto *label = bar->findChild<QLabel *>(QStringLiteral("dayTotals"));
    bool folded = false;
    for (int width = 240; width < 700; width += 7) {
        bar->setTotals({}); // as when a day is chosen, whose totals come later
        column.resize(width, 300);
        bar->setTotals(totals);
        const auto fits = [label] {
            return label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                     : label->width() >= label->sizeHint().width();
        };
        QTRY_VERIFY2(fits(), qPrintable(QStringLiteral("%1 wide").arg(width)));
        folded = folded || label->wordWrap();
    }
    QVERIFY(folded); // so the narrow ones were narrow
}

QTEST_MAIN(TstDayBar)
#include "tst_daybar.moc"
