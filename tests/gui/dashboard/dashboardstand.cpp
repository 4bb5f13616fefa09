// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"

#include "app/base/async.h"
#include "app/video/soundformat.h"

#include <QFile>
#include <QSignalSpy>

using namespace std::chrono_literals;

namespace {
constexpr qint64 kSegmentMs = 2000;
constexpr qint64 kSegments = 30; // one minute, aligned to the minute

//! "camera1/still-20.jpg"
QByteArray demoFile(const QString &name)
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class StandClient final : public CameraClient {
public:
    explicit StandClient(StandCloud &cloud) : m_cloud(cloud) {}

    QFuture<Result<QList<Camera>>> cameras() override { return readyResult<QList<Camera>>(m_cloud.cameras); }
    void forgetOptions() override {}
    QFuture<Result<Done>> tryLive(CameraId) override { return readyResult<Done>(Done{}); }
    QFuture<Result<QByteArray>> still(CameraId camera, std::optional<Instant> at) override
    {
        ++m_cloud.stillsAsked;
        if (m_cloud.stillError)
            return readyResult<QByteArray>(*m_cloud.stillError);
        const int second = at ? int(toMs(*at) / 1000 % 60) : 0;
        return readyResult<QByteArray>(
            demoFile(QStringLiteral("%1/still-%2.jpg").arg(folderOf(camera)).arg(second, 2, 10, QLatin1Char('0'))));
    }
    QFuture<Result<QByteArray>> thumbnail(CameraId camera) override { return still(camera, {}); }
    LiveSource liveSource(CameraId camera) const override
    {
        LiveSource source;
        source.playlist = m_cloud.server.baseUrl().resolved(QUrl(QStringLiteral("/%1/live.m3u8").arg(folderOf(camera))));
        return source;
    }
    QFuture<Result<Done>> renew() override { return readyResult<Done>(Done{}); }
    std::chrono::milliseconds stillDelay() const override { return 60s; }
    CameraRecordings *recordings() override { return m_cloud.recordings; }

private:
    static QString folderOf(const CameraId &camera) { return QStringLiteral("camera") + camera.value.right(1); }
    StandCloud &m_cloud;
};
} // namespace

std::unique_ptr<SoundOutput> StandEar::makeOutput()
{
    class Output final : public SoundOutput {
    public:
        explicit Output(StandEar &ear) : m_ear(ear) {}
        ~Output() override { m_ear.isPlaying = false; }
        std::chrono::microseconds waiting() const override
        {
            return std::max(std::chrono::microseconds(0), std::chrono::duration_cast<std::chrono::microseconds>(m_until - now()));
        }
        qsizetype room() const override { return soundformat::bytes(200ms - std::min<std::chrono::microseconds>(waiting(), 200ms)); }
        void write(const QByteArray &samples) override
        {
            m_until = std::max(m_until, now()) + soundformat::duration(samples.size());
            const auto *values = reinterpret_cast<const float *>(samples.constData());
            m_ear.isPlaying = true;
            m_ear.heard += std::count_if(values, values + samples.size() / qsizetype(sizeof(float)),
                                         [](float value) { return std::abs(value) > 0.01F; });
        }
        void setVolume(double) override {}
        bool isLost() const override { return false; }

    private:
        static std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }
        StandEar &m_ear;
        std::chrono::steady_clock::time_point m_until;
    };
    return isThere ? std::make_unique<Output>(*this) : nullptr;
}

StandCloud::StandCloud(const Clock &clock) : server([this](const DemoRequest &request) { return answer(request); }), m_clock(clock)
{
    const auto camera = [](const char *id, const QString &name, const char *model) {
        return Camera{{QString::fromLatin1(id)}, name, {}, QString::fromLatin1(model), true};
    };
    cameras = {camera("cam1", QStringLiteral("渋谷本店 レジ前"), "CC-2L"), camera("cam2", QStringLiteral("渋谷本店 出口"), "CC-2")};
    server.listen();
}

std::unique_ptr<CameraClient> StandCloud::client(const CameraCredential &, CredentialRenewed)
{
    return std::make_unique<StandClient>(*this);
}

QFuture<Result<CameraCredential>> StandCloud::withPassword(QString, QString)
{
    return withApiKey({});
}

QFuture<Result<CameraCredential>> StandCloud::withBrowser(OpenUrl)
{
    return withApiKey({});
}

QFuture<Result<CameraCredential>> StandCloud::withApiKey(QString key)
{
    CameraCredential credential;
    credential.kind = CameraCredential::Kind::ApiKey;
    credential.secret = key;
    return readyResult<CameraCredential>(credential);
}

