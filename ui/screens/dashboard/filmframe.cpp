// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/filmframe.h"

#include "ui/theme/scaledfont.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace {
constexpr int kRadius = 6;
constexpr int kGap = 4; // between picture and words
} // namespace

FilmFrame::FilmFrame(const Theme &theme, bool emphasised, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_emphasised(emphasised)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilmFrame::setContent(const Content &content)
{
    if (content == m_content)
        return;
    m_content = content;
    update();
}

QFont FilmFrame::labelFont() const
{
    return scaledFont(font(), 0.9, m_emphasised ? QFont::Bold : QFont::Normal);
}

int FilmFrame::heightForPicture(int pictureHeight) const
{
    return pictureHeight + kGap + QFontMetrics(labelFont()).height();
}

QSize FilmFrame::sizeHint() const
{
    return {m_theme.px(142), heightForPicture(m_theme.px(80))}; // the strip gives it its size
}

QRect FilmFrame::pictureRect() const
{
    return {0, 0, width(), height() - heightForPicture(0)};
}

void FilmFrame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FilmFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const ThemeColors &colors = m_theme.colors();
    const QRect box = pictureRect();
    QPainterPath card;
    card.addRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.save();
    painter.setClipPath(card);
    painter.fillRect(box, m_content.image.isNull() ? colors.window : colors.border);
    if (!m_content.image.isNull()) {
        QRectF target(QPointF(), QSizeF(m_content.image.size()).scaled(box.size(), Qt::KeepAspectRatio));
        target.moveCenter(QRectF(box).center());
        painter.drawImage(target, m_content.image);
    }
    painter.restore();
    painter.setFont(labelFont());
    if (m_content.image.isNull()) {
        painter.setPen(colors.mutedText);
        painter.drawText(box.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap, m_content.missing);
    }
    QPen frame(m_emphasised ? colors.accent : colors.border, m_emphasised ? 2 : 1);
    if (hasFocus())
        frame = QPen(colors.focus, 3);
    else if (underMouse() && isEnabled())
        frame.setColor(colors.accent);
    painter.setPen(frame);
    painter.drawPath(card);
    painter.setPen(m_emphasised ? colors.text : colors.mutedText);
    const QRect words(0, box.bottom() + 1 + kGap, width(), height() - box.height() - kGap);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString &label = metrics.horizontalAdvance(m_content.label) <= words.width() ? m_content.label : m_content.shortLabel;
    painter.drawText(words, Qt::AlignVCenter, metrics.elidedText(label, Qt::ElideRight, words.width()));
}
