// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/firststeps.h"

#include "app/services/momentpictures.h"
#include "app/services/receiptbook.h"
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "tests/unit/services/servicesfixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using State = FirstStepStatus::State;
using Guide = Settings::Guide;

namespace {

const CameraId kCamera{QStringLiteral("a")};
const RegisterKey kRegister{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")};

QByteArray stillOfTheDemo()
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera1/still-20.jpg"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no still");
    return file.readAll();
}

//! Two hours ago: the cloud has its still, and it is of today or yesterday.
Receipt receiptOfToday(const Clock &clock)
{
    Receipt receipt;
    receipt.reg = kRegister;
    receipt.vendorKey = QStringLiteral("1");
    receipt.soldAt = clock.now() - 2h;
    receipt.changedAt = receipt.soldAt;
    return receipt;
}

struct Shop : Store {
    explicit Shop(const QString &folder)
        : Store(folder)
        , cache(folder + QStringLiteral("/pictures"))
        , theLinks(make())
        , book(*receipts, *sync, clock)
        , pictures(cache, grabber, session, *theLinks, clock)
        , steps(session, *theLinks, book, pictures, settings)
    {
    }
    void signIn() { QVERIFY(wait(session.signInWithApiKey(QStringLiteral("key")))); }
    void link()
    {
        QVERIFY(wait(theLinks->addSmaregi(kRegister.contract.contract, {kRightToken, {}, {}}, kRegister.terminal, kCamera, false)));
    }
    void sell()
    {
        const auto stored = wait(receipts->upsert({receiptOfToday(clock)}, {}, kRegister.contract, {}));
        QVERIFY(stored);
        emit sync->receiptsChanged(kRegister.contract, stored.value());
    }
    //! One letter a step: . waits, n next, D done, T trouble.
    QString states() const
    {
        QString letters;
        for (const FirstStepStatus &step : steps.steps())
            letters += QStringLiteral(".nDT")[int(step.state)];
        return letters;
    }
    QString reason(FirstStep step) const
    {
        const auto &error = steps.steps()[int(step)].error;
        return error ? error->reason : QString();
    }

    PictureCache cache;
    FootageBuffer footage;
    FrameGrabber grabber{footage};
    std::unique_ptr<Links> theLinks;
    ReceiptBook book;
    MomentPictures pictures;
    FirstSteps steps;
};

} // namespace

class TstFirstSteps : public QObject {
    Q_OBJECT
private slots:
    void ticksOneAfterTheOther();
    void anUbiregiAccountComesBeforeItsCamera();
    void saysWhatIsInTheWay();
    void staysDoneWhenThePictureIsGone();
    void opensForANewUserUntilLeft();
    void leavesAFinishedProfileAlone();

private:
    QTemporaryDir m_folder;
    QString fresh()
    {
        const QString folder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QDir().mkpath(folder);
        return folder;
    }
};

void TstFirstSteps::ticksOneAfterTheOther()
{
    Shop shop(fresh());
    shop.cameras.still = [](CameraId, std::optional<Instant>) { return readyResult<QByteArray>(stillOfTheDemo()); };
    QSignalSpy changed(&shop.steps, &FirstSteps::changed);
    QCOMPARE(shop.states(), QStringLiteral("n...."));
    shop.signIn();
    QTRY_COMPARE(shop.states(), QStringLiteral("Dn..."));
    shop.link();
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDDn"));
    QCOMPARE(shop.steps.connectedVendors(), QList{Vendor::Smaregi});
    QVERIFY(!shop.steps.allDone());
    shop.sell();
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDDD"));
    QVERIFY(shop.steps.allDone());
    QCOMPARE(shop.steps.doneCount(), 5);
    QVERIFY(changed.count() >= 3);
}

void TstFirstSteps::anUbiregiAccountComesBeforeItsCamera()
{
    Shop shop(fresh());
    shop.signIn();
    QVERIFY(wait(shop.theLinks->connectUbiregi()));
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDn."));
    const RegisterKey reg = shop.theLinks->contracts(Vendor::Ubiregi).first().registers.first().key;
    QVERIFY(wait(shop.theLinks->setCamera(reg, kCamera)));
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDDn"));
    QVERIFY(wait(shop.theLinks->remove({shop.theLinks->all().first().id})));
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDn."));
}

