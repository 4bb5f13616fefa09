// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/cameratile.h"

#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace {
constexpr int kRadius = 7;
constexpr int kInset = 7;
} // namespace

CameraTile::CameraTile(const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CameraTile::setImage(const QImage &image)
{
    m_image = image;
    update();
}

void CameraTile::setCaption(const VideoCaption &caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    setText(caption.camera);
    setAccessibleName(tr("Show %1 large").arg(caption.camera));
    setAccessibleDescription(caption.spoken);
    setToolTip((caption.message.isEmpty() ? caption.camera : caption.camera + u'\n' + caption.message).toHtmlEscaped());
    update();
}

void CameraTile::setSaysLive(bool says)
{
    if (says == m_saysLive)
        return;
    m_saysLive = says;
    update();
}

QRect CameraTile::pictureRect() const
{
    if (m_image.isNull())
        return rect();
    QRect picture(QPoint(), m_image.size().scaled(outputSize(), Qt::KeepAspectRatio) / devicePixelRatioF());
    picture.moveCenter(rect().center());
    return picture;
}

QSize CameraTile::outputSize() const
{
    return (QSizeF(size()) * devicePixelRatioF()).toSize();
}

QSize CameraTile::sizeHint() const
{
    return {m_theme.px(160), m_theme.px(90)}; // the stage gives it its size
}

//! Enter too, as on the receipts.
void CameraTile::keyPressEvent(QKeyEvent *event)
{
    const auto key = Qt::Key(event->key());
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        click();
    else if (key >= Qt::Key_Left && key <= Qt::Key_Down)
        emit stepped(key);
    else
        QAbstractButton::keyPressEvent(event);
}

void CameraTile::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    emit outputSizeChanged();
}

//! The time of what is not live; where others are not, also what is.
void CameraTile::paintBadge(QPainter &painter) const
{
    const bool moment = m_caption.badge == VideoCaption::Badge::Moment;
    if (!moment && !(m_saysLive && m_caption.badge == VideoCaption::Badge::Live))
        return;
    painter.setFont(scaledFont(font(), 0.8, QFont::Bold));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString text = metrics.elidedText(m_caption.badgeText, Qt::ElideRight, width() - 4 * kInset);
    const QRect badge(kInset, kInset, metrics.horizontalAdvance(text) + 2 * kInset, metrics.height() + 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(moment ? m_theme.colors().accent : m_theme.colors().danger);
    painter.drawRoundedRect(badge, 4, 4);
    painter.setPen(moment ? m_theme.colors().accentText : QColor(Qt::white));
    painter.drawText(badge, Qt::AlignCenter, text);
}

void CameraTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const ThemeColors &colors = m_theme.colors();
    QColor dark = colors.overlay;
    dark.setAlpha(255);
    QPainterPath card;
    card.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const QRect picture = pictureRect();
    if (m_image.isNull() || picture != rect())
        painter.fillRect(rect(), dark);
    if (!m_image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, m_image.size() != (QSizeF(picture.size()) * devicePixelRatioF()).toSize());
        painter.drawImage(picture, m_image);
    }

    painter.setFont(scaledFont(font(), 0.85, QFont::Normal));
    const QFontMetrics metrics = painter.fontMetrics();
    // Never an old picture that looks like a live one: there is no room for the badge, so its words dim the picture.
    const QString &said =
        m_caption.message.isEmpty() && m_caption.badge == VideoCaption::Badge::Silent ? m_caption.delay : m_caption.message;
    if (!said.isEmpty()) {
        QColor dim = dark;
        dim.setAlphaF(0.62F);
        painter.fillRect(rect(), dim);
        painter.setPen(Qt::white);
        const QRect room = rect().adjusted(kInset, kInset, -kInset, -metrics.height() - 4);
        const bool fits = metrics.boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, said).height() <= room.height();
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, fits ? said : metrics.elidedText(said, Qt::ElideRight, room.width()));
    }
    paintBadge(painter);
    painter.setFont(scaledFont(font(), 0.85, QFont::Normal));
    const QRect strip(0, height() - metrics.height() - 4, width(), metrics.height() + 4);
    painter.fillRect(strip, colors.overlay);
    painter.setPen(Qt::white);
    QRect text = strip.adjusted(kInset, 0, -kInset, 0);
    const int delay = metrics.horizontalAdvance(m_caption.delay);
    if (m_caption.badge == VideoCaption::Badge::Live && delay < text.width() / 2) {
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight, m_caption.delay);
        text.adjust(0, 0, -delay - kInset, 0);
    }
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(m_caption.camera, Qt::ElideRight, text.width()));

    // Over it instead of a clip, with which sixteen pictures would take several times as long.
    QPainterPath corners = card;
    corners.addRect(rect());
    painter.fillPath(corners, colors.window); // odd-even: what is outside of the card
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(colors.focus, 2) : QPen(underMouse() ? colors.accent : colors.border, 1));
    painter.drawPath(card);
}
