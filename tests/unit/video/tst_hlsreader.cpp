// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "readerlistener.h"

#include <QSignalSpy>
#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// The reader alone: the bytes of the segments do not matter to it.
class TstHlsReader : public QObject {
    Q_OBJECT
private slots:
    void deliversSegmentsInOrder();
    void followsAMasterPlaylist();
    void sendsTheInitSectionOnce();
    void leavesOutSegmentsThatAreGone();
    void triesAgainAfterServerErrors();
    void waitsAsLongAsTheServerAsks();
    void goesOnAtOnceWhenTheNetworkIsBack_data();
    void goesOnAtOnceWhenTheNetworkIsBack();
    void asksForANewCredential();
    void doesNotHammerWithARefusedCredential();
    void keepsTheCredentialFromOtherHosts();
    void stopsAtAStreamThatCannotBePlayed();
    void goesOnAfterAHang();
    void goesOnAfterCutBodies();
    void estimatesTimesWithoutDates();
    void endsInMidTransfer();

private:
    static TestFootage bytes()
    {
        TestFootage footage;
        footage.segments = {"one", "two", "three"};
        footage.segmentLength = 1s;
        return footage;
    }
};

void TstHlsReader::deliversSegmentsInOrder()
{
    LiveStand stand(bytes());
    const qint64 newest = stand.newest();
    ReaderListener heard(stand);
    QTRY_COMPARE_WITH_TIMEOUT(heard.segments.size(), 5, 8000);
    QVERIFY(heard.errors.isEmpty());
    QVERIFY(heard.segments.first().sequence - newest <= 1); // from the edge
    for (qsizetype i = 0; i < heard.segments.size(); ++i) {
        const MediaSegment &segment = heard.segments.at(i);
        QCOMPARE(segment.sequence, heard.segments.first().sequence + i);
        QVERIFY(segment.certain);
        QVERIFY(segment.start == stand.begin() + segment.sequence * 1s);
        QCOMPARE(segment.bytes, bytes().segments.at(segment.sequence % 3));
        QCOMPARE(segment.discontinuity, segment.sequence % 3 == 0);
        QVERIFY(segment.init.isEmpty());
    }
    QCOMPARE(stand.refused, 0);
    QVERIFY(stand.paths.size() < 60); // playlist every quarter of a second
}

void TstHlsReader::followsAMasterPlaylist()
{
    LiveStand stand(bytes(), 1, {.master = true});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    QCOMPARE(stand.paths.count(QStringLiteral("/live/master.m3u8")), 1);
}

void TstHlsReader::sendsTheInitSectionOnce()
{
    TestFootage footage = bytes();
    footage.init = "init";
    LiveStand stand(footage);
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 3, 5000);
    QCOMPARE(heard.segments.last().init, QByteArray("init"));
    QCOMPARE(stand.paths.count(QStringLiteral("/live/init.mp4")), 1);
}

void TstHlsReader::leavesOutSegmentsThatAreGone()
{
    LiveStand stand(bytes());
    const qint64 from = stand.newest() + 2;
    stand.server.setFaultPicker([from](const DemoRequest &request) -> std::optional<DemoFault> {
        for (qint64 i = from; i < from + 3; ++i) {
            if (request.path.endsWith(QStringLiteral("segment-%1").arg(i)))
                return answeredBy({404, "text/plain", {}, {}});
        }
        return std::nullopt;
    });
    ReaderListener heard(stand);
    const auto after = [&] { return !heard.segments.isEmpty() && heard.segments.last().sequence >= from + 4; };
    QTRY_VERIFY_WITH_TIMEOUT(after(), 10'000);
    bool gapSeen = false;
    for (const MediaSegment &segment : std::as_const(heard.segments)) {
        QVERIFY(segment.sequence < from || segment.sequence >= from + 3);
        if (segment.sequence == from + 3)
            gapSeen = segment.discontinuity;
    }
    QVERIFY(gapSeen);
    QVERIFY(!heard.given_up);
    for (const Error &error : std::as_const(heard.errors)) // three seconds without news are told
        QCOMPARE(error.kind, Error::Kind::NotFound);
}

void TstHlsReader::triesAgainAfterServerErrors()
{
    LiveStand stand(bytes());
    int toFail = 4;
    stand.server.setFaultPicker([&toFail](const DemoRequest &) -> std::optional<DemoFault> {
        if (toFail-- <= 0)
            return std::nullopt;
        return answeredBy({toFail % 2 ? 500 : 200, "text/html", "<html>busy</html>", {}});
    });
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 8000);
    QCOMPARE(heard.errors.size(), 4);
    QCOMPARE(heard.errors.at(0).kind, Error::Kind::Server);
    QCOMPARE(heard.errors.at(1).kind, Error::Kind::BadData);
    QVERIFY(!heard.given_up);
}

