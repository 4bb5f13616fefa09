// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/cameratable.h"

#include "ui/models/cameratablemodel.h"
#include "ui/screens/links/cameradelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/columnwidths.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <array>

CameraTable::CameraTable(QWidget *parent) : QTableView(parent)
{
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab goes on to the next control; the arrow keys walk the rows
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void CameraTable::setUp(CameraTableModel *model, const Theme *theme)
{
    m_model = model;
    m_theme = theme;
    setItemDelegate(new CameraDelegate(*theme, this));
    setModel(model);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &CameraTable::fitHeight);
    connect(model, &QAbstractItemModel::dataChanged, this, &CameraTable::fitColumns);
    connect(model, &QAbstractItemModel::headerDataChanged, this, &CameraTable::fitColumns);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CameraTable::scrolled);
    connect(theme, &Theme::changed, this, &CameraTable::applyTheme);
    applyTheme();
}

QPair<int, int> CameraTable::rowsInSight() const
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return {0, -1};
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    return {std::max(0, first), last < 0 ? rows - 1 : last};
}

QSize CameraTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), maximumHeight()};
}

void CameraTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    emit scrolled();
}

void CameraTable::applyTheme()
{
    verticalHeader()->setDefaultSectionSize(m_theme->px(64));
    horizontalHeader()->setFixedHeight(m_theme->px(38));
    fitHeight();
    viewport()->update();
}

void CameraTable::fitHeight()
{
    const int rows = m_model->rowCount();
    setMaximumHeight(horizontalHeader()->height() + rows * verticalHeader()->defaultSectionSize());
    setMinimumHeight(horizontalHeader()->height() + std::min(rows, 2) * verticalHeader()->defaultSectionSize());
    updateGeometry();
    fitColumns();
    emit scrolled();
}

void CameraTable::fitColumns()
{
    struct Share {
        int column;
        int width;
    };
    // As wide as what they hold; the rest goes to the names and the registers.
    constexpr std::array kShares{Share{CameraTableModel::Serial, 130},   Share{CameraTableModel::Model, 110},
                                 Share{CameraTableModel::State, 100},    Share{CameraTableModel::Live, 110},
                                 Share{CameraTableModel::Stills, 110},   Share{CameraTableModel::Name, 250},
                                 Share{CameraTableModel::Registers, 240}};
    QList<ColumnWish> wishes;
    for (const Share &share : kShares) {
        const bool last = share.column == CameraTableModel::Registers;
        const int needed =
            last ? m_theme->px(150)
                 : std::max(std::min(sizeHintForColumn(share.column), m_theme->px(320)), horizontalHeader()->sectionSizeHint(share.column));
        wishes << ColumnWish{needed, share.width};
    }
    const QList<int> widths = columnWidths(viewport()->width(), wishes);
    for (size_t i = 0; i < kShares.size(); ++i)
        setColumnWidth(kShares[i].column, widths[qsizetype(i)]);
}
