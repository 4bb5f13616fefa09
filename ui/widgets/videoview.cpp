// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/videoview.h"

#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"

#include <QAccessibleWidget>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace {
constexpr int kRadius = 10;
constexpr int kInset = 14; // badges to the edge of the picture
constexpr int kBadgePadding = 9;
constexpr int kMinWidth = 320;
constexpr qreal kDimmed = 0.62; // darkness over an old picture behind a message

QColor opaque(QColor color)
{
    color.setAlpha(255);
    return color;
}

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

//! A picture with a name and a state in words, so that a screen reader does not meet an empty "client".
class VideoViewAccessible final : public QAccessibleWidget {
public:
    explicit VideoViewAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Graphic) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description)
            return static_cast<const VideoView *>(widget())->caption().spoken;
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != u"VideoView" || !object || !object->isWidgetType())
        return nullptr;
    return new VideoViewAccessible(static_cast<QWidget *>(object));
}
} // namespace

VideoView::VideoView(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    QAccessible::installFactory(makeAccessible); // twice is once
    setObjectName(QStringLiteral("videoView"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(tr("Camera picture"));
}

void VideoView::setImage(const QImage &image)
{
    const bool sameSize = image.size() == m_image.size();
    m_image = image;
    if (sameSize)
        update(pictureRect());
    else
        update();
}

void VideoView::setCaption(const VideoCaption &caption)
{
    if (caption == m_caption)
        return;
    const bool said = caption.spoken == m_caption.spoken;
    m_caption = caption;
    update();
    if (!said) {
        setAccessibleDescription(caption.spoken); // for tools that read the property; sends the event as well
    }
}

void VideoView::setCovered(int width)
{
    if (width == m_covered)
        return;
    m_covered = width;
    update();
}

QRect VideoView::pictureArea() const
{
    return rect().adjusted(1, 1, -1, -1 - barHeight());
}

QRect VideoView::pictureRect() const
{
    const QRect area = pictureArea();
    if (m_image.isNull())
        return area;
    const QSize size = m_image.size().scaled(outputSize(), Qt::KeepAspectRatio) / devicePixelRatioF();
    QRect picture(QPoint(), size);
    picture.moveCenter(area.center());
    return picture;
}

QSize VideoView::outputSize() const
{
    return (QSizeF(pictureArea().size()) * devicePixelRatioF()).toSize();
}

int VideoView::barHeight() const
{
    return fontMetrics().height() + 14;
}

int VideoView::heightForWidth(int width) const
{
    return qRound((width - 2) * 9 / 16.0) + 2 + barHeight();
}

QSize VideoView::sizeHint() const
{
    return {720, heightForWidth(720)};
}

QSize VideoView::minimumSizeHint() const
{
    return {kMinWidth, heightForWidth(kMinWidth)};
}

void VideoView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit outputSizeChanged();
}

void VideoView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Camera picture"));
    if (event->type() == QEvent::FontChange)
        emit outputSizeChanged();
    QWidget::changeEvent(event);
}

void VideoView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit doubleClicked();
    else
        QWidget::mouseDoubleClickEvent(event);
}

void VideoView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = m_theme.colors();
    painter.fillRect(rect(), colors.window); // the corners outside the card
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);

    QPainterPath card;
    card.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.save();
    painter.setClipPath(card);
    painter.fillRect(rect(), opaque(colors.overlay));
    paintPicture(painter);
    paintMessage(painter);
    paintBadges(painter);
    paintNote(painter);
    paintBar(painter);
    painter.restore();

    painter.setPen(colors.border);
    painter.drawPath(card);
}

void VideoView::paintPicture(QPainter &painter) const
{
    if (m_image.isNull())
        return;
    const QRect picture = pictureRect();
    if (m_image.size() == (QSizeF(picture.size()) * devicePixelRatioF()).toSize())
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(picture, m_image);
    // Where rounding leaves a pixel of dark beside a picture of the right size, its edge is drawn once more.
    const QRect area = pictureArea();
    if (area.right() == picture.right() + 1)
        painter.drawImage(QRectF(area.right(), picture.top(), 1, picture.height()), m_image,
                          QRectF(m_image.width() - 1, 0, 1, m_image.height()));
    if (area.bottom() == picture.bottom() + 1)
        painter.drawImage(QRectF(picture.left(), area.bottom(), area.width(), 1), m_image,
                          QRectF(0, m_image.height() - 1, m_image.width(), 1));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    if (!m_caption.message.isEmpty())
        painter.fillRect(pictureArea(), withAlpha(opaque(m_theme.colors().overlay), kDimmed));
}

