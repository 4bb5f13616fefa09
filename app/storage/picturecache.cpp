// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/picturecache.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/storage/picturefiles.h"

#include <QBuffer>
#include <QImageReader>
#include <QSet>
#include <QThreadPool>

class PictureCache::Private {
public:
    Private(QString folder, qint64 byteBudget) : files(std::move(folder), byteBudget) { pool.setMaxThreadCount(2); }

    Result<QImage> load(const QString &stem, PictureKind kind);
    Result<Done> store(const QString &stem, const QImage &picture, PictureKind most);
    void keep(const QString &stem, const QImage &picture, PictureKind most); //!< a failure is logged
    Result<QImage> storeJpeg(const QString &stem, const QByteArray &jpeg, PictureKind wanted, std::optional<Instant> at);

    PictureFiles files;
    QThreadPool pool; // after the files: it ends first
};

namespace {

// Texts of a picture; they become comments of the JPEG.
const QString kExact = QStringLiteral("RegilensExact");
const QString kInstant = QStringLiteral("RegilensInstant");

QString stemOf(ReceiptId id, const PictureVariant &variant = {})
{
    const QString stem = QString::number(id.value, 16);
    return variant.isEmpty() ? stem : stem + u'-' + variant;
}

QString nameOf(const QString &stem, PictureKind kind)
{
    return stem + (kind == PictureKind::Thumbnail ? QStringLiteral("-s") : QStringLiteral("-l"));
}

//! Decodes to the size that will be shown: libjpeg skips most of the work for a thumbnail of a large picture.
QImage decode(const QByteArray &jpeg, QSize limit)
{
    QBuffer buffer;
    buffer.setData(jpeg);
    QImageReader reader(&buffer, "jpeg");
    const QSize size = reader.size();
    if (size.width() > limit.width() || size.height() > limit.height())
        reader.setScaledSize(size.scaled(limit, Qt::KeepAspectRatio));
    return reader.read();
}

QByteArray encode(const QImage &picture)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "jpeg", 85) ? jpeg : QByteArray();
}

} // namespace

PictureCache::PictureCache(QString folder, qint64 byteBudget) : d(std::make_unique<Private>(std::move(folder), byteBudget)) {}

PictureCache::~PictureCache()
{
    d->pool.clear();
    d->pool.waitForDone();
}

QFuture<Result<QImage>> PictureCache::load(ReceiptId id, PictureKind kind, const PictureVariant &variant)
{
    const Deferred<QImage> deferred;
    d->pool.start([this, deferred, stem = stemOf(id, variant), kind] {
        if (!deferred.isCancelled())
            deferred.answer(d->load(stem, kind));
    });
    return deferred.future();
}

QFuture<Result<Done>> PictureCache::store(ReceiptId id, QImage picture, const PictureVariant &variant, PictureKind most)
{
    const Deferred<Done> deferred;
    d->pool.start([this, deferred, stem = stemOf(id, variant), picture = std::move(picture), most] {
        deferred.answer(d->store(stem, picture, most));
    });
    return deferred.future();
}

QImage PictureCache::storeFrame(ReceiptId id, QImage frame, Instant at, const PictureVariant &variant, PictureKind most)
{
    markExact(frame);
    setInstant(frame, at);
    d->pool.start([this, stem = stemOf(id, variant), frame, most] { d->keep(stem, frame, most); });
    return frame;
}

QFuture<Result<QImage>> PictureCache::storeJpeg(ReceiptId id, QByteArray jpeg, PictureKind wanted, const PictureVariant &variant,
                                                std::optional<Instant> at)
{
    const Deferred<QImage> deferred;
    d->pool.start([this, deferred, stem = stemOf(id, variant), jpeg = std::move(jpeg), wanted, at] {
        deferred.answer(d->storeJpeg(stem, jpeg, wanted, at));
    });
    return deferred.future();
}

