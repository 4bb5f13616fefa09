// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/linksplace.h"

#include "ui/dialogs/newsmaregilink.h"
#include "ui/dialogs/terminalpicker.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/modaloverlay.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using Place = LinksPlace;

namespace {

using Mark = CheckLine::Mark;

//! The dialog, opened by its button and filled in.
struct Form {
    explicit Form(Place &place)
    {
        place.smaregi(place.links->all().isEmpty() ? "emptyButton" : "addButton")->click();
        dialog = qobject_cast<NewSmaregiLink *>(place.dialogs.opened);
        if (!dialog)
            qFatal("no dialog");
    }
    ~Form() { delete dialog; } // in the program it is the window's
    Q_DISABLE_COPY_MOVE(Form)
    QLineEdit *field(const char *name) const { return child<QLineEdit>(dialog, name); }
    void put(const char *name, const QString &text) const
    {
        field(name)->setFocus();
        field(name)->selectAll();
        QTest::keyClicks(field(name), text);
    }
    void type(const QString &contract, const QString &token, const QString &terminal, int camera) const
    {
        put("contract", contract);
        put("token", token);
        put("terminal", terminal);
        choose(camera);
    }
    void choose(int camera) const
    {
        auto *box = child<CameraBox>(dialog, "camera");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < camera; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    CheckList *list() const { return child<CheckList>(dialog, "checkList"); }
    std::optional<CheckLine> line(const char *id) const
    {
        for (const CheckLine &one : list()->lines()) {
            if (one.id == QLatin1String(id))
                return one;
        }
        return {};
    }
    std::optional<Mark> mark(const char *id) const
    {
        const auto found = line(id);
        return found ? std::optional(found->mark) : std::nullopt;
    }
    QString advice(const char *id) const { return line(id).value_or(CheckLine()).advice; }
    NoticeBox *notice() const { return child<NoticeBox>(dialog, "notice"); }
    QPushButton *button(const char *name) const { return child<QPushButton>(dialog, name); }
    bool waitFor(const char *id, Mark wanted) const
    {
        return QTest::qWaitFor([&] { return mark(id) == wanted; }, 5000);
    }

    QPointer<NewSmaregiLink> dialog;
};

PosCheck withFunctions(PosCheck check, std::optional<bool> receiving, std::optional<bool> transactions, std::optional<bool> stores)
{
    using Id = PosFunction::Id;
    check.functions = {{Id::Receiving, receiving}, {Id::Transactions, transactions}, {Id::Stores, stores}};
    return check;
}

} // namespace

class TstNewSmaregiLink : public QObject {
    Q_OBJECT
private slots:
    void addsALink();
    void addsByThePlatformApi();
    void saysEveryRefusal_data();
    void saysEveryRefusal();
    void saysWhichFunctionIsOff_data();
    void saysWhichFunctionIsOff();
    void saysWhenTheServerDoesNotAnswer();
    void forgetsTheAnswerToWhatWasThere();
    void asksAboutANewRegister();
    void refusesATerminalThatIsNotThere();
    void picksATerminal();
    void saysWhereTheCameraIsLinked();
    void keepsUpWithTheCameras();
    void looksForCamerasFirst();
    void opensTheHelp();
    void saysWhatWentWrongAtLast();
    void fitsIntoASmallWindow();
    void translates();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstNewSmaregiLink::addsALink()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    place.store.smaregi.answerCheck = [](const PosCheck &right) { return readyResult<PosCheck>(withFunctions(right, true, true, true)); };
    const int checksBefore = place.store.smaregi.checks;
    Form form(place);
    QVERIFY(!form.button("addButton")->isEnabled());
    QVERIFY(!form.list()->isVisible());
    form.type(kContract, kRightToken, QStringLiteral("2"), 0);
    QTRY_VERIFY(form.notice()->text().contains(QStringLiteral("接続を確認しました"))); // by itself, after typing
    QCOMPARE(place.store.smaregi.checks, checksBefore + 1);
    for (const char *id : {"Server", "Credential", "Function0", "Function1", "Function2", "Terminal"})
        QCOMPARE(form.mark(id), Mark::Good);
    QVERIFY(form.list()->text().contains(QStringLiteral("✓ 受信機能: 利用する")));
    QVERIFY(form.line("Terminal")->text.contains(QStringLiteral("レジ 2")));
    QTest::keyClick(form.field("terminal"), Qt::Key_Return); // the default button
    QTRY_COMPARE(place.links->all().size(), 2);
    QTRY_VERIFY(!form.dialog);
    QVERIFY(place.notice()->text().contains(QStringLiteral("追加しました")));
    QCOMPARE(place.table()->currentIndex().row(), 1);
    QCOMPARE(place.screen->focusWidget(), place.table());
}

void TstNewSmaregiLink::addsByThePlatformApi()
{
    Place place;
    place.load();
    place.store.smaregi.accounts.insert("app-id:app-secret", kContract);
    place.store.smaregi.answerCheck = [](const PosCheck &right) {
        PosCheck check = right;
        check.registersComplete = true;
        check.functions = {{PosFunction::Id::Transactions, true}, {PosFunction::Id::Stores, true}};
        return readyResult<PosCheck>(check);
    };
    Form form(place);
    auto *tabs = child<QTabBar>(form.dialog, "generations");
    QVERIFY(!form.field("clientId")->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(form.field("clientId")->isVisible());
    QVERIFY(!form.field("token")->isVisible());
    QCOMPARE(child<QLabel>(form.dialog, "number5")->text(), QStringLiteral("⑤"));
    form.put("contract", kContract);
    form.put("clientId", QStringLiteral("app-id"));
    form.put("clientSecret", QStringLiteral("wrong"));
    QVERIFY(form.waitFor("Credential", Mark::Bad));
    form.put("clientSecret", QStringLiteral("app-secret"));
    QVERIFY(form.waitFor("Credential", Mark::Good));
    QCOMPARE(form.mark("Function0"), std::nullopt); // the Platform API has no such switch
    QVERIFY(form.line("Function1")->text.contains(QStringLiteral("pos.transactions:read")));
    form.put("terminal", QStringLiteral("1"));
    form.choose(0);
    form.button("addButton")->click();
    QTRY_COMPARE(place.links->all().size(), 1);

    // Going back to the token asks about that one.
    Form again(place);
    auto *generations = child<QTabBar>(again.dialog, "generations");
    generations->setFocus();
    QTest::keyClick(generations, Qt::Key_Right);
    again.put("contract", kContract);
    again.put("clientId", QStringLiteral("app-id"));
    again.put("clientSecret", QStringLiteral("app-secret"));
    QVERIFY(again.waitFor("Credential", Mark::Good));
    generations->setFocus();
    QTest::keyClick(generations, Qt::Key_Left);
    QVERIFY(!again.mark("Credential"));
    again.put("token", QStringLiteral("nonsense"));
    QVERIFY(again.waitFor("Credential", Mark::Bad));
}

void TstNewSmaregiLink::saysEveryRefusal_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("advice");
    QTest::newRow("contract") << QStringLiteral("smaregi.contract") << QStringLiteral("契約ID");
    QTest::newRow("ip") << QStringLiteral("smaregi.ip") << QStringLiteral("IP");
    QTest::newRow("locked") << QStringLiteral("smaregi.locked") << QStringLiteral("ロック");
}

void TstNewSmaregiLink::saysEveryRefusal()
{
    QFETCH(QString, reason);
    QFETCH(QString, advice);
    Place place;
    place.load();
    place.store.smaregi.answerCheck = [&reason](const PosCheck &) {
        return readyResult<PosCheck>(Error{Error::Kind::Forbidden, {}, {}, reason});
    };
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Credential", Mark::Bad));
    QVERIFY2(form.advice("Credential").contains(advice), qPrintable(form.advice("Credential")));
    QCOMPARE(form.mark("Server"), Mark::Good);
    for (const char *id : {"Function0", "Function1", "Function2", "Terminal"})
        QCOMPARE(form.mark(id), Mark::Unknown);
    place.store.smaregi.answerCheck = {};
    QVERIFY(form.button("checkAgainButton")->isVisible());
    QTest::keyClick(form.button("checkAgainButton"), Qt::Key_Space); // it was put right there
    QVERIFY(form.waitFor("Credential", Mark::Good));
    QVERIFY(!form.button("checkAgainButton")->isVisible());
}

void TstNewSmaregiLink::saysWhichFunctionIsOff_data()
{
    QTest::addColumn<int>("off");
    QTest::addColumn<QString>("name");
    QTest::newRow("receiving") << 0 << QStringLiteral("受信機能");
    QTest::newRow("transactions") << 1 << QStringLiteral("取引情報参照");
    QTest::newRow("stores") << 2 << QStringLiteral("店舗情報参照");
}

void TstNewSmaregiLink::saysWhichFunctionIsOff()
{
    QFETCH(int, off);
    QFETCH(QString, name);
    Place place;
    place.load();
    place.store.smaregi.answerCheck = [off](const PosCheck &right) {
        const auto on = [off](int id) { return off == 0 && id > 0 ? std::nullopt : std::optional(id != off); };
        PosCheck check = withFunctions(right, on(0), on(1), on(2));
        const char *reasons[] = {"smaregi.receiving", "smaregi.transactions", "smaregi.stores"};
        check.problem = Error{Error::Kind::Forbidden, {}, {}, QString::fromLatin1(reasons[off])};
        return readyResult<PosCheck>(check);
    };
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Credential", Mark::Good));
    for (int id = 0; id < 3; ++id) {
        const QByteArray line = "Function" + QByteArray::number(id);
        QCOMPARE(form.mark(line.constData()), id == off ? Mark::Bad : off == 0 ? Mark::Unknown : Mark::Good);
    }
    const CheckLine line = *form.line(qPrintable(QStringLiteral("Function%1").arg(off)));
    QVERIFY(line.text.contains(name));
    QVERIFY2(line.advice.contains(QStringLiteral("利用する")), qPrintable(line.advice));
    QVERIFY(!form.notice()->isVisible());
    form.button("addButton")->click(); // it says the same and adds nothing
    QTRY_COMPARE(form.notice()->tone(), NoticeBox::Tone::Error);
    QVERIFY(place.links->all().isEmpty());
}

void TstNewSmaregiLink::saysWhenTheServerDoesNotAnswer()
{
    Place place;
    place.load();
    std::optional<Deferred<PosCheck>> pending;
    place.store.smaregi.answerCheck = [&pending](const PosCheck &) {
        pending = Deferred<PosCheck>();
        return pending->future();
    };
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Server", Mark::Busy));
    QCOMPARE(form.mark("Credential"), Mark::Busy);
    pending->answer(Error{Error::Kind::Timeout, {}, {}, {}});
    QVERIFY(form.waitFor("Server", Mark::Bad));
    QVERIFY(!form.advice("Server").isEmpty());
    QCOMPARE(form.mark("Credential"), Mark::Unknown);
    form.button("checkAgainButton")->click();
    QVERIFY(form.waitFor("Server", Mark::Busy));
    pending->answer(Error{Error::Kind::Offline, {}, {}, {}});
    QVERIFY(form.waitFor("Server", Mark::Bad));
    QVERIFY(form.advice("Server").contains(QStringLiteral("ネットワーク")));
    form.button("checkAgainButton")->click();
    form.dialog->reject(); // closed while it asks: the answer finds nobody
    QTRY_VERIFY(!form.dialog);
    pending->answer(Error{Error::Kind::Timeout, {}, {}, {}});
    QTest::qWait(0);
}

void TstNewSmaregiLink::forgetsTheAnswerToWhatWasThere()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, QStringLiteral("wrong"), QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Credential", Mark::Bad));
    form.put("token", kRightToken);
    QVERIFY(!form.mark("Credential")); // the old answer is not about what stands there now
    QTest::keyClick(form.field("token"), Qt::Key_Tab); // leaving the field asks at once
    QVERIFY(form.waitFor("Credential", Mark::Good));
}

