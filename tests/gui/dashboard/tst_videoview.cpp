// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/cameratile.h"
#include "ui/screens/dashboard/captions.h"
#include "ui/theme/theme.h"
#include "ui/widgets/videoview.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {
VideoFrame frame()
{
    VideoFrame frame;
    frame.image = QImage(640, 360, QImage::Format_RGB32);
    frame.image.fill(Qt::blue);
    frame.at = fromMs(QDateTime::fromString(u"2026-01-24T07:56:45Z", Qt::ISODate).toMSecsSinceEpoch());
    return frame;
}

CameraFacts camera(bool online = true)
{
    CameraFacts facts;
    facts.name = QStringLiteral("レジ前 (CC-2L)");
    facts.listKnown = true;
    facts.camera = Camera();
    facts.camera->online = online;
    return facts;
}

LiveStatus status(LiveStatus::State state)
{
    LiveStatus status;
    status.state = state;
    return status;
}
} // namespace

class TstVideoView : public QObject {
    Q_OBJECT
private slots:
    void liveTellsTheTrueDelay();
    void uncertainClockIsSaid();
    void silenceIsSaid();
    void aSilentTileShowsIt();
    void offlineCameraIsSaid();
    void unknownCameraIsSaid();
    void failureIsSaid();
    void momentsMakeNoFalseClaim();
    void footageSaysWhatItIs();
    void keepsTheAspect();
    void paintsOneToOne();
    void speaks();
};

void TstVideoView::liveTellsTheTrueDelay()
{
    LiveStatus live = status(LiveStatus::State::Live);
    live.delay = 2140ms;
    const VideoCaption caption = liveCaption(live, frame(), camera());
    QCOMPARE(caption.badge, VideoCaption::Badge::Live);
    QVERIFY(caption.delay.contains(QStringLiteral("2.1")));
    QCOMPARE(caption.time, QStringLiteral("2026-01-24 16:56:45"));
    QVERIFY(caption.message.isEmpty());
    live.delay = -1500ms;
    QVERIFY(liveCaption(live, frame(), camera()).delay.contains(QStringLiteral("1.5")));
    QVERIFY(liveCaption(live, frame(), camera()).delay != caption.delay);
}

void TstVideoView::uncertainClockIsSaid()
{
    LiveStatus live = status(LiveStatus::State::Live);
    live.delay = 2140ms;
    VideoFrame uncertain = frame();
    uncertain.certain = false;
    const VideoCaption caption = liveCaption(live, uncertain, camera());
    QVERIFY(caption.delay.contains(QStringLiteral("about")));
    QVERIFY(caption.time.contains(QStringLiteral("about")));
}

void TstVideoView::aSilentTileShowsIt()
{
    Theme theme;
    CameraTile tile(theme);
    tile.resize(160, 90);
    QImage white(160, 90, QImage::Format_RGB32);
    white.fill(Qt::white);
    tile.setImage(white);
    const QPoint corner = tile.pictureRect().topLeft() + QPoint(12, 12);
    tile.setCaption(liveCaption(status(LiveStatus::State::Live), frame(), camera()));
    QCOMPARE(tile.grab().toImage().pixelColor(corner), QColor(Qt::white));
    LiveStatus silent = status(LiveStatus::State::Silent);
    silent.silence = 4s;
    tile.setCaption(liveCaption(silent, frame(), camera()));
    const QImage four = tile.grab().toImage();
    QVERIFY(four.pixelColor(corner).lightness() < 160);
    silent.silence = 5s;
    tile.setCaption(liveCaption(silent, frame(), camera()));
    QVERIFY(tile.grab().toImage() != four); // the seconds run
}

void TstVideoView::silenceIsSaid()
{
    LiveStatus silent = status(LiveStatus::State::Silent);
    silent.silence = 4s;
    VideoCaption caption = liveCaption(silent, frame(), camera());
    QCOMPARE(caption.badge, VideoCaption::Badge::Silent);
    QVERIFY(caption.delay.contains(QStringLiteral("4")));
    QVERIFY(caption.message.isEmpty()); // a short stall passes
    silent.silence = 12s;
    silent.error = Error{Error::Kind::Offline, {}, {}, {}};
    caption = liveCaption(silent, frame(), camera());
    QVERIFY(caption.delay.contains(QStringLiteral("12")));
    QVERIFY(!caption.message.isEmpty());
    QVERIFY(!caption.nextStep.isEmpty());
}

void TstVideoView::offlineCameraIsSaid()
{
    const VideoCaption caption = liveCaption(status(LiveStatus::State::Connecting), {}, camera(false));
    QVERIFY(caption.message.contains(QStringLiteral("offline")));
    QVERIFY(!caption.nextStep.isEmpty());
    QCOMPARE(caption.badge, VideoCaption::Badge::None);
}

void TstVideoView::unknownCameraIsSaid()
{
    CameraFacts gone = camera();
    gone.camera.reset();
    QVERIFY(!liveCaption(status(LiveStatus::State::Connecting), {}, gone).nextStep.isEmpty());
    gone.listKnown = false; // not read yet: no claim
    QVERIFY(liveCaption(status(LiveStatus::State::Connecting), {}, gone).nextStep.isEmpty());
}

