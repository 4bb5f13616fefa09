// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"
#include "tests/gui/ui/uifixture.h"
#include "ui/models/searchinput.h"
#include "ui/widgets/daybutton.h"
#include "ui/widgets/searchfilters.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

class TstSearchFilters : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void choosesAPeriod();
    void choosesDays();
    void choosesHours();
    void choosesAmounts();
    void choosesKinds();
    void choosesPayments();
    void choosesRegisters();
    void asksForANumber();
    void showsWhatIsTyped();
    void clearsFiltersOnly();
    void writesInTheLanguage();
    void isReachedByKeyboard();

private:
    template <typename T>
    T *child(const char *name)
    {
        return ::child<T>(m_filters.get(), name);
    }
    void tick(const QString &box)
    {
        auto *found = m_filters->findChild<QCheckBox *>(box);
        QVERIFY2(found, qPrintable(box));
        m_filters->ensureWidgetVisible(found);
        QTest::mouseClick(found, Qt::LeftButton, {}, QPoint(8, found->height() / 2));
    }
    bool ticked(const QString &box)
    {
        const auto *found = m_filters->findChild<QCheckBox *>(box);
        return found && found->isChecked();
    }
    void choose(const char *box, const QString &text)
    {
        auto *combo = child<QComboBox>(box);
        const int index = combo->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        combo->setFocus();
        while (combo->currentIndex() != index) // as with the keyboard, which tells of each step
            QTest::keyClick(combo, combo->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    }
    //! In the calendar behind that button.
    void pick(const char *button, QDate day)
    {
        auto *dayButton = child<DayButton>(button);
        QTest::mouseClick(dayButton, Qt::LeftButton);
        auto *calendar = dayButton->findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        calendar->setSelectedDate(day);
        QTest::keyClick(calendar->findChild<QWidget *>(QStringLiteral("qt_calendar_calendarview")), Qt::Key_Return);
        QTRY_VERIFY(!calendar->isVisible());
    }

    std::unique_ptr<DashboardStand> m_stand;
    std::unique_ptr<SearchInput> m_input;
    std::unique_ptr<SearchFilters> m_filters;
    Instant m_now;
};

void TstSearchFilters::init()
{
    m_stand = std::make_unique<DashboardStand>();
    QVERIFY(m_stand->database);
    // Thursday 29 January 2026, 15:20 in Japan
    m_now = fromMs(QDateTime::fromString(u"2026-01-29T06:20:00Z", Qt::ISODate).toMSecsSinceEpoch());
    m_stand->clock.set(m_now);
    Receipt card = m_stand->receipt(1, m_now - std::chrono::minutes(5));
    card.payments = {{QStringLiteral("クレジット"), false, card.total}};
    Receipt qr = m_stand->receipt(2, m_now - std::chrono::minutes(9));
    qr.payments = {{QStringLiteral("QR決済"), false, qr.total}};
    QVERIFY(m_stand->add({card, qr, m_stand->receipt(3, m_now - std::chrono::minutes(12))}));
    m_input = std::make_unique<SearchInput>(m_stand->search, m_stand->settings, SearchInput::WhenEmpty::FindsAll);
    m_input->start();
    m_filters = std::make_unique<SearchFilters>(*m_input);
    m_filters->setRegisters({{QStringLiteral("レジ 1"), QStringLiteral("レジ 1")}, {QStringLiteral("レジ 2"), QStringLiteral("レジ 2")}});
    m_filters->resize(280, 700);
    m_filters->show();
    QVERIFY(QTest::qWaitForWindowActive(m_filters.get()));
    QTRY_VERIFY(m_filters->findChild<QCheckBox *>(QStringLiteral("filterPaymentQR決済")));
}

void TstSearchFilters::cleanup()
{
    m_filters.reset();
    m_input.reset();
    m_stand.reset();
}

void TstSearchFilters::choosesAPeriod()
{
    m_input->setText(QStringLiteral("牛乳"));
    choose("periodChoice", QStringLiteral("Today"));
    QCOMPARE(m_input->text(), QStringLiteral("牛乳 today"));
    choose("periodChoice", QStringLiteral("Last 7 days"));
    QCOMPARE(m_input->text(), QStringLiteral("牛乳 last 7 days"));
    QCOMPARE(child<DayButton>("periodFirst")->day(), QDate(2026, 1, 23));
    QCOMPARE(child<DayButton>("periodLast")->day(), QDate(2026, 1, 29));
    choose("periodChoice", QStringLiteral("Any time"));
    QCOMPARE(m_input->text(), QStringLiteral("牛乳"));
    QCOMPARE(child<DayButton>("periodFirst")->text(), QStringLiteral("From any day"));
}

