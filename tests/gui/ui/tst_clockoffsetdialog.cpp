// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/linksplace.h"

#include "app/services/clockmeasures.h"
#include "ui/dialogs/clockoffsetdialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QRadioButton>
#include <QSignalSpy>

using namespace std::chrono_literals;

namespace {

constexpr Instant kNoon = Instant(1'769'223'600s); // 2026-01-24 12:00:00 in Japan

ClockMeasure measure(int receipt, std::chrono::milliseconds offset, bool certain = true)
{
    return {{receipt}, QString::number(6930 + receipt), kNoon, kNoon + offset, certain};
}

//! The dialog of a link of register 1.
struct DialogPlace : LinksPlace {
    DialogPlace() : measures(*links)
    {
        load();
        add(QStringLiteral("1"), kFirst);
        id = links->all().first().id;
    }
    ClockOffsetDialog *open()
    {
        dialog = std::make_unique<ClockOffsetDialog>(*links, measures, store.clock, *links->link(id), QStringLiteral("レジ 1"));
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            qFatal("no window");
        return dialog.get();
    }
    QString text(const char *label) const
    {
        auto *found = child<QLabel>(dialog.get(), label);
        return found->isVisible() ? found->text() : QString();
    }
    void click(const char *button) const { QTest::mouseClick(child<QAbstractButton>(dialog.get(), button), Qt::LeftButton); }
    bool isAccepted() const
    {
        return QTest::qWaitFor([this] { return dialog->result() == QDialog::Accepted && !dialog->isVisible(); }, 10'000);
    }
    ClockOffset offset() const { return links->link(id)->clockOffset; }

    ClockMeasures measures;
    LinkId id;
    std::unique_ptr<ClockOffsetDialog> dialog;
};

} // namespace

class TstClockOffsetDialog : public QObject {
    Q_OBJECT
private slots:
    void takesATypedValue();
    void takesTheMedianOfReceipts();
    void warnsOfDoubtfulMeasures();
    void forgetsTheOffset();
    void saysWhenItCannotBeSet();
    void isThereInBothLanguages();
    void opensFromTheTable();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstClockOffsetDialog::takesATypedValue()
{
    DialogPlace place;
    place.open();
    QCOMPARE(place.text("current"), QStringLiteral("ずれは未設定です。2つの時計は同じものとして扱われます。"));
    QVERIFY(!child<QPushButton>(place.dialog.get(), "resetButton")->isEnabled()); // nothing to reset
    auto *seconds = child<QDoubleSpinBox>(place.dialog.get(), "seconds");
    QVERIFY(seconds->hasFocus());
    seconds->selectAll();
    QTest::keyClicks(seconds, QStringLiteral("3.25"));
    QCOMPARE(place.text("proposal"),
             QStringLiteral("カメラの時計は、レジより3.25秒進んでいます。\n12:00:00の会計は、12:00:03の映像で表示されます。"));
    auto *direction = child<QComboBox>(place.dialog.get(), "direction");
    QTest::keyClick(seconds, Qt::Key_Tab);
    QVERIFY(direction->hasFocus());
    QTest::keyClick(direction, Qt::Key_Down);
    QCOMPARE(place.text("proposal"),
             QStringLiteral("カメラの時計は、レジより3.25秒遅れています。\n12:00:00の会計は、11:59:56の映像で表示されます。"));
    QVERIFY(place.text("doubt").isEmpty());
    const Instant before = place.store.clock.now();
    QTest::keyClick(place.dialog.get(), Qt::Key_Return);
    QVERIFY(place.isAccepted());
    QCOMPARE(place.offset().value, -3250ms);
    QCOMPARE(place.offset().receipts, 0);
    QVERIFY(place.offset().set >= before);

    place.open(); // says it again
    QVERIFY2(place.text("current").startsWith(u"現在: カメラの時計は、レジより3.25秒遅れています。"), qPrintable(place.text("current")));
    QCOMPARE(child<QDoubleSpinBox>(place.dialog.get(), "seconds")->value(), 3.25);
    QCOMPARE(child<QComboBox>(place.dialog.get(), "direction")->currentIndex(), 1);
    QTest::keyClick(place.dialog.get(), Qt::Key_Escape);
    QVERIFY(!place.dialog->isVisible());
    QCOMPARE(place.offset().value, -3250ms);
}

void TstClockOffsetDialog::takesTheMedianOfReceipts()
{
    DialogPlace place;
    for (const int receipt : {1, 2, 3})
        place.measures.add(place.id, measure(receipt, 3000ms + receipt * 400ms));
    place.open();
    QVERIFY(child<QRadioButton>(place.dialog.get(), "measureButton")->isChecked());
    QCOMPARE(place.text("measure0"), QStringLiteral("No. 6931：会計 12:00:00、映像 12:00:03（+3.4秒）"));
    QVERIFY(place.text("proposal").contains(u"3.8秒進んでいます"));
    QVERIFY(place.text("proposal").contains(QStringLiteral("3件のレシートの中央値です（ばらつき0.8秒）")));
    place.click("removeMeasure2");
    QVERIFY(place.text("measure2").isEmpty());
    QVERIFY(place.text("proposal").contains(u"3.6秒進んでいます"));
    QCOMPARE(place.measures.of(place.id).size(), 2);
    child<QDoubleSpinBox>(place.dialog.get(), "seconds")->stepUp(); // who types means that
    QVERIFY(child<QRadioButton>(place.dialog.get(), "typeButton")->isChecked());
    QVERIFY(place.text("proposal").contains(u"0.5秒進んでいます"));
    place.click("measureButton");
    place.click("setButton");
    QVERIFY(place.isAccepted());
    QCOMPARE(place.offset().value, 3600ms);
    QCOMPARE(place.offset().receipts, 2);
    QCOMPARE(place.offset().spread, 400ms);

    place.open();
    QVERIFY(place.text("current").contains(QStringLiteral("2件のレシートから測定しました（ばらつき0.4秒）")));
    place.click("removeMeasure0");
    place.click("removeMeasure0");
    QVERIFY(child<QRadioButton>(place.dialog.get(), "typeButton")->isChecked());
    QVERIFY(!child<QRadioButton>(place.dialog.get(), "measureButton")->isEnabled());
    QVERIFY(child<QDoubleSpinBox>(place.dialog.get(), "seconds")->hasFocus());
    QCOMPARE(place.offset().value, 3600ms); // only what is set counts
}

void TstClockOffsetDialog::warnsOfDoubtfulMeasures()
{
    DialogPlace place;
    place.measures.add(place.id, measure(1, 3s));
    place.measures.add(place.id, measure(2, 3s, false));
    place.open();
    QVERIFY(place.text("doubt").contains(u"数秒"));
    place.measures.add(place.id, measure(3, -40s));
    place.open();
    QVERIFY2(place.text("doubt").contains(u"43.0秒"), qPrintable(place.text("doubt")));
    QVERIFY(child<QPushButton>(place.dialog.get(), "setButton")->isEnabled()); // the user knows
    place.click("removeMeasure1");
    place.measures.remove(place.id, {3});
    place.measures.add(place.id, measure(4, 26h));
    place.open();
    place.click("removeMeasure0");
    QVERIFY(place.text("doubt").contains(u"12時間"));
    QVERIFY(!child<QPushButton>(place.dialog.get(), "setButton")->isEnabled());
}

void TstClockOffsetDialog::forgetsTheOffset()
{
    DialogPlace place;
    place.measures.add(place.id, measure(1, 3s));
    QVERIFY(wait(place.links->setOffset(place.id, {3s, kNoon, 1, 0ms})));
    place.open();
    QVERIFY(place.text("current").contains(u"1件のレシート"));
    place.click("resetButton");
    QVERIFY(place.isAccepted());
    QCOMPARE(place.offset(), ClockOffset{});
    QVERIFY(place.measures.of(place.id).isEmpty());
}

void TstClockOffsetDialog::saysWhenItCannotBeSet()
{
    DialogPlace place;
    place.open();
    QVERIFY(wait(place.links->remove({place.id})));
    place.click("setButton");
    QTRY_VERIFY(!place.text("notice").isEmpty());
    QVERIFY(place.dialog->isVisible());
}

void TstClockOffsetDialog::isThereInBothLanguages()
{
    DialogPlace place;
    place.measures.add(place.id, measure(1, -500ms));
    QVERIFY(wait(place.links->setOffset(place.id, {-1s, kNoon, 3, 300ms})));
    place.open();
    {
        const UseLanguage english(QStringLiteral("en"));
        QTRY_VERIFY(place.text("current").startsWith(u"Now: The camera's clock is 1.0 s behind the register's."));
        QVERIFY(place.text("current").contains(u"Measured with 3 receipts"));
        QVERIFY(place.text("current").contains(u"they are 0.3 s apart"));
        QVERIFY(place.text("measure0").contains(u"\u22120.5 s"));
        QCOMPARE(child<QDoubleSpinBox>(place.dialog.get(), "seconds")->suffix(), QStringLiteral(" s"));
    }
    QTRY_VERIFY(place.text("current").startsWith(u"現在"));
    QCOMPARE(child<QDoubleSpinBox>(place.dialog.get(), "seconds")->suffix(), QStringLiteral(" 秒"));
    QVERIFY(child<QRadioButton>(place.dialog.get(), "measureButton")->isChecked()); // a language is no choice of the user
}

void TstClockOffsetDialog::opensFromTheTable()
{
    DialogPlace place;
    QSignalSpy requests(place.screen.get(), &LinksScreen::clockOffsetRequested);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    LinksPlace::choose(place.menu(0), "clockAction");
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<LinkId>(), place.id);
    const QModelIndex state = place.table()->model()->index(0, LinkTableModel::State);
    QVERIFY(state.data(LinkTableModel::DetailRole).toString().isEmpty());
    QVERIFY(wait(place.links->setOffset(place.id, {3500ms, kNoon, 1, 0ms})));
    QTRY_COMPARE(state.data(LinkTableModel::DetailRole).toString(), QStringLiteral("時計 +3.5秒"));
    QVERIFY(state.data(Qt::ToolTipRole).toString().contains(QStringLiteral("カメラの時計は、レジより3.5秒進んでいます。")));
    QVERIFY(state.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("時計 +3.5秒")));
}

QTEST_MAIN(TstClockOffsetDialog)
#include "tst_clockoffsetdialog.moc"
