// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/retention.h"
#include "app/storage/retentiondata.h"
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/journalshop.h"

#include "ui/screens/settings/retentionsection.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace std::chrono_literals;
using Unit = RetentionPeriod::Unit;

namespace {

constexpr int kForever = 0;
constexpr int kThreeYears = 1;
constexpr int kDays = 4;

class NextMonth final : public Clock {
public:
    Instant now() const override { return kNoon + 24h * 30; }
};

//! The section over a real journal whose receipts are a month old.
struct Place {
    explicit Place(int receipts = 10) : shop(receipts)
    {
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        section = new RetentionSection(retention, dialogs, window.get());
        layout->addWidget(section);
        layout->addStretch(1);
        window->resize(900, 400);
        retention.start();
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
        settle();
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return !retention.isRemoving() && !retention.previewed().isCounting(); }))
            qFatal("it works for ever");
    }
    void choose(int index, int value = 0)
    {
        auto *box = child<QComboBox>(section, "period");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        if (value > 0) {
            auto *days = child<QSpinBox>(section, "days");
            days->setFocus();
            days->selectAll();
            QTest::keyClicks(days, QString::number(value));
        }
        settle();
    }
    QString text(const char *label) const { return child<QLabel>(section, label)->text(); }
    QPushButton *button(const char *name) const { return child<QPushButton>(section, name); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    NextMonth clock;
    JournalShop shop;
    RetentionData data{*shop.store.database};
    Retention retention{shop.store.settings, data, shop.registerData, *shop.store.receipts, shop.pictures, *shop.links, clock};
    ScriptedDialogs dialogs;
    std::unique_ptr<QWidget> window;
    RetentionSection *section = nullptr;
};

} // namespace

