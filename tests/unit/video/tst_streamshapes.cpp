// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "readerlistener.h"

#include <QtTest>

using namespace std::chrono_literals;

// What streams look like, and what servers do to them, beyond the plain case of tst_hlsreader.
class TstStreamShapes : public QObject {
    Q_OBJECT
private slots:
    void decryptsAndFollowsTheKeys();
    void keepsTheCredentialFromTheKeysHost();
    void asksAgainForAKeyThatWasChanged();
    void takesSegmentsOutOfOneFile();
    void goesOnWhenTheNumbersBeginAnew_data();
    void goesOnWhenTheNumbersBeginAnew();
    void neverDeliversASegmentTwice();
    void passesOverWhatTheListSaysIsMissing();
    void tellsAListThatStandsStill_data();
    void tellsAListThatStandsStill();
    void choosesTheVariantForTheSizeShown();
    void switchesTheVariantWithoutALoss();
    void goesOnWithoutAVariantThatIsLost();
    void placesDatesWithoutAZone();
    void takesPartsAsTheyCome_data();
    void takesPartsAsTheyCome();
    void waitsForNewsWhereTheServerCan();

private:
    static TestFootage bytes(QList<QByteArray> segments = {"one", "two", "three"})
    {
        TestFootage footage;
        footage.segments = std::move(segments);
        footage.segmentLength = 1s;
        return footage;
    }
    //! "one", "two", "three" with the key "kkkkkkkkkkkkkkkk" and the vector 1.
    static TestFootage encrypted()
    {
        return bytes({QByteArray::fromHex("a71e1f93648b53459e59def111abdf6d"), QByteArray::fromHex("c0bee449fb617ebbd4d4f3dfe8d96779"),
                      QByteArray::fromHex("f978b2eda04ffa1b9df2174a1c285831")});
    }
    static const QByteArray kFirstKey;
    static const QByteArray kSecondKey;
};

const QByteArray TstStreamShapes::kFirstKey(16, 'k');
const QByteArray TstStreamShapes::kSecondKey(16, '2');

void TstStreamShapes::decryptsAndFollowsTheKeys()
{
    TestFootage footage = encrypted();
    footage.segments[1] = QByteArray::fromHex("8248f820f25d244be1d96b31e903896d"); // "two" with the second key
    footage.segments[2] = "three"; // in the clear
    LiveStand stand(footage, 1, {.segmentTags = [](qint64 index) -> QByteArray {
                        if (index % 3 == 2)
                            return "#EXT-X-KEY:METHOD=NONE\n";
                        return "#EXT-X-KEY:METHOD=AES-128,URI=\"key" + QByteArray::number(index % 3) + "?key=1\",IV=0x01\n";
                    }});
    stand.files = {{QStringLiteral("key0"), kFirstKey}, {QStringLiteral("key1"), kSecondKey}};
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 5, 8000);
    for (const MediaSegment &segment : std::as_const(heard.segments))
        QCOMPARE(segment.bytes, bytes().segments.at(segment.sequence % 3));
    QCOMPARE(stand.paths.count(QStringLiteral("/live/key0")), 1); // each key once
    QCOMPARE(stand.paths.count(QStringLiteral("/live/key1")), 1);
    QCOMPARE(stand.refused, 0);
    QVERIFY(heard.errors.isEmpty());
}

void TstStreamShapes::keepsTheCredentialFromTheKeysHost()
{
    LiveStand keys(bytes());
    keys.wantsToken = false;
    keys.files = {{QStringLiteral("key"), kFirstKey}};
    const QByteArray tag = "#EXT-X-KEY:METHOD=AES-128,URI=\"" + keys.server.baseUrl().toEncoded() + "/live/key\",IV=0x1\n";
    LiveStand stand(encrypted(), 1, {.extraTags = tag});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    QCOMPARE(heard.segments.first().bytes, bytes().segments.at(heard.segments.first().sequence % 3));
    QCOMPARE(keys.paths.size(), 1);
    QCOMPARE(keys.sentWithToken, 0);
}

void TstStreamShapes::asksAgainForAKeyThatWasChanged()
{
    TestFootage footage = encrypted();
    LiveStand stand(footage, 1, {.extraTags = "#EXT-X-KEY:METHOD=AES-128,URI=\"key\",IV=0x1\n"});
    stand.files = {{QStringLiteral("key"), kSecondKey}};
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(stand.paths.count(QStringLiteral("/live/key")) >= 1, 5000);
    QTest::qWait(300);
    QVERIFY(heard.segments.isEmpty()); // nothing that was not decrypted comes out
    stand.files = {{QStringLiteral("key"), kFirstKey}};
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 5000);
    QCOMPARE(heard.segments.first().bytes, bytes().segments.at(heard.segments.first().sequence % 3));
}

