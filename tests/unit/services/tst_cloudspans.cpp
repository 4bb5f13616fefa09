// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cloudspans.h"

#include "app/cameras/safie/safiecloud.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "tests/unit/demo/turnedclock.h"
#include "tests/unit/services/servicesfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace std::chrono_literals;

//! Against the stand-in, by a clock that the test turns.
class TstCloudSpans : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void tellsWhatWasRecorded();
    void asksForADayOf25HoursTwice();
    void asksForTheNewestAgain();
    void learnsWhatCameraSentLate();
    void waitsLongerEachTime();
    void waitsAsLongAsTheServerAsks();
    void keepsAnsweringForTheOtherCameras();
    void forgetsWithTheAccount();

private:
    static Instant at(const char *utc) { return fromMs(QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toMSecsSinceEpoch()); }
    //! "from .. to" of each question that reached the server.
    QStringList asked()
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }
    void failWith(int status, const QByteArray &retryAfter = {}, int count = -1)
    {
        DemoFault fault;
        fault.instead = DemoResponse{status, "application/json", R"({"detail":"no"})", {}};
        if (!retryAfter.isEmpty())
            fault.instead->headers.append({"Retry-After", retryAfter});
        m_store->fail(DemoService::Safie, m_path, fault, count);
    }
    void listen()
    {
        DemoFault ear;
        ear.spoil = [this](const DemoRequest &request, DemoResponse &) {
            const QMutexLocker lock(&m_mutex);
            m_asked << request.value(QStringLiteral("start")).left(16) + QStringLiteral(" .. ") +
                           request.value(QStringLiteral("end")).left(16);
        };
        m_store->fail(DemoService::Safie, m_path, ear, -1);
    }
    int requests() const { return m_store->requestCount(DemoService::Safie); }

    const CameraId m_camera{DemoStore::cameraId(1)};
    const QString m_path = QStringLiteral("/v2/devices/%1/media").arg(m_camera.value);
    QMutex m_mutex;
    QStringList m_asked;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<SafieCloud> m_cloud;
    TestSecrets m_secrets;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CloudSpans> m_spans;
};

void TstCloudSpans::init()
{
    m_asked.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:00.000Z");
    m_store = std::make_unique<DemoStore>(*m_clock, DemoOptions{.historyDays = 1, .newSales = false});
    QVERIFY(m_store->start());
    listen();
    SafieSetup setup;
    setup.api = QUrl(QJsonDocument::fromJson(m_store->endpointsJson())[u"safie"][u"api"].toString());
    m_http = std::make_unique<HttpClient>(RetryPolicy{1, 1ms, 50ms});
    m_cloud = std::make_unique<SafieCloud>(*m_http, setup, QList{SignInWay::ApiKey});
    m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
    m_session = std::make_unique<Session>(*m_cloud, m_secrets, *m_settings, OpenUrl());
    m_spans = std::make_unique<CloudSpans>(*m_session, *m_clock);
    QVERIFY(wait(m_session->signInWithApiKey(DemoCredentials::kSafieApiKey)));
    QTRY_VERIFY(m_session->camerasKnown());
}

void TstCloudSpans::cleanup()
{
    m_spans.reset();
    m_session.reset();
    m_cloud.reset();
    m_http.reset();
    m_store.reset();
}