void TstVideoView::failureIsSaid()
{
    LiveStatus failed = status(LiveStatus::State::Failed);
    failed.error = Error{Error::Kind::BadData, {}, {}, QStringLiteral("video.codec")};
    const VideoCaption caption = liveCaption(failed, {}, camera());
    QVERIFY(!caption.message.isEmpty());
    QVERIFY(caption.nextStep.contains(QStringLiteral("H.264")));
    QCOMPARE(caption.badge, VideoCaption::Badge::None);
}

void TstVideoView::momentsMakeNoFalseClaim()
{
    MomentPicture picture;
    picture.state = MomentPicture::State::Ready;
    picture.image = frame().image;
    picture.exact = true;
    const Instant at = frame().at;
    QCOMPARE(momentCaption(picture, at, camera()).time, QStringLiteral("2026-01-24 16:56:45"));
    picture.exact = false;
    QVERIFY(momentCaption(picture, at, camera()).badgeText.startsWith(QStringLiteral("Around")));
    QVERIFY(momentCaption(picture, at, camera()).time.startsWith(QStringLiteral("around")));
    picture = {};
    picture.state = MomentPicture::State::Waiting;
    QVERIFY(momentCaption(picture, at, camera()).nextStep.contains(QStringLiteral("about a minute")));
    picture.state = MomentPicture::State::None;
    picture.error = Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    QVERIFY(!momentCaption(picture, at, camera()).message.isEmpty());
}

void TstVideoView::footageSaysWhatItIs()
{
    const Instant moment = fromMs(toMs(frame().at) / 1000 * 1000);
    const auto caption = [&](std::chrono::milliseconds since, double speed = 1) {
        VideoFrame shown = frame();
        shown.at = moment + since;
        return footageCaption(shown, moment, speed, camera());
    };
    QCOMPARE(caption(-10s).badgeText, QStringLiteral("Recording 16:56:35"));
    QCOMPARE(caption(-10s).time, QStringLiteral("2026-01-24 16:56:35"));
    QVERIFY(caption(-10s).delay.startsWith(u"10 s before"));
    QVERIFY(caption(-40ms).delay.startsWith(u"1 s before"));
    QCOMPARE(caption(960ms).delay, QStringLiteral("Moment of sale"));
    QVERIFY(caption(1s).delay.startsWith(u"1 s after"));
    QVERIFY(caption(1s, -2).delay.startsWith(u"Backwards 2"));
    QCOMPARE(caption(1s).spoken, caption(5s).spoken); // not every second anew
    VideoFrame uncertain = frame();
    uncertain.certain = false;
    QVERIFY(footageCaption(uncertain, moment, 1, camera()).badgeText.contains(u"about"));
    QCOMPARE(footageCaption({}, moment, 1, camera()).badge, VideoCaption::Badge::None); // no picture, no claim
}

void TstVideoView::keepsTheAspect()
{
    Theme theme;
    VideoView view(theme);
    view.resize(743, view.heightForWidth(743));
    view.setImage(frame().image);
    QVERIFY(view.pictureArea().width() - view.pictureRect().width() <= 1); // fills it: no border at the natural height
    QVERIFY(view.pictureArea().height() - view.pictureRect().height() <= 1);
    view.resize(743, 300);
    const QRect picture = view.pictureRect();
    QVERIFY(view.pictureArea().contains(picture));
    QVERIFY(qAbs(picture.width() * 9 - picture.height() * 16) <= 16);
    QCOMPARE(picture.height(), view.pictureArea().height());
    QVERIFY(picture.width() < view.pictureArea().width());
}

void TstVideoView::paintsOneToOne()
{
    Theme theme;
    VideoView view(theme);
    QSignalSpy size(&view, &VideoView::outputSizeChanged);
    view.resize(642, view.heightForWidth(642));
    view.show();
    QVERIFY(size.count() > 0);
    QCOMPARE(view.outputSize(), QSize(640, 360));
    QImage checkered(640, 360, QImage::Format_RGB32); // any scaling would make grey of it
    for (int y = 0; y < checkered.height(); ++y) {
        for (int x = 0; x < checkered.width(); ++x)
            checkered.setPixelColor(x, y, (x + y) % 2 ? Qt::white : Qt::black);
    }
    view.setImage(checkered);
    const QImage grab = view.grab().toImage();
    for (int x = 100; x < 120; ++x)
        QCOMPARE(grab.pixelColor(view.pictureRect().left() + x, view.pictureRect().top() + 100), checkered.pixelColor(x, 100));
}

void TstVideoView::speaks()
{
    Theme theme;
    VideoView view(theme);
    VideoCaption caption;
    caption.spoken = QStringLiteral("Live picture of the till.");
    view.setCaption(caption);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::Graphic);
    QVERIFY(!spoken->text(QAccessible::Name).isEmpty());
    QCOMPARE(spoken->text(QAccessible::Description), caption.spoken);
}

QTEST_MAIN(TstVideoView)
#include "tst_videoview.moc"
