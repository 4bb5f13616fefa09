// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/timeline/timelinecontent.h"
#include "ui/widgets/timeline/timescale.h"

#include <QFontMetrics>
#include <QRectF>

class QPainter;
class Theme;
struct ThemeColors;

//! Where the parts of a timeline are, from top to bottom. The scale's pixels begin at the left of each of them.
struct TimelineLayout {
    TimelineLayout(QSize size, const Theme &theme, const QFontMetrics &labelFont);
    static int heightFor(const Theme &theme, const QFontMetrics &labelFont);

    QRectF all;
    QRectF marks;
    QRectF band; //!< of footage
    QRectF labels;
    QRectF overview; //!< which part of the day is seen
    double unit; //!< a pixel of normal text
};

//! Paints a timeline. What differs in colour differs in shape too: a bar of full height is footage here, a hatched one of half
//! the height footage in the cloud, a line none. Thousands of marks cost no more than there are pixels.
class TimelinePainter {
public:
    TimelinePainter(QPainter &painter, const Theme &theme, const TimelineLayout &layout, const TimeScale &scale,
                    const TimelineContent &content);

    void paint(const QTimeZone &zone, const TimelineMark *hovered);

private:
    void paintGround();
    void paintFootage();
    void paintLabels(const QTimeZone &zone);
    void paintMarks(const TimelineMark *hovered);
    void paintMarkedSpan();
    void paintPlayhead();
    double x(Instant at) const { return m_layout.band.left() + m_scale.xOf(at); }
    void paintSpans(const QList<TimeRange> &spans, const QRectF &row, const QBrush &brush, bool outlined);
    void paintMark(const TimelineMark &mark, double at, bool hovered);
    void paintBracket(Instant at, int direction);
    QColor colorOf(ReceiptKind kind) const;

    QPainter &m_painter;
    const ThemeColors &m_colors;
    const TimelineLayout &m_layout;
    const TimeScale &m_scale;
    const TimelineContent &m_content;
    const TimeRange m_visible;
};
