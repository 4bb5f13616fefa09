// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "ui/screens/links/accountlist.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVBoxLayout>

namespace {

const ContractKey kFirst{Vendor::Ubiregi, QStringLiteral("100")};
const ContractKey kSecond{Vendor::Ubiregi, QStringLiteral("200")};

//! The panel over a real database; two accounts can be connected by their tokens.
struct Place {
    Place() : store(folder.path()), links(store.make())
    {
        store.ubiregi.accounts = {{"first", kFirst.contract}, {"second", kSecond.contract}};
        window = std::make_unique<QWidget>();
        list = new AccountList(Vendor::Ubiregi, *links, dialogs, window.get());
        auto *layout = new QVBoxLayout(window.get());
        layout->addWidget(list);
        layout->addStretch(1);
        window->resize(900, 300);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
    }
    void connectAccount(const QString &token)
    {
        if (!wait(links->connectUbiregiWithToken(token)))
            qFatal("not connected");
    }
    QWidget *row(const ContractKey &account) const { return list->findChild<QWidget *>(QStringLiteral("account") + account.contract); }
    QString text(const ContractKey &account, const char *label) const { return child<QLabel>(row(account), label)->text(); }
    QPushButton *button(const ContractKey &account, const char *name) const { return child<QPushButton>(row(account), name); }
    bool hasRow(const ContractKey &account) const { return row(account) != nullptr; }

    QTemporaryDir folder;
    Store store;
    std::unique_ptr<Links> links;
    ScriptedDialogs dialogs;
    std::unique_ptr<QWidget> window;
    AccountList *list = nullptr;
};

} // namespace

class TstAccountList : public QObject {
    Q_OBJECT
private slots:
    void isHiddenWithoutAccounts();
    void showsAccountsSideBySide();
    void disconnectsByClick();
    void disconnectsByKeyboard();
    void keepsWhatWasNotConfirmed();
    void saysWhenTheKeyStoreKeepsTheToken();
    void asksForTheConsentAgain();
    void saysThatTheTokenIsNotRemembered();
    void keepsTheFocusThroughPolls();
    void speaksAnotherLanguage();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstAccountList::isHiddenWithoutAccounts()
{
    Place place;
    QVERIFY(place.list->isHidden() && place.list->isEmpty());
    place.connectAccount(QStringLiteral("first"));
    QVERIFY(place.list->isVisible() && !place.list->isEmpty());
}

void TstAccountList::showsAccountsSideBySide()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    place.connectAccount(QStringLiteral("second"));
    for (const ContractKey &account : {kFirst, kSecond}) {
        QCOMPARE(place.text(account, "accountName"), QStringLiteral("渋谷本店"));
        QCOMPARE(place.text(account, "accountId"), account.contract);
        QCOMPARE(place.text(account, "accountState"), QStringLiteral("接続中"));
        QVERIFY(place.button(account, "connectAgainButton")->isHidden());
    }
    QVERIFY(place.row(kFirst)->y() < place.row(kSecond)->y());
}

void TstAccountList::disconnectsByClick()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    place.connectAccount(QStringLiteral("second"));
    place.store.cameras.list = {{CameraId{QStringLiteral("a")}, QStringLiteral("レジ前"), {}, {}, true}};
    QVERIFY(wait(place.store.session.signInWithPassword(QStringLiteral("o@example.jp"), QStringLiteral("right"))));
    QTRY_COMPARE(place.store.session.cameras().size(), 1);
    QVERIFY(wait(place.links->setCamera({kFirst, QStringLiteral("1")}, CameraId{QStringLiteral("a")})));
    QSignalSpy disconnected(place.list, &AccountList::disconnected);
    QTest::mouseClick(place.button(kFirst, "disconnectButton"), Qt::LeftButton);
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_VERIFY(!place.hasRow(kFirst));
    QVERIFY(place.hasRow(kSecond));
    QVERIFY(place.links->all().isEmpty());
    const Question &question = place.dialogs.questions.first();
    QCOMPARE(question.items, QStringList{QStringLiteral("レジ 1 – レジ前")});
    QVERIFY(question.dangerous);
    QVERIFY(question.text.contains(QStringLiteral("解約になりません")));
}

