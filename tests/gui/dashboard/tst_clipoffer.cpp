// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A moment of which no video is kept here: a clip is ordered and plays, or it is said why there is none.
#include "tests/gui/dashboard/dashboardfixture.h"
#include "tests/gui/dashboard/standrecordings.h"
#include "tests/support/blockcode.h"
#include "ui/screens/dashboard/cliptexts.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>

using namespace std::chrono_literals;
using State = MomentClip::State;

class TstClipOffer : public DashboardFixture {
    Q_OBJECT
private slots:
    void init()
    {
        m_recordings = std::make_unique<StandRecordings>();
        setUp();
        m_stand->cloud.recordings = m_recordings.get();
        connect(&m_stand->clipOrders, &ClipOrders::pinnedChanged, this, [this] { m_stand->ring.setPinned(m_stand->clipOrders.pinned()); });
    }
    void cleanup() { tearDown(); }

    void ordersByClickAndPlays();
    void playsOnlyWhatIsLookedAt();
    void cancelsByKey();
    void showsAgainWhatWasUnderWay();
    void tellsWhenItGoesOn();
    void triesAgainAtOnce();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void speaksOfAllStates_data();
    void speaksOfAllStates();
    void fitsIntoASmallWindow();
    void keepsItsButtonsWhole();

private:
    const Instant moment = fromMs(QDateTime::fromString(u"2026-01-24T07:55:20Z", Qt::ISODate).toMSecsSinceEpoch());

    //! The newest receipt is ten minutes old and chosen.
    bool choose()
    {
        m_stand->clock.set(m_now + 10min);
        if (!open() || !DashboardStand::wait(m_stand->clipOrders.load()))
            return false;
        clickRow(0);
        return QTest::qWaitFor([this] { return offer()->isVisible(); });
    }
    QWidget *offer() const { return child<QWidget>("clipOffer"); }
    QString headline() const { return child<QLabel>("clipHeadline")->text(); }
    QString advice() const { return child<QLabel>("clipAdvice")->text(); }
    bool says(const QString &text) const
    {
        return QTest::qWaitFor([&] { return headline().contains(text); });
    }
    bool canOrder() const { return child<QWidget>("orderClip")->isVisible() && child<QWidget>("clipLength")->isVisible(); }
    //! The time until the next look at the cloud's order passes.
    void turn(std::chrono::seconds by)
    {
        m_stand->clock.set(m_stand->clock.now() + by);
        m_stand->clipOrders.step();
    }
    bool order() const
    {
        if (!QTest::qWaitFor([this] { return canOrder(); }))
            return false;
        click("orderClip");
        return says(QStringLiteral("is making"));
    }
    bool orderAndDownload()
    {
        if (!order())
            return false;
        m_recordings->made = true;
        turn(11s);
        return says(QStringLiteral("50"));
    }

    std::unique_ptr<StandRecordings> m_recordings;
};

void TstClipOffer::ordersByClickAndPlays()
{
    QVERIFY(choose());
    QTRY_VERIFY(shownMoment().startsWith(u"Around")); // the still at once
    QVERIFY(says(QStringLiteral("cloud has the video")));
    QVERIFY(canOrder() && !child<QWidget>("cancelClip")->isVisible());
    QVERIFY(!child<QWidget>("playbackControls")->isVisible());
    auto *length = child<QComboBox>("clipLength");
    QCOMPARE(length->currentData().toInt(), 2);
    length->setFocus();
    QTest::keyClick(length, Qt::Key_Home);
    QCOMPARE(length->currentText(), QStringLiteral("1 min"));

    QVERIFY(order());
    QVERIFY(!canOrder() && child<QWidget>("cancelClip")->isVisible() && child<QProgressBar>("clipProgress")->isVisible());
    const TimeRange ordered = m_recordings->ordered.begin()->second.second;
    QVERIFY(ordered.from <= moment - 40s && ordered.to >= moment + 20s && ordered.to - ordered.from <= 61s);
    m_recordings->made = true;
    turn(11s);
    QVERIFY(says(QStringLiteral("50"))); // per cent
    QCOMPARE(child<QProgressBar>("clipProgress")->value(), 50);
    m_recordings->handOver();
    QTRY_VERIFY_WITH_TIMEOUT(m_stand->playback.isOpen(), 10'000);
    QVERIFY(!offer()->isVisible());
    QVERIFY(child<QWidget>("playbackControls")->isVisible());
    click("pauseButton");
    click("showMoment");
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            const std::optional<BlockCode> shown = readBlockCode(video()->grab(video()->pictureRect()).toImage());
            return shown && shown->camera == 1 && shown->second == 20 && shown->frame == 0;
        }(),
        10'000);
    QCOMPARE(shownMoment(), QStringLiteral("Recording 16:55:20"));
    QTRY_COMPARE(m_recordings->discarded.size(), 1);
}

