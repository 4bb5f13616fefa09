// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/servicesfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace {

const CameraId kCamera{QStringLiteral("a")};
const CameraId kOther{QStringLiteral("b")};
const QString kContract = QStringLiteral("demo001");

} // namespace

class TstLinks : public QObject {
    Q_OBJECT
private slots:
    void addsAfterTheCheckAndPolls();
    void keepsNothingOfARefusedToken();
    void namesTheKnownTerminals();
    void replacesATokenByTypingItAgain();
    void refusesTheSameLinkTwice();
    void givesARegisterAnotherCamera();
    void changesTheLinkThatIsMeant();
    void forgetsTheTokenWithTheLastLink();
    void comesBackAfterARestart();
    void saysWhenTheTokenIsGone();
    void connectsUbiregi();
    void saysWhenTheConsentIsRefused();

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

void TstLinks::forgetsTheTokenWithTheLastLink()
{
    Store store(fresh());
    const auto links = store.make();
    const auto first = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, false));
    const auto second = wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, QStringLiteral("2"), kOther, false));
    QVERIFY(wait(links->remove({first.value().id})));
    QCOMPARE(store.sync->running().size(), 1);
    QVERIFY(wait(links->remove({second.value().id})));
    QVERIFY(store.sync->running().isEmpty());
    QVERIFY(links->contracts(Vendor::Smaregi).isEmpty());
    QTRY_VERIFY(!wait(store.secrets.read(QStringLiteral("pos/1/demo001"))));
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

QTEST_GUILESS_MAIN(TstLinks)
#include "tst_links.moc"
