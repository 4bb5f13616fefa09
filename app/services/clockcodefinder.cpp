// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clockcodefinder.h"

#include "app/domain/clockcode.h"

#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace {

constexpr int kLargest = 1280; // wider pictures are made smaller: the code is large, or it is not readable anyway
constexpr int kSmallest = 2 * ClockCode::kRingWidth; // pixels of the ring: two for each unit
// How far around a pixel is compared, as shares of the width: a thick ring needs it far, a small code not beyond its ground.
constexpr std::array kReaches{16, 48};
constexpr int kLeastContrast = 24; // of 255, between dark and light

//! Light or dark compared with what is around: screens are bright, shops are not, and both have gradients.
std::vector<char> darkPixels(const QImage &gray, int reach)
{
    const int width = gray.width();
    const int height = gray.height();
    std::vector<quint32> sums(size_t(width + 1) * size_t(height + 1), 0);
    const auto sum = [&](int x, int y) -> quint32 & { return sums[size_t(y) * size_t(width + 1) + size_t(x)]; };
    for (int y = 0; y < height; ++y) {
        const uchar *line = gray.constScanLine(y);
        quint32 row = 0;
        for (int x = 0; x < width; ++x) {
            row += line[x];
            sum(x + 1, y + 1) = sum(x + 1, y) + row;
        }
    }
    std::vector<char> dark(size_t(width) * size_t(height));
    for (int y = 0; y < height; ++y) {
        const uchar *line = gray.constScanLine(y);
        const int top = std::max(0, y - reach);
        const int bottom = std::min(height, y + reach + 1);
        for (int x = 0; x < width; ++x) {
            const int left = std::max(0, x - reach);
            const int right = std::min(width, x + reach + 1);
            const quint32 around = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
            const auto count = quint32((right - left) * (bottom - top));
            dark[size_t(y) * size_t(width) + size_t(x)] = (line[x] + kLeastContrast / 4) * count < around;
        }
    }
    return dark;
}

//! Dark pixels that hang together.
struct Blob {
    QPoint topLeft; // the corners are its pixels farthest out in these directions
    QPoint topRight;
    QPoint bottomRight;
    QPoint bottomLeft;
    QRect box;
    int pixels = 0;

    //! As large and as full as a ring, and all in the picture.
    bool mayBeRing(const QSize &picture) const
    {
        const double share = double(pixels) / (double(box.width()) * box.height());
        const double aspect = double(box.width()) / box.height();
        return box.width() >= kSmallest && share > 0.2 && share < 0.65 && aspect > 1.0 && aspect < 2.5 &&
               QRect(QPoint(), picture).adjusted(1, 1, -1, -1).contains(box);
    }
};

//! Takes the blob out of the pixels.
Blob takeBlob(std::vector<char> &dark, const QSize &size, QPoint start)
{
    Blob blob{start, start, start, start, QRect(start, start), 0};
    std::vector<QPoint> open{start};
    const auto take = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= size.width() || y >= size.height())
            return;
        char &pixel = dark[size_t(y) * size_t(size.width()) + size_t(x)];
        if (pixel)
            open.emplace_back(x, y);
        pixel = 0;
    };
    dark[size_t(start.y()) * size_t(size.width()) + size_t(start.x())] = 0;
    while (!open.empty()) {
        const QPoint at = open.back();
        open.pop_back();
        ++blob.pixels;
        const auto farther = [&at](QPoint &corner, int x, int y) {
            if (x * at.x() + y * at.y() > x * corner.x() + y * corner.y())
                corner = at;
        };
        farther(blob.topLeft, -1, -1);
        farther(blob.topRight, 1, -1);
        farther(blob.bottomRight, 1, 1);
        farther(blob.bottomLeft, -1, 1);
        blob.box |= QRect(at, at);
        take(at.x() - 1, at.y());
        take(at.x() + 1, at.y());
        take(at.x(), at.y() - 1);
        take(at.x(), at.y() + 1);
    }
    return blob;
}

//! Reads the pattern within a ring: places are in units from the ring's outer corner.
class Pattern {
public:
    Pattern(const QImage &gray, const Blob &ring) : m_gray(gray)
    {
        const QPolygonF units{{{0, 0},
                               {double(ClockCode::kRingWidth), 0},
                               {double(ClockCode::kRingWidth), double(ClockCode::kRingHeight)},
                               {0, double(ClockCode::kRingHeight)}}};
        const QPolygonF pixels{
            {ring.topLeft, ring.topRight + QPoint(1, 0), ring.bottomRight + QPoint(1, 1), ring.bottomLeft + QPoint(0, 1)}};
        m_valid = QTransform::quadToQuad(units, pixels, m_toPixels);
    }

