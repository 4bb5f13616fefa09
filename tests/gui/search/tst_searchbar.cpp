// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"
#include "tests/gui/ui/uifixture.h"
#include "ui/models/searchinput.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchbar.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

class TstSearchBar : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void searchesWhatIsTyped();
    void doesNotQueueForAFastTypist();
    void waitsForTheInputMethod();
    void clearsWithEsc();
    void goesToTheListWithDown();
    void isFoundWithCtrlF();
    void keepsWhatIsTypedMeanwhile();
    void showsHowItWasUnderstood_data();
    void showsHowItWasUnderstood();
    void removesAChipWithTheMouse();
    void removesChipsWithTheKeyboard();
    void wrapsTheChips();
    void speaksTheLanguage();
    void keepsChipsApartInAnotherLanguage();
    void doesNotSearchStaffUnlessAllowed();
    void findsAllOrNothingWhenEmpty();

private:
    template <typename T>
    T *child(const char *name)
    {
        return ::child<T>(m_screen.get(), name);
    }
    QLineEdit *field() { return child<QLineEdit>("searchField"); }
    void type(const QString &text)
    {
        field()->setFocus();
        QTest::keyClicks(field(), text);
    }
    QStringList chips()
    {
        QStringList texts;
        for (const QLabel *label : m_screen->findChildren<QLabel *>(QStringLiteral("searchChipText"))) {
            if (label->isVisibleTo(m_screen.get()))
                texts << label->text();
        }
        return texts;
    }

    std::unique_ptr<DashboardStand> m_stand;
    std::unique_ptr<SearchInput> m_input;
    std::unique_ptr<QWidget> m_screen;
    SearchBar *m_bar = nullptr;
};

void TstSearchBar::init()
{
    m_stand = std::make_unique<DashboardStand>();
    QVERIFY(m_stand->database);
    // Thursday 29 January 2026, 15:20 in Japan
    m_stand->clock.set(fromMs(QDateTime::fromString(u"2026-01-29T06:20:00Z", Qt::ISODate).toMSecsSinceEpoch()));
    m_input = std::make_unique<SearchInput>(m_stand->search, m_stand->settings, SearchInput::WhenEmpty::FindsAll);
    m_input->start();
    m_screen = std::make_unique<QWidget>();
    m_bar = new SearchBar(*m_input);
    m_bar->addShortcut(m_screen.get());
    auto *list = new QPushButton(QStringLiteral("list"));
    list->setObjectName(QStringLiteral("list"));
    list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto *layout = new QVBoxLayout(m_screen.get());
    layout->addWidget(m_bar);
    layout->addWidget(list, 1);
    m_screen->resize(420, 300);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
}

void TstSearchBar::cleanup()
{
    m_screen.reset();
    m_input.reset();
    m_stand.reset();
}

void TstSearchBar::searchesWhatIsTyped()
{
    type(QStringLiteral("refund >=5000"));
    QTRY_COMPARE(m_stand->search.request().query.terms.size(), 2);
    QCOMPARE(m_stand->search.request().query.terms.at(0).kind, SearchTerm::Kind::ReceiptKind);
    QCOMPARE(m_input->text(), QStringLiteral("refund >=5000"));
    // Enter does not wait.
    type(QStringLiteral(" 12"));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_stand->search.request().query.terms.size(), 3);
}

void TstSearchBar::doesNotQueueForAFastTypist()
{
    QSignalSpy searched(&m_stand->search, &ReceiptSearch::searchChanged);
    type(QStringLiteral("a fast typist"));
    QCOMPARE(searched.count(), 0);
    QTRY_COMPARE(m_stand->search.request().query.terms.size(), 3);
    QCOMPARE(searched.count(), 1);
    // A blank more is not another search.
    type(QStringLiteral(" "));
    QTRY_COMPARE(m_input->text(), QStringLiteral("a fast typist "));
    QCOMPARE(searched.count(), 1);
}

void TstSearchBar::waitsForTheInputMethod()
{
    QSignalSpy searched(&m_stand->search, &ReceiptSearch::searchChanged);
    field()->setFocus();
    for (const QString &half : {QStringLiteral("ｇ"), QStringLiteral("ぎゅ"), QStringLiteral("牛乳")}) {
        QInputMethodEvent converting(half, {});
        QCoreApplication::sendEvent(field(), &converting);
    }
    QVERIFY(!field()->findChild<QTimer *>()->isActive()); // nothing is to come either
    QCOMPARE(searched.count(), 0);
    QCOMPARE(m_input->text(), QString());
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("牛乳"));
    QCoreApplication::sendEvent(field(), &committed);
    QCOMPARE(m_input->text(), QStringLiteral("牛乳")); // at once
    QCOMPARE(searched.count(), 1);
}

