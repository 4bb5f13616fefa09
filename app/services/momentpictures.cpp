// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/momentpictures.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/picturesahead.h"
#include "app/services/session.h"
#include "app/video/framegrabber.h"

#include <QCache>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

using namespace std::chrono_literals;

namespace {

// As many as the cloud client lets through at once, and some for the disk.
constexpr int kAtOnce = 6;
constexpr qsizetype kMemoryBytes = 96 * 1024 * 1024;
// The live footage runs a few seconds behind the register: so long it is asked again before the cloud is waited for.
constexpr auto kFootageCatchesUp = 20s;
constexpr auto kAskFootageAgain = 2s;
constexpr auto kAskAgainAfterFailure = 30s;
// Pictures from beside the moment cost as much of the clouds' allowance, so they are not for who only passes by.
constexpr auto kBesideLater = 1s;

struct Key {
    ReceiptId id;
    PictureKind kind;
    MomentShot shot;
    friend bool operator==(const Key &, const Key &) = default;
    friend bool operator<(const Key &a, const Key &b)
    {
        return std::tie(a.id, a.kind, a.shot.before, a.shot.camera.value) < std::tie(b.id, b.kind, b.shot.before, b.shot.camera.value);
    }
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.id, int(key.kind), key.shot.camera, qint64(key.shot.before.count()));
    }
};

MomentPicture ready(const QImage &image)
{
    return {MomentPicture::State::Ready, image, {}, PictureCache::isExact(image)};
}

bool canPass(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Server:
    case Error::Kind::RateLimited:
        return true;
    default:
        return false;
    }
}

} // namespace

class MomentPictures::Private : public QObject {
public:
    struct Wish {
        RegisterKey reg;
        Instant soldAt;
        quint64 order = 0; //!< newest first
        bool active = false;
        bool stayed = false; //!< it was not dropped at once
        std::unique_ptr<QObject> context = std::make_unique<QObject>(); //!< its end makes every answer unheard
        QFuture<Result<QImage>> images; //!< what is under way, so that it can be cancelled
        QFuture<Result<QByteArray>> bytes;
        QTimer *again = nullptr; //!< child of context
    };

    Private(MomentPictures &owner, PictureCache &pictureCache, FrameGrabber &grabber, Session &theSession, Links &theLinks,
            const Clock &theClock)
        : q(owner)
        , cache(pictureCache)
        , footage(grabber)
        , session(theSession)
        , links(theLinks)
        , clock(theClock)
        , ahead(cache, footage, links, clock)
    {
        known.setMaxCost(kMemoryBytes);
    }

    const Link *linkOf(const Key &key, const Wish &wish) const { return key.shot.link(links, wish.reg); }
    std::optional<Instant> instantOf(const Key &key, const Wish &wish) const { return key.shot.instant(links, wish.reg, wish.soldAt); }
    PictureVariant variantOf(const Key &key, const Wish &wish) const { return key.shot.variant(links, wish.reg); }
    void forget(const std::function<bool(const MomentPicture &)> &which);
    void startAnew();
    void startNext();
    void fromDisk(const Key &key, Wish &wish);
    void fromFootage(const Key &key, Wish &wish, const QImage &still = {});
    void fromCloud(const Key &key, Wish &wish);
    void askAgain(const Key &key, Wish &wish, std::chrono::milliseconds delay);
    void set(const Key &key, MomentPicture picture);
    void finish(const Key &key, MomentPicture picture);
    void cancel(Wish &wish);

    MomentPictures &q;
    PictureCache &cache;
    FrameGrabber &footage;
    Session &session;
    Links &links;
    const Clock &clock;
    PicturesAhead ahead;
    QCache<Key, MomentPicture> known;
    std::map<Key, Wish> wishes;
    quint64 lastOrder = 0;
};

MomentPictures::MomentPictures(PictureCache &cache, FrameGrabber &footage, Session &session, Links &links, const Clock &clock,
                               QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, cache, footage, session, links, clock))
{
    connect(&links, &Links::linksChanged, d.get(), [this] { d->startAnew(); });
    // A new account may answer what failed before; of one that leaves nothing is shown any more.
    connect(&session, &Session::stateChanged, d.get(), [this] { d->startAnew(); });
}

