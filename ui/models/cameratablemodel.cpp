// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cameratablemodel.h"

#include "ui/format/errortext.h"

#include <QLocale>

#include <algorithm>

namespace {

using Level = CameraTableModel::Level;

Level levelOf(const std::optional<bool> &option)
{
    if (!option)
        return Level::Unknown;
    return *option ? Level::Good : Level::Bad;
}

Level levelOf(const CameraTableRow &row, int column)
{
    switch (column) {
    case CameraTableModel::State:
        return row.camera.online ? Level::Good : Level::Bad;
    case CameraTableModel::Live:
        return levelOf(row.camera.options.live);
    case CameraTableModel::Stills:
        return levelOf(row.camera.options.stills);
    default:
        return Level::Unknown;
    }
}

QString optionText(const std::optional<bool> &option)
{
    if (!option)
        //: Whether a camera's contract has an option: that was not found out yet.
        return CameraTableModel::tr("Not known yet");
    //: Whether a camera's contract has an option.
    return *option ? CameraTableModel::tr("Yes") : CameraTableModel::tr("No", "a camera's contract lacks the option");
}

QString nameOf(const Camera &camera)
{
    return camera.name.isEmpty() ? camera.serial : camera.name;
}

} // namespace

std::optional<Error> CameraTableRow::problem() const
{
    if (!camera.isLinkable())
        return format::notLinkable(camera);
    if (!camera.online)
        return Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.offline")};
    return {};
}

CameraTableModel::CameraTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void CameraTableModel::setRows(const QList<CameraTableRow> &rows)
{
    removeGone(rows);
    for (int i = 0; i < rows.size(); ++i) {
        const CameraTableRow &wanted = rows[i];
        const int before = indexOf(wanted.camera.id);
        if (before < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, wanted);
            endInsertRows();
            continue;
        }
        if (before != i) { // always from further down: all above are in their places
            beginMoveRows({}, before, before, {}, i);
            m_rows.move(before, i);
            endMoveRows();
        }
        if (m_rows[i] != wanted) {
            m_rows[i] = wanted;
            emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    }
}

void CameraTableModel::removeGone(const QList<CameraTableRow> &rows)
{
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        const CameraId id = m_rows[i].camera.id;
        const bool stays = std::any_of(rows.begin(), rows.end(), [&id](const CameraTableRow &row) { return row.camera.id == id; });
        if (stays)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        m_thumbnails.remove(id);
        endRemoveRows();
    }
}

void CameraTableModel::setThumbnail(const CameraId &camera, const QImage &image)
{
    const int row = indexOf(camera);
    if (row < 0)
        return;
    m_thumbnails.insert(camera, image);
    emit dataChanged(index(row, Name), index(row, Name), {Qt::DecorationRole});
}

int CameraTableModel::indexOf(const CameraId &camera) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].camera.id == camera)
            return i;
    }
    return -1;
}

void CameraTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int CameraTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CameraTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CameraTableModel::text(const CameraTableRow &row, int column) const
{
    switch (column) {
    case Name:
        return nameOf(row.camera);
    case Serial:
        return row.camera.serial;
    case Model:
        return row.camera.model;
    case State:
        //: State of a camera.
        return row.camera.online ? tr("Online") : tr("Offline");
    case Live:
        return optionText(row.camera.options.live);
    case Stills:
        return optionText(row.camera.options.stills);
    case Registers:
        if (!row.registers.isEmpty())
            return QLocale().createSeparatedList(row.registers);
        if (row.camera.isLinkable())
            //: In the column of linked registers.
            return tr("Not linked");
        //: In the column of linked registers.
        return row.camera.options.noAccess ? tr("Cannot be linked (no permission)") : tr("Cannot be linked (option missing)");
    default:
        return {};
    }
}

QString CameraTableModel::accessibleText(const CameraTableRow &row, int column) const
{
    const QString shown = text(row, column);
    const std::optional<Error> problem = row.problem();
    if (column == Name && problem)
        //: Read by screen readers; %1 is a camera, %2 a sentence that says what is wrong with it.
        return tr("%1. %2").arg(shown, format::errorText(*problem));
    if (column == Live || column == Stills)
        //: Read by screen readers; %1 is an option ("Live picture"), %2 whether the camera has it.
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), shown);
    return shown;
}

QVariant CameraTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const CameraTableRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(row, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(m_thumbnails.value(row.camera.id)) : QVariant();
    case Qt::ToolTipRole:
    case ProblemRole: {
        const std::optional<Error> problem = row.problem();
        if (role == Qt::ToolTipRole && (index.column() == Registers ? !row.registers.isEmpty() : !problem))
            return text(row, index.column()); // it may be cut off
        return problem ? format::errorText(*problem) : QString();
    }
    case LinkableRole:
        return row.camera.isLinkable();
    case LevelRole:
        return int(levelOf(row, index.column()));
    default:
        return {};
    }
}

QVariant CameraTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Camera");
    case Serial:
        return tr("Serial number");
    case Model:
        return tr("Model");
    case State:
        return tr("State");
    case Live:
        //: Column: whether the camera's contract has the option for the live picture.
        return tr("Live picture");
    case Stills:
        //: Column: whether the camera's contract has the option for pictures of the past.
        return tr("Still pictures");
    case Registers:
        return tr("Linked registers");
    default:
        return {};
    }
}