void TstStreamShapes::takesSegmentsOutOfOneFile()
{
    LiveStand stand(bytes({"one", "second", "the third"}), 1, {.oneFile = true});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 4, 8000);
    const QList<QByteArray> whole = {"one", "second", "the third"};
    for (const MediaSegment &segment : std::as_const(heard.segments))
        QCOMPARE(segment.bytes, whole.at(segment.sequence % 3));
}

void TstStreamShapes::goesOnWhenTheNumbersBeginAnew_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("dates");
    QTest::newRow("far down") << -1000 << true;
    QTest::newRow("a little down") << -3 << true;
    QTest::newRow("far up") << 1000 << true;
    QTest::newRow("far down, without dates") << -1000 << false;
}

void TstStreamShapes::goesOnWhenTheNumbersBeginAnew()
{
    QFETCH(const int, by);
    QFETCH(const bool, dates);
    LiveStand stand(bytes(), 1, {.dates = dates});
    stand.renumbered = 2000;
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    const qsizetype before = heard.segments.size();
    stand.renumbered += by;
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= before + 2, 4000);
    QVERIFY(heard.segments.at(before).discontinuity);
    for (qsizetype i = 1; i < heard.segments.size(); ++i)
        QVERIFY(!dates || heard.segments.at(i).start > heard.segments.at(i - 1).start);
}

void TstStreamShapes::neverDeliversASegmentTwice()
{
    LiveStand stand(bytes());
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    for (int turn = 0; turn < 3; ++turn) { // the same segments under higher numbers
        const qsizetype before = heard.segments.size();
        stand.renumbered += 2;
        QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= before + 1, 4000);
    }
    QSet<qint64> starts;
    for (const MediaSegment &segment : std::as_const(heard.segments)) {
        QVERIFY(!starts.contains(toMs(segment.start)));
        starts.insert(toMs(segment.start));
    }
    QVERIFY(heard.errors.isEmpty());
}

void TstStreamShapes::passesOverWhatTheListSaysIsMissing()
{
    LiveStand stand(bytes(), 1, {.segmentTags = [](qint64 index) { return index % 2 ? QByteArray("#EXT-X-GAP\n") : QByteArray(); }});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 3, 8000);
    for (qsizetype i = 0; i < heard.segments.size(); ++i) {
        QCOMPARE(heard.segments.at(i).sequence % 2, 0);
        QVERIFY(i == 0 || heard.segments.at(i).discontinuity);
    }
    for (const QString &path : std::as_const(stand.paths))
        QVERIFY(!path.contains(u"segment") || path.section(u'-', -1).toLongLong() % 2 == 0);
}

void TstStreamShapes::tellsAListThatStandsStill_data()
{
    QTest::addColumn<bool>("ended");
    QTest::addColumn<QString>("reason");
    QTest::newRow("stands still") << false << QStringLiteral("video.still");
    QTest::newRow("has an end") << true << QStringLiteral("video.ended");
}

void TstStreamShapes::tellsAListThatStandsStill()
{
    QFETCH(const bool, ended);
    QFETCH(const QString, reason);
    LiveStand stand(bytes());
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(!heard.segments.isEmpty(), 5000);
    stand.frozen = stand.newest();
    stand.ended = ended;
    QTRY_VERIFY_WITH_TIMEOUT(!heard.errors.isEmpty(), 8000);
    QCOMPARE(heard.errors.first().reason, reason);
    QVERIFY(!heard.given_up);
    const qsizetype before = heard.segments.size();
    stand.frozen.reset();
    stand.ended = false;
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() > before, 4000);
    QCOMPARE(heard.errors.size(), 1);
    QVERIFY(heard.segments.last().discontinuity || heard.segments.last().sequence % 3);
}

void TstStreamShapes::choosesTheVariantForTheSizeShown()
{
    LiveStand stand(bytes(), 1, {.master = true});
    ReaderListener heard(stand);
    heard.reader.setShownSize({300, 200});
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    QVERIFY(stand.paths.contains(QStringLiteral("/live/small.m3u8")));
    QVERIFY(!stand.paths.contains(QStringLiteral("/live/list.m3u8")));
}

void TstStreamShapes::switchesTheVariantWithoutALoss()
{
    LiveStand stand(bytes(), 1, {.master = true});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 1, 5000);
    QVERIFY(stand.paths.contains(QStringLiteral("/live/list.m3u8")));
    const qsizetype before = heard.segments.size();
    heard.reader.setShownSize({300, 200});
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= before + 2, 5000);
    QVERIFY(stand.paths.contains(QStringLiteral("/live/small.m3u8")));
    QVERIFY(heard.segments.at(before).discontinuity); // the decoder has to begin afresh
    for (qsizetype i = 1; i < heard.segments.size(); ++i)
        QCOMPARE(heard.segments.at(i).sequence, heard.segments.at(i - 1).sequence + 1);
    QCOMPARE(stand.paths.count(QStringLiteral("/live/master.m3u8")), 1);
}

