// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelinepainter.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace {

constexpr int kInset = 10; // left and right of the scale, for labels at its ends
constexpr int kMarksTop = 3;
constexpr int kMarksHeight = 15;
constexpr int kBandTop = 20;
constexpr int kBandHeight = 8;
constexpr int kLabelsTop = 31;
constexpr int kOverviewHeight = 3;
constexpr double kRadius = 5;
constexpr double kEdge = 4; // labels stay off the focus ring
constexpr double kLabelGap = 26; // between two labels

//! Of those that fall on the same pixels the one that is rarer and matters more is painted.
int rankOf(ReceiptKind kind)
{
    switch (kind) {
    case ReceiptKind::Refund:
    case ReceiptKind::Reversal:
        return 3;
    case ReceiptKind::Void:
    case ReceiptKind::AbandonedSlip:
        return 2;
    case ReceiptKind::CashIn:
    case ReceiptKind::CashOut:
    case ReceiptKind::Other:
        return 1;
    case ReceiptKind::Sale:
        break;
    }
    return 0;
}

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

TimelineLayout::TimelineLayout(QSize size, const Theme &theme, const QFontMetrics &labelFont)
    : all(QPoint(), size)
    , unit(theme.px(100) / 100.0)
{
    const auto row = [&](double top, double height) {
        return QRectF(kInset * unit, top, std::max(1.0, size.width() - 2 * kInset * unit), height);
    };
    marks = row(kMarksTop * unit, kMarksHeight * unit);
    band = row(kBandTop * unit, kBandHeight * unit);
    labels = row(kLabelsTop * unit, labelFont.height());
    overview = row(all.bottom() - kOverviewHeight - 1, kOverviewHeight);
}

int TimelineLayout::heightFor(const Theme &theme, const QFontMetrics &labelFont)
{
    return theme.px(kLabelsTop) + labelFont.height() + kOverviewHeight + 3;
}

TimelinePainter::TimelinePainter(QPainter &painter, const Theme &theme, const TimelineLayout &layout, const TimeScale &scale,
                                 const TimelineContent &content)
    : m_painter(painter)
    , m_colors(theme.colors())
    , m_layout(layout)
    , m_scale(scale)
    , m_content(content)
    , m_visible(scale.visible())
{
}

void TimelinePainter::paint(const QTimeZone &zone, const TimelineMark *hovered)
{
    paintGround();
    paintLabels(zone);
    paintFootage();
    paintMarks(hovered);
    paintMarkedSpan();
    paintPlayhead();
}

void TimelinePainter::paintGround()
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colors.window);
    m_painter.drawRoundedRect(m_layout.all, kRadius, kRadius);

    const double now = std::max(m_layout.band.left(), x(m_content.now));
    if (now < m_layout.band.right()) { // has not happened yet
        const QRectF future(QPointF(now, m_layout.marks.top()), QPointF(m_layout.band.right(), m_layout.band.bottom()));
        m_painter.fillRect(future, QBrush(m_colors.border, Qt::BDiagPattern));
    }
    if (!m_scale.showsAll()) {
        const TimeRange day = m_scale.day();
        const auto part = [&](Instant at) {
            return m_layout.overview.width() * double((at - day.from).count()) / double((day.to - day.from).count());
        };
        QRectF seen = m_layout.overview;
        seen.setLeft(m_layout.overview.left() + part(m_visible.from));
        seen.setWidth(std::max(2 * m_layout.unit, part(m_visible.to) - part(m_visible.from)));
        m_painter.fillRect(m_layout.overview, m_colors.border);
        m_painter.fillRect(seen, m_colors.mutedText);
    }
}

void TimelinePainter::paintFootage()
{
    const QRectF &band = m_layout.band;
    const double now = std::clamp(x(m_content.now), band.left(), band.right());
    m_painter.fillRect(QRectF(band.left(), std::floor(band.center().y()), now - band.left(), 1), m_colors.mutedText);
    QRectF half = band;
    half.setTop(band.center().y());
    paintSpans(m_content.cloud, half, QBrush(m_colors.accent, Qt::Dense5Pattern), true);
    paintSpans(m_content.here, band, m_colors.accent, false);
}

void TimelinePainter::paintSpans(const QList<TimeRange> &spans, const QRectF &row, const QBrush &brush, bool outlined)
{
    auto span = std::upper_bound(spans.begin(), spans.end(), m_visible.from, [](Instant at, const TimeRange &one) { return at < one.to; });
    double painted = row.left() - 1;
    for (; span != spans.end() && span->from < m_visible.to; ++span) {
        const double from = std::max(row.left(), x(span->from));
        const double to = std::min(row.right(), std::max(x(span->to), from + 1)); // a short one is there too
        if (to <= painted)
            continue;
        const QRectF bar(from, row.top(), to - from, row.height());
        m_painter.fillRect(bar, m_colors.window); // over the line of "none"
        m_painter.fillRect(bar, brush);
        if (outlined) {
            m_painter.fillRect(QRectF(from, row.top(), to - from, 1), m_colors.accent);
            m_painter.fillRect(QRectF(from, row.bottom() - 1, to - from, 1), m_colors.accent);
        }
        painted = to;
    }
}

