// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/picturescaler.h"

#include "app/video/libav.h"

#include <cmath>

namespace {

// libswscale writes whole vectors: rows of widths that are no multiple of one would run over a tight QImage buffer.
constexpr int kAlignment = 64;

// A stranger shape of a pixel is damage.
constexpr double kOddestPixel = 4;

QImage paddedImage(QSize size)
{
    const qsizetype stride = (qsizetype(size.width()) * 4 + kAlignment - 1) / kAlignment * kAlignment;
    auto *memory = static_cast<uchar *>(av_malloc(size_t(stride * size.height() + kAlignment)));
    if (!memory)
        return {};
    return QImage(
        memory, size.width(), size.height(), stride, QImage::Format_RGB32, [](void *own) { av_free(own); }, memory);
}

QSize shownSize(const AVFrame &picture, QSize box, PictureScaler::Fit fit)
{
    QSize size(picture.width, picture.height);
    const AVRational pixel = picture.sample_aspect_ratio;
    const double shape = pixel.num > 0 && pixel.den > 0 ? double(pixel.num) / pixel.den : 1;
    if (shape >= 1 / kOddestPixel && shape <= kOddestPixel)
        size.setWidth(std::max(1, int(std::lround(size.width() * shape))));
    const bool fits = size.width() <= box.width() && size.height() <= box.height();
    if (!box.isEmpty() && !(fits && fit == PictureScaler::Fit::ShrinkOnly))
        size.scale(box, Qt::KeepAspectRatio);
    return size.expandedTo({1, 1});
}

//! Cameras often leave the matrix out; then it goes by the size, as players do.
int colourMatrix(const AVFrame &picture)
{
    switch (picture.colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    case AVCOL_SPC_BT2020_NCL:
        return SWS_CS_BT2020;
    default:
        return picture.height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}

} // namespace

struct PictureScaler::Setup {
    QSize from;
    int format = AV_PIX_FMT_NONE;
    QSize to;
    int matrix = 0;
    bool fullRange = false;
    libav::Scaler context;
};

PictureScaler::PictureScaler() : m_setup(std::make_unique<Setup>()) {}
PictureScaler::~PictureScaler() = default;

Result<QImage> PictureScaler::toImage(const AVFrame &picture, QSize box, Fit fit)
{
    Setup &now = *m_setup;
    const QSize from(picture.width, picture.height);
    const QSize to = shownSize(picture, box, fit);
    const int matrix = colourMatrix(picture);
    const bool fullRange = picture.color_range == AVCOL_RANGE_JPEG || picture.format == AV_PIX_FMT_YUVJ420P;
    if (!now.context || now.from != from || now.format != picture.format || now.to != to || now.matrix != matrix ||
        now.fullRange != fullRange) {
        now.context.reset(sws_getContext(from.width(), from.height(), AVPixelFormat(picture.format), to.width(), to.height(),
                                         AV_PIX_FMT_BGRA, SWS_FAST_BILINEAR, nullptr, nullptr, nullptr));
        if (!now.context)
            return Error{Error::Kind::BadData, QStringLiteral("a picture format that cannot be scaled"), {}, {}};
        const int *coefficients = sws_getCoefficients(matrix);
        // Answers -1 for formats that have no matrix, which is fine.
        sws_setColorspaceDetails(now.context.get(), coefficients, fullRange, coefficients, 1, 0, 1 << 16, 1 << 16);
        now.from = from;
        now.format = picture.format;
        now.to = to;
        now.matrix = matrix;
        now.fullRange = fullRange;
    }
    QImage image = paddedImage(to);
    if (image.isNull())
        return libav::error(QStringLiteral("scale picture"), AVERROR(ENOMEM));
    // constBits: bits() would copy the padded buffer away into a tight one if another image shared it.
    uint8_t *rows[4] = {const_cast<uint8_t *>(image.constBits()), nullptr, nullptr, nullptr};
    const int strides[4] = {int(image.bytesPerLine()), 0, 0, 0};
    const int done = sws_scale(now.context.get(), picture.data, picture.linesize, 0, picture.height, rows, strides);
    if (done <= 0)
        return libav::error(QStringLiteral("scale picture"), done < 0 ? done : AVERROR_INVALIDDATA);
    return image;
}
