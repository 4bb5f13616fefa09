// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/linktablemodel.h"

#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <algorithm>

namespace {

const QString kMask = QStringLiteral("••••••••");

bool sameThing(const LinkTableRow &a, const LinkTableRow &b)
{
    return a.link == b.link && a.reg == b.reg;
}

} // namespace

LinkTableModel::LinkTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void LinkTableModel::setRows(const QList<LinkTableRow> &rows)
{
    const bool sameSet = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                    [](const LinkTableRow &row, const Entry &entry) { return sameThing(row, entry.shown); });
    if (sameSet) {
        for (int i = 0; i < rows.size(); ++i) {
            if (m_rows[i].shown == rows[i])
                continue;
            m_rows[i].shown = rows[i];
            if (m_rows[i].chosen == rows[i].camera)
                m_rows[i].chosen.reset(); // it was saved
            emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
        return;
    }

    const QList<LinkId> before = ticked();
    QList<Entry> entries;
    for (const LinkTableRow &row : rows) {
        Entry entry{row, false, {}};
        const auto old = std::find_if(m_rows.begin(), m_rows.end(), [&row](const Entry &one) { return sameThing(row, one.shown); });
        if (old != m_rows.end()) {
            entry.ticked = old->ticked;
            if (old->chosen && *old->chosen != row.camera)
                entry.chosen = old->chosen;
        }
        entries << entry;
    }
    beginResetModel();
    m_rows = entries;
    endResetModel();
    if (ticked() != before)
        emit tickedChanged();
}

int LinkTableModel::indexOf(LinkId link) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].shown.link == link)
            return i;
    }
    return -1;
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

QStringList LinkTableModel::tickedNames() const
{
    QStringList names;
    for (const Entry &entry : m_rows) {
        const LinkTableRow &row = entry.shown;
        if (!entry.ticked)
            continue;
        const QString reg = row.registerName.isEmpty() ? row.reg.terminal : row.registerName;
        //: A link in a list: %1 contract id, %2 register, %3 camera.
        names << tr("%1: %2 – %3").arg(row.reg.contract.contract, reg, row.cameraName);
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
    emit dataChanged(index(row, Camera), index(row, Update));
}

bool LinkTableModel::isChanged(int row) const
{
    return m_rows[row].chosen.has_value();
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

QString LinkTableModel::stateText(const LinkTableRow &row) const
{
    switch (row.state) {
    case LinkTableRow::State::Connected:
        return tr("Connected");
    case LinkTableRow::State::Waiting:
        return tr("Checking");
    case LinkTableRow::State::CameraOffline:
        return tr("Camera offline");
    case LinkTableRow::State::CameraMissing:
        return tr("Camera not found");
    case LinkTableRow::State::NotLinked:
        return tr("Not linked");
    case LinkTableRow::State::Failing:
        return format::errorShort(row.error.value_or(Error{}));
    }
    return {};
}

QString LinkTableModel::stateToolTip(const LinkTableRow &row) const
{
    switch (row.state) {
    case LinkTableRow::State::Failing:
        return format::errorText(row.error.value_or(Error{}));
    case LinkTableRow::State::CameraOffline:
        return tr("The camera sends no video now. Check that it has power and a network connection.");
    case LinkTableRow::State::CameraMissing:
        return tr("The signed-in account does not see this camera any more. Choose another camera and press “Update”.");
    case LinkTableRow::State::NotLinked:
        return tr("Choose a camera and press “Update” to link this register.");
    case LinkTableRow::State::Connected:
    case LinkTableRow::State::Waiting:
        break;
    }
    return {};
}

QString LinkTableModel::text(const LinkTableRow &row, int column) const
{
    switch (column) {
    case Contract:
        return row.reg.contract.contract;
    case Token:
        return kMask + row.tokenTail;
    case Terminal:
        // Ubiregi's ids are long and nobody reads them; its registers have names.
        return row.reg.contract.vendor == Vendor::Ubiregi && !row.registerName.isEmpty() ? QString() : row.reg.terminal;
    case Camera:
        return row.cameraName;
    case State:
        return stateText(row);
    default:
        return {};
    }
}

QVariant LinkTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Entry &entry = m_rows[index.row()];
    const LinkTableRow &row = entry.shown;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case DetailRole:
        return index.column() == Terminal ? row.registerName : QString();
    case StateRole:
        return int(row.state);
    case TickedRole:
        return entry.ticked;
    case Qt::CheckStateRole:
        if (index.column() == Check && row.link.isValid())
            return int(entry.ticked ? Qt::Checked : Qt::Unchecked);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == State)
            return stateToolTip(row);
        return index.column() == Terminal ? row.reg.terminal : QString();
    case Qt::AccessibleTextRole:
        if (index.column() == Check)
            return tr("Select register %1").arg(row.registerName.isEmpty() ? row.reg.terminal : row.registerName);
        if (index.column() == Token)
            return tr("Token ending in %1").arg(row.tokenTail);
        return QString(text(row, index.column()) + u' ' + (index.column() == Terminal ? row.registerName : QString())).trimmed();
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
    emit tickedChanged();
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
    if (role != Qt::DisplayRole)
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