class TstRetentionSection : public QObject {
    Q_OBJECT
private slots:
    void keepsWithoutLimitAtFirst();
    void showsBeforehandWhatGoes();
    void asksBeforeItDeletes();
    void keepsWhatWasNotConfirmed();
    void doesNotAskToKeepLonger();
    void stops();
    void saysWhenItCannotDelete();
    void showsWhatIsSet();
    void speaksAnotherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstRetentionSection::keepsWithoutLimitAtFirst()
{
    Place place;
    QCOMPARE(child<QComboBox>(place.section, "period")->currentIndex(), kForever);
    QVERIFY(!child<QSpinBox>(place.section, "days")->isVisible());
    QVERIFY(!place.button("applyButton")->isEnabled());
    QCOMPARE(place.text("preview"), QStringLiteral("レシートは削除されません。"));
}

void TstRetentionSection::showsBeforehandWhatGoes()
{
    Place place;
    place.choose(kDays, 10);
    QCOMPARE(place.text("preview"), QStringLiteral("2026/4/3（金）より前のレシート10件と画像を削除します（ピン留めしたものは残ります）。"));
    QVERIFY(place.text("registers").startsWith(QStringLiteral("スマレジ demo001: 本店レジ")) &&
            place.text("registers").contains(QStringLiteral("レシート5件")));
    QCOMPARE(place.text("registers").count(u'\n'), 1);
    QVERIFY(place.button("applyButton")->isEnabled());
    place.choose(kThreeYears);
    QVERIFY(place.text("preview").startsWith(QStringLiteral("2023/4/13（木）より前のレシートはありません。")));
    QVERIFY(!child<QLabel>(place.section, "registers")->isVisible());
    place.choose(kForever);
    QVERIFY(!place.button("applyButton")->isEnabled());
    QCOMPARE(place.shop.ids(kFirst).size(), 5);
}

void TstRetentionSection::asksBeforeItDeletes()
{
    Place place;
    place.choose(kDays, 10);
    place.press("applyButton");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    const Question &question = place.dialogs.questions.first();
    QVERIFY(question.dangerous && question.title.contains(QStringLiteral("10件")));
    QVERIFY(question.text.contains(QStringLiteral("2026/4/3（金）")) && question.text.contains(QStringLiteral("元に戻せません")));
    QCOMPARE(question.items.size(), 2);
    QTRY_COMPARE(place.retention.period(), (RetentionPeriod{Unit::Days, 10}));
    place.settle();
    QVERIFY(place.shop.ids(kFirst).isEmpty() && place.shop.ids(kSecond).isEmpty());
    QVERIFY(!place.button("applyButton")->isEnabled());
    QVERIFY(place.text("preview").contains(QStringLiteral("2026/4/3（金）")));
    QVERIFY(place.text("notice").isEmpty());
}

void TstRetentionSection::keepsWhatWasNotConfirmed()
{
    Place place;
    place.dialogs.answer = false;
    place.choose(kDays, 10);
    place.press("applyButton");
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QTRY_VERIFY(place.button("applyButton")->isEnabled());
    QCOMPARE(place.retention.period(), RetentionPeriod{});
    QCOMPARE(place.shop.ids(kFirst).size(), 5);
}

void TstRetentionSection::doesNotAskToKeepLonger()
{
    Place place;
    place.choose(kThreeYears);
    place.press("applyButton");
    QTRY_COMPARE(place.retention.period(), (RetentionPeriod{Unit::Years, 3}));
    QCOMPARE(place.dialogs.questions.size(), 1); // nothing goes now, but from now on
    QVERIFY(place.dialogs.questions.first().items.isEmpty());
    place.settle();
    place.choose(kThreeYears + 1);
    place.press("applyButton");
    QTRY_COMPARE(place.retention.period(), (RetentionPeriod{Unit::Years, 5}));
    place.settle();
    place.choose(kForever);
    place.press("applyButton");
    QTRY_COMPARE(place.retention.period(), RetentionPeriod{});
    QCOMPARE(place.dialogs.questions.size(), 1);
}

void TstRetentionSection::stops()
{
    Place place(3000);
    place.choose(kDays, 10);
    const auto giveUp = connect(&place.retention, &Retention::changed, this, [&] {
        if (place.retention.removed() < 400 || !place.button("retentionStopButton")->isVisible())
            return;
        QMetaObject::invokeMethod(
            this, [&] { place.press("retentionStopButton"); }, Qt::QueuedConnection);
    });
    place.press("applyButton");
    QTRY_VERIFY(!place.text("notice").isEmpty());
    disconnect(giveUp);
    place.settle();
    QCOMPARE(place.retention.period(), RetentionPeriod{});
    QCOMPARE(child<QComboBox>(place.section, "period")->currentIndex(), kForever);
    QVERIFY(child<QComboBox>(place.section, "period")->hasFocus());
    QVERIFY(!place.button("retentionStopButton")->isVisible());
    QVERIFY(!place.shop.ids(kFirst).isEmpty());
}

void TstRetentionSection::saysWhenItCannotDelete()
{
    Place place;
    place.shop.run(QStringLiteral("CREATE TRIGGER full BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'full'); END"));
    place.choose(kDays, 10);
    place.press("applyButton");
    QTRY_VERIFY(!place.text("notice").isEmpty());
    QCOMPARE(place.shop.ids(kFirst).size(), 5);
}

void TstRetentionSection::showsWhatIsSet()
{
    Place place;
    place.retention.apply({Unit::Years, 4}); // by an older or newer version
    place.settle();
    place.window->hide();
    place.window->show();
    QCOMPARE(child<QComboBox>(place.section, "period")->currentIndex(), kDays);
    QCOMPARE(child<QSpinBox>(place.section, "days")->value(), 4 * 366);
}

void TstRetentionSection::speaksAnotherLanguage()
{
    Place place;
    place.choose(kDays, 10);
    const UseLanguage english(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(place.text("preview"),
             QStringLiteral("10 receipts from before Fri, 3 Apr 2026 and their pictures will be deleted; pinned ones stay:"));
    QCOMPARE(child<QComboBox>(place.section, "period")->itemText(1), QStringLiteral("3 years"));
}

QTEST_MAIN(TstRetentionSection)
#include "tst_retentionsection.moc"
