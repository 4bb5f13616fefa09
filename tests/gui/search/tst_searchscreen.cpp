// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/statement.h"
#include "tests/gui/dashboard/dashboardstand.h"
#include "tests/gui/ui/uifixture.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/searchinput.h"
#include "ui/models/searchlistmodel.h"
#include "ui/screens/search/searchscreen.h"
#include "ui/theme/theme.h"
#include "ui/widgets/videoview.h"

#include <QScrollArea>
#include <QAbstractButton>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QListView>

using namespace std::chrono_literals;

class TstSearchScreen : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void showsAllReceiptsAtFirst();
    void countsAndSums();
    void showsTheChosenReceipt();
    void sorts();
    void exportsWhatWasFound();
    void offersWhatToRemove();
    void saysWhatFailed();
    void tellsThatTheIndexIsBeingBuilt();
    void foldsTheFilters();
    void speaksBothLanguages();

private:
    template <typename T>
    T *child(const char *name) const
    {
        return ::child<T>(m_screen.get(), name);
    }
    QLineEdit *field() const { return child<QLineEdit>("searchField"); }
    QListView *found() const { return child<QListView>("foundList"); }
    void open()
    {
        m_screen = std::make_unique<SearchScreen>(SearchServices{m_stand->links, m_stand->book, m_stand->search, m_stand->exporter,
                                                                 m_stand->pictures, m_stand->session, m_stand->settings},
                                                  m_dialogs, *m_theme);
        m_screen->resize(1244, 900);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
    }
    void search(const QString &text)
    {
        field()->setFocus();
        field()->selectAll();
        QTest::keyClick(field(), Qt::Key_Delete);
        QInputMethodEvent typed; // keys are ASCII only
        typed.setCommitString(text);
        QCoreApplication::sendEvent(field(), &typed);
    }
    QString number(int row) const { return found()->model()->index(row, 0).data(ReceiptRowsModel::RowRole).value<ReceiptRow>().number; }
    bool waitForFound(int count) const
    {
        return QTest::qWaitFor([&] { return found()->isVisible() && found()->model()->rowCount() == count && !number(0).isEmpty(); });
    }
    void run(const QString &sql)
    {
        QVERIFY(DashboardStand::wait(m_stand->database->write([sql](QSqlDatabase &db) -> Result<Done> {
            Statement statement(db, sql);
            return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
        })));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DashboardStand> m_stand;
    ScriptedDialogs m_dialogs;
    std::unique_ptr<SearchScreen> m_screen;
    Instant m_now;
};

void TstSearchScreen::init()
{
    if (!m_theme) {
        m_theme = std::make_unique<Theme>();
        m_theme->setMode(Theme::Mode::Light);
    }
    m_stand = std::make_unique<DashboardStand>();
    QVERIFY(m_stand->database);
    m_now = fromMs(QDateTime::fromString(u"2026-01-24T07:56:45Z", Qt::ISODate).toMSecsSinceEpoch());
    m_stand->clock.set(m_now);
    QVERIFY(m_stand->signIn());
    QVERIFY(m_stand->addLink(QStringLiteral("1"), QStringLiteral("レジ 1"), m_stand->cloud.cameras.at(0)));
    QVERIFY(m_stand->addLink(QStringLiteral("2"), QStringLiteral("レジ 2"), m_stand->cloud.cameras.at(1)));
    QList<Receipt> receipts;
    for (int i = 0; i < 20; ++i) {
        Receipt receipt = m_stand->receipt(100 + i, m_now - 2min - i * 24h, QString::number(1 + i % 2));
        receipt.total.minor = 1000 + (i * 7 % 20) * 100;
        receipt.payments.first().amount = receipt.total;
        receipt.deposit = receipt.total;
        receipt.change = {};
        receipts << receipt;
    }
    receipts[3].kind = ReceiptKind::Refund;
    receipts[4].payments = {{QStringLiteral("QR決済"), false, receipts[4].total}};
    QVERIFY(m_stand->add(receipts));
}

void TstSearchScreen::cleanup()
{
    m_screen.reset();
    m_stand.reset();
}

void TstSearchScreen::showsAllReceiptsAtFirst()
{
    open();
    QVERIFY(waitForFound(20));
    QVERIFY(field()->hasFocus());
    QCOMPARE(number(0), QStringLiteral("100"));
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(1));
    QCOMPARE(number(0), QStringLiteral("103"));
}

