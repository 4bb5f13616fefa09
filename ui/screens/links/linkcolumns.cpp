// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkcolumns.h"

#include "app/services/settings.h"
#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linkheader.h"
#include "ui/theme/theme.h"
#include "ui/widgets/columnwidths.h"

#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <array>

namespace {

// In the order in which the room is given out; the cameras take what the others leave.
constexpr std::array kColumns{LinkTableModel::Contract, LinkTableModel::Token, LinkTableModel::Terminal, LinkTableModel::State,
                              LinkTableModel::Camera};

//! As on the mock-up in a window of 1440.
QHash<int, int> firstShares()
{
    return {{LinkTableModel::Contract, 109},
            {LinkTableModel::Token, 174},
            {LinkTableModel::Terminal, 177},
            {LinkTableModel::Camera, 391},
            {LinkTableModel::State, 213}};
}

} // namespace

LinkColumns::LinkColumns(QTableView &table, LinkHeader &header, Settings &settings, Vendor vendor, const Theme &theme)
    : QObject(&table)
    , m_table(table)
    , m_header(header)
    , m_settings(settings)
    , m_vendor(vendor)
    , m_theme(theme)
    , m_shares(firstShares())
{
    const TableColumns kept = settings.linkColumns(vendor);
    const bool usable = kept.widths.size() == LinkTableModel::ColumnCount && std::all_of(kColumns.begin(), kColumns.end(), [&](int column) {
                            return kept.widths[column] > 0 && kept.widths[column] < 10'000;
                        });
    if (usable) {
        for (const int column : kColumns)
            m_shares[column] = kept.widths[column];
    }
    header.setMinimumSectionSize(1);
    for (int column = 0; column < LinkTableModel::ColumnCount; ++column)
        header.setSectionResizeMode(column, LinkTableModel::isSortable(column) ? QHeaderView::Interactive : QHeaderView::Fixed);
    connect(&header, &QHeaderView::sectionResized, this, &LinkColumns::resized);
    connect(&header, &LinkHeader::resizeRequested, this, &LinkColumns::resizeByKey);
    connect(&header, &LinkHeader::sortRequested, this, [this](int column, Qt::SortOrder order) {
        sort(column, order);
        keep();
    });
    sort(kept.sortColumn, kept.sortOrder);
}

void LinkColumns::sort(int column, Qt::SortOrder order)
{
    const int shown = LinkTableModel::isSortable(column) ? column : -1;
    m_header.setSorted(shown, order);
    m_table.model()->sort(shown, order);
}

int LinkColumns::needed(int column) const
{
    if (column == LinkTableModel::Camera)
        return m_theme.px(200);
    const QAbstractItemModel *model = m_table.model();
    int width = m_header.sectionSizeHint(column);
    QStyleOptionViewItem option;
    option.font = m_table.font();
    option.fontMetrics = QFontMetrics(option.font);
    for (int row = 0; row < model->rowCount(); ++row)
        width = std::max(width, m_table.itemDelegate()->sizeHint(option, model->index(row, column)).width());
    return width;
}

void LinkColumns::fit()
{
    const QScopedValueRollback fitting(m_fitting, true);
    const QAbstractItemModel *model = m_table.model();
    const int checkWidth = m_theme.px(44);
    int updateWidth = m_theme.px(88);
    for (int row = 0; row < model->rowCount(); ++row) {
        if (const QWidget *cell = m_table.indexWidget(model->index(row, LinkTableModel::Update)))
            updateWidth = std::max(updateWidth, cell->sizeHint().width());
    }
    m_table.setColumnWidth(LinkTableModel::Check, checkWidth);
    m_table.setColumnWidth(LinkTableModel::Update, updateWidth);

    QList<int> shown;
    QList<ColumnWish> wishes;
    for (const int column : kColumns) {
        if (m_table.isColumnHidden(column))
            continue;
        shown << column;
        wishes << ColumnWish{needed(column), m_shares[column]};
    }
    const QList<int> widths = columnWidths(m_table.viewport()->width() - checkWidth - updateWidth, wishes);
    for (int i = 0; i < shown.size(); ++i)
        m_table.setColumnWidth(shown[i], widths[i]);
}

//! The columns to the right give or take the room, so that the table stays as wide as the window.
void LinkColumns::resized(int column, int before, int now)
{
    if (m_fitting || !LinkTableModel::isSortable(column))
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const int wanted = std::max(now, needed(column)) - before;
    int change = wanted;
    for (int visual = m_header.visualIndex(column) + 1; visual < m_header.count() && change != 0; ++visual) {
        const int next = m_header.logicalIndex(visual);
        if (m_header.isSectionHidden(next) || !LinkTableModel::isSortable(next))
            continue;
        const int size = m_header.sectionSize(next);
        const int given = std::min(change, std::max(size - needed(next), 0));
        m_header.resizeSection(next, size - given);
        change -= given;
    }
    const bool last = column == LinkTableModel::State; // nothing to its right can give: the table grows
    m_header.resizeSection(column, before + (last ? wanted : wanted - change));
    for (const int one : kColumns) {
        if (!m_table.isColumnHidden(one))
            m_shares[one] = m_header.sectionSize(one);
    }
    keep();
}

void LinkColumns::resizeByKey(int column, int width)
{
    m_header.resizeSection(column, std::max(width, 1)); // goes on in resized()
}

void LinkColumns::keep()
{
    TableColumns columns;
    columns.widths = QList<int>(LinkTableModel::ColumnCount, 0);
    for (const int column : kColumns)
        columns.widths[column] = m_shares[column];
    columns.sortColumn = m_header.sortedColumn();
    columns.sortOrder = m_header.sortedOrder();
    m_settings.setLinkColumns(m_vendor, columns);
}
