// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/momentdetails.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {
constexpr int kMostPairs = 2;
constexpr int kSideMargin = 16;
constexpr int kColumnGap = 14;

QLabel *label(const QString &text, const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // names come from the POS
    if (!kind.isEmpty())
        label->setProperty("kind", kind);
    return label;
}
} // namespace

MomentDetails::MomentDetails(QWidget *parent)
    : QWidget(parent)
    , m_hint(label({}, QStringLiteral("muted"), this))
    , m_page(new QWidget(this))
    , m_title(label({}, QString(), m_page))
    , m_titleRow(new QHBoxLayout)
    , m_scroll(new QScrollArea(m_page))
{
    setObjectName(QStringLiteral("momentDetails"));
    m_hint->setObjectName(QStringLiteral("momentHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("momentTitle"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_scroll->setObjectName(QStringLiteral("momentFacts"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSideMargin, 14, kSideMargin, 14);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_page, 1);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(10);
    m_titleRow->addWidget(m_title, 1);
    page->addLayout(m_titleRow);
    page->addWidget(m_scroll, 1);
    m_page->hide();
}

void MomentDetails::addButton(QAction *action)
{
    auto *button = new QToolButton(m_page);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setProperty("kind", QStringLiteral("smallButton"));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    m_titleRow->addWidget(button);
}

void MomentDetails::showHint(const QString &sentence)
{
    m_hint->setText(sentence);
    m_hint->show();
    m_page->hide();
}

void MomentDetails::showFacts(const QString &title, const Facts &facts)
{
    m_title->setText(title);
    m_scroll->setAccessibleName(title);
    if (facts != m_facts) {
        m_facts = facts;
        layFacts();
    }
    m_hint->hide();
    m_page->show();
}

void MomentDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_pairsPerRow != pairsPerRow())
        layFacts();
}

void MomentDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Later: a new style sheet is handed from widget to widget, and would meet those that are deleted here.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &MomentDetails::layFacts, Qt::QueuedConnection);
}

//! Side by side only where nothing is cut for it.
int MomentDetails::pairsPerRow() const
{
    const int rows = int(m_facts.size() + kMostPairs - 1) / kMostPairs;
    int needed = 0;
    for (int first = 0; first < m_facts.size(); first += rows) {
        int names = 0;
        int values = 0;
        for (int i = first; i < std::min(first + rows, int(m_facts.size())); ++i) {
            names = std::max(names, fontMetrics().horizontalAdvance(m_facts[i].first));
            values = std::max(values, fontMetrics().horizontalAdvance(m_facts[i].second));
        }
        needed += names + values + 2 * kColumnGap;
    }
    return needed <= width() - 2 * kSideMargin ? kMostPairs : 1;
}

void MomentDetails::layFacts()
{
    m_pairsPerRow = pairsPerRow();
    auto *holder = new QWidget;
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kColumnGap);
    grid->setVerticalSpacing(8);
    const int rows = int(m_facts.size() + m_pairsPerRow - 1) / m_pairsPerRow;
    for (int i = 0; i < m_facts.size(); ++i) { // down the first column, then down the second
        const int column = 2 * (i / rows);
        auto *name = label(m_facts[i].first, QStringLiteral("muted"), holder);
        auto *value = label(m_facts[i].second, QString(), holder);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(true);
        name->setBuddy(value);
        grid->addWidget(name, i % rows, column, Qt::AlignTop);
        grid->addWidget(value, i % rows, column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
    grid->setRowStretch(rows, 1);
    m_scroll->setWidget(holder); // deletes the one before
    holder->setAutoFillBackground(false); // which the area has just switched on
}