void TstSearchBar::clearsWithEsc()
{
    QSignalSpy escaped(m_bar, &SearchBar::escaped);
    type(QStringLiteral("milk"));
    QTRY_COMPARE(m_input->text(), QStringLiteral("milk"));
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(m_input->text(), QString());
    QCOMPARE(field()->text(), QString());
    QCOMPARE(escaped.count(), 0);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
    // and with the button in the field
    type(QStringLiteral("milk"));
    QTRY_COMPARE(m_input->text(), QStringLiteral("milk"));
    QTest::mouseClick(field()->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(m_input->text(), QString());
}

void TstSearchBar::goesToTheListWithDown()
{
    QSignalSpy list(m_bar, &SearchBar::listRequested);
    type(QStringLiteral("milk"));
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(list.count(), 1);
    QCOMPARE(m_input->text(), QStringLiteral("milk")); // what is searched is what was typed
}

void TstSearchBar::isFoundWithCtrlF()
{
    type(QStringLiteral("milk"));
    child<QPushButton>("list")->setFocus();
    QTest::keyClick(child<QPushButton>("list"), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field()->hasFocus());
    QCOMPARE(field()->selectedText(), QStringLiteral("milk"));
}

void TstSearchBar::keepsWhatIsTypedMeanwhile()
{
    type(QStringLiteral("mil"));
    m_stand->settings.setStaffSearchAllowed(true); // tells of a change before the typist has paused
    type(QStringLiteral("k"));
    QCOMPARE(field()->text(), QStringLiteral("milk"));
    QTRY_COMPARE(m_input->text(), QStringLiteral("milk"));
}

void TstSearchBar::showsHowItWasUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("japanese");
    const auto row = [](const char *typed, const char *english, const char *japanese) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(english) << QString::fromUtf8(japanese);
    };
    row("牛乳", "“牛乳”", "「牛乳」");
    row("3980", "Amount, No. or code: 3980", "金額・No.・コード: 3980");
    row("3980円", "Amount: ¥3,980", "金額: ¥3,980");
    row("1000..2000", "Amount: ¥1,000–¥2,000", "金額: ¥1,000〜¥2,000");
    row(">=5000", "Amount: ¥5,000 or more", "金額: ¥5,000以上");
    row("5000円以下", "Amount: ¥5,000 or less", "金額: ¥5,000以下");
    row("#6932", "No. 6932", "No. 6932");
    row("返品", "Kind: Refund", "種別: 返品");
    row("種別:返品,取消", "Kind: Refund / Void", "種別: 返品 / 取消");
    row("現金", "Payment: Cash", "支払: 現金");
    row("cashless", "Payment: Cashless", "支払: キャッシュレス");
    row("クレカ", "Payment: クレカ", "支払: クレカ");
    row("支払:PayPay", "Payment: paypay", "支払: paypay");
    row("レジ:1", "Register: 1", "レジ: 1");
    row("商品:牛乳", "Product: 牛乳", "商品: 牛乳");
    row("code:4901", "Product code: 4901", "商品コード: 4901");
    row("今日", "Today", "今日");
    row("昨日", "Yesterday", "昨日");
    row("過去7日", "Last 7 days", "過去7日");
    row("過去30日", "Last 30 days", "過去30日");
    row("今週", "This week", "今週");
    row("先週", "Last week", "先週");
    row("今月", "This month", "今月");
    row("先月", "Last month", "先月");
    row("今年", "This year", "今年");
    row("昨年", "Last year", "昨年");
    row("1/24", "Sat, 24 Jan 2026", "2026/1/24（土）");
    row("1/20-1/24", "Tue, 20 Jan 2026–Sat, 24 Jan 2026", "2026/1/20（火）〜2026/1/24（土）");
    row("1/20から", "From Tue, 20 Jan 2026", "2026/1/20（火）から");
    row("1/20まで", "Until Tue, 20 Jan 2026", "2026/1/20（火）まで");
    row("1月24日14時", "Sat, 24 Jan 2026 14:00–15:00", "2026/1/24（土） 14:00〜15:00");
    row("14時", "Time: 14:00–15:00", "時刻: 14:00〜15:00");
    row("14:05", "Time: 14:05", "時刻: 14:05");
}

void TstSearchBar::showsHowItWasUnderstood()
{
    QFETCH(QString, typed);
    {
        const UseLanguage english(QStringLiteral("en"));
        m_input->setText(typed);
        QTEST(chips().join(u'|'), "english");
    }
    const UseLanguage japanese(QStringLiteral("ja"));
    m_input->setText({});
    m_input->setText(typed);
    QTEST(chips().join(u'|'), "japanese");
}

void TstSearchBar::removesAChipWithTheMouse()
{
    m_input->setText(QStringLiteral("牛乳 返品 今日"));
    QCOMPARE(chips().size(), 3);
    auto *cross = child<QToolButton>("searchChipCross1");
    QCOMPARE(cross->accessibleName(), QStringLiteral("Remove Kind: Refund"));
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(m_input->text(), QStringLiteral("牛乳 今日"));
    QCOMPARE(field()->text(), QStringLiteral("牛乳 今日"));
    QCOMPARE(chips().size(), 2);
}