    std::optional<ClockCode::Cells> read() const
    {
        if (!m_valid)
            return std::nullopt;
        constexpr double kInRing = ClockCode::kRing / 2.0;
        constexpr double kInGap = ClockCode::kRing + ClockCode::kGap / 2.0;
        const QList<double> ring = along(kInRing, 0.5);
        const QList<double> gap = along(kInGap, 0.2);
        const double darkest = mean(ring);
        const double lightest = mean(gap);
        const double middle = (darkest + lightest) / 2;
        const double clear = (lightest - darkest) * 0.15; // nearer to the middle it is a cell that was just changing
        const auto wrong = std::count_if(ring.begin(), ring.end(), [=](double value) { return value > middle; }) +
                           std::count_if(gap.begin(), gap.end(), [=](double value) { return value < middle; });
        if (lightest - darkest < kLeastContrast || wrong > (ring.size() + gap.size()) / 20)
            return std::nullopt;
        ClockCode::Cells cells;
        for (int row = 0; row < ClockCode::kRows; ++row) {
            for (int column = 0; column < ClockCode::kColumns; ++column) {
                constexpr int kInside = ClockCode::kRing + ClockCode::kGap;
                const double value = brightness({kInside + (column + 0.5) * ClockCode::kCell, kInside + (row + 0.5) * ClockCode::kCell},
                                                0.25 * ClockCode::kCell);
                if (std::abs(value - middle) < clear)
                    return std::nullopt;
                cells[size_t(row * ClockCode::kColumns + column)] = value < middle;
            }
        }
        return cells;
    }

private:
    //! Around a point, so far to each side.
    double brightness(QPointF centre, double reach) const
    {
        constexpr int kSteps = 2;
        double sum = 0;
        for (int y = -kSteps; y <= kSteps; ++y) {
            for (int x = -kSteps; x <= kSteps; ++x) {
                const QPointF at = m_toPixels.map(centre + QPointF(x, y) * (reach / kSteps));
                const int px = std::clamp(int(at.x()), 0, m_gray.width() - 1);
                const int py = std::clamp(int(at.y()), 0, m_gray.height() - 1);
                sum += m_gray.constScanLine(py)[px];
            }
        }
        return sum / ((2 * kSteps + 1) * (2 * kSteps + 1));
    }
    //! All the way round, so far inside the ring's outer edge.
    QList<double> along(double inset, double reach) const
    {
        QList<double> values;
        for (double x = inset; x <= ClockCode::kRingWidth - inset; x += 1)
            values << brightness({x, inset}, reach) << brightness({x, ClockCode::kRingHeight - inset}, reach);
        for (double y = inset; y <= ClockCode::kRingHeight - inset; y += 1)
            values << brightness({inset, y}, reach) << brightness({ClockCode::kRingWidth - inset, y}, reach);
        return values;
    }
    static double mean(const QList<double> &values)
    {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return sum / double(values.size());
    }

    const QImage &m_gray;
    QTransform m_toPixels;
    bool m_valid = false;
};

std::optional<Instant> findCode(const QImage &gray, int reach, Instant near)
{
    std::vector<char> dark = darkPixels(gray, reach);
    for (int y = 0; y < gray.height(); ++y) {
        for (int x = 0; x < gray.width(); ++x) {
            if (!dark[size_t(y) * size_t(gray.width()) + size_t(x)])
                continue;
            const Blob blob = takeBlob(dark, gray.size(), {x, y});
            if (!blob.mayBeRing(gray.size()))
                continue;
            if (const std::optional<ClockCode::Cells> cells = Pattern(gray, blob).read()) {
                if (const std::optional<Instant> time = ClockCode::timeOf(*cells, near))
                    return time;
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Instant> findClockCode(const QImage &picture, Instant near)
{
    if (picture.isNull())
        return std::nullopt;
    const QImage smaller = picture.width() > kLargest ? picture.scaledToWidth(kLargest, Qt::SmoothTransformation) : picture;
    const QImage gray = smaller.convertToFormat(QImage::Format_Grayscale8);
    for (const int share : kReaches) {
        if (const std::optional<Instant> found = findCode(gray, gray.width() / share, near))
            return found;
    }
    return std::nullopt;
}
