// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/journalshop.h"

#include "ui/screens/settings/datasection.h"

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

//! The section over a real journal with two registers.
struct Place {
    explicit Place(int receipts = 10) : shop(receipts)
    {
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        section = new DataSection(*shop.data, dialogs, window.get());
        layout->addWidget(section);
        layout->addStretch(1);
        window->resize(900, 500);
    }
    void open()
    {
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
        settle();
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return !shop.data->isCounting() && !shop.data->isRemoving(); }))
            qFatal("it works for ever");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents(); // new rows show themselves then
    }
    QWidget *row(int index) const { return section->findChild<QWidget *>(QStringLiteral("dataRow%1").arg(index)); }
    QCheckBox *tick(int index) const { return child<QCheckBox>(row(index), "dataTick"); }
    QString text(int index, const char *label) const { return child<QLabel>(row(index), label)->text(); }
    QPushButton *button(const char *name) const { return child<QPushButton>(section, name); }
    QString notice() const { return child<QLabel>(section, "notice")->text(); }
    QLabel *state() const { return child<QLabel>(section, "stateText"); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void toggle(int index) const
    {
        tick(index)->setFocus();
        QTest::keyClick(tick(index), Qt::Key_Space);
    }

    JournalShop shop;
    ScriptedDialogs dialogs;
    std::unique_ptr<QWidget> window;
    DataSection *section = nullptr;
};

} // namespace

class TstDataSection : public QObject {
    Q_OBJECT
private slots:
    void showsWhatEachRegisterHas();
    void saysWhenThereIsNothing();
    void deletesWhatWasTicked();
    void keepsWhatWasNotConfirmed();
    void refusesWhatIsLinked();
    void warnsOfReceiptsThatKeepComing();
    void showsProgressAndStops();
    void saysWhenItCannotDelete();
    void saysWhenItCannotCount();
    void worksByKeyboard();
    void speaksAnotherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstDataSection::showsWhatEachRegisterHas()
{
    Place place;
    place.open();
    QCOMPARE(place.tick(0)->text(), QStringLiteral("スマレジ demo001: 本店レジ"));
    QCOMPARE(place.text(0, "dataAmount"), QStringLiteral("レシート5件　2026/3/14（土）～2026/3/14（土）"));
    QCOMPARE(place.text(0, "dataUse"), QStringLiteral("未連携"));
    QVERIFY(place.row(1) && !place.row(2));
    QVERIFY(!place.button("deleteButton")->isEnabled());
    QVERIFY(!place.state()->isVisible() && !place.button("retryButton")->isVisible());
    place.shop.add(11, 12);
    place.window->hide();
    place.open(); // seen again, it counts again
    QVERIFY(place.text(0, "dataAmount").startsWith(QStringLiteral("レシート6件")));
}

void TstDataSection::saysWhenThereIsNothing()
{
    Place place(0);
    place.open();
    QVERIFY(!place.row(0));
    QVERIFY(place.state()->isVisible() && !place.state()->text().isEmpty());
    QVERIFY(!place.button("deleteButton")->isVisible());
}

void TstDataSection::deletesWhatWasTicked()
{
    Place place;
    place.open();
    QTest::mouseClick(place.tick(0), Qt::LeftButton, {}, QPoint(8, place.tick(0)->height() / 2));
    QVERIFY(place.tick(0)->isChecked());
    place.press("deleteButton");
    QTRY_COMPARE(place.notice().right(13), QStringLiteral("レシート5件を削除しました。").right(13));
    const Question &question = place.dialogs.questions.first();
    QVERIFY(question.dangerous && question.text.contains(QStringLiteral("元に戻せません")));
    QCOMPARE(question.items.size(), 1);
    QVERIFY(question.items.first().contains(QStringLiteral("本店レジ")) && question.items.first().contains(u'5'));
    place.settle();
    QTRY_VERIFY(!place.row(1));
    QVERIFY(place.shop.ids(kFirst).isEmpty());
    QCOMPARE(place.shop.ids(kSecond).size(), 5);
    QVERIFY(!place.button("deleteButton")->isEnabled());
}

void TstDataSection::keepsWhatWasNotConfirmed()
{
    Place place;
    place.dialogs.answer = false;
    place.open();
    place.toggle(0);
    place.press("deleteButton");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.tick(0)->isChecked());
    QCOMPARE(place.shop.ids(kFirst).size(), 5);
}