MomentPictures::~MomentPictures()
{
    for (auto &[key, wish] : d->wishes)
        d->cancel(wish);
}

MomentPicture MomentPictures::picture(ReceiptId id, PictureKind kind, const MomentShot &shot) const
{
    const MomentPicture *known = d->known.object({id, kind, shot});
    return known ? *known : MomentPicture{};
}

void MomentPictures::want(ReceiptId id, const RegisterKey &reg, Instant soldAt, PictureKind kind, const MomentShot &shot)
{
    const Key key{id, kind, shot};
    const MomentPicture *known = d->known.object(key);
    if (known && (known->state == MomentPicture::State::Ready || (known->state == MomentPicture::State::None && !canPass(*known->error))))
        return;
    const auto [it, isNew] = d->wishes.try_emplace(key);
    if (!isNew)
        return;
    it->second.reg = reg;
    it->second.soldAt = soldAt;
    it->second.order = ++d->lastOrder;
    // Gathered first, so that of all that one turn of the event loop asks for the last one starts first.
    QTimer::singleShot(0, d.get(), [this] { d->startNext(); });
}

void MomentPictures::drop(ReceiptId id, PictureKind kind, const MomentShot &shot)
{
    const auto it = d->wishes.find({id, kind, shot});
    if (it == d->wishes.end())
        return;
    d->cancel(it->second);
    d->wishes.erase(it);
    QTimer::singleShot(0, d.get(), [this] { d->startNext(); });
}

void MomentPictures::prepare(ReceiptId id, const RegisterKey &reg, Instant soldAt, const CameraId &camera)
{
    d->ahead.prepare(id, reg, soldAt, camera);
}

void MomentPictures::retryFailed()
{
    d->forget([](const MomentPicture &picture) { return picture.state == MomentPicture::State::None; });
}

void MomentPictures::lookAgain()
{
    d->forget([](const MomentPicture &picture) { return !picture.exact; });
}

void MomentPictures::Private::forget(const std::function<bool(const MomentPicture &)> &which)
{
    const QList<Key> keys = known.keys();
    for (const Key &key : keys) {
        if (!which(*known.object(key)))
            continue;
        known.remove(key);
        const auto wish = wishes.find(key);
        if (wish != wishes.end() && wish->second.again)
            wish->second.again->start(0ms); // still wished for: do not wait
        emit q.pictureChanged(key.id, key.kind);
    }
}

//! Each moment may be another one now: on another camera, or by another clock.
void MomentPictures::Private::startAnew()
{
    for (auto &[key, wish] : wishes) {
        cancel(wish);
        Wish again;
        again.reg = wish.reg;
        again.soldAt = wish.soldAt;
        again.order = wish.order;
        wish = std::move(again);
    }
    forget([](const MomentPicture &) { return true; });
    startNext();
}

void MomentPictures::Private::startNext()
{
    auto active = std::count_if(wishes.begin(), wishes.end(), [](const auto &entry) { return entry.second.active; });
    while (active < kAtOnce) {
        auto newest = wishes.end();
        for (auto it = wishes.begin(); it != wishes.end(); ++it) {
            if (!it->second.active && !it->second.again && (newest == wishes.end() || it->second.order > newest->second.order))
                newest = it;
        }
        if (newest == wishes.end())
            return;
        newest->second.active = true;
        ++active;
        fromDisk(newest->first, newest->second);
    }
}

//! A picture of another instant, from before the clock offset changed, is none. One whose register has no link (any more) stays.
void MomentPictures::Private::fromDisk(const Key &key, Wish &wish)
{
    wish.images = cache.load(key.id, key.kind, variantOf(key, wish));
    onFinished(wish.images, wish.context.get(), [this, key, &wish](const Result<QImage> &image) {
        const std::optional<Instant> wanted = instantOf(key, wish);
        const std::optional<Instant> kept = image ? PictureCache::instantOf(image.value()) : std::nullopt;
        if (!image || (wanted && kept && *kept != *wanted))
            fromFootage(key, wish);
        else if (wanted && !PictureCache::isExact(image.value()))
            fromFootage(key, wish, image.value());
        else
            finish(key, ready(image.value()));
    });
}