void TstNewSmaregiLink::asksAboutANewRegister()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("9"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Warning));
    QVERIFY(form.advice("Terminal").contains(QStringLiteral("1, 2"))); // what would be known
    auto *anyway = child<QCheckBox>(form.dialog, "addAnyway");
    QVERIFY(anyway->isVisible());
    QVERIFY(!form.button("addButton")->isEnabled());
    QTest::keyClick(anyway, Qt::Key_Space);
    form.button("addButton")->click();
    QTRY_COMPARE(place.links->all().size(), 1);
    QCOMPARE(place.links->all().first().reg.terminal, QStringLiteral("9"));
}

void TstNewSmaregiLink::refusesATerminalThatIsNotThere()
{
    Place place;
    place.load();
    place.store.smaregi.answerCheck = [](const PosCheck &right) {
        PosCheck check = right;
        check.registersComplete = true;
        check.registers.last().stopped = true;
        return readyResult<PosCheck>(check);
    };
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("9"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Bad));
    QVERIFY(!child<QCheckBox>(form.dialog, "addAnyway")->isVisible());
    QVERIFY(!form.button("addButton")->isEnabled());
    form.put("terminal", QStringLiteral("2"));
    QCOMPARE(form.mark("Terminal"), Mark::Warning); // out of use
    form.put("terminal", QStringLiteral("1"));
    QCOMPARE(form.mark("Terminal"), Mark::Good);
    QVERIFY(form.button("addButton")->isEnabled());
}