DemoResponse StandCloud::answer(const DemoRequest &request)
{
    DemoResponse response;
    if (request.path.endsWith(QStringLiteral(".ts"))) {
        response.contentType = "video/mp2t";
        response.body = demoFile(request.path.mid(1));
        return response;
    }
    playlistsAsked << request.path.section(u'/', 1, 1);
    const qint64 newest = toMs(m_clock.now()) / kSegmentMs - 1;
    QByteArray text = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(newest - 3) + '\n';
    for (qint64 n = newest - 3; n <= newest; ++n) {
        text +=
            "#EXT-X-PROGRAM-DATE-TIME:" + QDateTime::fromMSecsSinceEpoch(n * kSegmentMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
        text += "\n#EXTINF:2.0,\nsegment-" + QByteArray::number(n % kSegments).rightJustified(2, '0') + ".ts\n";
    }
    response.contentType = "application/vnd.apple.mpegurl";
    response.body = text;
    return response;
}

DashboardStand::DashboardStand()
    : database([this] {
        Result<std::unique_ptr<Database>> opened = Database::open(dir.filePath(QStringLiteral("journal.db")));
        return opened ? opened.take() : nullptr;
    }())
    , receipts(*database)
    , contracts(*database)
    , linkStore(*database)
    , dashboardStore(*database)
    , cache(dir.filePath(QStringLiteral("pictures")))
    , settings(dir.filePath(QStringLiteral("settings.ini")))
    , cloud(clock)
    , session(cloud, secrets, settings, {})
    , sync(receipts, contracts, clock, {})
    , links(linkStore, contracts, secrets, session, sync, {}, {})
    , book(receipts, sync, clock)
    , pinsData(*database)
    , pins(pinsData, links, book)
    , searchStore(*database)
    , search(searchStore, clock)
    , ring(dir.filePath(QStringLiteral("footage")), clock)
    , vault(ring, secrets)
    , clipData(*database)
    , clipOrders(clipData, session, ring, vault, clock, dir.filePath(QStringLiteral("clips")))
    , cloudSpans(session, clock)
    , momentClips(clipOrders, cloudSpans, session, clock)
    , footageArchive(footage, &ring)
    , grabber(footage)
    , pictures(cache, grabber, session, links, clock)
    , live(session, footage, clock, [this] { return ear.makeOutput(); })
    , playback(footageArchive)
    , thumbnails(session, clock)
    , dashboards(dashboardStore, links)
{
}

bool DashboardStand::signIn()
{
    return wait(session.signInWithApiKey(QStringLiteral("key"))) && QTest::qWaitFor([this] { return !session.cameras().isEmpty(); });
}

bool DashboardStand::addLink(const QString &terminal, const QString &registerName, const Camera &camera)
{
    Link link;
    link.reg = reg(terminal);
    link.registerName = registerName;
    link.camera = camera.id;
    link.cameraName = camera.name;
    return wait(linkStore.add(link)) && wait(links.load());
}

bool DashboardStand::endLink(LinkId id)
{
    return wait(linkStore.remove({id})) && wait(links.load());
}

bool DashboardStand::add(const QList<Receipt> &added)
{
    const std::optional<UpsertResult> result = wait(receipts.upsert(added, {}, reg({}).contract, {}));
    if (!result)
        return false;
    emit sync.receiptsChanged(reg({}).contract, *result);
    return true;
}

RegisterKey DashboardStand::reg(const QString &terminal)
{
    return {{Vendor::Smaregi, QStringLiteral("demo001")}, terminal};
}

Receipt DashboardStand::receipt(int number, Instant soldAt, const QString &terminal) const
{
    const auto yen = [](qint64 amount) {
        Money money;
        money.minor = amount;
        return money;
    };
    Receipt receipt;
    receipt.reg = reg(terminal);
    receipt.vendorKey = QStringLiteral("key-%1").arg(number);
    receipt.number = QString::number(number);
    receipt.soldAt = soldAt;
    receipt.uploadedAt = soldAt + 2s;
    receipt.changedAt = soldAt + 2s;
    receipt.staff = QStringLiteral("佐藤");
    receipt.registerName = QStringLiteral("レジ 001");
    receipt.total = yen(7310);
    receipt.deposit = yen(10310);
    receipt.change = yen(3000);
    const auto line = [&](const QString &name, qint64 quantity, qint64 amount) {
        return ReceiptLine{name, {}, quantity, yen(amount / quantity), yen(amount), 800};
    };
    receipt.lines = {line(QStringLiteral("コーヒー豆 200g"), 2, 3960), line(QStringLiteral("ドリップバッグ"), 1, 1250),
                     line(QStringLiteral("マグカップ 白"), 1, 1980), line(QStringLiteral("紙袋"), 1, 120)};
    ReceiptPayment cash;
    cash.method = QStringLiteral("現金");
    cash.isCash = true;
    cash.amount = yen(10310);
    receipt.payments = {cash};
    receipt.taxes = {{800, true, yen(386)}, {1000, true, yen(190)}};
    receipt.raw = "{}";
    return receipt;
}
