// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clippaint.h"

#include "app/domain/timerange.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <memory>

namespace {

// As on a screen whose picture is that high.
constexpr qreal kScreenHeight = 480;
constexpr int kFontPixels = 13;
constexpr int kLeastFontPixels = 8;
constexpr int kPanelWidth = 236;
constexpr int kInset = 14;
constexpr int kPadding = 10;
constexpr qreal kRadius = 8;

//! Of a receipt that is higher than the picture, what stands first and what stands last.
QList<ReceiptPanelLine> shortened(const QList<ReceiptPanelLine> &lines, qsizetype most)
{
    if (lines.size() <= most)
        return lines;
    const qsizetype head = std::max<qsizetype>(1, (most - 1) / 2);
    const qsizetype tail = std::max<qsizetype>(1, most - 1 - head);
    return lines.first(head) << ReceiptPanelLine{QStringLiteral("\u22ee"), {}, false, false} << lines.last(tail);
}

class Painting {
public:
    explicit Painting(const BurntIn &what) : m_what(what) {}

    void paint(QImage &picture, Instant at)
    {
        if (picture.size() != m_size)
            prepare(picture.size());
        QPainter painter(&picture);
        painter.drawImage(m_panelPlace, m_panel);
        const QString time = toDateTime(at, shopZone()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        write(painter, time, Qt::AlignLeft);
        write(painter, m_what.camera, Qt::AlignRight);
    }

private:
    int scaled(qreal pixels) const { return qMax(1, qRound(pixels * m_size.height() / kScreenHeight)); }

    void prepare(QSize size)
    {
        m_size = size;
        m_font = m_what.font;
        m_font.setPixelSize(qMax(kLeastFontPixels, scaled(kFontPixels)));
        m_panel = {};
        if (m_what.receipt.isEmpty())
            return;
        const int inset = scaled(kInset);
        const int padding = scaled(kPadding);
        const int room = size.height() - 2 * inset - 2 * padding;
        QFont font = m_font;
        while (receiptpaint::heightOf(m_what.receipt, font) > room && font.pixelSize() > kLeastFontPixels)
            font.setPixelSize(font.pixelSize() - 1);
        QList<ReceiptPanelLine> lines = m_what.receipt;
        for (qsizetype most = lines.size(); receiptpaint::heightOf(lines, font) > room && most > 3; --most)
            lines = shortened(m_what.receipt, most - 1);
        const int width = qMin(scaled(kPanelWidth), size.width() - 2 * inset);
        m_panel = QImage(width, receiptpaint::heightOf(lines, font) + 2 * padding, QImage::Format_ARGB32_Premultiplied);
        m_panel.fill(Qt::transparent);
        m_panelPlace = {size.width() - inset - width, inset};
        QPainter painter(&m_panel);
        box(painter, m_panel.rect());
        receiptpaint::paint(painter, m_panel.rect().adjusted(padding, padding, -padding, -padding), lines, font);
    }

    void box(QPainter &painter, const QRect &area) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_what.ground);
        painter.drawRoundedRect(area, scaled(kRadius), scaled(kRadius));
    }

    //! Into a corner at the bottom.
    void write(QPainter &painter, const QString &text, Qt::Alignment side) const
    {
        if (text.isEmpty())
            return;
        const int padding = scaled(kPadding) / 2;
        const QFontMetrics metrics(m_font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, m_size.width() / 2 - 2 * scaled(kInset));
        QRect area(0, 0, metrics.horizontalAdvance(shown) + 4 * padding, metrics.height() + 2 * padding);
        area.moveBottom(m_size.height() - 1 - scaled(kInset));
        if (side & Qt::AlignRight)
            area.moveRight(m_size.width() - 1 - scaled(kInset));
        else
            area.moveLeft(scaled(kInset));
        box(painter, area);
        painter.setFont(m_font);
        painter.setPen(Qt::white);
        painter.drawText(area, Qt::AlignCenter, shown);
    }

    const BurntIn m_what;
    QSize m_size; //!< of the pictures
    QFont m_font;
    QImage m_panel; //!< it stays the same
    QPoint m_panelPlace;
};

} // namespace

ClipPaint burnIn(const BurntIn &what)
{
    return [painting = std::make_shared<Painting>(what)](QImage &picture, Instant at) { painting->paint(picture, at); };
}