void TstNewSmaregiLink::picksATerminal()
{
    Place place;
    place.load();
    place.store.smaregi.answerCheck = [](const PosCheck &right) {
        PosCheck check = right;
        check.registers[0].identification = QStringLiteral("SIM-0001");
        check.registers[0].appVersion = QStringLiteral("7.1");
        check.registers[1].identification = QStringLiteral("SIM-0002");
        check.registers[1].stopped = true;
        return readyResult<PosCheck>(check);
    };
    Form form(place);
    form.type(kContract, kRightToken, QString(), 0);
    QVERIFY(form.waitFor("Credential", Mark::Good));
    QTest::mouseClick(child<QToolButton>(form.dialog, "fromListButton"), Qt::LeftButton);
    QPointer<TerminalPicker> picker = qobject_cast<TerminalPicker *>(place.dialogs.opened);
    QVERIFY(picker);
    auto *table = child<QTableView>(picker, "terminals");
    auto *filter = child<QLineEdit>(picker, "filter");
    QCOMPARE(table->model()->columnCount(), 4);
    QCOMPARE(table->model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("識別番号"));
    QCOMPARE(table->model()->index(0, 3).data().toString(), QStringLiteral("7.1"));
    QVERIFY(table->model()->index(1, 1).data().toString().contains(QStringLiteral("停止中")));
    QVERIFY(child<QLabel>(picker, "note")->text().contains(QStringLiteral("直近"))); // learned, not listed
    QTest::keyClicks(filter, QStringLiteral("sim-0002"));
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClicks(filter, QStringLiteral("x"));
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!child<QPushButton>(picker, "pickButton")->isEnabled());
    filter->clear();
    QTest::keyClick(filter, Qt::Key_Up);
    QTest::keyClick(filter, Qt::Key_Down);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!picker);
    QCOMPARE(form.field("terminal")->text(), QStringLiteral("2"));

    auto *button = child<QToolButton>(form.dialog, "fromListButton");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    picker = qobject_cast<TerminalPicker *>(place.dialogs.opened);
    QVERIFY(picker && QTest::qWaitForWindowExposed(picker));
    table = child<QTableView>(picker, "terminals");
    QCOMPARE(table->currentIndex().row(), 1); // the one that stands in the field
    const QPoint first = table->visualRect(table->model()->index(0, 1)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, first);
    QTRY_COMPARE(form.field("terminal")->text(), QStringLiteral("1"));
}

