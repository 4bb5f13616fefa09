// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/linktablemodel.h"

#include "ui/format/clocktext.h"

#include <QCollator>

#include <algorithm>
#include <numeric>

namespace {

const QString kMask = QStringLiteral("••••••••");

//! The same row of the table: a register that gets its first link, or a link that moves to another register, stays where it is.
bool isSameRow(const LinkTableRow &a, const LinkTableRow &b)
{
    return a.link.isValid() && b.link.isValid() ? a.link == b.link : a.reg == b.reg;
}

} // namespace

LinkTableModel::LinkTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void LinkTableModel::setRows(const QList<LinkTableRow> &rows)
{
    // Row by row, so that the drop-downs of those that stay keep their focus.
    const QList<LinkId> before = ticked();
    QList<int> sources(m_rows.size(), -1); // for each row that is there, what it becomes
    QList<bool> taken(rows.size(), false);
    for (const bool exact : {true, false}) {
        for (int old = 0; old < m_rows.size(); ++old) {
            for (int i = 0; i < rows.size() && sources[old] < 0; ++i) {
                const bool same = exact ? m_rows[old].shown.link == rows[i].link && m_rows[old].shown.reg == rows[i].reg
                                        : isSameRow(m_rows[old].shown, rows[i]);
                if (taken[i] || !same)
                    continue;
                sources[old] = i;
                taken[i] = true;
            }
        }
    }
    for (int old = int(m_rows.size()) - 1; old >= 0; --old) {
        if (sources[old] >= 0) {
            m_rows[old].place = sources[old];
            show(old, rows[sources[old]]);
            continue;
        }
        beginRemoveRows({}, old, old);
        m_rows.removeAt(old);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (taken[i])
            continue;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rows << Entry{rows[i], i, false, {}};
        endInsertRows();
    }
    sortAgain();
    if (ticked() != before)
        ticksChanged();
}

void LinkTableModel::show(int row, const LinkTableRow &shown)
{
    Entry &entry = m_rows[row];
    if (entry.shown == shown)
        return;
    const bool unlinked = entry.shown.link.isValid() && !shown.link.isValid();
    if (unlinked)
        entry.ticked = false;
    if (unlinked || entry.chosen == shown.camera) // its link is gone, or the choice was saved
        entry.chosen.reset();
    entry.shown = shown;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int LinkTableModel::indexOf(LinkId link) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [link](const Entry &entry) { return entry.shown.link == link; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int LinkTableModel::indexOf(const RegisterKey &reg) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&reg](const Entry &entry) { return entry.shown.reg == reg; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

QList<LinkId> LinkTableModel::ticked() const
{
    QList<LinkId> ids;
    for (const Entry &entry : m_rows) {
        if (entry.ticked)
            ids << entry.shown.link;
    }
    return ids;
}

Qt::CheckState LinkTableModel::allTicked() const
{
    const auto linked = std::count_if(m_rows.begin(), m_rows.end(), [](const Entry &entry) { return entry.shown.link.isValid(); });
    const auto ticks = ticked().size();
    if (ticks == 0)
        return Qt::Unchecked;
    return ticks == linked ? Qt::Checked : Qt::PartiallyChecked;
}

void LinkTableModel::tickAll(bool ticked)
{
    for (Entry &entry : m_rows)
        entry.ticked = ticked && entry.shown.link.isValid();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    ticksChanged();
}

void LinkTableModel::ticksChanged()
{
    emit headerDataChanged(Qt::Horizontal, Check, Check);
    emit tickedChanged();
}

QStringList LinkTableModel::names(const QList<LinkId> &links) const
{
    QStringList names;
    for (const Entry &entry : m_rows) {
        const LinkTableRow &row = entry.shown;
        if (links.contains(row.link)) //: A link in a list: %1 contract id, %2 register, %3 camera.
            names << tr("%1: %2 – %3").arg(row.reg.contract.contract, row.registerLabel(), row.cameraName);
    }
    return names;
}

CameraId LinkTableModel::chosenCamera(int row) const
{
    return m_rows[row].chosen.value_or(m_rows[row].shown.camera);
}

void LinkTableModel::chooseCamera(int row, const CameraId &camera)
{
    Entry &entry = m_rows[row];
    if (camera == entry.shown.camera)
        entry.chosen.reset();
    else
        entry.chosen = camera;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

bool LinkTableModel::isEdited(int row) const
{
    return m_rows[row].chosen.has_value();
}

bool LinkTableModel::hasEdits() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Entry &entry) { return entry.chosen.has_value(); });
}

void LinkTableModel::revert(int row)
{
    chooseCamera(row, m_rows[row].shown.camera);
}

void LinkTableModel::revertAll()
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (isEdited(row))
            revert(row);
    }
}

void LinkTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int LinkTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LinkTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void LinkTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = isSortable(column) ? column : -1;
    m_sortOrder = order;
    sortAgain();
}

