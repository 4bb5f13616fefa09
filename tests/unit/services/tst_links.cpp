// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/statement.h"
#include "tests/unit/services/servicesfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QSignalSpy>
#include <QTest>

namespace {

const CameraId kCamera{QStringLiteral("a")};
const CameraId kOther{QStringLiteral("b")};
const QString kContract = QStringLiteral("demo001");
const QString kSmaregiSecret = QStringLiteral("pos/1/demo001");
const Error kLocked{Error::Kind::Storage, {}, {}, QStringLiteral("secrets.locked")};
constexpr std::chrono::milliseconds kShort{50};
constexpr std::chrono::milliseconds kLong{std::chrono::hours(1)};

} // namespace

class TstLinks : public QObject {
    Q_OBJECT
private slots:
    void addsAfterTheCheckAndPolls();
    void keepsNothingOfARefusedToken();
    void namesTheKnownTerminals();
    void refusesATerminalThatIsNotThere();
    void replacesATokenByTypingItAgain();
    void refusesTheSameLinkTwice();
    void givesARegisterAnotherCamera();
    void changesTheLinkThatIsMeant();
    void movesACameraToAnotherRegister();
    void setsTheClockOffset();
    void forgetsTheTokenAfterTheLastLink();
    void bringsLinksBack();
    void bringsNothingBackInPart();
    void bringsNothingBackTooLate();
    void forgetsALeftoverToken();
    void forgetsNoTokenWhenLinksCannotBeRead();
    void comesBackAfterARestart();
    void saysWhenTheTokenIsGone();
    void connectsUbiregi();
    void saysWhenTheConsentIsRefused();
    void keepsAccountsApart();
    void renewsAnAccount();
    void keepsASecretThatCheckingRenewed();
    void disconnectsAnAccount();
    void disconnectsNothingWhenTheKeyStoreRefuses();
    void saysWhenAnAccountWasHalfDisconnected();
    void looksAtTheRegistersByItself();
    void saysWhenATokenIsNotRemembered();
    void showsAnAccountWhoseKeyStoreIsLocked();

private:
    QTemporaryDir m_folder;
    QString fresh()
    {
        const QString folder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QDir().mkpath(folder);
        return folder;
    }
};

void TstLinks::addsAfterTheCheckAndPolls()
{
    Store store(fresh());
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    QVERIFY(added);
    QCOMPARE(links->all().size(), 1);
    QCOMPARE(links->of(Vendor::Smaregi).first().registerName, QStringLiteral("レジ 1"));
    QVERIFY(links->linkOf(added.value().reg));
    QCOMPARE(links->contracts(Vendor::Smaregi).first().tokenTail, QStringLiteral("3f9c"));
    QCOMPARE(store.sync->running().size(), 1);
    QTRY_VERIFY(store.sync->status(added.value().reg.contract).lastSuccess);
    QCOMPARE(wait(store.secrets.read(QStringLiteral("pos/1/demo001"))).value(), kRightToken.toUtf8());
}

void TstLinks::keepsNothingOfARefusedToken()
{
    Store store(fresh());
    const auto links = store.make();
    const auto added = wait(links->addSmaregi(kContract, {QStringLiteral("wrong"), {}, {}}, QStringLiteral("1"), kCamera, false));
    QCOMPARE(added.error().reason, QStringLiteral("smaregi.contract"));
    QVERIFY(links->all().isEmpty());
    QVERIFY(links->contracts(Vendor::Smaregi).isEmpty());
    QVERIFY(!wait(store.secrets.read(QStringLiteral("pos/1/demo001"))));
}

void TstLinks::namesTheKnownTerminals()
{
    Store store(fresh());
    const auto links = store.make();
    const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("99"), kCamera, false));
    QCOMPARE(added.error().reason, QStringLiteral("smaregi.terminalUnknown"));
    QCOMPARE(added.error().detail, QStringLiteral("1, 2"));
    QVERIFY(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("99"), kCamera, true)));
}

