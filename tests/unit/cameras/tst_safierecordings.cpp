// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cameras/safie/safieclient.h"
#include "app/demo/demostore.h"
#include "tests/unit/demo/turnedclock.h"
#include "tests/unit/pos/waiting.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;

namespace {

const CameraId kCamera{DemoStore::cameraId(1)};

Instant at(const char *utc)
{
    return fromMs(QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODateWithMs).toMSecsSinceEpoch());
}

} // namespace

//! Against the stand-in, which obeys safie.md 6.5 and 9.
class TstSafieRecordings : public QObject {
    Q_OBJECT
private slots:
    void init();
    void tellsWhatWasRecorded();
    void asksForDaysOneByOne();
    void ordersAClip();
    void aClipOverAHoleIsShorter();
    void refusals();
    void failedClip();
    void tooManyOrders();
    void unknownOrder();
    void sendsTheCredentialNowhereElse();
    void cancelStopsTheDownload();
    void renewsOnTheWay();
    void readsOddAnswers();

private:
    CameraRecordings &recordings() { return *m_client->recordings(); }
    CloudClip available(const TimeRange &span)
    {
        m_store->setClipProcessing(0);
        const auto order = waitFor(recordings().order(kCamera, span));
        const auto clip = order ? waitFor(recordings().clip(kCamera, order.value())) : Result<CloudClip>(order.error());
        if (!clip)
            qWarning() << clip.error().detail;
        return clip ? clip.value() : CloudClip{};
    }

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<SafieClient> m_client;
};

void TstSafieRecordings::init()
{
    m_client.reset();
    m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:10.500Z");
    m_store = std::make_unique<DemoStore>(*m_clock, DemoOptions{.historyDays = 1});
    QVERIFY(m_store->start());
    m_http = std::make_unique<HttpClient>(RetryPolicy{2, 1ms, 50ms});
    SafieSetup setup;
    setup.api = QUrl(QJsonDocument::fromJson(m_store->endpointsJson())[u"safie"][u"api"].toString());
    m_client = std::make_unique<SafieClient>(
        *m_http, setup, CameraCredential{CameraCredential::Kind::ApiKey, DemoCredentials::kSafieApiKey, {}, {}}, SafieSession::Renewed());
}

void TstSafieRecordings::tellsWhatWasRecorded()
{
    const TimeRange range{at("2026-02-10T05:00:00Z"), at("2026-02-10T05:20:00Z")};
    QCOMPARE(waitFor(recordings().spans(kCamera, range)).value(), QList<TimeRange>{range});
    m_clock->advance(-20min);
    m_store->setCameraOnline(1, false);
    m_clock->advance(5min);
    m_store->setCameraOnline(1, true);
    m_clock->advance(15min);
    const auto spans = waitFor(recordings().spans(kCamera, range));
    QVERIFY(spans);
    QCOMPARE(spans.value().size(), 2);
    QCOMPARE(spans.value()[0].from, range.from);
    QCOMPARE(spans.value()[0].to, at("2026-02-10T05:10:10Z"));
    QCOMPARE(spans.value()[1], (TimeRange{at("2026-02-10T05:15:10Z"), range.to}));
    // shorter than the cloud answers: asked for more, told what was meant
    const TimeRange tiny{at("2026-02-10T05:10:00Z"), at("2026-02-10T05:10:20Z")};
    QCOMPARE(waitFor(recordings().spans(kCamera, tiny)).value(), (QList<TimeRange>{{tiny.from, at("2026-02-10T05:10:10Z")}}));
}

void TstSafieRecordings::asksForDaysOneByOne()
{
    const int before = m_store->requestCount(DemoService::Safie);
    const TimeRange range{at("2026-02-07T12:00:00Z"), at("2026-02-10T05:00:00Z")};
    QCOMPARE(waitFor(recordings().spans(kCamera, range)).value(), QList<TimeRange>{range}); // joined where they meet
    QCOMPARE(m_store->requestCount(DemoService::Safie) - before, 3);
    QCOMPARE(waitFor(recordings().spans(kCamera, {range.to, range.to})).value(), QList<TimeRange>{});
}

