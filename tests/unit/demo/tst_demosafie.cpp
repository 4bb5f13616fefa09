// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/demo/democlient.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kRedirect = u"http://127.0.0.1:40002/callback"_s;

//! The numbers of the listed segments.
QList<qint64> segmentsOf(const QByteArray &playlist)
{
    QList<qint64> numbers;
    for (const QByteArray &line : playlist.split('\n')) {
        if (line.startsWith("segments/"))
            numbers.append(line.mid(9).chopped(3).toLongLong());
    }
    return numbers;
}

qint64 tagValue(const QByteArray &playlist, const QByteArray &tag)
{
    const qsizetype start = playlist.indexOf(tag + ':') + tag.size() + 1;
    return playlist.mid(start, playlist.indexOf('\n', start) - start).toLongLong();
}

} // namespace

//! The camera cloud, as a client sees it.
class TstDemoSafie : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_clock = std::make_unique<TurnedClock>("2026-02-10T05:30:10.500Z");
        m_store = std::make_unique<DemoStore>(*m_clock, DemoOptions{.historyDays = 1});
        QVERIFY(m_store->start());
        m_client = std::make_unique<DemoClient>(*m_store);
    }

    void everythingNeedsACredential()
    {
        const QString camera = u"/v2/devices/"_s + DemoStore::cameraId(1);
        for (const QString &path : {u"/v2/devices"_s, camera + u"/image"_s, camera + u"/thumbnail"_s, camera + u"/live/playlist.m3u8"_s,
                                    camera + u"/live/segments/1.ts"_s}) {
            const Answer without = m_client->get(m_client->safie(path));
            QCOMPARE(without.status, 401);
            QCOMPARE(without.json()["detail"_L1].toString(), u"Unauthorized"_s);
            QCOMPARE(m_client->get(m_client->safie(path), {{"Safie-API-Key", "wrong"}}).status, 401);
            QCOMPARE(m_client->get(m_client->safie(path), {{"Authorization", "Bearer wrong"}}).status, 401);
        }
        QCOMPARE(m_client->get(m_client->safie(u"/v2/devices"_s), {{"safie-api-key", apiKey().first().second}}).status, 200);
        QCOMPARE(DemoCredentials::kSafieApiKey.size(), 36);
    }

    void devicesComeInPages()
    {
        QJsonObject body = get(u"/v2/devices"_s).json();
        QCOMPARE(body["total"_L1].toInt(), 3);
        QCOMPARE(body["has_next"_L1].toBool(), false);
        const QJsonObject first = body["list"_L1][0].toObject();
        QCOMPARE(first["device_id"_L1].toString(), DemoStore::cameraId(1));
        QCOMPARE(first["device_id"_L1].toString().size(), 20);
        QCOMPARE(first["setting"_L1]["name"_L1].toString(), u"渋谷本店 レジ前"_s);
        QCOMPARE(first["model"_L1]["description"_L1].toString(), u"CC-2L_SF"_s);
        QCOMPARE(first["status"_L1]["video_streaming"_L1].toBool(), true);

        m_store->setCamerasVisible(250);
        body = get(u"/v2/devices?offset=240&limit=100"_s).json();
        QCOMPARE(body["count"_L1].toInt(), 10);
        QCOMPARE(body["has_next"_L1].toBool(), false);
        body = get(u"/v2/devices?offset=100&limit=100"_s).json();
        QCOMPARE(body["count"_L1].toInt(), 100);
        QCOMPARE(body["has_next"_L1].toBool(), true);
        QCOMPARE(get(u"/v2/devices"_s).json()["count"_L1].toInt(), 20);
        QCOMPARE(get(u"/v2/devices?item_id=1"_s).json()["total"_L1].toInt(), 250);
        QCOMPARE(get(u"/v2/devices?item_id=960"_s).json()["total"_L1].toInt(), 0);
        for (const QString &query : {u"limit=0"_s, u"limit=101"_s, u"offset=10001"_s, u"offset=x"_s})
            QCOMPARE(get(u"/v2/devices?"_s + query).status, 422);
        m_store->setCamerasVisible(0);
        QCOMPARE(get(u"/v2/devices"_s).json()["list"_L1].toArray().size(), 0);
        QCOMPARE(get(device(1, u"/image"_s)).status, 404);
    }

    void camerasHaveOptions()
    {
        m_store->setCameraOptions(1, false, true);
        m_store->setCameraOptions(2, true, false);
        m_store->setCameraOptions(3, false, false);
        const auto having = [this](int option) {
            QStringList ids;
            for (const QJsonValue &item : get(u"/v2/devices?item_id=%1"_s.arg(option)).json()["list"_L1].toArray())
                ids << item["device_id"_L1].toString();
            return ids;
        };
        QCOMPARE(having(DemoCredentials::kSafieLiveOption), QStringList{DemoStore::cameraId(2)});
        QCOMPARE(having(DemoCredentials::kSafieStillOption), QStringList{DemoStore::cameraId(1)});
        QCOMPARE(get(u"/v2/devices"_s).json()["total"_L1].toInt(), 3);
        const auto statuses = [this](int camera) {
            QList<int> all;
            for (const QString &what :
                 {u"/live/playlist.m3u8"_s, u"/image"_s, u"/thumbnail"_s, u"/media?start=2026-02-10T05:20:00Z&end=2026-02-10T05:25:00Z"_s})
                all << get(device(camera, what)).status;
            return all;
        };
        QCOMPARE(statuses(1), (QList<int>{403, 200, 200, 200}));
        QCOMPARE(statuses(2), (QList<int>{200, 403, 200, 200}));
        QCOMPARE(statuses(3), (QList<int>{403, 403, 200, 200}));
        m_store->setCameraOptions(3, true, true);
        QCOMPARE(statuses(3), (QList<int>{200, 200, 200, 200}));
    }

    void stillsShowTheirSecond()
    {
        const Answer answer = get(device(1, u"/image?timestamp=2026-02-10T05:20:33Z"_s));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray("image/jpeg"));
        QCOMPARE(answer.body, resource(u":/demo/camera1/still-33.jpg"_s));
        QCOMPARE(get(device(2, u"/image?timestamp=2026-02-10T14:20:20.900%2B09:00"_s)).body, resource(u":/demo/camera2/still-20.jpg"_s));
        QCOMPARE(get(device(3, u"/image"_s)).body, resource(u":/demo/camera3/still-10.jpg"_s)); // now
        QCOMPARE(get(device(3, u"/thumbnail"_s)).body, resource(u":/demo/camera3/small-10.jpg"_s));
    }

    void stillsHaveRules_data()
    {
        QTest::addColumn<QString>("timestamp");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("detail");
        QTest::newRow("60 s ago") << u"2026-02-10T05:29:10Z"_s << 200 << QString();
        QTest::newRow("59 s ago") << u"2026-02-10T05:29:11Z"_s << 400 << u"Invalid timestamp"_s;
        QTest::newRow("to come") << u"2026-02-10T06:00:00Z"_s << 400 << u"Invalid timestamp"_s;
        QTest::newRow("29 days ago") << u"2026-01-12T05:30:00Z"_s << 200 << QString();
        QTest::newRow("31 days ago") << u"2026-01-10T05:30:00Z"_s << 400 << u"No available data"_s;
        QTest::newRow("no zone") << u"2026-02-10T05:20:00"_s << 422 << QString();
        QTest::newRow("space for plus") << u"2026-02-10T14:20:00+09:00"_s << 422 << QString();
        QTest::newRow("no time") << u"now"_s << 422 << QString();
        QTest::newRow("empty") << QString() << 422 << QString();
    }

    void stillsHaveRules()
    {
        QFETCH(QString, timestamp);
        QFETCH(int, status);
        QFETCH(QString, detail);
        const Answer answer = get(device(1, u"/image?timestamp="_s + timestamp));
        QCOMPARE(answer.status, status);
        if (!detail.isEmpty())
            QCOMPARE(answer.json()["detail"_L1].toString(), detail);
    }

    void anOfflineCameraLeavesAHole()
    {
        const QString at = u"/image?timestamp=2026-02-10T05:"_s;
        m_store->setCameraOnline(1, false); // 05:30:10
        QCOMPARE(get(u"/v2/devices"_s).json()["list"_L1][0]["status"_L1]["video_streaming"_L1].toBool(), false);
        QCOMPARE(get(device(1, u"/image"_s)).json()["detail"_L1].toString(), u"No stream on the device"_s);
        QCOMPARE(get(device(1, at + u"20:00Z"_s)).json()["detail"_L1].toString(), u"No stream on the device"_s);
        QCOMPARE(get(device(1, u"/live/playlist.m3u8"_s)).status, 404);
        QCOMPARE(get(device(2, u"/live/playlist.m3u8"_s)).status, 200);
        m_clock->advance(5min);
        QCOMPARE(get(device(1, u"/thumbnail"_s)).body, resource(u":/demo/camera1/small-10.jpg"_s));
        m_store->setCameraOnline(1, true); // 05:35:10
        QCOMPARE(get(device(1, u"/live/playlist.m3u8"_s)).status, 404); // nothing sent yet
        m_clock->advance(5min);
        QCOMPARE(get(device(1, u"/live/playlist.m3u8"_s)).status, 200);
        QCOMPARE(get(device(1, at + u"30:09Z"_s)).status, 200);
        QCOMPARE(get(device(1, at + u"33:00Z"_s)).json()["detail"_L1].toString(), u"No available data"_s);
        QCOMPARE(get(device(1, at + u"36:00Z"_s)).status, 200);

        const QJsonArray spans =
            get(device(1, u"/media?start=2026-02-10T05:25:00Z&end=2026-02-10T05:38:00Z"_s)).json()["list"_L1].toArray();
        QCOMPARE(spans.size(), 2);
        QCOMPARE(spans[0]["timestamp"_L1].toString(), u"2026-02-10T05:25:00+00:00"_s);
        QCOMPARE(spans[0]["duration"_L1].toInt(), 310'000);
        QCOMPARE(spans[1]["timestamp"_L1].toString(), u"2026-02-10T05:35:10+00:00"_s);
        QCOMPARE(spans[1]["duration"_L1].toInt(), 170'000);
        QCOMPARE(get(device(1, u"/media?start=2026-02-10T05:25:00Z"_s)).status, 422);
        QCOMPARE(get(device(1, u"/media?start=2026-02-10T05:25:00Z&end=2026-02-10T05:40:00Z"_s)).status, 400);
    }

    void liveFollowsTheClock()
    {
        QByteArray playlist = get(device(1, u"/live/playlist.m3u8"_s)).body;
        const QList<qint64> numbers = segmentsOf(playlist);
        QCOMPARE(numbers.size(), 6);
        const qint64 nowMs = toMs(m_clock->now());
        const qint64 newest = numbers.last();
        // Its start is at least the delay behind, the next one's is not.
        QVERIFY(newest * 2000 <= nowMs - 3000);
        QVERIFY((newest + 1) * 2000 > nowMs - 3000);
        QCOMPARE(tagValue(playlist, "#EXT-X-MEDIA-SEQUENCE"), numbers.first());
        const QByteArray dated =
            "#EXT-X-PROGRAM-DATE-TIME:2026-02-10T05:30:06.000Z\n#EXTINF:2.000,\nsegments/" + QByteArray::number(newest) + ".ts\n";
        QVERIFY2(playlist.endsWith(dated), playlist.constData());
        QCOMPARE(playlist.count("#EXT-X-PROGRAM-DATE-TIME"), 6);

        const auto segment = [&](qint64 number) { return get(device(1, u"/live/segments/%1.ts"_s.arg(number))); };
        const Answer listed = segment(newest);
        QCOMPARE(listed.status, 200);
        QCOMPARE(listed.header("Content-Type"), QByteArray("video/mp2t"));
        QCOMPARE(listed.body, resource(u":/demo/camera1/segment-03.ts"_s)); // second 6 of the minute
        QCOMPARE(segment(newest + 1).status, 404);
        QCOMPARE(segment(newest - 35).status, 200);
        QCOMPARE(segment(newest - 36).status, 404);
        m_clock->advance(500ms); // 05:30:11.000
        QCOMPARE(segmentsOf(get(device(1, u"/live/playlist.m3u8"_s)).body).last(), newest + 1);
    }

    void theLoopsEndIsADiscontinuity()
    {
        QHash<qint64, qint64> seen; // of a segment: its discontinuity number
        for (int step = 0; step < 40; ++step) {
            const QByteArray playlist = get(device(1, u"/live/playlist.m3u8"_s)).body;
            qint64 discontinuity = tagValue(playlist, "#EXT-X-DISCONTINUITY-SEQUENCE");
            bool marked = false;
            for (const QByteArray &line : playlist.split('\n')) {
                if (line == "#EXT-X-DISCONTINUITY") {
                    ++discontinuity;
                    marked = true;
                } else if (line.startsWith("segments/")) {
                    const qint64 number = line.mid(9).chopped(3).toLongLong();
                    QCOMPARE(marked, number % 30 == 0);
                    marked = false;
                    if (seen.contains(number))
                        QCOMPARE(seen.value(number), discontinuity); // the same from playlist to playlist
                    seen.insert(number, discontinuity);
                }
            }
            m_clock->advance(2s);
        }
        QCOMPARE(seen.size(), 45);
        const auto [least, most] = std::minmax_element(seen.cbegin(), seen.cend());
        QVERIFY(*most - *least >= 1);
    }

    void passwordSignIn()
    {
        const Answer right = token(passwordFields(u"demo1234"_s));
        QCOMPARE(right.status, 200);
        const QJsonObject tokens = right.json();
        QCOMPARE(tokens["token_type"_L1].toString(), u"Bearer"_s);
        QCOMPARE(tokens["expires_in"_L1].toInt(), 604800);
        QCOMPARE(withBearer(tokens), 200);
        const Answer wrong = token(passwordFields(u"demo123"_s));
        QCOMPARE(wrong.status, 400);
        QCOMPARE(wrong.json()["error"_L1].toString(), u"invalid_grant"_s);
        DemoClient::Fields unknown = passwordFields(u"demo1234"_s);
        unknown.first().second = u"somebody"_s;
        QCOMPARE(token(unknown).status, 401);
    }

    void refreshIsAPathOfItsOwnAndRotates()
    {
        const QJsonObject first = token(passwordFields(u"demo1234"_s)).json();
        m_store->expireSafieTokens();
        QCOMPARE(withBearer(first), 401);
        const QJsonObject second = refresh(first).json();
        QCOMPARE(withBearer(second), 200);
        QCOMPARE(refresh(first).status, 400);
        DemoClient::Fields wrongPath = refreshFields(second);
        QCOMPARE(token(wrongPath).json()["error"_L1].toString(), u"unsupported_grant_type"_s);
        m_clock->advance(7 * 24h);
        QCOMPARE(withBearer(second), 401);
        const QJsonObject third = refresh(second).json();
        QCOMPARE(withBearer(third), 200);
        m_store->revokeSafieTokens();
        QCOMPARE(withBearer(third), 401);
        QCOMPARE(refresh(third).status, 400);
        QCOMPARE(get(u"/v2/devices"_s).status, 401);
        m_store->restoreStaticCredentials();
        QCOMPARE(get(u"/v2/devices"_s).status, 200);
        QCOMPARE(withBearer(token(passwordFields(u"demo1234"_s)).json()), 200);
    }

    void browserSignIn()
    {
        const DemoClient::Fields asked{{u"client_id"_s, DemoCredentials::kSafieClientId},
                                       {u"response_type"_s, u"code"_s},
                                       {u"scope"_s, u"safie-api"_s},
                                       {u"redirect_uri"_s, kRedirect},
                                       {u"state"_s, u"xyz"_s}};
        const Answer form = m_client->get(m_client->safie(u"/v2/auth/authorize?"_s + QString::fromLatin1(formEncoded(asked))));
        QCOMPARE(form.status, 200);
        QVERIFY(form.body.contains("type=\"password\"") && form.body.contains("name=\"state\" value=\"xyz\""));
        const QUrl address = m_client->safie(u"/v2/auth/authorize"_s);
        const auto submit = [&](const QString &password) {
            return m_client->post(
                address,
                asked + DemoClient::Fields{{u"email"_s, DemoCredentials::kEmail}, {u"password"_s, password}, {u"decision"_s, u"allow"_s}});
        };
        const Answer again = submit(u"wrong"_s);
        QCOMPARE(again.status, 200);
        QVERIFY(again.body.contains("class=\"error\""));
        const Answer redirect = submit(DemoCredentials::kPassword);
        QCOMPARE(redirect.status, 302);
        const QUrl target(QString::fromLatin1(redirect.header("Location")));
        QVERIFY(target.toString().startsWith(kRedirect));
        const QUrlQuery query(target);
        QCOMPARE(query.queryItemValue(u"state"_s), u"xyz"_s);

        const auto exchange = [&](const QString &redirectUri) {
            return token(clientFields() + DemoClient::Fields{{u"grant_type"_s, u"authorization_code"_s},
                                                             {u"redirect_uri"_s, redirectUri},
                                                             {u"code"_s, query.queryItemValue(u"code"_s)}});
        };
        const Answer tokens = exchange(kRedirect);
        QCOMPARE(withBearer(tokens.json()), 200);
        QCOMPARE(exchange(kRedirect).status, 400);

        const Answer denied = m_client->post(address, asked + DemoClient::Fields{{u"decision"_s, u"deny"_s}});
        QVERIFY(denied.header("Location").contains("error=access_denied&state=xyz"));
        DemoClient::Fields elsewhere = asked;
        elsewhere[3].second = u"http://example.com/callback"_s;
        QCOMPARE(m_client->get(m_client->safie(u"/v2/auth/authorize?"_s + QString::fromLatin1(formEncoded(elsewhere)))).status, 400);
        QCOMPARE(m_client->post(address, elsewhere).status, 400);
    }

private:
    static DemoClient::Headers apiKey() { return {{"Safie-API-Key", DemoCredentials::kSafieApiKey.latin1()}}; }
    Answer get(const QString &path) { return m_client->get(m_client->safie(path), apiKey()); }
    static QString device(int camera, const QString &what) { return u"/v2/devices/"_s + DemoStore::cameraId(camera) + what; }

    static QByteArray resource(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such resource");
    }

    static DemoClient::Fields clientFields()
    {
        return {{u"client_id"_s, DemoCredentials::kSafieClientId}, {u"client_secret"_s, DemoCredentials::kSafieClientSecret}};
    }
    static DemoClient::Fields passwordFields(const QString &password)
    {
        return clientFields() +
               DemoClient::Fields{{u"grant_type"_s, u"password"_s}, {u"username"_s, DemoCredentials::kEmail}, {u"password"_s, password}};
    }
    static DemoClient::Fields refreshFields(const QJsonObject &tokens)
    {
        return clientFields() +
               DemoClient::Fields{{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, tokens["refresh_token"_L1].toString()}};
    }
    Answer token(const DemoClient::Fields &fields) { return m_client->post(m_client->safie(u"/v2/auth/token"_s), fields); }
    Answer refresh(const QJsonObject &tokens)
    {
        return m_client->post(m_client->safie(u"/v2/auth/refresh-token"_s), refreshFields(tokens));
    }
    int withBearer(const QJsonObject &tokens)
    {
        return m_client
            ->get(m_client->safie(u"/v2/devices"_s), {{"Authorization", "Bearer " + tokens["access_token"_L1].toString().toLatin1()}})
            .status;
    }

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<DemoStore> m_store;
    std::unique_ptr<DemoClient> m_client;
};

QTEST_GUILESS_MAIN(TstDemoSafie)
#include "tst_demosafie.moc"