void TstCloudSpans::tellsWhatWasRecorded()
{
    m_store->setCameraOnline(1, false);
    m_clock->advance(10min); // 05:40
    m_store->setCameraOnline(1, true);
    m_clock->advance(2h); // 07:40
    QSignalSpy changed(m_spans.get(), &CloudSpans::changed);
    const TimeRange range{at("2026-02-10T05:00:00Z"), at("2026-02-10T07:00:00Z")};
    QVERIFY(m_spans->spans(m_camera, range).isEmpty());
    QVERIFY(!m_spans->isKnown(m_camera, range));
    m_spans->want(m_camera, range);
    QTRY_COMPARE(changed.size(), 1);
    const TimeRange before{range.from, at("2026-02-10T05:30:00Z")};
    const TimeRange after{at("2026-02-10T05:40:00Z"), range.to};
    QCOMPARE(m_spans->spans(m_camera, range), (QList<TimeRange>{before, after}));
    QCOMPARE(m_spans->spans(m_camera, {range.from + 10min, range.from + 20min}),
             (QList<TimeRange>{{range.from + 10min, range.from + 20min}}));
    QVERIFY(m_spans->isKnown(m_camera, range));
    QVERIFY(!m_spans->isKnown(m_camera, {range.from, range.to + 1ms}));

    // A past that is known is not asked for again, and of one that is wider only the rest.
    m_clock->advance(24h);
    m_spans->want(m_camera, range);
    m_spans->want(m_camera, {range.from - 1h, range.to});
    QTRY_VERIFY(m_spans->isKnown(m_camera, {range.from - 1h, range.to}));
    QCOMPARE(asked(), (QStringList{QStringLiteral("2026-02-10T05:00 .. 2026-02-10T07:00"), //
                                   QStringLiteral("2026-02-10T04:00 .. 2026-02-10T05:00")}));
    QCOMPARE(m_spans->spans(m_camera, {range.from - 1h, range.to}), (QList<TimeRange>{{range.from - 1h, before.to}, after}));
}

void TstCloudSpans::asksForADayOf25HoursTwice()
{
    const TimeRange day{at("2026-02-08T00:00:00Z"), at("2026-02-09T01:00:00Z")};
    m_spans->want(m_camera, day);
    QTRY_VERIFY(m_spans->isKnown(m_camera, day));
    QCOMPARE(asked(), (QStringList{QStringLiteral("2026-02-08T00:00 .. 2026-02-09T00:00"), //
                                   QStringLiteral("2026-02-09T00:00 .. 2026-02-09T01:00")}));
    QCOMPARE(m_spans->spans(m_camera, day), QList<TimeRange>{day}); // one span
}

void TstCloudSpans::asksForTheNewestAgain()
{
    const TimeRange day{at("2026-02-10T00:00:00Z"), at("2026-02-11T00:00:00Z")};
    m_spans->want(m_camera, day);
    const Instant first = m_clock->now();
    const auto end = [&] { return m_spans->spans(m_camera, day).isEmpty() ? Instant() : m_spans->spans(m_camera, day).last().to; };
    QTRY_COMPARE(end(), first - 62s); // what is newer it does not tell
    QVERIFY(m_spans->isKnown(m_camera, {day.from, first - 6min}));
    QVERIFY(!m_spans->isKnown(m_camera, {day.from, first - 2min})); // a camera may still be sending that

    m_clock->advance(30s);
    m_spans->want(m_camera, day); // too soon
    m_clock->advance(31s);
    m_spans->want(m_camera, day);
    QTRY_COMPARE(end(), first - 1s);
    QCOMPARE(asked(), (QStringList{QStringLiteral("2026-02-10T00:00 .. 2026-02-10T05:28"), //
                                   QStringLiteral("2026-02-10T05:25 .. 2026-02-10T05:29")}));
    m_spans->want(m_camera, {m_clock->now(), day.to}); // nothing of it can be known
    m_spans->step();
    QCOMPARE(asked().size(), 2);
}

void TstCloudSpans::learnsWhatCameraSentLate()
{
    m_store->setCameraOnline(1, false);
    m_clock->advance(3min); // 05:33
    const TimeRange day{at("2026-02-10T05:00:00Z"), at("2026-02-10T06:00:00Z")};
    m_spans->want(m_camera, day);
    const auto end = [&] { return m_spans->spans(m_camera, day).isEmpty() ? Instant() : m_spans->spans(m_camera, day).last().to; };
    QTRY_COMPARE(end(), at("2026-02-10T05:30:01Z")); // its last second
    DemoFault late; // the stand-in's cameras do not send later what they missed
    late.instead = DemoResponse{200, "application/json", R"({"list":[{"timestamp":"2026-02-10T05:28:00+00:00","duration":300000}]})", {}};
    m_store->clearFaults();
    m_store->fail(DemoService::Safie, m_path, late);
    m_clock->advance(61s);
    m_spans->want(m_camera, day);
    QTRY_COMPARE(end(), at("2026-02-10T05:32:59Z")); // cut to what was asked
}