void TstHlsReader::waitsAsLongAsTheServerAsks()
{
    LiveStand stand(bytes());
    int asked = 0;
    stand.server.setFaultPicker([&asked](const DemoRequest &) -> std::optional<DemoFault> {
        return ++asked == 1 ? std::optional(answeredBy({503, "text/plain", {}, {{"Retry-After", "2"}}})) : std::nullopt;
    });
    QElapsedTimer waited;
    waited.start();
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 8000);
    QVERIFY2(waited.elapsed() > 1800, qPrintable(QString::number(waited.elapsed()))); // by a coarse timer
}

void TstHlsReader::goesOnAtOnceWhenTheNetworkIsBack_data()
{
    QTest::addColumn<bool>("hangs");
    QTest::newRow("the server had asked for a minute") << false;
    QTest::newRow("an answer never comes") << true;
}

void TstHlsReader::goesOnAtOnceWhenTheNetworkIsBack()
{
    QFETCH(const bool, hangs);
    LiveStand stand(bytes());
    bool gone = true;
    int asked = 0;
    stand.server.setFaultPicker([&](const DemoRequest &) -> std::optional<DemoFault> {
        ++asked;
        if (!gone)
            return std::nullopt;
        return hangs ? hanging() : answeredBy({503, "text/plain", {}, {{"Retry-After", "60"}}});
    });
    ReaderListener heard(stand);
    QTRY_COMPARE(asked, 1);
    QTRY_COMPARE(heard.errors.size(), hangs ? 0 : 1);
    gone = false;
    QTest::qWait(1000);
    QVERIFY(heard.segments.isEmpty());
    QElapsedTimer waited;
    waited.start();
    heard.reader.tryNow();
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 8000);
    QVERIFY2(waited.elapsed() < 3000, qPrintable(QString::number(waited.elapsed())));
}

void TstHlsReader::asksForANewCredential()
{
    LiveStand stand(bytes());
    ReaderListener heard(stand);
    QTRY_VERIFY(!heard.segments.isEmpty());
    stand.token = "second";
    QTRY_COMPARE_WITH_TIMEOUT(heard.refusals, 1, 3000);
    const qsizetype before = heard.segments.size();
    QTest::qWait(1200);
    QCOMPARE(heard.refusals, 1);
    QCOMPARE(heard.segments.size(), before);
    QCOMPARE(heard.errors.last().kind, Error::Kind::SignInNeeded);
    QTRY_COMPARE_WITH_TIMEOUT(heard.refusals, 2, 7000); // the renewal may have failed
    heard.reader.setSource(1, stand.source());
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() > before, 2000);
    QCOMPARE(heard.refusals, 2);
}

void TstHlsReader::doesNotHammerWithARefusedCredential()
{
    LiveStand stand(bytes());
    stand.token = "unknown to the client";
    ReaderListener heard(stand);
    LiveSource stale = stand.source();
    stale.authHeader.second = "Bearer stale";
    heard.reader.start(2, stale);
    // A session that renews at once and gets nothing better.
    connect(
        &heard.reader, &HlsReader::credentialRefused, this, [&heard, stale] { heard.reader.setSource(2, stale); }, Qt::QueuedConnection);
    QTest::qWait(3000);
    QVERIFY2(stand.refused >= 3 && stand.refused <= 9, qPrintable(QString::number(stand.refused)));
    stand.wantsToken = false;
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 2500);
}