void TstFirstSteps::saysWhatIsInTheWay()
{
    Shop shop(fresh());
    shop.cameras.list.clear();
    shop.signIn();
    QTRY_COMPARE(shop.states(), QStringLiteral("Dn.T."));
    QCOMPARE(shop.reason(FirstStep::Camera), QStringLiteral("camera.none"));
    shop.cameras.camerasError = Error{Error::Kind::Offline, {}, {}, {}};
    QVERIFY(!wait(shop.session.refreshCameras()));
    QTRY_COMPARE(shop.steps.steps()[3].error->kind, Error::Kind::Offline);
    shop.cameras.camerasError.reset();
    Camera camera{kCamera, QStringLiteral("レジ前"), {}, {}, true};
    camera.options = {false, false};
    shop.cameras.list = {camera};
    QVERIFY(wait(shop.session.refreshCameras()));
    QTRY_COMPARE(shop.reason(FirstStep::Camera), QStringLiteral("camera.optionMissing"));
    camera.options = {};
    shop.cameras.list = {camera};
    QVERIFY(wait(shop.session.refreshCameras()));
    QTRY_COMPARE(shop.states(), QStringLiteral("Dn..."));

    // The camera has nothing of the moment; then the token is taken back; then the session.
    const Error noFootage{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    shop.cameras.still = [=](CameraId, std::optional<Instant>) { return readyResult<QByteArray>(noFootage); };
    shop.link();
    shop.sell();
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDDT"));
    QCOMPARE(shop.reason(FirstStep::Receipt), QStringLiteral("camera.noFootage"));
    shop.smaregi.validSecret = "another";
    shop.sync->retryNow(kRegister.contract);
    QTRY_COMPARE(shop.states(), QStringLiteral("DTDDT"));
    QCOMPARE(shop.reason(FirstStep::Contract), QStringLiteral("smaregi.contract"));
    shop.session.credentialLost(refused("signIn.expired"));
    QTRY_COMPARE(shop.reason(FirstStep::SignIn), QStringLiteral("signIn.expired"));
}

void TstFirstSteps::staysDoneWhenThePictureIsGone()
{
    Shop shop(fresh());
    shop.settings.setSawFirstMoment(true);
    QVERIFY(wait(shop.theLinks->load()));
    shop.signIn();
    shop.link();
    QTRY_COMPARE(shop.states(), QStringLiteral("DDDDD"));
}

void TstFirstSteps::opensForANewUserUntilLeft()
{
    Shop shop(fresh());
    QSignalSpy offered(&shop.steps, &FirstSteps::offeredChanged);
    QVERIFY(!shop.steps.isOffered());
    QVERIFY(shop.steps.beginIfNew());
    QVERIFY(shop.steps.isOffered());
    QVERIFY(shop.steps.beginIfNew()); // the next start: still new
    shop.steps.leave();
    QVERIFY(shop.steps.isOffered());
    QVERIFY(!shop.steps.beginIfNew());
    QCOMPARE(offered.count(), 1);
    // Once all is done, leaving is for good, until it is asked for.
    shop.settings.setSawFirstMoment(true);
    shop.signIn();
    shop.link();
    QTRY_VERIFY(shop.steps.allDone());
    shop.steps.leave();
    QVERIFY(!shop.steps.isOffered());
    shop.steps.reopen();
    QVERIFY(shop.steps.isOffered());
    QCOMPARE(offered.count(), 3);
    const Settings again(m_folder.filePath(QStringLiteral("opensForANewUserUntilLeft/settings.ini")));
    QCOMPARE(again.guide(), Guide::Left);
}

void TstFirstSteps::leavesAFinishedProfileAlone()
{
    Shop shop(fresh());
    shop.signIn();
    shop.link();
    QVERIFY(!shop.steps.beginIfNew());
    QVERIFY(!shop.steps.isOffered());
    QCOMPARE(shop.settings.guide(), Guide::Closed);
}

QTEST_GUILESS_MAIN(TstFirstSteps)
#include "tst_firststeps.moc"
