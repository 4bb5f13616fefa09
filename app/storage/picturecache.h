// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QImage>
#include <QList>
#include <QSize>

#include <memory>
#include <optional>

enum class PictureKind { Thumbnail, Large };

//! Which of a receipt's pictures: one from another camera, or of some seconds before. Empty: the picture of its moment.
//! Letters and digits only.
using PictureVariant = QString;

//! Pictures of receipts as JPEG files in a folder, within a budget of bytes; what was stored longest ago goes first. Files
//! are read, written, decoded and encoded in a small thread pool. The one class of storage that uses Qt Gui (QImage).
class PictureCache {
public:
    explicit PictureCache(QString folder, qint64 byteBudget = qint64(1) << 30);
    //! Waits for the files being written; what is still queued finishes as cancelled.
    ~PictureCache();

    //! NotFound when there is none, or only a damaged file (which is removed). Cancel the future when it is not wanted any more.
    QFuture<Result<QImage>> load(ReceiptId id, PictureKind kind, const PictureVariant &variant = {});
    //! Keeps the picture in both sizes, or (`most` is Thumbnail) as a thumbnail alone.
    QFuture<Result<Done>> store(ReceiptId id, QImage picture, const PictureVariant &variant = {}, PictureKind most = PictureKind::Large);
    //! The same for the very frame of that instant (see markExact() and setInstant()), and answers it so marked; when it could
    //! not be kept, that is logged.
    QImage storeFrame(ReceiptId id, QImage frame, Instant at, const PictureVariant &variant, PictureKind most);
    //! Both for a camera's JPEG, and answers it in the size that is wanted now. BadData when it is no picture. A picture
    //! is kept even when the future was cancelled, because a cloud's stills are counted; when it could not be kept (a full
    //! disk), that is logged and the picture is answered nevertheless. `at` as in setInstant().
    QFuture<Result<QImage>> storeJpeg(ReceiptId id, QByteArray jpeg, PictureKind wanted, const PictureVariant &variant = {},
                                      std::optional<Instant> at = {});
    //! In all variants.
    QFuture<Result<Done>> remove(QList<ReceiptId> ids);

    //! Says that the picture is the very frame of the moment, not a still from about then; kept with it.
    static void markExact(QImage &picture);
    static bool isExact(const QImage &picture);
    //! Which instant on the camera's clock it was asked for; kept with it. None of pictures that older versions kept.
    static void setInstant(QImage &picture, Instant at);
    static std::optional<Instant> instantOf(const QImage &picture);
    //! The largest size that is kept, in pixels.
    static QSize limitOf(PictureKind kind);
    //! Made smaller to fit, never larger.
    static QImage fitted(const QImage &picture, PictureKind kind);

private:
    class Private;
    std::unique_ptr<Private> d;
};