void TstHlsReader::keepsTheCredentialFromOtherHosts()
{
    LiveStand elsewhere(bytes());
    elsewhere.wantsToken = false;
    LiveStand stand(bytes(), 1, {.segmentHost = elsewhere.server.baseUrl()});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    QVERIFY(!elsewhere.paths.isEmpty());
    QCOMPARE(elsewhere.sentWithToken, 0);
    elsewhere.wantsToken = true;
    QTRY_VERIFY_WITH_TIMEOUT(!heard.errors.isEmpty(), 4000);
    QCOMPARE(heard.errors.last().kind, Error::Kind::Forbidden);
    QCOMPARE(heard.errors.last().reason, QStringLiteral("video.otherHost"));
    QCOMPARE(heard.refusals, 0);
    QCOMPARE(elsewhere.sentWithToken, 0);
}

void TstHlsReader::stopsAtAStreamThatCannotBePlayed()
{
    LiveStand stand(bytes(), 1, {.extraTags = "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"key\"\n"});
    ReaderListener heard(stand);
    QTRY_VERIFY(heard.given_up);
    QCOMPARE(heard.errors.last().reason, QStringLiteral("video.encrypted"));
    const qsizetype asked = stand.paths.size();
    QTest::qWait(600);
    QCOMPARE(stand.paths.size(), asked);
}

void TstHlsReader::goesOnAfterAHang()
{
    LiveStand stand(bytes());
    ReaderListener heard(stand);
    QTRY_VERIFY(!heard.segments.isEmpty());
    stand.server.setFaultPicker([](const DemoRequest &) { return hanging(); });
    QTRY_VERIFY_WITH_TIMEOUT(!heard.errors.isEmpty(), 7000);
    QCOMPARE(heard.errors.last().kind, Error::Kind::Timeout);
    stand.server.setFaultPicker({});
    const qsizetype before = heard.segments.size();
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() > before, 5000);
    QVERIFY(heard.segments.last().discontinuity || heard.segments.last().sequence % 3 != 0);
}

void TstHlsReader::goesOnAfterCutBodies()
{
    LiveStand stand(bytes());
    int toCut = 2;
    stand.server.setFaultPicker([&toCut](const DemoRequest &request) -> std::optional<DemoFault> {
        if (!request.path.contains(u"segment") || toCut-- <= 0)
            return std::nullopt;
        return cutAfter(1);
    });
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 5000);
    QVERIFY(bytes().segments.contains(heard.segments.first().bytes));
    QVERIFY(!heard.errors.isEmpty());
}

void TstHlsReader::estimatesTimesWithoutDates()
{
    LiveStand stand(bytes(), 1, {.dates = false});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 3, 5000);
    for (const MediaSegment &segment : std::as_const(heard.segments)) {
        QVERIFY(!segment.certain);
        const auto wrong = segment.start - (stand.begin() + segment.sequence * 1s);
        QVERIFY2(wrong >= -50ms && wrong < 1500ms, qPrintable(QString::number(wrong.count())));
    }
}

void TstHlsReader::endsInMidTransfer()
{
    LiveStand stand(bytes());
    stand.server.setFaultPicker([](const DemoRequest &) { return delayed(300ms); });
    for (int i = 0; i < 5; ++i) {
        ReaderListener heard(stand);
        const int before = stand.server.requestCount();
        QTRY_VERIFY(stand.server.requestCount() > before);
        if (i % 2)
            heard.reader.stop();
    }
    QTest::qWait(400); // late answers find nobody
}

QTEST_GUILESS_MAIN(TstHlsReader)
#include "tst_hlsreader.moc"