void TstClipOffer::playsOnlyWhatIsLookedAt()
{
    QVERIFY(choose());
    QVERIFY(orderAndDownload());
    clickRow(1); // five minutes before
    QVERIFY(says(QStringLiteral("cloud has the video")));
    QSignalSpy arrived(&m_stand->clipOrders, &ClipOrders::arrived);
    m_recordings->handOver();
    QTRY_COMPARE(arrived.size(), 1);
    QVERIFY(!m_stand->playback.isOpen());
    clickRow(0);
    QTRY_VERIFY(m_stand->playback.isOpen());
}

void TstClipOffer::cancelsByKey()
{
    QVERIFY(choose());
    auto *order = child<QAbstractButton>("orderClip");
    order->setFocus(Qt::TabFocusReason);
    QTest::keyClick(order, Qt::Key_Space);
    QVERIFY(says(QStringLiteral("is making")));
    auto *cancel = child<QAbstractButton>("cancelClip");
    QTRY_VERIFY(cancel->hasFocus());
    QTest::keyClick(cancel, Qt::Key_Space);
    QTRY_VERIFY(canOrder() && order->hasFocus());
    QCOMPARE(m_recordings->discarded.size(), 1);
    QVERIFY(m_stand->clipOrders.all().isEmpty());
}

void TstClipOffer::showsAgainWhatWasUnderWay()
{
    const CameraId camera = m_stand->cloud.cameras.first().id;
    const TimeRange range{moment - 30s, moment + 30s};
    m_recordings->ordered[77] = {camera, range};
    QVERIFY(DashboardStand::wait(m_stand->clipData.add({0, camera, range, StoredClip::Stage::Ordered, 77})));
    QVERIFY(choose());
    QVERIFY(says(QStringLiteral("is making")));
    m_recordings->made = true;
    turn(31s);
    QVERIFY(says(QStringLiteral("50")));
    m_recordings->handOver();
    QTRY_VERIFY(m_stand->playback.isOpen());
}

void TstClipOffer::tellsWhenItGoesOn()
{
    m_recordings->orderError = Error{Error::Kind::RateLimited, {}, 5min, {}};
    QVERIFY(choose());
    QTRY_VERIFY(canOrder());
    click("orderClip");
    QTRY_VERIFY(advice().contains(u"no more for now"));
    QVERIFY2(advice().contains(u"17:1"), qPrintable(advice())); // 17:06 and five minutes
    QVERIFY(!child<QWidget>("retryClip")->isVisible());
    QVERIFY(!child<QProgressBar>("clipProgress")->isVisible());
    m_recordings->orderError.reset();
    turn(5min);
    QVERIFY(says(QStringLiteral("is making")));
}

void TstClipOffer::triesAgainAtOnce()
{
    m_recordings->orderError = Error{Error::Kind::Offline, {}, {}, {}};
    QVERIFY(choose());
    QTRY_VERIFY(canOrder());
    click("orderClip");
    QTRY_VERIFY(child<QWidget>("retryClip")->isVisible());
    QVERIFY(advice().contains(u"No connection"));
    m_recordings->orderError.reset();
    click("retryClip");
    QVERIFY(says(QStringLiteral("is making")));
}

void TstClipOffer::saysWhyThereIsNone_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<bool>("mayOrder");
    QTest::newRow("no clips") << "none"
                              << "gives no clips" << false;
    QTest::newRow("a gap") << "gap"
                           << "recorded nothing from 16:50:00 to 17:00:00" << false;
    QTest::newRow("not since") << "since"
                               << "recorded nothing since" << false;
    QTest::newRow("too old") << "old"
                             << "reaches back to" << false;
    QTest::newRow("not yet") << "begins"
                             << "begins at" << false;
    QTest::newRow("nothing") << "nothing"
                             << "recorded nothing on this day" << false;
    QTest::newRow("not told") << "error"
                              << "not known whether" << true;
    QTest::newRow("not seen") << "hidden"
                              << "does not see this camera" << false;
    QTest::newRow("refused") << "refused"
                             << "gives no clips of this camera" << true;
    QTest::newRow("no footage") << "failed"
                                << "could not be had" << true;
}

