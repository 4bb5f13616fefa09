// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/timerange.h"
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"
#include "tests/unit/sync/scriptedpos.h"

#include "ui/format/format.h"
#include "ui/format/synctext.h"
#include "ui/screens/settings/quarantinedialog.h"
#include "ui/screens/settings/syncrow.h"
#include "ui/screens/settings/syncsection.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace std::chrono_literals;
using Kind = BackfillReach::Kind;

namespace {

const ContractKey kShop{Vendor::Smaregi, QStringLiteral("sk1234a")};
const ContractKey kOther{Vendor::Smaregi, QStringLiteral("sk9999z")};

class ShiftedClock final : public Clock {
public:
    Instant now() const override { return SystemClock().now() + shift; }
    std::chrono::milliseconds shift{0};
};

Receipt soldDaysAgo(int days)
{
    Receipt receipt;
    receipt.reg = {kShop, QStringLiteral("1")};
    receipt.vendorKey = QString::number(days);
    receipt.soldAt = receipt.changedAt = receipt.uploadedAt = SystemClock().now() - 24h * days;
    return receipt;
}

//! The section over real services; what the POS cloud answers is up to the test.
struct Place {
    Place() : store(folder.path()), links(store.make())
    {
        store.smaregi.source = &pos;
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        section = new SyncSection(*store.sync, *links, clock, dialogs, window.get());
        layout->addWidget(section);
        layout->addStretch(1);
        window->resize(900, 500);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
    }
    void link(const ContractKey &contract = kShop)
    {
        if (!wait(
                links->addSmaregi(contract.contract, {kRightToken, {}, {}}, QStringLiteral("1"), CameraId{u'c' + contract.contract}, true)))
            qFatal("no link");
    }
    //! Holds the past back once so many of its windows are asked for.
    void holdPast(int windows)
    {
        pos.refuse = [this, windows](const ScriptedPos::Request &request) -> std::optional<Error> {
            if (!request.changes && pos.windows().size() == 1 + windows) // today is one
                pos.holds = true;
            return {};
        };
    }
    void sellForDays(int days)
    {
        for (int day = 0; day < days; ++day)
            pos.receipts << soldDaysAgo(day);
    }
    bool hasAll(const ContractKey &contract = kShop) const
    {
        return QTest::qWaitFor([&] { return store.sync->status(contract).completeFrom.has_value(); });
    }
    SyncStatus status() const { return store.sync->status(kShop); }
    template <typename T>
    T *in(const char *name, int row = 0) const
    {
        auto *place = section->findChild<QWidget *>(QStringLiteral("syncRow%1").arg(row));
        if (!place)
            qFatal("no row");
        return child<T>(place, name);
    }
    QString text(const char *label, int row = 0) const { return in<QLabel>(label, row)->text(); }
    bool isVisible(const char *name) const { return in<QWidget>(name)->isVisible(); }
    void press(const char *button) const { QTest::mouseClick(in<QPushButton>(button), Qt::LeftButton); }
    void choose(Kind kind) const
    {
        auto *box = in<QComboBox>("reach");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = box->currentIndex(); i < box->findData(int(kind)); ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    BackfillWish stored() { return wait(store.contracts->contract(kShop)).value().wish; }

    QTemporaryDir folder;
    ScriptedPos pos; //!< the cloud's receipts
    Store store;
    std::unique_ptr<Links> links;
    ShiftedClock clock;
    ScriptedDialogs dialogs;
    std::unique_ptr<QWidget> window;
    SyncSection *section = nullptr;
};

} // namespace

class TstSyncSection : public QObject {
    Q_OBJECT
private slots:
    void saysThatNothingIsFetchedWithoutLinks();
    void hasNotFetchedYet();
    void tellsWhatWasFetched();
    void tellsHowFarItIsBehind();
    void fetchesNow();
    void waitsForAnotherCredential();
    void triesAgainAfterALimit();
    void choosesALongerPast();
    void choosesADate();
    void pausesAndResumes();
    void tellsTheTimeLeft();
    void showsTheRowsThatCouldNotBeRead();
    void explainsEveryProblem_data();
    void explainsEveryProblem();
    void hasARowForEachContract();
    void isWalkedByTab();
    void speaksAnotherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstSyncSection::saysThatNothingIsFetchedWithoutLinks()
{
    Place place;
    QVERIFY(child<QLabel>(place.section, "emptyText")->isVisible());
    place.link();
    QTRY_VERIFY(!child<QLabel>(place.section, "emptyText")->isVisible());
    QVERIFY(wait(place.links->remove({place.links->all().first().id})));
    QTRY_VERIFY(child<QLabel>(place.section, "emptyText")->isVisible());
    QTRY_VERIFY(!place.section->findChild<QWidget *>(QStringLiteral("syncRow0")));
}

void TstSyncSection::hasNotFetchedYet()
{
    Place place;
    place.pos.holds = true;
    place.link();
    QTRY_COMPARE(place.text("state"), QStringLiteral("読み込み中"));
    QCOMPARE(place.text("contract"), QStringLiteral("スマレジ 渋谷本店（sk1234a）"));
    QCOMPARE(place.text("last"), QStringLiteral("まだありません"));
    QCOMPARE(place.text("lag"), QStringLiteral("まだわかりません"));
    QVERIFY(!place.isVisible("problem") && !place.isVisible("progress") && !place.isVisible("pauseButton"));
}

void TstSyncSection::tellsWhatWasFetched()
{
    Place place;
    place.sellForDays(40);
    place.link();
    QVERIFY(place.hasAll());
    const QDate first = dayOf(place.clock.now(), shopZone()).addDays(-30);
    QTRY_COMPARE(place.text("progressText"), QStringLiteral("%1以降の取引はすべて取得済みです。").arg(format::date(first)));
    QVERIFY(!place.isVisible("progress") && !place.isVisible("pauseButton"));
    QCOMPARE(place.text("state"), QStringLiteral("最新"));
    QVERIFY(place.text("last").contains(format::dateTime(*place.status().lastSuccess, shopZone())));
    QCOMPARE(place.text("lag"), QStringLiteral("なし"));
    QCOMPARE(place.text("received"), QStringLiteral("31件"));
    QCOMPARE(place.text("bad"), QStringLiteral("なし"));
    QVERIFY(!place.isVisible("badButton"));
}

void TstSyncSection::tellsHowFarItIsBehind()
{
    Place place;
    place.link();
    QTRY_COMPARE(place.text("state"), QStringLiteral("最新"));
    place.clock.shift = 3h; // the section looks again every second
    QTRY_COMPARE(place.text("state"), QStringLiteral("遅れを取得中"));
    QCOMPARE(place.text("lag"), QStringLiteral("3時間"));
    QCOMPARE(format::duration(40s), QStringLiteral("40秒"));
    QCOMPARE(format::duration(3min), QStringLiteral("3分"));
    QCOMPARE(format::duration(50h), QStringLiteral("2日"));
    QVERIFY(!format::isBehind(30s) && format::isBehind(5min));
}

void TstSyncSection::fetchesNow()
{
    Place place;
    place.link();
    QVERIFY(place.hasAll());
    const qsizetype before = place.pos.polls().size();
    place.pos.receipts << soldDaysAgo(0);
    place.press("pollButton");
    QTRY_VERIFY(place.pos.polls().size() > before);
    QTRY_COMPARE(place.text("received"), QStringLiteral("1件"));
}

void TstSyncSection::waitsForAnotherCredential()
{
    Place place;
    place.pos.failNext({Error::Kind::SignInNeeded, {}, {}, QStringLiteral("smaregi.contract")});
    place.link();
    QTRY_COMPARE(place.text("state"), QStringLiteral("停止中"));
    QVERIFY(place.isVisible("problem"));
    QVERIFY2(place.text("problem").contains(QStringLiteral("トークン")), qPrintable(place.text("problem")));
    QTest::keyClick(place.in<QPushButton>("pollButton"), Qt::Key_Space); // it was put right on the vendor's side
    QTRY_COMPARE(place.text("state"), QStringLiteral("最新"));
    QVERIFY(!place.isVisible("problem"));
}

void TstSyncSection::triesAgainAfterALimit()
{
    Place place;
    place.pos.failNext({Error::Kind::RateLimited, {}, 1h, {}});
    place.link();
    QTRY_COMPARE(place.text("state"), QStringLiteral("再試行中"));
    QVERIFY(place.isVisible("problem") && !place.text("problem").isEmpty());
    QVERIFY(place.in<QPushButton>("pollButton")->isEnabled());
}

void TstSyncSection::choosesALongerPast()
{
    Place place;
    place.link();
    QVERIFY(place.hasAll());
    const qsizetype before = place.pos.windows().size();
    QCOMPARE(place.in<QComboBox>("reach")->currentText(), QStringLiteral("過去30日"));
    place.choose(Kind::Year1);
    QTRY_COMPARE(place.stored().reach.kind, Kind::Year1);
    QTRY_VERIFY(place.pos.windows().size() > before);
    const QDate first = BackfillReach{Kind::Year1, {}}.firstDay(dayOf(place.clock.now(), shopZone()));
    QTRY_VERIFY(place.text("progressText").startsWith(format::date(first)));
    QCOMPARE(place.in<QComboBox>("reach")->currentText(), QStringLiteral("過去1年"));
    QVERIFY(!place.isVisible("since"));
}

void TstSyncSection::choosesADate()
{
    Place place;
    place.link();
    QVERIFY(place.hasAll());
    const QDate today = dayOf(place.clock.now(), shopZone());
    place.choose(Kind::Since);
    QTRY_VERIFY(place.isVisible("since"));
    auto *since = place.in<QDateEdit>("since");
    QCOMPARE(place.stored().reach.kind, Kind::Since);
    QVERIFY(since->date() < today);
    const QDate wanted = since->date().addYears(-1);
    since->setFocus();
    since->setSelectedSection(QDateTimeEdit::YearSection);
    QTest::keyClick(since, Qt::Key_Down);
    QCOMPARE(since->date(), wanted);
    QTRY_COMPARE(place.stored().reach, (BackfillReach{Kind::Since, wanted}));
    QTRY_VERIFY(place.text("progressText").startsWith(format::date(wanted)));
}

void TstSyncSection::pausesAndResumes()
{
    Place place;
    place.sellForDays(40);
    place.holdPast(2);
    place.link();
    QTRY_VERIFY(place.pos.holds);
    QTRY_VERIFY(place.isVisible("progress"));
    const BackfillProgress past = place.status().backfill.value();
    QVERIFY(past.daysFetched > 0 && past.daysFetched < 30);
    QCOMPARE(past.daysWanted, 30);
    QCOMPARE(place.in<QProgressBar>("progress")->maximum(), 30);
    QCOMPARE(place.in<QProgressBar>("progress")->value(), past.daysFetched);
    QCOMPARE(place.text("progressText"),
             QStringLiteral("30日分のうち%1日分を取得済み（これまでに%2件）").arg(past.daysFetched).arg(past.receipts));

    auto *pause = place.in<QPushButton>("pauseButton");
    QCOMPARE(pause->text(), QStringLiteral("一時停止"));
    place.press("pauseButton");
    QTRY_COMPARE(pause->text(), QStringLiteral("再開"));
    QVERIFY(place.stored().paused);
    QVERIFY(place.text("progressText").startsWith(QStringLiteral("一時停止中です。")));
    QVERIFY(pause->accessibleName().contains(QStringLiteral("再開")));

    pause->setFocus();
    QTest::keyClick(pause, Qt::Key_Space);
    QTRY_VERIFY(!place.stored().paused);
    place.pos.refuse = {};
    place.pos.release();
    QTRY_VERIFY(!place.isVisible("progress"));
    QCOMPARE(place.text("received"), QStringLiteral("31件"));
}

void TstSyncSection::tellsTheTimeLeft()
{
    SyncStatus status;
    status.running = true;
    status.lastSuccess = status.knownTo = SystemClock().now();
    status.wish.reach.kind = Kind::Year1;
    status.backfill = BackfillProgress{365, 120, 12'345, 90s};
    SyncRow row;
    ContractInfo contract;
    contract.key = kShop;
    row.setStatus(contract, status, true, SystemClock().now());
    QCOMPARE(child<QLabel>(&row, "progressText")->text(),
             QStringLiteral("365日分のうち120日分を取得済み（これまでに12,345件）。残り約1分です。"));
    QCOMPARE(format::duration(0ms), QStringLiteral("0秒"));
    QCOMPARE(format::duration(-5s), QStringLiteral("0秒"));
    QCOMPARE(format::duration(90min), QStringLiteral("1時間"));
}

void TstSyncSection::showsTheRowsThatCouldNotBeRead()
{
    Place place;
    const QByteArray secret = R"({"transactionHeadId":"77","customerCode":"山田花子","total":"x"})";
    place.pos.badRows = {BadRow{QStringLiteral("77"), QStringLiteral("total is not an amount"), secret},
                         BadRow{QString(), QStringLiteral("no transactionHeadId"), "{}"}};
    place.link();
    QTRY_COMPARE(place.text("bad"), QStringLiteral("2件"));
    place.press("badButton");
    QTRY_VERIFY(place.dialogs.opened);
    const QPointer<QDialog> dialog = place.dialogs.opened;
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *table = child<QTableWidget>(dialog, "rowTable");
    QCOMPARE(table->rowCount(), 2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QStringList problems;
    QStringList raws;
    for (int i = 0; i < 2; ++i) {
        problems << table->item(table->currentRow(), 1)->text();
        raws << child<QPlainTextEdit>(dialog, "raw")->toPlainText();
        QTest::keyClick(table, Qt::Key_Down);
    }
    QVERIFY(problems.contains(QStringLiteral("合計金額を読み取れません。")) && problems.contains(QStringLiteral("取引番号がありません。")));
    QVERIFY(raws.contains(QString::fromUtf8(secret)) && raws.contains(QStringLiteral("{}")));

    QTest::mouseClick(child<QPushButton>(dialog, "copyButton"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("77\ttotal is not an amount\t")));
    QVERIFY(!copied.contains(QStringLiteral("山田")));
    {
        const UseLanguage english(QStringLiteral("en"));
        QTRY_COMPARE(child<QPushButton>(dialog, "copyButton")->text(), QStringLiteral("Copy the list"));
        QCOMPARE(table->horizontalHeaderItem(1)->text(), QStringLiteral("What is wrong"));
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

// The words for the log are those of the vendors' parsers.
void TstSyncSection::explainsEveryProblem_data()
{
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *problem, const char16_t *said) {
        QTest::newRow(problem) << QString::fromLatin1(problem) << QString::fromUtf16(said);
    };
    row("line 3: amount or quantity cannot be read", u"明細の金額または数量を読み取れません。");
    row("item 9: sales or count cannot be read", u"明細の金額または数量を読み取れません。");
    row("payment 4: amount cannot be read", u"支払金額を読み取れません。");
    row("tax 2: amount cannot be read", u"税額を読み取れません。");
    row("terminalTranDateTime cannot be read", u"販売日時を読み取れません。");
    row("paid_at cannot be read", u"販売日時を読み取れません。");
    row("total cannot be read", u"合計金額を読み取れません。");
    row("price cannot be read", u"合計金額を読み取れません。");
    row("a thing that nobody foresaw", u"このプログラムが対応していない形式です。");
}

void TstSyncSection::explainsEveryProblem()
{
    QFETCH(const QString, problem);
    QFETCH(const QString, said);
    QCOMPARE(format::rowProblem(problem), said);
}

void TstSyncSection::hasARowForEachContract()
{
    Place place;
    place.link(kShop);
    place.link(kOther);
    QTRY_VERIFY(place.section->findChild<QWidget *>(QStringLiteral("syncRow1")));
    const QString second = place.text("contract", 1);
    QVERIFY(second != place.text("contract", 0));
    place.in<QComboBox>("reach", 1)->setFocus();
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const Link *first = nullptr;
    for (const Link &link : place.links->all()) {
        if (!second.contains(link.reg.contract.contract))
            first = &link;
    }
    QVERIFY(first && wait(place.links->remove({first->id})));
    QTRY_COMPARE(place.text("contract", 0), second);
    QCOMPARE(QApplication::focusWidget(), focused); // its row has moved up
}

void TstSyncSection::isWalkedByTab()
{
    Place place;
    auto *after = new QPushButton(QStringLiteral("after"), place.window.get());
    place.window->layout()->addWidget(after);
    place.link(kShop);
    place.link(kOther);
    QTRY_VERIFY(place.section->findChild<QWidget *>(QStringLiteral("syncRow1")));
    QVERIFY(place.hasAll(kShop) && place.hasAll(kOther));
    QTRY_VERIFY(!place.isVisible("pauseButton") && !place.in<QPushButton>("pauseButton", 1)->isVisible());
    QStringList walked;
    place.in<QPushButton>("pollButton", 0)->setFocus();
    while (QApplication::focusWidget() != after && walked.size() < 10) {
        walked << QApplication::focusWidget()->parentWidget()->objectName() + u'/' + QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(walked, (QStringList{QStringLiteral("syncRow0/pollButton"), QStringLiteral("syncRow0/reach"),
                                  QStringLiteral("syncRow1/pollButton"), QStringLiteral("syncRow1/reach")}));
}

void TstSyncSection::speaksAnotherLanguage()
{
    Place place;
    place.link();
    QTRY_COMPARE(place.text("state"), QStringLiteral("最新"));
    const UseLanguage english(QStringLiteral("en"));
    QTRY_COMPARE(place.text("state"), QStringLiteral("Up to date"));
    QCOMPARE(place.in<QComboBox>("reach")->currentText(), QStringLiteral("Last 30 days"));
    QCOMPARE(place.in<QPushButton>("pollButton")->text(), QStringLiteral("Fetch now"));
    QCOMPARE(place.text("received"), QStringLiteral("0 receipts"));
    const auto *since = place.in<QDateEdit>("since");
    QCOMPARE(since->text(), QLocale().toString(since->date(), QStringLiteral("d MMM yyyy")));
    QCOMPARE(format::duration(26h), QStringLiteral("1 day"));
}

QTEST_MAIN(TstSyncSection)
#include "tst_syncsection.moc"