void TstLinks::refusesATerminalThatIsNotThere()
{
    Store store(fresh());
    store.smaregi.answerCheck = [](PosCheck check) {
        check.registersComplete = true;
        return readyResult<PosCheck>(check);
    };
    const auto links = store.make();
    const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("99"), kCamera, false));
    QCOMPARE(added.error().reason, QStringLiteral("smaregi.noTerminal"));
}

void TstLinks::replacesATokenByTypingItAgain()
{
    Store store(fresh());
    const auto links = store.make();
    QVERIFY(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    store.smaregi.validSecret = "token-new1";
    QVERIFY(wait(links->addSmaregi(kContract, {QStringLiteral("token-new1"), {}, {}}, QStringLiteral("1"), kCamera, false)));
    QCOMPARE(links->all().size(), 1);
    QCOMPARE(links->contracts(Vendor::Smaregi).first().tokenTail, QStringLiteral("new1"));
    QTRY_VERIFY(!store.sync->status({Vendor::Smaregi, kContract}).error);
}

void TstLinks::refusesTheSameLinkTwice()
{
    Store store(fresh());
    const auto links = store.make();
    QVERIFY(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    QCOMPARE(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)).error().reason,
             QStringLiteral("link.exists"));
    QCOMPARE(links->all().size(), 1);
}

void TstLinks::givesARegisterAnotherCamera()
{
    Store store(fresh());
    const auto links = store.make();
    const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    QVERIFY(wait(links->setCamera(added.value().reg, kOther)));
    QCOMPARE(links->all().size(), 1);
    QCOMPARE(links->linkOf(added.value().reg)->camera, kOther);
    QCOMPARE(links->linkOf(added.value().reg)->id, added.value().id);
}

void TstLinks::changesTheLinkThatIsMeant()
{
    Store store(fresh());
    const auto links = store.make();
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    const auto second = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kOther, false));
    const CameraId third{QStringLiteral("c")};
    QVERIFY(wait(links->setCamera(second.value().reg, third, second.value().id)));
    QCOMPARE(links->link(first.value().id)->camera, kCamera);
    QCOMPARE(links->link(second.value().id)->camera, third);
}

void TstLinks::movesACameraToAnotherRegister()
{
    Store store(fresh());
    const auto links = store.make();
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    Link shifted = first.value();
    shifted.clockOffset.value = std::chrono::seconds(7);
    QVERIFY(wait(store.links->update(shifted)));
    QVERIFY(wait(links->load()));
    const RegisterKey second{{Vendor::Smaregi, kContract}, QStringLiteral("2")};
    QVERIFY(wait(links->move(first.value().id, second)));
    QCOMPARE(links->all().size(), 1);
    Link moved = shifted;
    moved.reg = second;
    moved.registerName = QStringLiteral("レジ 2");
    moved.clockOffset = {}; // it was that of register 1 and this camera
    QCOMPARE(links->all().first(), moved);

    const auto other = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    QCOMPARE(wait(links->move(other.value().id, second)).error().reason, QStringLiteral("link.exists"));
    QCOMPARE(links->link(other.value().id)->reg.terminal, QStringLiteral("1"));
    QCOMPARE(wait(links->move({99}, second)).error().kind, Error::Kind::NotFound);
}

void TstLinks::setsTheClockOffset()
{
    Store store(fresh());
    const auto links = store.make();
    const LinkId id = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)).value().id;
    QCOMPARE(links->link(id)->clockOffset, ClockOffset{});
    QSignalSpy changed(links.get(), &Links::linksChanged);
    const ClockOffset measured{std::chrono::milliseconds(-3500), fromMs(1769220000000), 3, std::chrono::milliseconds(800)};
    QVERIFY(wait(links->setOffset(id, measured)));
    QCOMPARE(links->link(id)->clockOffset, measured);
    QCOMPARE(changed.count(), 1);

    ClockOffset beyond = measured;
    beyond.value = -ClockOffset::kMost - std::chrono::milliseconds(1);
    QCOMPARE(wait(links->setOffset(id, beyond)).error().kind, Error::Kind::BadData);
    QCOMPARE(wait(links->setOffset({99}, measured)).error().kind, Error::Kind::NotFound);
    QCOMPARE(links->link(id)->clockOffset, measured);

    const RegisterKey reg = links->link(id)->reg;
    QVERIFY(wait(links->setCamera(reg, kCamera, id))); // the same one
    QCOMPARE(links->link(id)->clockOffset, measured);
    QVERIFY(wait(links->setCamera(reg, kOther, id))); // another clock
    QCOMPARE(links->link(id)->clockOffset, ClockOffset{});
}