void TstStreamShapes::goesOnWithoutAVariantThatIsLost()
{
    LiveStand stand(bytes(), 1, {.master = true});
    ReaderListener heard(stand);
    heard.reader.setShownSize({50, 50}); // one that is not there
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    QVERIFY(stand.paths.contains(QStringLiteral("/live/small.m3u8")));
}

void TstStreamShapes::placesDatesWithoutAZone()
{
    LiveStand stand(bytes(), 1, {.dates = false});
    const LiveStand *const server = &stand;
    LiveStand undecided(
        bytes(), 1, {.dates = false, .segmentTags = [server](qint64 index) {
                         const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(server->begin() + index * 1s));
                         return "#EXT-X-PROGRAM-DATE-TIME:" + local.toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzz")).toLatin1() + '\n';
                     }});
    ReaderListener heard(undecided);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 2, 5000);
    for (const MediaSegment &segment : std::as_const(heard.segments)) {
        QVERIFY(!segment.certain);
        QVERIFY(segment.start == stand.begin() + segment.sequence * 1s);
    }
}

void TstStreamShapes::takesPartsAsTheyCome_data()
{
    QTest::addColumn<bool>("waits");
    QTest::newRow("the server waits for news") << true;
    QTest::newRow("it has to be asked again and again") << false;
}

void TstStreamShapes::takesPartsAsTheyCome()
{
    QFETCH(const bool, waits);
    LiveStand stand(bytes({"a", "b", "c", "d", "e", "f"}), 1, {.parts = 3, .waits = waits});
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 3, 12'000);
    QVERIFY(heard.errors.isEmpty());
    const qint64 first = (heard.pieces.first().start - stand.begin()) / 1s;
    for (qsizetype i = 0; i < heard.pieces.size(); ++i) { // one after the other, none twice
        const MediaSegment &piece = heard.pieces.at(i);
        QCOMPARE((piece.start + std::chrono::round<std::chrono::milliseconds>(piece.offset) - stand.begin()) / 1s, first + i);
        QCOMPARE(piece.bytes, QByteArray(1, char('a' + (first + i) % 6)));
        QCOMPARE(piece.sequence, (first + i) / 3);
    }
    for (qsizetype i = 0; i < heard.segments.size(); ++i) { // and the same as segments, for the recorder
        const MediaSegment &segment = heard.segments.at(i);
        QCOMPARE(segment.sequence, first / 3 + i);
        QCOMPARE(segment.offset, std::chrono::microseconds(0));
        const QByteArray whole = segment.sequence % 2 ? "def" : "abc";
        QCOMPARE(segment.bytes, i == 0 ? whole.mid(first % 3) : whole);
        QVERIFY(segment.start == stand.begin() + (i == 0 ? first : segment.sequence * 3) * 1s);
        QVERIFY(segment.certain);
    }
    for (const QString &path : std::as_const(stand.paths))
        QVERIFY(!path.contains(u"whole")); // what came in parts is not fetched again
    QCOMPARE(stand.waited > 0, waits);
    if (waits) // a request for the list and one for each part, and a few at the start
        QVERIFY2(stand.paths.size() <= 2 * heard.pieces.size() + 4, qPrintable(QString::number(stand.paths.size())));
}

void TstStreamShapes::waitsForNewsWhereTheServerCan()
{
    const QByteArray control = "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n";
    LiveStand stand(bytes(), 1, {.extraTags = control});
    bool canWait = true;
    stand.server.setFaultPicker([&](const DemoRequest &request) -> std::optional<DemoFault> {
        if (!request.query.hasQueryItem(QStringLiteral("_HLS_msn")))
            return std::nullopt;
        if (!canWait)
            return answeredBy({400, "text/plain", "what is that?", {}});
        const qint64 wanted = request.value(QStringLiteral("_HLS_msn")).toLongLong();
        const auto wait = stand.begin() + (wanted + 1) * 1s - SystemClock().now();
        return wait > 0s ? std::optional(delayed(wait + 1ms)) : std::nullopt;
    });
    ReaderListener heard(stand);
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= 4, 8000);
    QVERIFY(heard.errors.isEmpty());
    QVERIFY2(stand.paths.size() <= 2 * heard.segments.size() + 3, qPrintable(QString::number(stand.paths.size())));
    canWait = false; // and one that takes offence at it is asked as ever
    const qsizetype before = heard.segments.size();
    QTRY_VERIFY_WITH_TIMEOUT(heard.segments.size() >= before + 3, 8000);
    QVERIFY(heard.errors.size() <= 1);
}

QTEST_GUILESS_MAIN(TstStreamShapes)
#include "tst_streamshapes.moc"