void TimelinePainter::paintLabels(const QTimeZone &zone)
{
    const QFontMetrics metrics = m_painter.fontMetrics();
    const double wide = metrics.horizontalAdvance(QStringLiteral("00:00:00"));
    const double narrow = metrics.horizontalAdvance(QStringLiteral("00:00"));
    const double gap = kLabelGap * m_layout.unit;
    auto step = m_scale.tickStep(narrow + gap);
    if (step < 1min)
        step = m_scale.tickStep(wide + gap);
    const bool seconds = step < 1min;
    m_painter.setPen(m_colors.mutedText);
    for (const Instant tick : m_scale.ticks(step, zone)) {
        const double at = x(tick);
        const QTime local = toDateTime(tick, zone).time();
        const QString text = seconds ? format::time(local) : format::hourMinute(local);
        const double width = seconds ? wide : narrow;
        const double left = std::clamp(at - width / 2, kEdge, m_layout.all.right() - width - kEdge);
        m_painter.drawLine(QPointF(at, m_layout.band.bottom() + 1), QPointF(at, m_layout.labels.top()));
        m_painter.drawText(QPointF(left, m_layout.labels.top() + metrics.ascent()), text);
    }
}

void TimelinePainter::paintMarks(const TimelineMark *hovered)
{
    const auto first = std::lower_bound(m_content.marks.begin(), m_content.marks.end(), m_visible.from,
                                        [](const TimelineMark &mark, Instant at) { return mark.at < at; });
    // One for each two pixels: what was found for the column so far is painted when the next column begins.
    const TimelineMark *best = nullptr;
    double column = 0;
    const double wide = 2 * m_layout.unit;
    const auto paintBest = [&] {
        if (best)
            paintMark(*best, m_layout.band.left() + (column + 0.5) * wide, false);
        best = nullptr;
    };
    for (auto mark = first; mark != m_content.marks.end() && mark->at < m_visible.to; ++mark) {
        const double mine = std::floor(m_scale.xOf(mark->at) / wide);
        if (best && mine != column)
            paintBest();
        if (!best || rankOf(mark->kind) > rankOf(best->kind))
            best = &*mark;
        column = mine;
    }
    paintBest();
    if (hovered)
        paintMark(*hovered, x(hovered->at), true);
}

QColor TimelinePainter::colorOf(ReceiptKind kind) const
{
    switch (rankOf(kind)) {
    case 3:
        return m_colors.danger;
    case 2:
        return m_colors.mutedText;
    case 1:
        return m_colors.warning;
    default:
        return m_colors.accent;
    }
}

//! A sale is a stroke; the others carry a head.
void TimelinePainter::paintMark(const TimelineMark &mark, double at, bool hovered)
{
    const double unit = m_layout.unit;
    const QRectF &lane = m_layout.marks;
    const QColor color = hovered ? m_colors.text : colorOf(mark.kind);
    const double width = (hovered ? 3 : 2) * unit;
    m_painter.fillRect(QRectF(at - width / 2, lane.top() + 2 * unit, width, lane.height() - 2 * unit), color);
    const double r = 3.5 * unit;
    const QPointF head(at, lane.top() + r);
    const auto polygon = [&](const QPolygonF &shape) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(shape);
    };
    switch (mark.kind) {
    case ReceiptKind::Sale:
        break;
    case ReceiptKind::Refund: // goes back
        polygon({head + QPointF(-r, 0), head + QPointF(r * 0.6, -r), head + QPointF(r * 0.6, r)});
        break;
    case ReceiptKind::Reversal:
        polygon({head + QPointF(-r, 0), head + QPointF(0, -r), head + QPointF(r, 0), head + QPointF(0, r)});
        break;
    case ReceiptKind::Void: // crossed out
    case ReceiptKind::AbandonedSlip:
        m_painter.setPen(QPen(color, 1.6 * unit));
        m_painter.drawLine(head + QPointF(-r, -r), head + QPointF(r, r));
        m_painter.drawLine(head + QPointF(-r, r), head + QPointF(r, -r));
        break;
    case ReceiptKind::CashIn:
    case ReceiptKind::CashOut:
    case ReceiptKind::Other:
        m_painter.setPen(QPen(color, 1.4 * unit));
        m_painter.setBrush(m_colors.window);
        m_painter.drawEllipse(head, r * 0.8, r * 0.8);
        break;
    }
}

void TimelinePainter::paintMarkedSpan()
{
    if (m_content.in && m_content.out) {
        const double from = std::max(m_layout.band.left(), x(*m_content.in));
        const double to = std::min(m_layout.band.right(), x(*m_content.out));
        if (to >= from)
            m_painter.fillRect(QRectF(from, m_layout.marks.top(), to - from, m_layout.band.bottom() - m_layout.marks.top()),
                               withAlpha(m_colors.warning, 0.28F));
    }
    if (m_content.in)
        paintBracket(*m_content.in, 1);
    if (m_content.out)
        paintBracket(*m_content.out, -1);
}

void TimelinePainter::paintBracket(Instant at, int direction)
{
    const double where = x(at);
    if (where < m_layout.band.left() || where > m_layout.band.right())
        return;
    const QRectF rows(QPointF(where, m_layout.marks.top()), QPointF(where + direction * 5 * m_layout.unit, m_layout.band.bottom() + 1));
    m_painter.setPen(QPen(m_colors.warning, 2 * m_layout.unit));
    m_painter.drawPolyline(QPolygonF({rows.topRight(), rows.topLeft(), rows.bottomLeft(), rows.bottomRight()}));
}

void TimelinePainter::paintPlayhead()
{
    if (!m_content.playhead)
        return;
    const double at = x(*m_content.playhead);
    if (at < m_layout.band.left() - 1 || at > m_layout.band.right() + 1)
        return;
    const double unit = m_layout.unit;
    const QColor color = m_content.live ? m_colors.danger : m_colors.text;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawRect(QRectF(at - unit, 0, 2 * unit, m_layout.band.bottom() + 3 * unit));
    if (m_content.live)
        m_painter.drawEllipse(QPointF(at, 4 * unit), 4 * unit, 4 * unit);
    else
        m_painter.drawPolygon(QPolygonF({QPointF(at - 5 * unit, 0), QPointF(at + 5 * unit, 0), QPointF(at, 6 * unit)}));
}