void TstCloudSpans::waitsLongerEachTime()
{
    m_store->clearFaults();
    failWith(500);
    QSignalSpy changed(m_spans.get(), &CloudSpans::changed);
    const TimeRange range{at("2026-02-10T03:00:00Z"), at("2026-02-10T04:00:00Z")};
    const int before = requests();
    m_spans->want(m_camera, range);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(m_spans->problem(m_camera));
    int failures = 1;
    for (const std::chrono::seconds pause : {30s, 60s, 120s, 300s, 300s}) {
        QCOMPARE(requests(), before + failures);
        m_clock->advance(pause - 1s);
        m_spans->want(m_camera, range); // wishing more does not help
        QCOMPARE(changed.size(), failures);
        m_clock->advance(1s);
        m_spans->step();
        ++failures;
        QTRY_COMPARE(changed.size(), failures);
    }
    m_store->clearFaults();
    m_clock->advance(300s);
    QTRY_VERIFY(m_spans->isKnown(m_camera, range)); // by itself
    QVERIFY(!m_spans->problem(m_camera));

    failWith(500, {}, 1); // and then it begins anew
    changed.clear();
    m_spans->want(m_camera, {range.from - 1h, range.to});
    QTRY_COMPARE(changed.size(), 1);
    m_clock->advance(30s);
    QTRY_VERIFY(m_spans->isKnown(m_camera, {range.from - 1h, range.to}));
}

void TstCloudSpans::waitsAsLongAsTheServerAsks()
{
    m_store->clearFaults();
    failWith(429, "100", 1);
    QSignalSpy changed(m_spans.get(), &CloudSpans::changed);
    const TimeRange range{at("2026-02-10T03:00:00Z"), at("2026-02-10T04:00:00Z")};
    const int before = requests();
    m_spans->want(m_camera, range);
    QTRY_COMPARE(changed.size(), 1);
    m_clock->advance(99s);
    m_spans->step();
    m_spans->want({DemoStore::cameraId(2)}, range); // the others wait too
    QCOMPARE(requests(), before + 1);
    m_clock->advance(1s);
    m_spans->step();
    QTRY_VERIFY(m_spans->isKnown(m_camera, range));
    QTRY_VERIFY(m_spans->isKnown({DemoStore::cameraId(2)}, range));
}

void TstCloudSpans::keepsAnsweringForTheOtherCameras()
{
    m_store->clearFaults();
    failWith(403);
    const TimeRange range{at("2026-02-10T03:00:00Z"), at("2026-02-10T04:00:00Z")};
    m_spans->want(m_camera, range);
    m_spans->want({DemoStore::cameraId(2)}, range);
    QTRY_VERIFY(m_spans->isKnown({DemoStore::cameraId(2)}, range));
    QVERIFY(m_spans->problem(m_camera));
    QCOMPARE(m_spans->problem(m_camera)->kind, Error::Kind::Forbidden);
}

void TstCloudSpans::forgetsWithTheAccount()
{
    const TimeRange range{at("2026-02-10T03:00:00Z"), at("2026-02-10T04:00:00Z")};
    m_spans->want(m_camera, range);
    QTRY_VERIFY(m_spans->isKnown(m_camera, range));
    QSignalSpy changed(m_spans.get(), &CloudSpans::changed);
    m_spans->want(m_camera, {range.from - 1h, range.to}); // under way
    m_session->signOut();
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_spans->spans(m_camera, range).isEmpty());
    m_spans->want(m_camera, range); // nobody to ask
    QVERIFY(wait(m_session->signInWithApiKey(DemoCredentials::kSafieApiKey)));
    QVERIFY(m_spans->spans(m_camera, range).isEmpty());
    m_spans->want(m_camera, range);
    QTRY_VERIFY(m_spans->isKnown(m_camera, range));

    m_store->revokeSafieTokens(); // the credential is refused for good
    m_spans->want(m_camera, {range.from - 1h, range.to});
    QTRY_COMPARE(m_session->state(), Session::State::SignedOut);
    QVERIFY(m_spans->spans(m_camera, range).isEmpty());
}

QTEST_GUILESS_MAIN(TstCloudSpans)
#include "tst_cloudspans.moc"