void TstLinks::forgetsTheTokenAfterTheLastLink()
{
    Store store(fresh());
    const auto links = store.make({kShort, kLong});
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    const auto second = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("2"), kOther, false));
    QVERIFY(wait(links->remove({first.value().id})));
    QCOMPARE(store.sync->running().size(), 1);
    QVERIFY(wait(links->remove({second.value().id})));
    QVERIFY(store.sync->running().isEmpty());
    QVERIFY(links->contracts(Vendor::Smaregi).isEmpty());
    QTRY_VERIFY(!wait(store.secrets.read(kSmaregiSecret)));
}

void TstLinks::bringsLinksBack()
{
    Store store(fresh());
    const auto links = store.make({kLong, kLong});
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    (void)wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("2"), kOther, false));
    Link shifted = first.value();
    shifted.clockOffset.value = std::chrono::seconds(-3);
    QVERIFY(wait(store.links->update(shifted)));
    QVERIFY(wait(links->load()));
    const QList<Link> before = links->all();
    QVERIFY(wait(links->remove({before[0].id, before[1].id})));
    QVERIFY(links->all().isEmpty());
    QVERIFY(wait(store.secrets.read(kSmaregiSecret)));
    QVERIFY(wait(links->restore(before)));
    QCOMPARE(links->all(), before);
    QCOMPARE(store.sync->running().size(), 1);
    QTRY_VERIFY(store.sync->status({Vendor::Smaregi, kContract}).lastSuccess);
    QCOMPARE(wait(links->restore(before)).error().reason, QStringLiteral("link.undoOver")); // there is nothing to undo now
}

void TstLinks::bringsNothingBackInPart()
{
    Store store(fresh());
    const auto links = store.make({kLong, kLong});
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    const auto second = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("2"), kOther, false));
    QVERIFY(wait(links->remove({first.value().id, second.value().id})));
    QVERIFY(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("2"), kOther, false)));
    QCOMPARE(wait(links->restore({first.value(), second.value()})).error().reason, QStringLiteral("link.exists"));
    QCOMPARE(links->all().size(), 1);
    QVERIFY(wait(links->restore({first.value()})));
    QCOMPARE(links->all().first(), first.value());
}

void TstLinks::bringsNothingBackTooLate()
{
    Store store(fresh());
    const auto links = store.make({kShort, kLong});
    const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    QVERIFY(wait(links->remove({added.value().id})));
    QTRY_VERIFY(!wait(store.secrets.read(kSmaregiSecret)));
    QCOMPARE(wait(links->restore({added.value()})).error().reason, QStringLiteral("link.undoOver"));
    QVERIFY(links->all().isEmpty());
}

// The program ended within the minute.
void TstLinks::forgetsALeftoverToken()
{
    Store store(fresh());
    {
        const auto links = store.make({kLong, kLong});
        const auto added = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
        QVERIFY(wait(links->remove({added.value().id})));
    }
    QVERIFY(wait(store.secrets.read(kSmaregiSecret)));
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    QTRY_VERIFY(!wait(store.secrets.read(kSmaregiSecret)));
    QVERIFY(links->contracts(Vendor::Smaregi).isEmpty());
}