void TstSearchBar::removesChipsWithTheKeyboard()
{
    m_input->setText(QStringLiteral("牛乳 返品 今日 14時"));
    field()->setFocus();
    QTest::keyClick(field(), Qt::Key_Tab); // to the filters
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("searchChipCross0"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("searchChipCross1"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(m_input->text(), QStringLiteral("牛乳 今日 14時"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("searchChipCross1"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(m_input->text(), QStringLiteral("牛乳"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_input->text(), QString());
    QVERIFY(field()->hasFocus());
}

void TstSearchBar::wrapsTheChips()
{
    m_input->setText(QStringLiteral("牛乳"));
    auto *area = child<QWidget>("searchChips");
    QTRY_VERIFY(area->height() < 60); // laid out
    const int line = area->height();
    m_input->setText(QStringLiteral("牛乳 返品 今日 14時 1000..2000 #6932 現金"));
    QTRY_VERIFY(area->height() > line);
    for (int i = 0; i < 7; ++i) {
        const QWidget *chip = child<QWidget>(qPrintable(QStringLiteral("searchChip%1").arg(i)));
        QVERIFY(area->rect().contains(chip->geometry()));
    }
    m_input->setText({});
    QVERIFY(!area->isVisible());
}

void TstSearchBar::speaksTheLanguage()
{
    m_input->setText(QStringLiteral("返品"));
    const UseLanguage japanese(QStringLiteral("ja"));
    QTRY_COMPARE(chips(), QStringList{QStringLiteral("種別: 返品")});
    QCOMPARE(field()->placeholderText(), QStringLiteral("商品・金額・No.・支払で検索"));
    QCOMPARE(child<QPushButton>("filtersButton")->text(), QStringLiteral("絞り込み"));
}

void TstSearchBar::keepsChipsApartInAnotherLanguage()
{
    Theme theme; // with the sheet of the program, whose fonts come after the texts
    theme.setMode(Theme::Mode::Light);
    m_screen->resize(1100, 300);
    m_input->setText(QStringLiteral("コーヒー 返品 担当:佐藤 9,999,999円"));
    QCoreApplication::processEvents();
    const auto apart = [this] {
        const QRect link = child<QWidget>("staffSettingButton")->geometry();
        for (int i = 0; i < 4; ++i) {
            const auto *chip = m_screen->findChild<QWidget *>(QStringLiteral("searchChip%1").arg(i));
            if (!chip || chip->geometry().intersects(link))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(apart());
    {
        const UseLanguage japanese(QStringLiteral("ja"));
        QTRY_COMPARE(chips().size(), 4);
        QTRY_VERIFY(apart());
    }
    QTRY_VERIFY(chips().contains(QStringLiteral("Kind: Refund")));
    QTRY_VERIFY(apart());
}

void TstSearchBar::doesNotSearchStaffUnlessAllowed()
{
    QVERIFY(!field()->placeholderText().contains(u"staff"));
    m_input->setText(QStringLiteral("担当:佐藤"));
    QVERIFY(!m_stand->search.request().staff);
    QCOMPARE(chips(), QStringList{QStringLiteral("Staff: 佐藤 (switched off)")});
    auto *setting = child<QToolButton>("staffSettingButton");
    QVERIFY(setting->isVisible());
    QSignalSpy requested(m_bar, &SearchBar::staffSettingRequested);
    QTest::mouseClick(setting, Qt::LeftButton);
    QCOMPARE(requested.count(), 1);

    m_stand->settings.setStaffSearchAllowed(true);
    QVERIFY(m_stand->search.request().staff);
    QCOMPARE(chips(), QStringList{QStringLiteral("Staff: 佐藤")});
    QVERIFY(!setting->isVisible());
    QVERIFY(field()->placeholderText().contains(u"staff"));
}

void TstSearchBar::findsAllOrNothingWhenEmpty()
{
    SearchStore store(*m_stand->database);
    ReceiptSearch search(store, m_stand->clock);
    QSignalSpy searched(&search, &ReceiptSearch::searchChanged);
    SearchInput input(search, m_stand->settings, SearchInput::WhenEmpty::FindsNothing);
    input.setText(QStringLiteral("milk"));
    QCOMPARE(searched.count(), 0); // not seen yet
    input.start();
    QCOMPARE(searched.count(), 1);
    input.setText({});
    QCOMPARE(searched.count(), 1);
    SearchInput all(search, m_stand->settings, SearchInput::WhenEmpty::FindsAll);
    all.start();
    QCOMPARE(searched.count(), 2);
    QVERIFY(search.request().query.isEmpty());
}

QTEST_MAIN(TstSearchBar)
#include "tst_searchbar.moc"