QFuture<Result<Done>> PictureCache::remove(QList<ReceiptId> ids)
{
    const Deferred<Done> deferred;
    d->pool.start([this, deferred, ids = std::move(ids)] {
        Result<Done> outcome = Done{};
        QSet<QString> stems;
        for (const ReceiptId id : ids)
            stems << stemOf(id);
        for (const QString &name : d->files.names()) {
            if (!stems.contains(name.section(u'-', 0, 0)))
                continue;
            if (Result<Done> removed = d->files.remove(name); !removed)
                outcome = removed; // the others go nevertheless
        }
        deferred.answer(outcome);
    });
    return deferred.future();
}

void PictureCache::markExact(QImage &picture)
{
    picture.setText(kExact, QStringLiteral("1"));
}

bool PictureCache::isExact(const QImage &picture)
{
    return !picture.text(kExact).isEmpty();
}

void PictureCache::setInstant(QImage &picture, Instant at)
{
    picture.setText(kInstant, QString::number(toMs(at)));
}

std::optional<Instant> PictureCache::instantOf(const QImage &picture)
{
    bool isNumber = false;
    const qint64 ms = picture.text(kInstant).toLongLong(&isNumber);
    return isNumber ? std::optional(fromMs(ms)) : std::nullopt;
}

QSize PictureCache::limitOf(PictureKind kind)
{
    return kind == PictureKind::Thumbnail ? QSize(256, 144) : QSize(1280, 720); // a thumbnail is shown at 128×72, also at 200 %
}

QImage PictureCache::fitted(const QImage &picture, PictureKind kind)
{
    const QSize limit = limitOf(kind);
    if (picture.width() <= limit.width() && picture.height() <= limit.height())
        return picture;
    QImage smaller = picture.scaled(limit, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (const QString &key : {kExact, kInstant}) { // scaling forgets the texts
        if (const QString text = picture.text(key); !text.isEmpty())
            smaller.setText(key, text);
    }
    return smaller;
}

Result<QImage> PictureCache::Private::load(const QString &stem, PictureKind kind)
{
    const Result<QByteArray> jpeg = files.read(nameOf(stem, kind));
    if (!jpeg)
        return jpeg.error();
    const QImage picture = decode(jpeg.value(), limitOf(kind));
    if (!picture.isNull())
        return picture;
    qCWarning(lcStorage) << "a picture of the cache was damaged and is removed";
    if (const Result<Done> removed = files.remove(nameOf(stem, kind)); !removed)
        return removed.error();
    return Error{Error::Kind::NotFound, QStringLiteral("damaged picture"), {}, {}};
}

Result<Done> PictureCache::Private::store(const QString &stem, const QImage &picture, PictureKind most)
{
    for (const PictureKind kind : {PictureKind::Large, PictureKind::Thumbnail}) {
        if (kind == PictureKind::Large && most == PictureKind::Thumbnail)
            continue;
        const QByteArray jpeg = encode(fitted(picture, kind));
        if (jpeg.isEmpty())
            return Error{Error::Kind::BadData, QStringLiteral("a picture that cannot be encoded"), {}, {}};
        if (Result<Done> written = files.write(nameOf(stem, kind), jpeg); !written)
            return written;
    }
    return Done{};
}

void PictureCache::Private::keep(const QString &stem, const QImage &picture, PictureKind most)
{
    if (const Result<Done> stored = store(stem, picture, most); !stored)
        qCWarning(lcStorage) << "a picture could not be kept:" << stored.error().detail;
}

Result<QImage> PictureCache::Private::storeJpeg(const QString &stem, const QByteArray &jpeg, PictureKind wanted, std::optional<Instant> at)
{
    QImage picture = decode(jpeg, limitOf(PictureKind::Large));
    if (picture.isNull())
        return Error{Error::Kind::BadData, QStringLiteral("no JPEG of %1 bytes").arg(jpeg.size()), {}, {}};
    if (at)
        setInstant(picture, *at);
    keep(stem, picture, PictureKind::Large);
    return fitted(picture, wanted);
}
