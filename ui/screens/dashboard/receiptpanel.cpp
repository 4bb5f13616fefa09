// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/receiptpanel.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace {
constexpr int kInset = 14; // to the edges of the picture
constexpr int kPadding = 12;
constexpr int kBleed = 5; // of that, what a lit line goes beyond the text
constexpr int kWidth = 236;
constexpr qreal kRadius = 8;
} // namespace

//! The text itself, inside the scroll area.
class ReceiptPanel::Paper final : public QWidget {
public:
    using QWidget::QWidget;

    void setLines(const QList<ReceiptPanelLine> &lines)
    {
        m_lines = lines;
        updateGeometry();
        update();
    }

    void setAtSale(bool atSale)
    {
        if (atSale == m_atSale)
            return;
        m_atSale = atSale;
        update();
    }

    int neededHeight() const { return receiptpaint::heightOf(m_lines, font()); }

    QSize sizeHint() const override { return {kWidth - 2 * (kPadding - kBleed), neededHeight()}; }
    QSize minimumSizeHint() const override { return {1, neededHeight()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        receiptpaint::paint(painter, rect().adjusted(kBleed, 0, -kBleed, 0), m_lines, font(), m_atSale);
    }

private:
    QList<ReceiptPanelLine> m_lines;
    bool m_atSale = false;
};

ReceiptPanel::ReceiptPanel(const Theme &theme, QMenu *menu, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_paper(new Paper)
    , m_scroll(new QScrollArea(this))
    , m_menu(menu)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("receiptPanel"));
    m_paper->setObjectName(QStringLiteral("receiptPaper"));
    m_scroll->setObjectName(QStringLiteral("receiptScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus); // so that the keys can scroll a long receipt
    m_scroll->setWidget(m_paper);
    // What the program's sheet says of scroll areas is for areas on cards; this one lies on a picture.
    setStyleSheet(QStringLiteral("#receiptScroll, #receiptPaper, #receiptScroll > QWidget { background: transparent; border: none; }"));
    m_scroll->viewport()->setAutoFillBackground(false);
    m_paper->setAutoFillBackground(false); // setWidget() turned it on
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPadding - kBleed, kPadding - 2, kPadding - kBleed, kPadding - 2);
    layout->addWidget(m_scroll);
    layout->setSpacing(2);
    m_more->setObjectName(QStringLiteral("receiptMore"));
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setText(QStringLiteral("\u22ef"));
    m_more->setStyleSheet(
        QStringLiteral("QToolButton { color: white; background: transparent; border: 1px solid transparent; border-radius: 4px; "
                       "padding: 0px 8px; } QToolButton:hover, QToolButton:focus { border-color: white; } "
                       "QToolButton::menu-indicator { image: none; width: 0; }"));
    layout->addWidget(m_more, 0, Qt::AlignRight);
    translate();
}

void ReceiptPanel::setLines(const QList<ReceiptPanelLine> &lines)
{
    m_paper->setLines(lines);
    m_scroll->verticalScrollBar()->setValue(0);
    QStringList spoken;
    for (const ReceiptPanelLine &line : lines)
        spoken.append(line.right.isEmpty() ? line.left : line.left + u' ' + line.right);
    m_scroll->setAccessibleDescription(spoken.join(u'\n'));
}

void ReceiptPanel::setAtSale(bool atSale)
{
    m_paper->setAtSale(atSale);
}

void ReceiptPanel::fitInto(const QRect &area)
{
    const int width = qMin(qMax(kWidth, fontMetrics().height() * 12), area.width() - 2 * kInset);
    const int height = qMin(m_paper->neededHeight() + 2 + m_more->sizeHint().height() + 2 * kPadding - 4, area.height() - 2 * kInset);
    setGeometry(area.right() + 1 - kInset - width, area.top() + kInset, width, height);
}

void ReceiptPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().overlay);
    painter.drawRoundedRect(rect(), kRadius, kRadius);
    if (m_scroll->hasFocus()) {
        painter.setPen(QPen(m_theme.colors().focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
}

void ReceiptPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        translate();
    QWidget::changeEvent(event);
}

void ReceiptPanel::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
}

void ReceiptPanel::translate()
{
    m_scroll->setAccessibleName(tr("Receipt"));
    //: The button with three dots on the receipt
    m_more->setAccessibleName(tr("More about this receipt"));
    m_more->setToolTip(tr("More about this receipt"));
}