void TstNewSmaregiLink::saysWhereTheCameraIsLinked()
{
    Place place;
    place.load();
    place.add(QStringLiteral("1"), kFirst);
    QTRY_COMPARE(place.table()->model()->rowCount(), 1);
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("2"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Good));
    QCOMPARE(form.mark("Camera"), Mark::Warning); // allowed, but said
    QVERIFY(form.line("Camera")->text.contains(QStringLiteral("レジ 1")));
    QVERIFY(form.button("addButton")->isEnabled());
    form.put("terminal", QStringLiteral("1"));
    QCOMPARE(form.mark("Camera"), Mark::Bad); // that very link is there
    QVERIFY(!form.button("addButton")->isEnabled());
    form.choose(1);
    QCOMPARE(form.mark("Camera"), Mark::Warning); // free, but offline
}

void TstNewSmaregiLink::keepsUpWithTheCameras()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Good));
    QCOMPARE(form.mark("Camera"), Mark::Good);
    place.store.cameras.list.first().options = {false, false}; // found out while the dialog is open
    QVERIFY(wait(place.store.session.refreshCameras()));
    QCOMPARE(form.mark("Camera"), Mark::Bad);
    QVERIFY(form.advice("Camera").contains(QStringLiteral("オプション")));
    QVERIFY(!form.button("addButton")->isEnabled());
    place.store.cameras.list.removeFirst();
    QVERIFY(wait(place.store.session.refreshCameras()));
    QCOMPARE(form.mark("Camera"), Mark::Bad);
    QCOMPARE(child<CameraBox>(form.dialog, "camera")->camera(), kFirst); // still shown as the choice
    place.store.cameras.list.prepend({kFirst, QStringLiteral("レジ前"), {}, QStringLiteral("CC-2L"), true});
    QVERIFY(wait(place.store.session.refreshCameras()));
    QCOMPARE(form.mark("Camera"), Mark::Good);
    QVERIFY(form.button("addButton")->isEnabled());
}