void TstDataSection::refusesWhatIsLinked()
{
    Place place;
    place.open();
    place.toggle(0);
    place.shop.link(QStringLiteral("1"));
    QTRY_VERIFY(!place.tick(0)->isEnabled() && !place.tick(0)->isChecked());
    QVERIFY(place.text(0, "dataUse").contains(QStringLiteral("連携")));
    QVERIFY(!place.button("deleteButton")->isEnabled());
    QTest::mouseClick(place.tick(0), Qt::LeftButton, {}, QPoint(8, place.tick(0)->height() / 2));
    QVERIFY(!place.tick(0)->isChecked());
}

void TstDataSection::warnsOfReceiptsThatKeepComing()
{
    Place place;
    place.shop.link(QStringLiteral("1"));
    place.open();
    place.toggle(1);
    place.press("deleteButton");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QVERIFY(place.dialogs.questions.first().text.contains(QStringLiteral("新しいレシート")));
    QTRY_VERIFY(place.shop.ids(kSecond).isEmpty());
}

void TstDataSection::showsProgressAndStops()
{
    Place place(4000);
    place.open();
    place.toggle(0);
    bool seen = false;
    connect(place.shop.data.get(), &StoredData::changed, place.section, [&] {
        if (place.shop.data->removed() < 400 || seen)
            return;
        seen = true;
        QVERIFY(child<QProgressBar>(place.section, "progress")->isVisible());
        QCOMPARE(child<QProgressBar>(place.section, "progress")->maximum(), 2000);
        QVERIFY(!place.tick(1)->isEnabled());
        place.press("cancelButton");
    });
    place.press("deleteButton");
    QTRY_VERIFY(seen);
    place.settle();
    QTRY_VERIFY(place.notice().contains(QStringLiteral("中止")));
    const qsizetype left = place.shop.ids(kFirst).size();
    QVERIFY(left > 0 && left < 2000);
    QVERIFY(!child<QProgressBar>(place.section, "progress")->isVisible());
    QVERIFY(place.tick(0)->isChecked()); // to go on with it
    place.press("deleteButton");
    QTRY_VERIFY(place.shop.ids(kFirst).isEmpty());
}

void TstDataSection::saysWhenItCannotDelete()
{
    Place place;
    place.open();
    place.shop.run(QStringLiteral("CREATE TRIGGER full BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'full'); END"));
    place.toggle(0);
    place.press("deleteButton");
    QTRY_VERIFY(!place.notice().isEmpty());
    QVERIFY(place.tick(0)->isChecked());
    place.settle();
    QVERIFY(place.button("deleteButton")->isEnabled());
    place.shop.run(QStringLiteral("DROP TRIGGER full"));
    place.press("deleteButton");
    QTRY_VERIFY(place.shop.ids(kFirst).isEmpty());
}

void TstDataSection::saysWhenItCannotCount()
{
    Place place;
    place.shop.run(QStringLiteral("ALTER TABLE receipts RENAME TO away"));
    place.open();
    QVERIFY(place.state()->isVisible() && !place.state()->text().isEmpty());
    place.shop.run(QStringLiteral("ALTER TABLE away RENAME TO receipts"));
    place.press("retryButton");
    place.settle();
    QVERIFY(place.row(1) && !place.button("retryButton")->isVisible());
}

void TstDataSection::worksByKeyboard()
{
    Place place;
    place.open();
    place.tick(0)->setFocus();
    QTest::keyClick(place.tick(0), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), place.tick(1));
    place.button("deleteButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(place.shop.ids(kFirst).isEmpty());
}

void TstDataSection::speaksAnotherLanguage()
{
    Place place;
    place.open();
    const UseLanguage english(QStringLiteral("en"));
    QTRY_COMPARE(place.tick(0)->text(), QStringLiteral("Smaregi, demo001: 本店レジ"));
    QVERIFY(place.text(0, "dataAmount").startsWith(QStringLiteral("5 receipts, Sat, 14 Mar 2026 to")));
    QCOMPARE(place.button("deleteButton")->text(), QStringLiteral("Delete selected data"));
}

QTEST_MAIN(TstDataSection)
#include "tst_datasection.moc"