void TstClipOffer::saysWhyThereIsNone()
{
    QFETCH(QString, situation);
    QFETCH(QString, headline);
    QFETCH(bool, mayOrder);
    const Instant day = moment - 8h;
    const Instant before = std::chrono::floor<std::chrono::minutes>(moment) - 5min; // 16:50
    if (situation == u"none")
        m_stand->cloud.recordings = nullptr;
    else if (situation == u"gap")
        m_recordings->recorded = QList<TimeRange>{{day, before}, {before + 10min, moment + 8h}};
    else if (situation == u"since")
        m_recordings->recorded = QList<TimeRange>{{day, before}};
    else if (situation == u"old" || situation == u"begins")
        m_recordings->recorded = QList<TimeRange>{{moment + 1min, moment + 8h}};
    else if (situation == u"nothing")
        m_recordings->recorded = QList<TimeRange>();
    else if (situation == u"error")
        m_recordings->spansError = Error{Error::Kind::Server, {}, {}, {}};
    else if (situation == u"refused")
        m_recordings->orderError = Error{Error::Kind::Forbidden, {}, {}, QStringLiteral("camera.clipOption")};
    else if (situation == u"failed")
        m_recordings->orderError = Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    QVERIFY(choose());
    if (situation == u"old")
        turn(8 * 24h);
    if (situation == u"hidden") {
        m_stand->cloud.cameras.removeFirst();
        QVERIFY(DashboardStand::wait(m_stand->session.refreshCameras()));
    }
    if (situation == u"refused" || situation == u"failed") {
        QVERIFY(says(QStringLiteral("cloud has the video")));
        click("orderClip");
    }
    m_stand->momentClips.changed();
    QVERIFY2(says(headline), qPrintable(this->headline()));
    QVERIFY(!advice().isEmpty());
    QCOMPARE(canOrder(), mayOrder);
    QVERIFY(offer()->accessibleDescription().contains(headline));
    const bool recorded = mayOrder || situation == u"none" || situation == u"hidden";
    QCOMPARE(advice().contains(u"clocks of this register and camera"), !recorded); // nobody has set the offset of this link
    if (situation == u"refused") { // of other moments too, and until it was bought
        clickRow(1);
        QVERIFY(says(headline));
        m_recordings->orderError.reset();
        QVERIFY2(order(), qPrintable(this->headline()));
        clickRow(0);
        QVERIFY(says(QStringLiteral("cloud has the video")));
    }
}

void TstClipOffer::speaksOfAllStates_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << "en";
    QTest::newRow("ja") << "ja";
}

void TstClipOffer::speaksOfAllStates()
{
    QFETCH(QString, language);
    const UseLanguage use(language);
    QSet<QString> headlines;
    for (int state = int(State::SignedOut); state <= int(State::Failed); ++state) {
        MomentClip clip{State(state), ClipOrder{}, Error{Error::Kind::Server, {}, {}, {}}, moment, {}};
        const ClipWords words = clipWords(clip, true);
        QVERIFY2(!words.headline.isEmpty(), qPrintable(QString::number(state)));
        headlines << words.headline;
    }
    QCOMPARE(headlines.size(), int(State::Failed) + 1);
}

void TstClipOffer::fitsIntoASmallWindow()
{
    const UseLanguage use(QStringLiteral("ja"));
    m_recordings->recorded = QList<TimeRange>{{moment - 8h, moment - 5min}, {moment + 5min, moment + 8h}};
    QVERIFY(choose());
    m_screen->resize(828, 640); // of a window of 1024 with its side bar
    QVERIFY(says(QStringLiteral("録画がありません")));
    QTRY_VERIFY(child<QLabel>("clipAdvice")->height() >= child<QLabel>("clipAdvice")->heightForWidth(child<QLabel>("clipAdvice")->width()));
    QVERIFY(offer()->parentWidget()->rect().contains(offer()->geometry()));
    QVERIFY(child<QWidget>("cameraStage")->height() >= 200);
}

//! Also run at 150 % text, where they do not fit beside each other.
void TstClipOffer::keepsItsButtonsWhole()
{
    const UseLanguage use(QStringLiteral("ja"));
    m_recordings->recorded = QList<TimeRange>{{moment - 8h, moment + 8h}};
    QVERIFY(choose());
    m_screen->resize(828, 640); // of a window of 1024 with its side bar
    const auto *order = child<QWidget>("orderClip");
    QTRY_VERIFY(order->isVisible());
    QTRY_VERIFY(order->width() >= order->sizeHint().width());
    QVERIFY(offer()->rect().contains(order->geometry()));
    QVERIFY(!order->geometry().intersects(child<QWidget>("clipLength")->geometry()));
}

QTEST_MAIN(TstClipOffer)
#include "tst_clipoffer.moc"