void TstNewSmaregiLink::looksForCamerasFirst()
{
    Place place(false);
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(child<QLabel>(form.dialog, "noCameras")->isVisible());
    QVERIFY(!form.button("addButton")->isEnabled());
    form.dialog->reject();
    QTRY_VERIFY(!form.dialog);
}

void TstNewSmaregiLink::opensTheHelp()
{
    Place place;
    place.load();
    QSignalSpy help(place.screen.get(), &LinksScreen::helpRequested);
    Form form(place);
    form.button("stepsButton")->click();
    child<QTabBar>(form.dialog, "generations")->setCurrentIndex(1);
    form.button("stepsButton")->click();
    QCOMPARE(help.count(), 2);
    QCOMPARE(help.first().first().toString(), QStringLiteral("smaregi"));
    QCOMPARE(help.last().first().toString(), QStringLiteral("smaregi-platform"));
    QVERIFY(!child<QLabel>(form.dialog, "intro")->text().isEmpty());
}

void TstNewSmaregiLink::saysWhatWentWrongAtLast()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("1"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Good));
    place.store.smaregi.answerCheck = [](const PosCheck &) { return readyResult<PosCheck>(Error{Error::Kind::Timeout, {}, {}, {}}); };
    form.button("addButton")->click();
    QTRY_COMPARE(form.notice()->tone(), NoticeBox::Tone::Error);
    QVERIFY(form.waitFor("Server", Mark::Bad));
    QVERIFY(form.button("addButton")->isEnabled()); // it may be tried again
    place.store.smaregi.answerCheck = {};
    form.button("addButton")->click();
    QTRY_COMPARE(place.links->all().size(), 1);
}

//! Run a second time with text at 150 %, see CMakeLists.txt.
void TstNewSmaregiLink::fitsIntoASmallWindow()
{
    Place place;
    place.load();
    QMainWindow window;
    window.resize(1024, 680);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *dialog = new NewSmaregiLink(*place.links, place.store.session, &place.thumbnails, place.dialogs, place.theme);
    ModalOverlay::open(dialog, &window, place.theme);
    child<QTabBar>(dialog, "generations")->setCurrentIndex(1);
    for (const auto &[name, text] :
         {std::pair{"contract", kContract}, {"clientId", QStringLiteral("a")}, {"clientSecret", QStringLiteral("b")}})
        QTest::keyClicks(child<QLineEdit>(dialog, name), text);
    QTRY_VERIFY(child<CheckList>(dialog, "checkList")->lines().size() >= 4);
    QTest::qWait(0);
    QVERIFY(window.rect().contains(QRect(dialog->mapTo(&window, QPoint()), dialog->size())));
    for (const char *name : {"addButton", "cancelButton"}) {
        auto *button = child<QPushButton>(dialog, name);
        QVERIFY(dialog->rect().contains(QRect(button->mapTo(dialog, QPoint()), button->size())));
        QVERIFY(button->height() >= button->sizeHint().height());
    }
    // What the keyboard reaches comes into sight.
    auto *scroll = child<QScrollArea>(dialog, "scroll");
    auto *camera = child<CameraBox>(dialog, "camera");
    camera->setFocus();
    QTRY_VERIFY(scroll->viewport()->rect().contains(QRect(camera->mapTo(scroll->viewport(), QPoint()), camera->size())));
    dialog->reject();
}

void TstNewSmaregiLink::translates()
{
    Place place;
    place.load();
    Form form(place);
    form.type(kContract, kRightToken, QStringLiteral("9"), 0);
    QVERIFY(form.waitFor("Terminal", Mark::Warning));
    const UseLanguage use(QStringLiteral("en"));
    QTRY_VERIFY(form.line("Terminal")->text.startsWith(QStringLiteral("No receipt with terminal ID 9")));
    QCOMPARE(child<QTabBar>(form.dialog, "generations")->tabText(1), QStringLiteral("Platform API"));
}

QTEST_MAIN(TstNewSmaregiLink)
#include "tst_newsmaregilink.moc"