bool LinkTableModel::isBefore(const Entry &a, const Entry &b) const
{
    static const QCollator collator = [] {
        QCollator numbersByValue; // terminal 10 after terminal 9
        numbersByValue.setNumericMode(true);
        return numbersByValue;
    }();
    int order = 0;
    if (m_sortColumn == State)
        order = int(a.shown.state) - int(b.shown.state);
    if (m_sortColumn == Terminal)
        order = collator.compare(text(a.shown, Terminal), text(b.shown, Terminal));
    if (order == 0 && m_sortColumn >= 0) {
        const auto key = [this](const Entry &entry) {
            return m_sortColumn == Terminal ? entry.shown.registerName : text(entry.shown, m_sortColumn);
        };
        order = collator.compare(key(a), key(b));
    }
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    return a.place < b.place;
}

void LinkTableModel::sortAgain()
{
    QList<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) { return isBefore(m_rows[a], m_rows[b]); });
    if (std::is_sorted(order.begin(), order.end()))
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QList<Entry> sorted;
    QList<int> places(m_rows.size());
    for (int i = 0; i < order.size(); ++i) {
        sorted << m_rows[order[i]];
        places[order[i]] = i;
    }
    m_rows = sorted;
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after << index(places[one.row()], one.column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QString LinkTableModel::text(const LinkTableRow &row, int column) const
{
    switch (column) {
    case Contract:
        return row.reg.contract.contract;
    case Token:
        //: In the column of access tokens: the contract was opened by signing in there instead.
        return row.byConsent ? tr("Browser sign-in") : kMask + row.tokenTail;
    case Terminal:
        // Ubiregi's ids are long and nobody reads them; its registers have names.
        return row.reg.contract.vendor == Vendor::Ubiregi && !row.registerName.isEmpty() ? QString() : row.reg.terminal;
    case Camera:
        return row.cameraName;
    case State:
        return linkStateText(row);
    default:
        return {};
    }
}

QVariant LinkTableModel::stateData(const Entry &entry, int role) const
{
    const bool edited = entry.chosen.has_value();
    if (role != Qt::ToolTipRole) //: In the state column: a camera was chosen in this row and not saved yet.
        return edited ? tr("Not saved yet") : linkStateText(entry.shown);
    if (edited)
        return tr("Press “Update” to save the chosen camera, or Esc to go back to the one before.");
    QStringList hints{linkStateHint(entry.shown)};
    if (entry.shown.clockOffset.count() != 0)
        hints << format::clockOffset(entry.shown.clockOffset);
    hints.removeAll(QString());
    return hints.join(u'\n');
}

//! What stands muted behind the text.
QString LinkTableModel::detail(const Entry &entry, int column) const
{
    if (column == Terminal)
        return entry.shown.registerName;
    if (column == State && !entry.chosen && entry.shown.clockOffset.count() != 0)
        //: In the table of links, in short: how far the camera's clock is ahead ("+3.5 s").
        return tr("clock %1").arg(format::signedSeconds(entry.shown.clockOffset));
    return {};
}

QString LinkTableModel::accessibleText(const Entry &entry, int column) const
{
    switch (column) {
    case Check:
        return tr("Select register %1").arg(entry.shown.registerLabel());
    case Token:
        return entry.shown.byConsent ? text(entry.shown, column) : tr("Token ending in %1").arg(entry.shown.tokenTail);
    case State:
        return QString(stateData(entry, Qt::DisplayRole).toString() + u' ' + detail(entry, State)).trimmed();
    default:
        return QString(text(entry.shown, column) + u' ' + detail(entry, column)).trimmed();
    }
}

QVariant LinkTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Entry &entry = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == State ? stateData(entry, role) : text(entry.shown, index.column());
    case DetailRole:
        return detail(entry, index.column());
    case StateRole:
        return int(entry.shown.state);
    case TickedRole:
        return entry.ticked;
    case EditedRole:
        return entry.chosen.has_value();
    case Qt::CheckStateRole:
        if (index.column() == Check && entry.shown.link.isValid())
            return int(entry.ticked ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == State)
            return stateData(entry, role);
        return index.column() == Terminal ? entry.shown.reg.terminal : QString();
    case Qt::AccessibleTextRole:
        return accessibleText(entry, index.column());
    default:
        return {};
    }
}

bool LinkTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Check || !m_rows[index.row()].shown.link.isValid())
        return false;
    m_rows[index.row()].ticked = value.toInt() == Qt::Checked;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    ticksChanged();
    return true;
}

Qt::ItemFlags LinkTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Check && m_rows[index.row()].shown.link.isValid())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant LinkTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::CheckStateRole && section == Check)
        return int(allTicked());
    if (role == Qt::AccessibleTextRole && section == Check)
        return tr("Select all registers");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Contract:
        return tr("Contract ID");
    case Token:
        return tr("Access token");
    case Terminal:
        return tr("Terminal ID");
    case Camera:
        return tr("Camera");
    case State:
        return tr("State");
    default:
        return {};
    }
}