void TstSafieRecordings::ordersAClip()
{
    const TimeRange span{at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")};
    const auto order = waitFor(recordings().order(kCamera, span));
    QVERIFY2(order, order ? "" : qPrintable(order.error().detail));
    QCOMPARE(waitFor(recordings().orders(kCamera)).value(), QList<qint64>{order.value()});
    auto clip = waitFor(recordings().clip(kCamera, order.value()));
    QVERIFY(clip);
    QCOMPARE(clip.value(), (CloudClip{order.value(), span, CloudClip::State::Processing, {}}));
    m_clock->advance(21s);
    clip = waitFor(recordings().clip(kCamera, order.value()));
    QVERIFY(clip);
    QCOMPARE(clip.value().state, CloudClip::State::Available);

    const auto file = std::make_shared<QTemporaryFile>();
    QVERIFY(file->open());
    qint64 lastSeen = 0;
    const auto done = waitFor(recordings().download(clip.value(), file, [&](qint64 received, qint64 total) {
        lastSeen = received;
        QVERIFY(received <= total);
    }));
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    file->flush();
    QCOMPARE(lastSeen, file->size());
    QProcess probe; // another program finds a minute of pictures in it
    probe.start(QStringLiteral("ffprobe"),
                {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"), QStringLiteral("v"),
                 QStringLiteral("-count_packets"), QStringLiteral("-show_entries"), QStringLiteral("stream=codec_name,nb_read_packets"),
                 QStringLiteral("-of"), QStringLiteral("csv=p=0"), file->fileName()});
    QVERIFY(probe.waitForFinished());
    const QList<QByteArray> facts = probe.readAllStandardOutput().trimmed().split(',');
    QCOMPARE(facts.value(0), "h264");
    QVERIFY2(facts.value(1).toInt() >= 600, facts.value(1).constData());

    QVERIFY(waitFor(recordings().discard(kCamera, order.value())));
    QCOMPARE(waitFor(recordings().clip(kCamera, order.value())).error().reason, QStringLiteral("clip.gone"));
    QVERIFY(waitFor(recordings().discard(kCamera, order.value()))); // gone is gone
}

void TstSafieRecordings::aClipOverAHoleIsShorter()
{
    m_clock->advance(-10min);
    m_store->setCameraOnline(1, false);
    m_clock->advance(30s);
    m_store->setCameraOnline(1, true);
    m_clock->advance(10min);
    const CloudClip clip = available({at("2026-02-10T05:20:00Z"), at("2026-02-10T05:22:00Z")});
    const auto file = std::make_shared<QTemporaryFile>();
    QVERIFY(file->open());
    QVERIFY(waitFor(recordings().download(clip, file, {})));
    QVERIFY(file->size() > 100'000);
}

void TstSafieRecordings::refusals()
{
    const TimeRange span{at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")};
    m_store->setCameraOptions(1, true, true, false);
    auto order = waitFor(recordings().order(kCamera, span));
    QCOMPARE(order.error().kind, Error::Kind::Forbidden);
    QCOMPARE(order.error().reason, QStringLiteral("camera.clipOption"));
    m_store->setCameraOptions(1, true, true, true);
    order = waitFor(recordings().order(kCamera, {at("2026-02-10T05:28:30Z"), at("2026-02-10T05:30:00Z")}));
    QCOMPARE(order.error().reason, QStringLiteral("camera.tooFresh"));

    DemoFault fault;
    fault.instead = DemoResponse{429, "application/json", R"({"detail":"Too Many Requests"})", {{"Retry-After", "90"}}};
    m_store->fail(DemoService::Safie, QStringLiteral("/v2/devices/") + kCamera.value + QStringLiteral("/media_files"), fault);
    order = waitFor(recordings().order(kCamera, span));
    QCOMPARE(order.error().kind, Error::Kind::RateLimited);
    QCOMPARE(order.error().retryAfter, 90s);
}

void TstSafieRecordings::failedClip()
{
    m_store->setClipsFailing(true);
    const CloudClip clip = available({at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")});
    QCOMPARE(clip.state, CloudClip::State::Failed);
}

void TstSafieRecordings::tooManyOrders()
{
    const TimeRange span{at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")};
    for (int i = 0; i < 10; ++i)
        QVERIFY(waitFor(recordings().order(kCamera, span)));
    auto order = waitFor(recordings().order(kCamera, span)); // the cloud keeps ten
    QCOMPARE(order.error().kind, Error::Kind::RateLimited);
    for (int i = 0; i < 4; ++i)
        (void)waitFor(recordings().order(kCamera, span));
    const int before = m_store->requestCount(DemoService::Safie);
    order = waitFor(recordings().order(kCamera, span)); // the sixteenth in a quarter of an hour is not even sent
    QCOMPARE(order.error().kind, Error::Kind::RateLimited);
    QVERIFY(order.error().retryAfter > 10min);
    QCOMPARE(m_store->requestCount(DemoService::Safie), before);
}

void TstSafieRecordings::unknownOrder()
{
    QCOMPARE(waitFor(recordings().clip(kCamera, 5)).error().reason, QStringLiteral("clip.gone"));
}

void TstSafieRecordings::sendsTheCredentialNowhereElse()
{
    CloudClip clip = available({at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")});
    clip.file.setPort(clip.file.port() + 1);
    const auto file = std::make_shared<QTemporaryFile>();
    QVERIFY(file->open());
    QCOMPARE(waitFor(recordings().download(clip, file, {})).error().kind, Error::Kind::BadData);
}

void TstSafieRecordings::cancelStopsTheDownload()
{
    const CloudClip clip = available({at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")});
    DemoFault hang;
    hang.hang = true;
    m_store->fail(DemoService::Safie, clip.file.path(), hang);
    const auto file = std::make_shared<QTemporaryFile>();
    QVERIFY(file->open());
    auto done = recordings().download(clip, file, {});
    const std::weak_ptr<QTemporaryFile> held = file;
    QTRY_COMPARE_WITH_TIMEOUT(held.use_count() > 1, true, 1000);
    done.cancel();
    QTRY_COMPARE(held.use_count(), 1); // the transfer gave it back
}

void TstSafieRecordings::renewsOnTheWay()
{
    DemoFault refused;
    refused.instead = DemoResponse{401, "application/json", R"({"detail":"Unauthorized"})", {}};
    m_store->fail(DemoService::Safie, QStringLiteral("/v2/devices/"), refused, -1);
    const auto order = waitFor(recordings().order(kCamera, {at("2026-02-10T05:20:00Z"), at("2026-02-10T05:21:00Z")}));
    QCOMPARE(order.error().kind, Error::Kind::SignInNeeded);
    QCOMPARE(order.error().reason, QStringLiteral("signIn.keyRevoked"));
}

void TstSafieRecordings::readsOddAnswers()
{
    QVERIFY(!parseSafieSpans("[]"));
    QVERIFY(!parseSafieSpans(R"({"list":[{"timestamp":"2026-03-01T01:00:00","duration":5}]})")); // no zone
    QVERIFY(!parseSafieSpans(R"({"list":[{"timestamp":"2026-03-01T01:00:00Z","duration":"long"}]})"));
    const auto spans = parseSafieSpans(R"({"list":[{"timestamp":"2026-03-01T02:00:00+00:00","duration":1000},
                                                   {"timestamp":"2026-03-01T10:00:00+09:00","duration":2500}]})");
    QVERIFY(spans);
    QCOMPARE(spans.value()[0], (TimeRange{at("2026-03-01T01:00:00Z"), at("2026-03-01T01:00:02.500Z")}));
    QVERIFY(!parseSafieClipOrder(R"({"request_id":"123"})")); // a number, says the vendor's own client
    const QByteArray times = R"(,"start":"2026-03-01T03:10:00+00:00","end":"2026-03-01T03:12:00+00:00"})";
    QCOMPARE(parseSafieClip(R"({"request_id":1,"state":"THINKING")" + times).value().state, CloudClip::State::Processing);
    QCOMPARE(parseSafieClip(R"({"request_id":1,"state":"AVAILABLE")" + times).value().state, CloudClip::State::Processing); // no url
    QVERIFY(!parseSafieClip(R"({"request_id":1,"state":"FAILED"})"));
    QCOMPARE(parseSafieClipOrders(R"({"list":[{"request_id":5},{"x":1},{"request_id":7}]})").value(), (QList<qint64>{5, 7}));
}

QTEST_GUILESS_MAIN(TstSafieRecordings)
#include "tst_safierecordings.moc"