void TstSearchScreen::countsAndSums()
{
    open();
    search(QStringLiteral("コーヒー豆"));
    QVERIFY(waitForFound(20));
    QTRY_VERIFY(m_stand->search.sums().complete);
    QCOMPARE(child<QLabel>("foundCount")->text(), QStringLiteral("20 receipt(s)"));
    QCOMPARE(child<QLabel>("foundSums")->text(), QStringLiteral("¥39,000"));
    QCOMPARE(child<QLabel>("paymentName0")->text(), QStringLiteral("Cash"));
    QCOMPARE(child<QLabel>("paymentName1")->text(), QStringLiteral("QR決済"));
    QCOMPARE(child<QLabel>("paymentSum1")->text(), QStringLiteral("¥1,800"));
    QVERIFY(!child<QLabel>("foundNote")->text().contains(QStringLiteral("Counting")));
}

void TstSearchScreen::showsTheChosenReceipt()
{
    open();
    QVERIFY(waitForFound(20));
    QSignalSpy requested(m_screen.get(), &SearchScreen::dashboardRequested);
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(found()->hasFocus());
    QTest::keyClick(found(), Qt::Key_Down);
    QTRY_VERIFY(child<QWidget>("receiptSlip")->isVisible());
    QVERIFY(child<QWidget>("receiptSlip")->accessibleDescription().contains(QStringLiteral("コーヒー豆 200g")));
    QTRY_VERIFY(!child<VideoView>("foundMomentPicture")->image().isNull());
    auto *side = child<QScrollArea>("foundSide"); // nothing stands out of the column
    QTRY_COMPARE(side->widget()->width(), side->viewport()->width());
    QTest::mouseClick(child<QPushButton>("toDashboard"), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().at(0).value<RegisterKey>(), DashboardStand::reg(QStringLiteral("2")));
    QTest::keyClick(found(), Qt::Key_Escape);
    QVERIFY(!child<QWidget>("receiptSlip")->isVisible());
    // A receipt that the next search does not find is not shown any more.
    QTest::keyClick(found(), Qt::Key_Return);
    QTRY_VERIFY(child<QWidget>("receiptSlip")->isVisible());
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(1));
    QVERIFY(!child<QWidget>("receiptSlip")->isVisible());
}

