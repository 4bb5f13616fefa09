// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own code is painted into pictures, which are encoded and come back as the camera's live picture.
#include "tests/gui/ui/uifixture.h"
#include "tests/support/liveencoder.h"
#include "tests/unit/services/servicesfixture.h"

#include "app/demo/httpserver.h"
#include "app/services/livecameras.h"
#include "app/video/footagebuffer.h"
#include "ui/dialogs/filmclockdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clockcodeview.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTemporaryDir>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const CameraId kCamera{QStringLiteral("a")};

//! A camera that films the window's code, with a delay of its own, and sends H.264 by HLS.
struct FilmingCamera {
    FilmingCamera()
        : server([this](const DemoRequest &request) { return answer(request); })
        , store(folder.path())
        , encoder({.folder = files.path(),
                   .video = QStringLiteral("-c:v libx264 -preset ultrafast -tune zerolatency -g 25"),
                   .sound = false,
                   .size = {640, 360},
                   .paint = [this](QImage &picture, qint64 number) { paint(picture, number); }})
    {
        server.listen();
        store.cameras.live = [this](CameraId) { return LiveSource{server.baseUrl().resolved(QUrl(QStringLiteral("/live.m3u8"))), {}}; };
        if (!wait(store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))))
            qFatal("no sign-in");
        auto made = std::make_unique<FilmedClock>(LiveCameras(store.session, footage, store.clock).make(), store.clock);
        clock = made.get();
        QObject::connect(clock, &FilmedClock::frameChanged, clock, [this] { note(); });
        dialog = std::make_unique<FilmClockDialog>(std::move(made), store.clock, store.cameras.list.first(), theme);
        dialog->resize(1000, 640);
        dialog->show();
    }

    DemoResponse answer(const DemoRequest &request) const
    {
        QFile file(files.filePath(request.path.section(u'/', -1)));
        if (!file.open(QIODevice::ReadOnly))
            return {404, "text/plain", {}, {}};
        return {200, "application/octet-stream", file.readAll(), {}};
    }

    //! What the camera sees: the code as it was so long ago, in a dark room.
    void paint(QImage &picture, qint64 number)
    {
        const Instant now = store.clock.now();
        filmed.append({now, child<ClockCodeView>(dialog.get(), "code")->grab().toImage()});
        qsizetype newest = 0;
        while (newest + 1 < filmed.size() && filmed[newest + 1].first <= now - delay)
            ++newest;
        filmed.remove(0, newest);
        shown.insert(number, filmed.first().first);
        picture.fill(25);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(0.8);
        painter.drawImage(QRectF(170, 60, 320, 222), filmed.first().second);
    }

    //! By the number burnt into the same picture.
    void note()
    {
        const VideoFrame frame = clock->frame();
        const std::optional<BlockCode> code = readBlockCode(frame.image);
        if (!code || !shown.contains(LiveEncoder::pictureOf(*code)))
            return;
        const Instant filmedAt = shown.value(LiveEncoder::pictureOf(*code));
        late << std::chrono::duration_cast<milliseconds>(store.clock.now() - filmedAt);
        ahead << std::chrono::duration_cast<milliseconds>(frame.at - filmedAt);
        for (QList<milliseconds> *list : {&late, &ahead}) {
            if (list->size() > FilmedClock::kMost)
                list->removeFirst();
        }
    }
    QString text(const char *label) const
    {
        auto *found = child<QLabel>(dialog.get(), label);
        return found->isVisible() ? found->text() : QString();
    }

    QTemporaryDir folder;
    QTemporaryDir files;
    DemoHttpServer server;
    Store store;
    FootageBuffer footage;
    Theme theme;
    milliseconds delay{0};
    QList<QPair<Instant, QImage>> filmed;
    QHash<qint64, Instant> shown; //!< by the picture's number: when the screen showed what is in it
    QList<milliseconds> late;
    QList<milliseconds> ahead;
    FilmedClock *clock = nullptr;
    std::unique_ptr<FilmClockDialog> dialog;
    LiveEncoder encoder;
};

bool isNear(milliseconds a, milliseconds b)
{
    return std::chrono::abs(a - b) <= 100ms;
}

QString both(const Median &a, const Median &b)
{
    return QStringLiteral("%1 ms instead of %2 ms").arg(a.value.count()).arg(b.value.count());
}

} // namespace

class TstFilmClock : public QObject {
    Q_OBJECT
private slots:
    void findsTheDelayThatThereIs();
};

void TstFilmClock::findsTheDelayThatThereIs()
{
    FilmingCamera camera;
    QVERIFY(!camera.text("state").isEmpty());
    QVERIFY(camera.text("result").isEmpty());
    camera.encoder.start();
    QTRY_VERIFY_WITH_TIMEOUT(camera.clock->readings() == FilmedClock::kMost, 60'000);
    const Median delay = camera.clock->delay();
    const Median ahead = camera.clock->ahead();
    QVERIFY2(isNear(delay.value, medianOf(camera.late).value), qPrintable(both(delay, medianOf(camera.late))));
    QVERIFY2(isNear(ahead.value, medianOf(camera.ahead).value), qPrintable(both(ahead, medianOf(camera.ahead))));
    QVERIFY(delay.value > 500ms); // a segment of a second, at least
    QVERIFY(camera.text("result").contains(u"True delay"));

    camera.delay = 2s; // the camera is slower now
    camera.filmed.reserve(100);
    QTRY_VERIFY_WITH_TIMEOUT(camera.clock->delay().value > delay.value + 1s && camera.clock->delay().spread < 1s, 60'000);
    const Median slower = camera.clock->delay();
    QVERIFY2(isNear(slower.value, medianOf(camera.late).value), qPrintable(both(slower, medianOf(camera.late))));
    // What the stream says is late by as much: that its own clock cannot know.
    QVERIFY2(std::chrono::abs(camera.clock->ahead().value - ahead.value - 2s) < 300ms, qPrintable(both(camera.clock->ahead(), ahead)));

    camera.encoder.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!camera.clock->isSeen(), 15'000);
    QVERIFY(camera.text("result").contains(u"True delay")); // what was measured stays
    QTest::mouseClick(child<QPushButton>(camera.dialog.get(), "restartButton"), Qt::LeftButton);
    QVERIFY(camera.text("result").isEmpty());
    QCOMPARE(camera.clock->readings(), 0);
    QTest::mouseClick(child<QPushButton>(camera.dialog.get(), "closeButton"), Qt::LeftButton);
    QVERIFY(!camera.dialog->isVisible());
}

QTEST_MAIN(TstFilmClock)
#include "tst_filmclock.moc"
