// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timeline.h"

#include "ui/format/format.h"
#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"
#include "ui/widgets/timeline/timelineaccessible.h"
#include "ui/widgets/timeline/timelineinput.h"
#include "ui/widgets/timeline/timelinepainter.h"
#include "ui/widgets/timeline/timelinepreview.h"
#include "ui/widgets/timeline/timelinetext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace {

constexpr double kWheelDoubles = 200; // a notch is 120
constexpr double kMarkReach = 4; // pixels of normal text
constexpr double kEdgePull = 0.2; // how fast a drag beyond an end goes on

} // namespace

Timeline::Timeline(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_preview(new TimelinePreview(theme))
{
    installTimelineAccessibility();
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grabGesture(Qt::PinchGesture);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        scaleChanged();
    });
    translate();
}

Timeline::~Timeline()
{
    delete m_preview;
}

void Timeline::setDay(const TimeRange &day, const QTimeZone &zone)
{
    if (day == m_scale.day() && zone == m_zone)
        return;
    m_zone = zone;
    m_scale.setDay(day);
    endHover();
    update();
}

void Timeline::setMarks(const QList<TimelineMark> &marks)
{
    m_content.marks = marks;
    update();
}

void Timeline::setFootage(const QList<TimeRange> &here, const QList<TimeRange> &cloud, const QList<TimeRange> &unknown)
{
    if (here == m_content.here && cloud == m_content.cloud && unknown == m_content.unknown)
        return;
    m_content.here = here;
    m_content.cloud = cloud;
    m_content.unknown = unknown;
    update();
}

void Timeline::setNow(Instant now)
{
    if (std::floor(xOf(now)) != std::floor(xOf(m_content.now)))
        update();
    m_content.now = now;
}

void Timeline::setPlayhead(std::optional<Instant> at, bool live)
{
    if (at == m_content.playhead && live == m_content.live)
        return;
    const auto inView = [this](Instant one) { return m_scale.visible().contains(one); };
    const bool leaves = at && m_content.playhead && m_scale.day().contains(*at) && inView(*m_content.playhead) && !inView(*at);
    const bool moved = !at || !m_content.playhead || live != m_content.live || std::floor(xOf(*at)) != std::floor(xOf(*m_content.playhead));
    m_content.playhead = at;
    m_content.live = live;
    if (leaves && !m_scrubbing)
        m_scale.reveal(*at);
    if (leaves || moved)
        update();
}

void Timeline::setMarked(std::optional<Instant> in, std::optional<Instant> out)
{
    m_content.in = in;
    m_content.out = out;
    update();
}

void Timeline::setPreview(const QImage &image)
{
    m_preview->setImage(image);
}

QSize Timeline::previewSize() const
{
    return (QSizeF(m_preview->pictureSize()) * devicePixelRatioF()).toSize();
}

TimelineLayout Timeline::layoutNow() const
{
    return {size(), m_theme, QFontMetrics(labelFont())};
}

QFont Timeline::labelFont() const
{
    return scaledFont(font(), 0.85, QFont::Normal);
}

double Timeline::xOf(Instant at) const
{
    return layoutNow().band.left() + m_scale.xOf(at);
}

Instant Timeline::instantAt(double x) const
{
    return m_scale.at(x - layoutNow().band.left());
}

Instant Timeline::position() const
{
    return m_content.playhead.value_or(m_content.now);
}

const TimelineMark *Timeline::markUnder(QPointF position) const
{
    const TimelineLayout layout = layoutNow();
    if (position.y() >= layout.band.top())
        return nullptr;
    const auto reach = std::chrono::milliseconds(qint64(kMarkReach * layout.unit * double(m_scale.perPixel().count())));
    return markNear(m_content, instantAt(position.x()), reach);
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(labelFont());
    const TimelineLayout layout = layoutNow();
    const auto hovered = std::find_if(m_content.marks.begin(), m_content.marks.end(), [this](const TimelineMark &mark) {
        return m_hoveredReceipt.isValid() && mark.receipt == m_hoveredReceipt;
    });
    TimelinePainter(painter, m_theme, layout, m_scale, m_content).paint(m_zone, hovered == m_content.marks.end() ? nullptr : &*hovered);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.colors().focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || event->button() == Qt::RightButton) {
        m_panning = event->position().x();
        endHover();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const TimelineMark *mark = markUnder(event->position())) {
        m_pressed = mark->receipt;
        return;
    }
    m_scrubbing = true;
    emit scrubBegan();
    emit sought(instantAt(event->position().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_panning) {
        m_scale.pan(*m_panning - x);
        m_panning = x;
        scaleChanged();
        return;
    }
    hover(event->position());
    if (!m_scrubbing)
        return;
    const QRectF band = layoutNow().band;
    if (x < band.left() || x > band.right()) {
        m_scale.pan((x - (x < band.left() ? band.left() : band.right())) * kEdgePull);
        scaleChanged();
    }
    emit sought(instantAt(std::clamp(x, band.left(), band.right())));
}

void Timeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || event->button() == Qt::RightButton) {
        m_panning.reset();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const std::optional<ReceiptId> pressed = std::exchange(m_pressed, {})) {
        const TimelineMark *mark = markUnder(event->position());
        if (mark && mark->receipt == *pressed)
            emit receiptPicked(*pressed);
    }
    if (!std::exchange(m_scrubbing, false))
        return;
    emit scrubEnded();
    announce();
}

void Timeline::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    endHover();
}

void Timeline::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    endHover();
    m_pressed.reset();
    m_panning.reset();
    if (std::exchange(m_scrubbing, false))
        emit scrubEnded();
}

void Timeline::hover(QPointF position)
{
    const TimelineMark *mark = markUnder(position);
    const Instant at = mark ? mark->at : instantAt(position.x());
    const ReceiptId receipt = mark ? mark->receipt : ReceiptId{};
    if (receipt != m_hoveredReceipt) {
        m_hoveredReceipt = receipt;
        setCursor(mark ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
    m_preview->showAbove(this, QPoint(qRound(xOf(at)), 0), format::time(at, m_zone), hoverText(at, mark));
    emit hovered(at);
}

void Timeline::endHover()
{
    const bool hovers = !m_preview->isHidden();
    m_preview->hide();
    m_preview->setImage({});
    if (m_hoveredReceipt.isValid()) {
        m_hoveredReceipt = {};
        update();
    }
    if (hovers)
        emit hovered({});
}

QString Timeline::hoverText(Instant at, const TimelineMark *mark) const
{
    const QString receipt = mark && m_receiptText ? m_receiptText(mark->receipt) : QString();
    return receipt.isEmpty() ? footageText(footagePlace(m_content, at)) : receipt;
}

void Timeline::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    // Other programs scroll sideways like this as well.
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y()) || event->modifiers() & Qt::ShiftModifier;
    if (sideways) {
        m_scale.pan(-(angle.x() != 0 ? angle.x() : angle.y()));
        scaleChanged();
    } else {
        zoom(std::exp2(angle.y() / kWheelDoubles), event->position().x());
    }
    event->accept();
}

bool Timeline::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isTimelineKey(static_cast<QKeyEvent &>(*event))) {
        event->accept(); // otherwise the player's keys take it
        return true;
    }
    if (const std::optional<TimelinePinch> pinch = timelinePinch(*event, *this)) {
        zoom(pinch->factor, pinch->x);
        return true;
    }
    return QWidget::event(event);
}

void Timeline::zoom(double factor, std::optional<double> anchor)
{
    if (const double there = xOf(position()); !anchor && there >= 0 && there <= width())
        anchor = there;
    m_scale.zoom(factor, anchor.value_or(width() / 2.0) - layoutNow().band.left());
    scaleChanged();
}

void Timeline::showAll()
{
    m_scale.showAll();
    scaleChanged();
}

void Timeline::scaleChanged()
{
    m_scale.setWidth(layoutNow().band.width());
    endHover();
    update();
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    if (isTimelineKey(*event))
        pressTimelineKey(*this, *event);
    else
        QWidget::keyPressEvent(event);
}

void Timeline::moveBy(std::chrono::milliseconds by)
{
    moveTo(position() + by);
}

void Timeline::moveTo(Instant at)
{
    emit sought(std::clamp(at, m_scale.day().from, m_scale.day().to));
    m_scale.reveal(position());
    announce();
    update();
}

void Timeline::moveToFirstFootage()
{
    moveTo(m_content.here.isEmpty() ? m_scale.day().from : m_content.here.first().from);
}

void Timeline::stepMark(int direction)
{
    const TimelineMark *mark = markFrom(m_content, position(), direction);
    if (!mark)
        return;
    m_scale.reveal(mark->at);
    emit receiptPicked(mark->receipt);
    announce();
    update();
}

QString Timeline::spoken() const
{
    return playheadText(m_content, m_zone);
}

void Timeline::announce()
{
    setAccessibleDescription(spoken());
    announceTimeline(*this);
}

QSize Timeline::sizeHint() const
{
    return {m_theme.px(640), TimelineLayout::heightFor(m_theme, QFontMetrics(labelFont()))};
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    scaleChanged();
}

void Timeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        scaleChanged();
    }
}

void Timeline::translate()
{
    endHover();
    setAccessibleName(tr("Timeline of the day"));
    setAccessibleDescription(spoken());
}