void VideoView::paintMessage(QPainter &painter) const
{
    if (m_caption.message.isEmpty())
        return;
    const QRect area = pictureArea().adjusted(kInset * 2, kInset * 3, -kInset * 2 - m_covered, -kInset);
    const QFont headline = scaledFont(font(), 1.15, QFont::DemiBold);
    const int flags = Qt::AlignHCenter | Qt::TextWordWrap;
    const QRect first = QFontMetrics(headline).boundingRect(area, flags | Qt::AlignTop, m_caption.message);
    const QRect second =
        m_caption.nextStep.isEmpty() ? QRect() : fontMetrics().boundingRect(area, flags | Qt::AlignTop, m_caption.nextStep);
    const int gap = m_caption.nextStep.isEmpty() ? 0 : 6;
    int y = area.top() + qMax(0, (area.height() - first.height() - gap - second.height()) / 2);
    painter.setPen(Qt::white);
    painter.setFont(headline);
    painter.drawText(QRect(area.left(), y, area.width(), first.height()), flags, m_caption.message);
    y += first.height() + gap;
    painter.setPen(withAlpha(Qt::white, 0.75));
    painter.setFont(font());
    painter.drawText(QRect(area.left(), y, area.width(), second.height()), flags, m_caption.nextStep);
}

void VideoView::paintBadges(QPainter &painter) const
{
    const QFont bold = scaledFont(font(), 0.93, QFont::Bold);
    const QFont plain = scaledFont(font(), 0.93, QFont::Normal);
    const ThemeColors &colors = m_theme.colors();
    const int height = QFontMetrics(bold).height() + 2;
    QPoint at = pictureArea().topLeft() + QPoint(kInset, kInset);

    if (m_caption.badge != VideoCaption::Badge::None) {
        const bool live = m_caption.badge == VideoCaption::Badge::Live;
        const bool dot = live || m_caption.badge == VideoCaption::Badge::Silent;
        const int dotSize = dot ? qRound(height * 0.5) : 0;
        const int dotGap = dot ? 6 : 0;
        const int text = QFontMetrics(bold).horizontalAdvance(m_caption.badgeText);
        const QRect badge(at, QSize(kBadgePadding * 2 + dotSize + dotGap + text, height));
        painter.setPen(Qt::NoPen);
        painter.setBrush(live ? colors.danger : m_caption.badge == VideoCaption::Badge::Moment ? colors.accent : opaque(Qt::darkGray));
        painter.drawRoundedRect(badge, 4, 4);
        const QColor ink = m_caption.badge == VideoCaption::Badge::Moment ? colors.accentText : QColor(Qt::white);
        if (dot) {
            painter.setBrush(ink);
            painter.drawEllipse(QRect(badge.left() + kBadgePadding, badge.center().y() - dotSize / 2 + 1, dotSize, dotSize));
        }
        painter.setPen(ink);
        painter.setFont(bold);
        painter.drawText(badge.adjusted(kBadgePadding + dotSize + dotGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_caption.badgeText);
        at.rx() = badge.right() + 9;
    }
    if (!m_caption.delay.isEmpty()) {
        const QRect badge(at, QSize(kBadgePadding * 2 + QFontMetrics(plain).horizontalAdvance(m_caption.delay), height));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.overlay);
        painter.drawRoundedRect(badge, 4, 4);
        painter.setPen(Qt::white);
        painter.setFont(plain);
        painter.drawText(badge, Qt::AlignCenter, m_caption.delay);
    }
}

void VideoView::paintNote(QPainter &painter) const
{
    if (m_caption.note.isEmpty())
        return;
    const QMargins padding(kBadgePadding, 4, kBadgePadding, 4);
    const QRect area = pictureArea().adjusted(kInset, kInset, -kInset - m_covered, -kInset).marginsRemoved(padding);
    QRect text = fontMetrics().boundingRect(area, Qt::TextWordWrap | Qt::AlignLeft, m_caption.note);
    text.moveBottom(area.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().overlay);
    painter.drawRoundedRect(text.marginsAdded(padding), 4, 4);
    painter.setPen(Qt::white);
    painter.setFont(font());
    painter.drawText(text, Qt::TextWordWrap | Qt::AlignLeft, m_caption.note);
}

void VideoView::paintBar(QPainter &painter) const
{
    const QRect bar(1, height() - 1 - barHeight(), width() - 2, barHeight());
    painter.fillRect(bar, opaque(m_theme.colors().overlay));
    painter.setPen(withAlpha(Qt::white, 0.16));
    painter.drawLine(bar.topLeft(), bar.topRight());
    const QRect text = bar.adjusted(kInset, 0, -kInset, 0);
    painter.setFont(font());
    painter.setPen(Qt::white);
    const int timeWidth = fontMetrics().horizontalAdvance(m_caption.time);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, m_caption.time);
    const int room = text.width() - timeWidth - kInset;
    if (room > 0)
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight, fontMetrics().elidedText(m_caption.camera, Qt::ElideRight, room));
}
