// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/search/receiptslip.h"

#include "ui/screens/dashboard/receiptpanel.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>

namespace {

QLabel *lineLabel(const QString &text, bool bold)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText); // names come from the POS
    if (bold) {
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
    }
    return label;
}

} // namespace

ReceiptSlip::ReceiptSlip(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("receiptSlip"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // so that the keys can scroll a long receipt
    viewport()->setAutoFillBackground(false);
    translate();
}

void ReceiptSlip::setLines(const QList<ReceiptPanelLine> &lines)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 6, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    QStringList spoken;
    int row = 0;
    for (const ReceiptPanelLine &line : lines) {
        if (line.ruled) {
            auto *rule = new QFrame;
            rule->setProperty("kind", QStringLiteral("line"));
            grid->addWidget(rule, row++, 0, 1, 2);
        }
        auto *left = lineLabel(line.left, line.bold);
        left->setWordWrap(true);
        grid->addWidget(left, row, 0);
        if (!line.right.isEmpty())
            grid->addWidget(lineLabel(line.right, line.bold), row, 1, Qt::AlignRight | Qt::AlignTop);
        spoken << (line.right.isEmpty() ? line.left : line.left + u' ' + line.right);
        ++row;
    }
    grid->setRowStretch(row, 1);
    setWidget(page); // deletes the one before
    page->setAutoFillBackground(false); // which the area has just switched on
    setAccessibleDescription(spoken.join(u'\n'));
}

//! Some lines at least; it takes what room there is.
QSize ReceiptSlip::sizeHint() const
{
    return {QScrollArea::sizeHint().width(), 6 * fontMetrics().height()};
}

void ReceiptSlip::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void ReceiptSlip::translate()
{
    setAccessibleName(tr("Receipt"));
}