void TstSearchFilters::choosesDays()
{
    pick("periodFirst", {2026, 1, 20});
    QCOMPARE(m_input->text(), QStringLiteral("2026/1/20.."));
    QCOMPARE(child<QComboBox>("periodChoice")->currentText(), QStringLiteral("Days from–to"));
    pick("periodLast", {2026, 1, 25});
    QCOMPARE(m_input->text(), QStringLiteral("2026/1/20-2026/1/25"));
    pick("periodLast", {2026, 1, 10}); // the other way round
    QCOMPARE(m_input->text(), QStringLiteral("2026/1/10-2026/1/20"));
    auto *first = child<DayButton>("periodFirst");
    QTest::mouseClick(first, Qt::LeftButton);
    QTest::mouseClick(first->findChild<QPushButton *>(QStringLiteral("noDayButton")), Qt::LeftButton);
    QCOMPARE(m_input->text(), QStringLiteral("..2026/1/20"));
}

void TstSearchFilters::choosesHours()
{
    choose("hoursFrom", QStringLiteral("14:00"));
    QCOMPARE(m_input->text(), QStringLiteral("14:00-24:00"));
    QCOMPARE(child<QComboBox>("hoursTo")->currentText(), QStringLiteral("–"));
    choose("hoursTo", QStringLiteral("16:00"));
    QCOMPARE(m_input->text(), QStringLiteral("14:00-16:00"));
    m_input->setText(QStringLiteral("14:05-15:30"));
    QCOMPARE(child<QComboBox>("hoursFrom")->currentText(), QStringLiteral("14:05"));
    QCOMPARE(child<QComboBox>("hoursTo")->currentText(), QStringLiteral("15:30"));
    choose("hoursFrom", QStringLiteral("–"));
    choose("hoursTo", QStringLiteral("–"));
    QCOMPARE(m_input->text(), QString());
}

void TstSearchFilters::choosesAmounts()
{
    auto *from = child<QLineEdit>("amountFrom");
    auto *to = child<QLineEdit>("amountTo");
    from->setFocus();
    QTest::keyClicks(from, QStringLiteral("1000"));
    QTRY_COMPARE(m_input->text(), QStringLiteral(">=1000")); // when the typist pauses
    QVERIFY(from->hasFocus());
    to->setFocus();
    QInputMethodEvent wide;
    wide.setCommitString(QStringLiteral("２,０００"));
    QCoreApplication::sendEvent(to, &wide);
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(m_input->text(), QStringLiteral("1000..2000"));
    to->clear();
    from->clear();
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(m_input->text(), QString());
}

void TstSearchFilters::choosesKinds()
{
    tick(QStringLiteral("filterKind2"));
    QCOMPARE(m_input->text(), QStringLiteral("refund"));
    tick(QStringLiteral("filterKind3"));
    QCOMPARE(m_input->text(), QStringLiteral("kind:refund,void"));
    QCOMPARE(m_stand->search.request().query.terms.size(), 1);
    tick(QStringLiteral("filterKind2"));
    tick(QStringLiteral("filterKind3"));
    QCOMPARE(m_input->text(), QString());
}

void TstSearchFilters::choosesPayments()
{
    tick(QStringLiteral("filterPaymentCash"));
    QCOMPARE(m_input->text(), QStringLiteral("cash"));
    tick(QStringLiteral("filterPaymentQR決済"));
    QCOMPARE(m_input->text(), QStringLiteral("payment:現金,qr決済"));
    QVERIFY(ticked(QStringLiteral("filterPaymentCash")) && ticked(QStringLiteral("filterPaymentQR決済")));
    tick(QStringLiteral("filterPaymentCashless"));
    QCOMPARE(m_input->text(), QStringLiteral("cashless"));
    QVERIFY(!ticked(QStringLiteral("filterPaymentCash")));
    tick(QStringLiteral("filterPaymentクレジット"));
    QCOMPARE(m_input->text(), QStringLiteral("payment:クレジット"));
    QVERIFY(!ticked(QStringLiteral("filterPaymentCashless")));
    m_input->setText(QStringLiteral("クレジット"));
    QVERIFY(ticked(QStringLiteral("filterPaymentクレジット")));
}