//! With a still at hand the cloud need not be asked.
void MomentPictures::Private::fromFootage(const Key &key, Wish &wish, const QImage &still)
{
    const Link *link = linkOf(key, wish);
    if (!link) {
        finish(key, {MomentPicture::State::None, {}, Error{Error::Kind::NotFound, {}, {}, QStringLiteral("picture.noLink")}});
        return;
    }
    const Instant at = *instantOf(key, wish);
    const PictureKind most = key.shot.mostKept(key.kind);
    wish.images = footage.frameAt(link->camera, at, PictureCache::limitOf(most));
    onFinished(wish.images, wish.context.get(), [this, key, &wish, still, at, most](const Result<QImage> &image) {
        if (image)
            finish(key, ready(PictureCache::fitted(cache.storeFrame(key.id, image.value(), at, variantOf(key, wish), most), key.kind)));
        else if (!still.isNull())
            finish(key, ready(still));
        else
            fromCloud(key, wish);
    });
}

void MomentPictures::Private::fromCloud(const Key &key, Wish &wish)
{
    const Link *link = linkOf(key, wish);
    if (!link || !session.client()) {
        finish(key, {MomentPicture::State::None, {}, Error{Error::Kind::SignInNeeded, {}, {}, QStringLiteral("session.signedOut")}});
        return;
    }
    const Instant moment = *instantOf(key, wish);
    const std::chrono::milliseconds age = clock.now() - moment;
    const std::chrono::milliseconds delay = session.client()->stillDelay();
    if (age < delay) {
        set(key, {MomentPicture::State::Waiting, {}, Error{Error::Kind::NotFound, {}, delay - age, QStringLiteral("camera.tooFresh")}});
        askAgain(key, wish, age < kFootageCatchesUp ? std::min<std::chrono::milliseconds>(kAskFootageAgain, delay - age) : delay - age);
        return;
    }
    if (key.kind == PictureKind::Thumbnail && key.shot.before.count() != 0 && !std::exchange(wish.stayed, true)) {
        askAgain(key, wish, kBesideLater);
        return;
    }
    wish.bytes = session.client()->still(link->camera, moment);
    onFinished(wish.bytes, wish.context.get(), [this, key, &wish, moment](const Result<QByteArray> &jpeg) {
        if (!jpeg) {
            set(key, {MomentPicture::State::None, {}, jpeg.error()});
            if (canPass(jpeg.error()))
                askAgain(key, wish, std::max<std::chrono::milliseconds>(jpeg.error().retryAfter, kAskAgainAfterFailure));
            else
                finish(key, {MomentPicture::State::None, {}, jpeg.error()});
            return;
        }
        wish.images = cache.storeJpeg(key.id, jpeg.value(), key.kind, variantOf(key, wish), moment);
        onFinished(wish.images, wish.context.get(), [this, key](const Result<QImage> &image) {
            finish(key, image ? ready(image.value()) : MomentPicture{MomentPicture::State::None, {}, image.error()});
        });
    });
}

void MomentPictures::Private::askAgain(const Key &key, Wish &wish, std::chrono::milliseconds delay)
{
    wish.active = false;
    wish.again = new QTimer(wish.context.get());
    wish.again->setSingleShot(true);
    connect(wish.again, &QTimer::timeout, wish.context.get(), [this, key, &wish] {
        wish.again->deleteLater();
        wish.again = nullptr;
        wish.active = true;
        fromFootage(key, wish);
    });
    wish.again->start(delay);
    startNext();
}

void MomentPictures::Private::set(const Key &key, MomentPicture picture)
{
    const qsizetype cost = std::max<qsizetype>(picture.image.sizeInBytes(), 1);
    known.insert(key, new MomentPicture(std::move(picture)), cost);
    // Queued: who listens may drop() the very wish whose answer is being worked on.
    QMetaObject::invokeMethod(
        &q, [this, key] { emit q.pictureChanged(key.id, key.kind); }, Qt::QueuedConnection);
}

void MomentPictures::Private::finish(const Key &key, MomentPicture picture)
{
    const auto it = wishes.find(key);
    if (it != wishes.end()) {
        // The caller may be an answer that this very context keeps alive.
        it->second.context.release()->deleteLater();
        wishes.erase(it);
    }
    set(key, std::move(picture));
    startNext();
}

void MomentPictures::Private::cancel(Wish &wish)
{
    wish.context.reset();
    wish.images.cancel();
    wish.bytes.cancel();
}