void TstSearchScreen::sorts()
{
    open();
    QVERIFY(waitForFound(20));
    auto *order = child<QComboBox>("foundOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down); // oldest first
    QTRY_COMPARE(number(0), QStringLiteral("119"));
    QTest::keyClick(order, Qt::Key_Down); // largest amount
    QTRY_COMPARE(found()->model()->index(0, 0).data(ReceiptRowsModel::RowRole).value<ReceiptRow>().total.minor, 2900);
    QTest::keyClick(order, Qt::Key_Down);
    QTRY_COMPARE(found()->model()->index(0, 0).data(ReceiptRowsModel::RowRole).value<ReceiptRow>().total.minor, 1000);
    QTest::keyClick(order, Qt::Key_Down);
    QTRY_COMPARE(number(0), QStringLiteral("119"));
    QTest::keyClick(order, Qt::Key_Down);
    QTRY_COMPARE(number(0), QStringLiteral("100"));
}

void TstSearchScreen::exportsWhatWasFound()
{
    open();
    search(QStringLiteral("refund"));
    QVERIFY(waitForFound(1));
    QTRY_VERIFY(m_stand->search.count().complete);
    QTest::mouseClick(child<QPushButton>("exportButton"), Qt::LeftButton);
    QVERIFY(qobject_cast<ExportDialog *>(m_dialogs.opened));
    m_dialogs.opened->reject();
    search(QStringLiteral("nonsense"));
    QTRY_VERIFY(!child<QPushButton>("exportButton")->isEnabled());
}

void TstSearchScreen::offersWhatToRemove()
{
    open();
    search(QStringLiteral("refund 9,999,999yen"));
    QTRY_VERIFY(child<QLabel>("foundHeadline")->text().contains(QStringLiteral("Kind: Refund")));
    QVERIFY(child<QLabel>("foundHeadline")->isVisible());
    QCOMPARE(child<QPushButton>("foundAction1")->text(), QStringLiteral("Without Amount: ¥9,999,999"));
    QTest::mouseClick(child<QPushButton>("foundAction1"), Qt::LeftButton);
    QVERIFY(waitForFound(1));
    search(QStringLiteral("nonsense"));
    QTRY_VERIFY(child<QLabel>("foundHeadline")->text().contains(QStringLiteral("nonsense")));
    QTest::mouseClick(child<QPushButton>("foundAction0"), Qt::LeftButton);
    QVERIFY(waitForFound(20));
}

void TstSearchScreen::saysWhatFailed()
{
    open();
    QVERIFY(waitForFound(20));
    run(QStringLiteral("ALTER TABLE receipts RENAME TO elsewhere"));
    search(QStringLiteral("refund"));
    QTRY_COMPARE(child<QLabel>("foundHeadline")->text(), QStringLiteral("The search did not succeed."));
    QVERIFY(!child<QLabel>("foundAdvice")->text().isEmpty());
    run(QStringLiteral("ALTER TABLE elsewhere RENAME TO receipts"));
    QTest::mouseClick(child<QPushButton>("foundAction0"), Qt::LeftButton);
    QVERIFY(waitForFound(1));
}

void TstSearchScreen::tellsThatTheIndexIsBeingBuilt()
{
    QList<Receipt> many;
    for (int i = 0; i < 2500; ++i)
        many << m_stand->receipt(1000 + i, m_now - 1h - i * 30min);
    QVERIFY(m_stand->add(many));
    QVERIFY(DashboardStand::wait(m_stand->searchStore.reset())); // as in a journal from before it had an index
    QStringList said;
    connect(&m_stand->search, &ReceiptSearch::progressChanged, this, [&] {
        if (m_screen && child<QLabel>("foundBuiltFrom")->isVisible())
            said << child<QLabel>("foundBuiltFrom")->text();
    });
    open();
    search(QStringLiteral("コーヒー豆"));
    QVERIFY(QTest::qWaitFor([&] { return m_stand->search.progress().complete && m_stand->search.count().complete; }, 20'000));
    QVERIFY(waitForFound(2520));
    QVERIFY(!said.isEmpty());
    QVERIFY2(said.first().contains(QStringLiteral("2025")) || said.first().contains(QStringLiteral("2026")), qPrintable(said.first()));
    QVERIFY(!child<QLabel>("foundBuiltFrom")->isVisible());
}

void TstSearchScreen::foldsTheFilters()
{
    open();
    QVERIFY(waitForFound(20));
    QVERIFY(child<QWidget>("searchFilters")->isVisible());
    QVERIFY(child<QWidget>("foundTotalsCard")->isVisible());
    QTest::mouseClick(child<QPushButton>("filtersButton"), Qt::LeftButton);
    QVERIFY(!child<QWidget>("searchFilters")->isVisible());
    QTest::mouseClick(child<QPushButton>("filtersButton"), Qt::LeftButton);
    m_screen->resize(828, 680); // of a window of 1024
    QTRY_VERIFY(!child<QWidget>("searchFilters")->isVisible());
    QVERIFY(child<QWidget>("foundTotalsCard")->isVisible());
    QTest::mouseClick(child<QPushButton>("filtersButton"), Qt::LeftButton);
    QVERIFY(child<QWidget>("searchFilters")->isVisible());
    QVERIFY(!child<QWidget>("foundTotalsCard")->isVisible());
    QVERIFY(child<QLabel>("foundLine")->isVisible()); // the totals are there all the same
    m_screen->resize(1244, 900);
    QTRY_VERIFY(child<QWidget>("foundTotalsCard")->isVisible());
    QVERIFY(child<QWidget>("searchFilters")->isVisible());
}

void TstSearchScreen::speaksBothLanguages()
{
    open();
    QVERIFY(waitForFound(20));
    const UseLanguage japanese(QStringLiteral("ja"));
    QTRY_COMPARE(child<QLabel>("foundCount")->text(), QStringLiteral("20 件"));
    QCOMPARE(child<QComboBox>("foundOrder")->currentText(), QStringLiteral("新しい順"));
    search(QStringLiteral("nonsense"));
    QTRY_VERIFY(m_screen->findChild<QPushButton *>(QStringLiteral("foundAction0")));
    QCOMPARE(child<QPushButton>("foundAction0")->text(), QStringLiteral("検索を消す"));
}

QTEST_MAIN(TstSearchScreen)
#include "tst_searchscreen.moc"