void TstSearchFilters::choosesRegisters()
{
    tick(QStringLiteral("filterRegisterレジ 2"));
    QCOMPARE(m_input->text(), QStringLiteral("register:\"レジ 2\""));
    tick(QStringLiteral("filterRegisterレジ 1"));
    QCOMPARE(m_input->text(), QStringLiteral("register:\"レジ 1\",\"レジ 2\""));
    QCOMPARE(m_stand->search.request().query.terms.first().words, (QStringList{QStringLiteral("レジ 1"), QStringLiteral("レジ 2")}));
    m_filters->setRegisters({{QStringLiteral("レジ 1"), QStringLiteral("レジ 1")}});
    QVERIFY(!child<QWidget>("filterRegister")->isVisible()); // no choice
}

void TstSearchFilters::asksForANumber()
{
    auto *number = child<QLineEdit>("filterNumber");
    number->setFocus();
    QTest::keyClicks(number, QStringLiteral("6932"));
    QTRY_COMPARE(m_input->text(), QStringLiteral("No.6932"));
    number->clear();
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(m_input->text(), QString());
}

void TstSearchFilters::showsWhatIsTyped()
{
    m_input->setText(QStringLiteral("昨日 14時 1000円〜2000円 種別:返品,取消 現金 レジ:レジ #12"));
    QCOMPARE(child<QComboBox>("periodChoice")->currentText(), QStringLiteral("Yesterday"));
    QCOMPARE(child<QComboBox>("hoursFrom")->currentText(), QStringLiteral("14:00"));
    QCOMPARE(child<QLineEdit>("amountFrom")->text(), QStringLiteral("1000"));
    QCOMPARE(child<QLineEdit>("amountTo")->text(), QStringLiteral("2000"));
    QVERIFY(ticked(QStringLiteral("filterKind2")) && ticked(QStringLiteral("filterKind3")));
    QVERIFY(!ticked(QStringLiteral("filterKind1")));
    QVERIFY(ticked(QStringLiteral("filterPaymentCash")));
    QVERIFY(ticked(QStringLiteral("filterRegisterレジ 1")) && ticked(QStringLiteral("filterRegisterレジ 2")));
    QCOMPARE(child<QLineEdit>("filterNumber")->text(), QStringLiteral("12"));
    QCOMPARE(m_input->text(), QStringLiteral("昨日 14時 1000円〜2000円 種別:返品,取消 現金 レジ:レジ #12")); // only looked at
}

void TstSearchFilters::clearsFiltersOnly()
{
    auto *clear = child<QPushButton>("clearFilters");
    QVERIFY(!clear->isEnabled());
    m_input->setText(QStringLiteral("昨日 牛乳 返品 3980 現金"));
    QVERIFY(clear->isEnabled());
    m_filters->ensureWidgetVisible(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(m_input->text(), QStringLiteral("牛乳 3980"));
    QVERIFY(child<QComboBox>("periodChoice")->hasFocus());
}

void TstSearchFilters::writesInTheLanguage()
{
    const UseLanguage japanese(QStringLiteral("ja"));
    QCoreApplication::processEvents();
    choose("periodChoice", QStringLiteral("昨日"));
    tick(QStringLiteral("filterKind2"));
    choose("hoursFrom", QStringLiteral("14:00"));
    QCOMPARE(m_input->text(), QStringLiteral("昨日 返品 14:00〜24:00"));
}

void TstSearchFilters::isReachedByKeyboard()
{
    m_filters->focusFirst();
    QStringList reached;
    for (int i = 0; i < 40; ++i) {
        reached << QApplication::focusWidget()->objectName();
        if (reached.last() == u"filterNumber")
            break;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char *name : {"periodChoice", "periodFirst", "periodLast", "hoursFrom", "hoursTo", "amountFrom", "amountTo", "filterKind1",
                             "filterPaymentCash", "filterNumber"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    QVERIFY(reached.contains(QStringLiteral("filterPaymentQR決済")) && reached.contains(QStringLiteral("filterRegisterレジ 2")));
}

QTEST_MAIN(TstSearchFilters)
#include "tst_searchfilters.moc"