void TstAccountList::disconnectsByKeyboard()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    QTest::keyClick(place.window.get(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), place.button(kFirst, "disconnectButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(place.list->isHidden());
    QVERIFY(place.dialogs.questions.first().items.isEmpty());
}

void TstAccountList::keepsWhatWasNotConfirmed()
{
    Place place;
    place.dialogs.answer = false;
    place.connectAccount(QStringLiteral("first"));
    QTest::mouseClick(place.button(kFirst, "disconnectButton"), Qt::LeftButton);
    QTRY_COMPARE(place.dialogs.questions.size(), 1);
    QCOMPARE(place.links->contracts(Vendor::Ubiregi).size(), 1);
}

void TstAccountList::saysWhenTheKeyStoreKeepsTheToken()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    place.store.secrets.refuseRemove = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    std::optional<Error> said;
    connect(place.list, &AccountList::failed, this, [&said](const Error &error) { said = error; });
    QTest::mouseClick(place.button(kFirst, "disconnectButton"), Qt::LeftButton);
    QTRY_VERIFY(said);
    QCOMPARE(said->reason, QStringLiteral("secrets.locked"));
    QCOMPARE(place.text(kFirst, "accountState"), QStringLiteral("接続中"));
    QVERIFY(place.button(kFirst, "disconnectButton")->isEnabled());
}

void TstAccountList::asksForTheConsentAgain()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    place.store.ubiregi.accounts.remove("first"); // revoked at Ubiregi
    place.links->refreshRegisters(kFirst);
    QTRY_COMPARE(place.text(kFirst, "accountState"), QStringLiteral("再連携が必要"));
    QVERIFY(child<QLabel>(place.row(kFirst), "accountWhy")->isVisible());
    QSignalSpy wanted(place.list, &AccountList::connectRequested);
    QTest::mouseClick(place.button(kFirst, "connectAgainButton"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<ContractKey>(), kFirst);
    place.list->setBusy(true);
    QVERIFY(!place.button(kFirst, "connectAgainButton")->isEnabled());
}

void TstAccountList::saysThatTheTokenIsNotRemembered()
{
    Place place;
    place.store.secrets.refuseWrite = Error{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
    place.connectAccount(QStringLiteral("first"));
    QTRY_COMPARE(place.text(kFirst, "accountState"), QStringLiteral("アプリの終了まで接続"));
    const QString locked = place.text(kFirst, "accountWhy");
    QVERIFY(place.button(kFirst, "connectAgainButton")->isVisible());
    place.store.secrets.refuseWrite->reason = QStringLiteral("secrets.unavailable");
    place.connectAccount(QStringLiteral("first"));
    QTRY_VERIFY(place.text(kFirst, "accountWhy") != locked);
    place.store.secrets.refuseWrite.reset();
    place.connectAccount(QStringLiteral("first"));
    QTRY_COMPARE(place.text(kFirst, "accountState"), QStringLiteral("接続中"));
}

void TstAccountList::keepsTheFocusThroughPolls()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    QPushButton *button = place.button(kFirst, "disconnectButton");
    button->setFocus();
    emit place.links->changed();
    place.connectAccount(QStringLiteral("second"));
    QCOMPARE(QApplication::focusWidget(), button);
}

void TstAccountList::speaksAnotherLanguage()
{
    Place place;
    place.connectAccount(QStringLiteral("first"));
    const UseLanguage english(QStringLiteral("en"));
    QTRY_COMPARE(place.text(kFirst, "accountState"), QStringLiteral("Connected"));
    QCOMPARE(place.button(kFirst, "disconnectButton")->text(), QStringLiteral("Disconnect"));
    QCOMPARE(place.button(kFirst, "disconnectButton")->accessibleName(), QStringLiteral("Disconnect 渋谷本店"));
    QCOMPARE(place.list->accessibleName(), QStringLiteral("Connected accounts"));
}

QTEST_MAIN(TstAccountList)
#include "tst_accountlist.moc"