void TstLinks::forgetsNoTokenWhenLinksCannotBeRead()
{
    const QString folder = fresh();
    Store store(folder);
    QVERIFY(wait(store.make()->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    QVERIFY(wait(store.database->write([](QSqlDatabase &db) -> Result<Done> {
        return Statement(db, QStringLiteral("ALTER TABLE links RENAME TO away")).run() ? Result<Done>(Done{}) : Error{};
    })));
    const auto links = store.make();
    QCOMPARE(wait(links->load()).error().kind, Error::Kind::Storage);
    QVERIFY(wait(store.secrets.read(kSmaregiSecret)));
}

void TstLinks::comesBackAfterARestart()
{
    Store store(fresh());
    QVERIFY(wait(store.make()->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    store.sync->stopAll();
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    QCOMPARE(links->all().size(), 1);
    QTRY_COMPARE(store.sync->running().size(), 1);
    QTRY_COMPARE(links->contracts(Vendor::Smaregi).first().registers.size(), 2);
    QCOMPARE(links->contracts(Vendor::Smaregi).first().accountName, QStringLiteral("渋谷本店"));
}

void TstLinks::saysWhenTheTokenIsGone()
{
    Store store(fresh());
    QVERIFY(wait(store.make()->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    store.sync->stopAll();
    QVERIFY(wait(store.secrets.remove(QStringLiteral("pos/1/demo001"))));
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    QTRY_VERIFY(links->contracts(Vendor::Smaregi).first().error);
    QCOMPARE(links->contracts(Vendor::Smaregi).first().error->reason, QStringLiteral("pos.tokenMissing"));
}

void TstLinks::connectsUbiregi()
{
    Store store(fresh());
    const auto links = store.make();
    QVERIFY(wait(links->connectUbiregi()));
    const auto contracts = links->contracts(Vendor::Ubiregi);
    QCOMPARE(contracts.size(), 1);
    QCOMPARE(contracts.first().key.contract, QStringLiteral("36872"));
    QCOMPARE(contracts.first().registers.size(), 2);
    QVERIFY2(store.sync->running().isEmpty(), "nothing is polled before a register has a camera");
    QVERIFY(wait(links->setCamera(contracts.first().registers.first().key, kCamera)));
    QCOMPARE(store.sync->running().size(), 1);
    QCOMPARE(links->of(Vendor::Ubiregi).first().registerName, QStringLiteral("レジ 1"));
}

void TstLinks::saysWhenTheConsentIsRefused()
{
    Store store(fresh());
    store.allow = false;
    const auto links = store.make();
    QCOMPARE(wait(links->connectUbiregi()).error().reason, QStringLiteral("signIn.denied"));
    QVERIFY(links->contracts(Vendor::Ubiregi).isEmpty());
}

void TstLinks::keepsAccountsApart()
{
    Store store(fresh());
    store.ubiregi.accounts = {{"first", QStringLiteral("100")}, {"second", QStringLiteral("200")}};
    const auto links = store.make();
    store.ubiregi.granted = "first";
    QCOMPARE(wait(links->connectUbiregi()).value().contract, QStringLiteral("100"));
    QCOMPARE(wait(links->connectUbiregiWithToken(QStringLiteral("second"))).value().contract, QStringLiteral("200"));
    const auto accounts = links->contracts(Vendor::Ubiregi);
    QCOMPARE(accounts.size(), 2);
    for (const ContractInfo &account : accounts)
        QVERIFY(wait(links->setCamera(account.registers.first().key, kCamera)));
    QCOMPARE(store.sync->running().size(), 2);
    QCOMPARE(wait(store.secrets.read(QStringLiteral("pos/2/100"))).value(), QByteArray("first"));
    QCOMPARE(wait(store.secrets.read(QStringLiteral("pos/2/200"))).value(), QByteArray("second"));

    store.sync->stopAll();
    const auto again = store.make();
    QVERIFY(wait(again->load()));
    QTRY_COMPARE(store.sync->running().size(), 2);
    QTRY_COMPARE(again->contracts(Vendor::Ubiregi).last().registers.size(), 2);
}

void TstLinks::renewsAnAccount()
{
    Store store(fresh());
    store.ubiregi.accounts = {{"old", QStringLiteral("100")}, {"new", QStringLiteral("100")}};
    const auto links = store.make();
    QVERIFY(wait(links->connectUbiregiWithToken(QStringLiteral("old"))));
    QVERIFY(wait(links->setCamera({{Vendor::Ubiregi, QStringLiteral("100")}, QStringLiteral("1")}, kCamera)));
    store.ubiregi.accounts.remove("old");
    store.sync->retryNow({Vendor::Ubiregi, QStringLiteral("100")});
    QTRY_VERIFY(links->contracts(Vendor::Ubiregi).first().error);
    QVERIFY(wait(links->connectUbiregiWithToken(QStringLiteral("new"))));
    QCOMPARE(links->contracts(Vendor::Ubiregi).size(), 1);
    QTRY_VERIFY(store.sync->status({Vendor::Ubiregi, QStringLiteral("100")}).lastSuccess);
    QVERIFY(!links->contracts(Vendor::Ubiregi).first().error);
    QCOMPARE(links->all().size(), 1);
}

void TstLinks::keepsASecretThatCheckingRenewed()
{
    Store store(fresh());
    store.ubiregi.accounts = {{"typed", QStringLiteral("100")}, {"renewed", QStringLiteral("100")}};
    store.ubiregi.renewed = "renewed";
    const auto links = store.make();
    QVERIFY(wait(links->connectUbiregiWithToken(QStringLiteral("typed"))));
    QCOMPARE(wait(store.secrets.read(QStringLiteral("pos/2/100"))).value(), QByteArray("renewed"));
    QVERIFY2(!wait(store.secrets.read(QStringLiteral("pos/2/"))), "nothing is kept under no name");
    store.ubiregi.accounts.insert("third", QStringLiteral("100"));
    store.ubiregi.renewed = "third";
    links->refreshRegisters({Vendor::Ubiregi, QStringLiteral("100")});
    QTRY_COMPARE(wait(store.secrets.read(QStringLiteral("pos/2/100"))).value(), QByteArray("third"));
}

void TstLinks::disconnectsAnAccount()
{
    Store store(fresh());
    store.ubiregi.accounts = {{"first", QStringLiteral("100")}, {"second", QStringLiteral("200")}};
    const auto links = store.make({kLong, kLong});
    for (const QString &token : {QStringLiteral("first"), QStringLiteral("second")})
        QVERIFY(wait(links->connectUbiregiWithToken(token)));
    const ContractKey first{Vendor::Ubiregi, QStringLiteral("100")};
    const ContractKey second{Vendor::Ubiregi, QStringLiteral("200")};
    QVERIFY(wait(links->setCamera({first, QStringLiteral("1")}, kCamera)));
    QVERIFY(wait(links->setCamera({first, QStringLiteral("2")}, kOther)));
    QVERIFY(wait(links->setCamera({second, QStringLiteral("1")}, kCamera)));
    const Link undone = *links->linkOf({first, QStringLiteral("2")});
    QVERIFY(wait(links->remove({undone.id})));

    QVERIFY(wait(links->disconnectAccount(first)));
    QCOMPARE(links->all().size(), 1);
    QCOMPARE(links->contracts(Vendor::Ubiregi).size(), 1);
    QCOMPARE(store.sync->running(), QList<ContractKey>{second});
    QCOMPARE(wait(store.secrets.read(QStringLiteral("pos/2/100"))).error().kind, Error::Kind::NotFound);
    QVERIFY(wait(store.secrets.read(QStringLiteral("pos/2/200"))));
    QCOMPARE(wait(links->restore({undone})).error().reason, QStringLiteral("link.undoOver"));
    QCOMPARE(wait(links->move(links->all().first().id, {{Vendor::Ubiregi, QStringLiteral("999")}, {}})).error().kind,
             Error::Kind::NotFound);
}

void TstLinks::disconnectsNothingWhenTheKeyStoreRefuses()
{
    Store store(fresh());
    const auto links = store.make();
    QVERIFY(wait(links->connectUbiregi()));
    const ContractKey key = links->contracts(Vendor::Ubiregi).first().key;
    QVERIFY(wait(links->setCamera({key, QStringLiteral("1")}, kCamera)));
    store.secrets.refuseRemove = kLocked;
    QCOMPARE(wait(links->disconnectAccount(key)).error().reason, kLocked.reason);
    QCOMPARE(links->all().size(), 1);
    QCOMPARE(store.sync->running().size(), 1);
    store.secrets.refuseRemove.reset();
    QVERIFY(wait(links->disconnectAccount(key)));
    QVERIFY(links->contracts(Vendor::Ubiregi).isEmpty());
}

// Killed after the secret went and before the links did.
void TstLinks::saysWhenAnAccountWasHalfDisconnected()
{
    Store store(fresh());
    {
        const auto links = store.make();
        QVERIFY(wait(links->connectUbiregi()));
        QVERIFY(wait(links->setCamera(links->contracts(Vendor::Ubiregi).first().registers.first().key, kCamera)));
    }
    store.sync->stopAll();
    QVERIFY(wait(store.secrets.remove(QStringLiteral("pos/2/36872"))));
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    QTRY_VERIFY(links->contracts(Vendor::Ubiregi).first().error);
    QCOMPARE(links->contracts(Vendor::Ubiregi).first().error->reason, QStringLiteral("pos.tokenMissing"));
    QVERIFY(wait(links->disconnectAccount({Vendor::Ubiregi, QStringLiteral("36872")})));
    QVERIFY(links->all().isEmpty() && links->contracts(Vendor::Ubiregi).isEmpty());
}

void TstLinks::looksAtTheRegistersByItself()
{
    Store store(fresh());
    const auto links = store.make({kLong, kShort});
    QVERIFY(wait(links->connectUbiregi()));
    const ContractKey key = links->contracts(Vendor::Ubiregi).first().key;
    QVERIFY(links->contract(key)->registersComplete);
    QVERIFY(wait(links->setCamera({key, QStringLiteral("2")}, kCamera)));
    store.ubiregi.terminals = {QStringLiteral("1"), QStringLiteral("3")};
    QTRY_COMPARE(links->contract(key)->registers.last().key.terminal, QStringLiteral("3"));
    QCOMPARE(links->all().size(), 1); // the link of a register that is gone stays until the user ends it
}

void TstLinks::saysWhenATokenIsNotRemembered()
{
    Store store(fresh());
    store.secrets.refuseWrite = kLocked;
    const auto links = store.make();
    QVERIFY(wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false)));
    const ContractInfo *contract = links->contract({Vendor::Smaregi, kContract});
    QTRY_VERIFY(contract->notRemembered);
    QCOMPARE(contract->notRemembered->reason, kLocked.reason);
    QTRY_VERIFY(store.sync->status(contract->key).lastSuccess); // it works until the program ends
    QVERIFY(!contract->error);
    QVERIFY(wait(links->load())); // and looking again does not take it away
    QTRY_COMPARE(store.sync->running().size(), 1);
    QVERIFY(links->contract({Vendor::Smaregi, kContract})->notRemembered);

    QVERIFY(wait(links->connectUbiregi()));
    const ContractKey account = links->contracts(Vendor::Ubiregi).first().key;
    QTRY_VERIFY(links->contract(account)->notRemembered);
    store.secrets.refuseRemove = kLocked;
    QVERIFY(wait(links->disconnectAccount(account))); // nothing is in the key store
    store.secrets.refuseWrite.reset();
    QVERIFY(wait(links->connectUbiregi()));
    QTRY_VERIFY(!links->contract(account)->notRemembered);
}

void TstLinks::showsAnAccountWhoseKeyStoreIsLocked()
{
    Store store(fresh());
    QVERIFY(wait(store.make()->connectUbiregi()));
    store.secrets.refuseRead = kLocked;
    const auto links = store.make();
    QVERIFY(wait(links->load()));
    QTRY_COMPARE(links->contracts(Vendor::Ubiregi).size(), 1);
    QCOMPARE(links->contracts(Vendor::Ubiregi).first().error->reason, kLocked.reason);
    store.secrets.refuseRead.reset();
    QVERIFY(wait(links->load()));
    QTRY_VERIFY(!links->contracts(Vendor::Ubiregi).first().error);
    QTRY_COMPARE(links->contracts(Vendor::Ubiregi).first().registers.size(), 2);
}

QTEST_GUILESS_MAIN(TstLinks)
#include "tst_links.moc"
