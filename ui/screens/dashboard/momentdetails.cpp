// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/momentdetails.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace {
constexpr int kPairsPerRow = 2;

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
    : QFrame(parent)
    , m_hint(label({}, QStringLiteral("muted"), this))
    , m_page(new QWidget(this))
    , m_title(label({}, QString(), m_page))
{
    setObjectName(QStringLiteral("momentDetails"));
    setProperty("kind", QStringLiteral("card"));
    m_hint->setObjectName(QStringLiteral("momentHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("momentTitle"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_page, 1);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(10);
    page->addWidget(m_title);
    page->addStretch(1);
    m_page->hide();
}

void MomentDetails::showHint(const QString &sentence)
{
    m_hint->setText(sentence);
    m_hint->show();
    m_page->hide();
}

void MomentDetails::showFacts(const QString &title, const QList<QPair<QString, QString>> &facts)
{
    m_title->setText(title);
    delete m_factsHolder;
    m_factsHolder = new QWidget(m_page);
    auto *grid = new QGridLayout(m_factsHolder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    const int rows = int(facts.size() + kPairsPerRow - 1) / kPairsPerRow;
    for (int i = 0; i < facts.size(); ++i) { // down the first column, then down the second
        const int column = 2 * (i / rows);
        auto *name = label(facts.at(i).first, QStringLiteral("muted"), m_factsHolder);
        auto *value = label(facts.at(i).second, QString(), m_factsHolder);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setToolTip(value->text()); // may be cut off where there is little room
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        name->setBuddy(value);
        grid->addWidget(name, i % rows, column);
        grid->addWidget(value, i % rows, column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
    static_cast<QVBoxLayout *>(m_page->layout())->insertWidget(1, m_factsHolder);
    m_hint->hide();
    m_page->show();
}
