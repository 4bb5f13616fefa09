// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receiptlistmodel.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "ui/models/receipttext.h"

#include <algorithm>

namespace {
constexpr int kPageSize = 200;
constexpr int kPagesInMemory = 40;
} // namespace

ReceiptListModel::ReceiptListModel(ReceiptBook &book, MomentPictures &pictures, QObject *parent)
    : QAbstractTableModel(parent)
    , m_book(book)
    , m_pictures(pictures)
    , m_rows(kPageSize * kPagesInMemory)
{
    connect(&book, &ReceiptBook::changed, this, &ReceiptListModel::bookChanged);
    connect(&pictures, &MomentPictures::pictureChanged, this, &ReceiptListModel::pictureChanged);
}

void ReceiptListModel::show(QDate day, const QList<RegisterKey> &registers)
{
    m_day = day;
    m_registers = registers;
    dropPictures();
    beginResetModel();
    m_ids.clear();
    m_wanted.clear();
    m_firstVisible = m_lastVisible = -1;
    endResetModel();
    setState(State::Loading);
    readIds();
}

void ReceiptListModel::retry()
{
    if (m_ids.isEmpty())
        setState(State::Loading);
    readIds();
}

void ReceiptListModel::readIds()
{
    m_reading.cancel();
    m_readAgain = false;
    const int generation = ++m_generation;
    if (m_registers.isEmpty()) { // to the journal an empty list means every register
        takeIds({});
        return;
    }
    m_reading = m_book.idsOfDay(m_day, m_registers);
    onFinished(m_reading, this, [this, generation](const Result<QList<ReceiptId>> &ids) {
        if (generation != m_generation)
            return;
        m_reading = {};
        if (ids)
            takeIds(ids.value());
        else
            setState(State::Failed, ids.error());
        if (m_readAgain)
            readIds();
    });
}

void ReceiptListModel::takeIds(const QList<ReceiptId> &ids)
{
    removeMissing(ids);
    insertNew(ids);
    setState(m_ids.isEmpty() ? State::Empty : State::Ready);
    updatePictures();
}

void ReceiptListModel::removeMissing(const QList<ReceiptId> &ids)
{
    const QSet<ReceiptId> keep(ids.begin(), ids.end());
    for (qsizetype last = m_ids.size() - 1; last >= 0; --last) {
        if (keep.contains(m_ids.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !keep.contains(m_ids.at(first - 1)))
            --first;
        beginRemoveRows({}, int(first), int(last));
        m_ids.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void ReceiptListModel::insertNew(const QList<ReceiptId> &ids)
{
    // Both lists are in the same order and m_ids holds nothing that is not in `ids`.
    for (qsizetype first = 0; first < ids.size(); ++first) {
        if (first < m_ids.size() && m_ids.at(first) == ids.at(first))
            continue;
        qsizetype end = ids.size();
        if (first < m_ids.size())
            end = std::find(ids.begin() + first, ids.end(), m_ids.at(first)) - ids.begin();
        beginInsertRows({}, int(first), int(end - 1));
        m_ids = m_ids.mid(0, first) + ids.mid(first, end - first) + m_ids.mid(first);
        endInsertRows();
        first = end;
    }
}

void ReceiptListModel::bookChanged(const ContractKey &contract, const UpsertResult &what)
{
    const bool ours = std::any_of(m_registers.begin(), m_registers.end(), [&](const RegisterKey &reg) { return reg.contract == contract; });
    if (!ours)
        return;
    QList<ReceiptId> stale;
    for (ReceiptId id : what.changed) {
        if (rowOf(id) < 0)
            m_rows.remove(id);
        else if (m_rows.contains(id) || m_fetching.contains(id)) // what is on its way may be the old one
            stale.append(id);
    }
    for (ReceiptId id : what.removed)
        m_rows.remove(id);
    if (!stale.isEmpty())
        fetch(stale); // the old row stays until the new one is there; answers come in order
    if (what.added.isEmpty() && what.removed.isEmpty())
        return;
    // The result names no registers, so the list is read again and compared. One read at a time, or a first import with its
    // many pages would never let one finish.
    if (m_reading.isValid() && m_reading.isRunning())
        m_readAgain = true;
    else
        readIds();
}

ReceiptId ReceiptListModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids.at(row) : ReceiptId();
}

int ReceiptListModel::rowOf(ReceiptId id) const
{
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id, std::greater<>()); // newest, that is largest, first
    return at != m_ids.end() && *at == id ? int(at - m_ids.begin()) : -1;
}

int ReceiptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ReceiptListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ReceiptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReceiptId id = m_ids.at(index.row());
    switch (role) {
    case IdRole:
        return QVariant::fromValue(id);
    case PictureRole:
        return QVariant::fromValue(pictureOf(id));
    case RowRole:
    case Qt::DisplayRole: // for whoever types ahead or copies
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    const ReceiptRow *row = m_rows.object(id);
    if (!row) {
        want(index.row());
        return {};
    }
    const MomentPicture picture = pictureOf(id);
    switch (role) {
    case RowRole:
        return QVariant::fromValue(*row);
    case Qt::ToolTipRole:
        return pictureReason(picture);
    default:
        return spokenReceipt(*row, picture);
    }
}

void ReceiptListModel::want(int row) const
{
    if (m_fetching.contains(m_ids.at(row)))
        return;
    if (m_wanted.isEmpty()) {
        auto *self = const_cast<ReceiptListModel *>(this);
        QMetaObject::invokeMethod(
            self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
    }
    m_wanted.insert(m_ids.at(row));
}

void ReceiptListModel::fetchWanted()
{
    QSet<int> pages;
    for (ReceiptId id : std::exchange(m_wanted, {})) {
        if (const int row = rowOf(id); row >= 0)
            pages.insert(row / kPageSize);
    }
    for (int page : std::as_const(pages)) {
        QList<ReceiptId> ids;
        for (ReceiptId id : m_ids.mid(qsizetype(page) * kPageSize, kPageSize)) {
            if (!m_rows.contains(id) && !m_fetching.contains(id))
                ids.append(id);
        }
        if (!ids.isEmpty())
            fetch(ids);
    }
}

void ReceiptListModel::fetch(const QList<ReceiptId> &ids)
{
    m_fetching.unite(QSet<ReceiptId>(ids.begin(), ids.end()));
    onFinished(m_book.rows(ids), this, [this, ids](const Result<QList<ReceiptRow>> &rows) { takeRows(ids, rows); });
}

void ReceiptListModel::takeRows(const QList<ReceiptId> &asked, const Result<QList<ReceiptRow>> &rows)
{
    m_fetching.subtract(QSet<ReceiptId>(asked.begin(), asked.end()));
    if (!rows) {
        setState(State::Failed, rows.error());
        return;
    }
    int first = -1;
    int last = -1;
    for (const ReceiptRow &row : rows.value()) {
        m_rows.insert(row.id, new ReceiptRow(row));
        const int at = rowOf(row.id);
        if (at < 0)
            continue; // another day is shown by now
        first = first < 0 ? at : std::min(first, at);
        last = std::max(last, at);
    }
    if (first < 0)
        return;
    emit dataChanged(index(first, 0), index(last, 0));
    updatePictures();
}

void ReceiptListModel::setVisibleRows(int first, int last)
{
    if (first == m_firstVisible && last == m_lastVisible)
        return;
    m_firstVisible = first;
    m_lastVisible = last;
    updatePictures();
}

void ReceiptListModel::updatePictures()
{
    if (m_firstVisible < 0 || m_ids.isEmpty()) {
        dropPictures();
        return;
    }
    const int page = m_lastVisible - m_firstVisible + 1;
    const int from = std::max(0, m_firstVisible - page);
    const int to = std::min(int(m_ids.size()) - 1, m_lastVisible + page);
    QHash<ReceiptId, Wish> wishes;
    for (int at = from; at <= to; ++at) {
        if (const ReceiptRow *row = m_rows.object(m_ids.at(at)))
            wishes.insert(row->id, {row->reg, row->soldAt, shotOf(row->reg)});
        else
            want(at);
    }
    for (auto it = m_wishes.cbegin(); it != m_wishes.cend(); ++it) {
        if (!wishes.contains(it.key()))
            m_pictures.drop(it.key(), PictureKind::Thumbnail, it->shot);
    }
    const QHash<ReceiptId, Wish> before = std::exchange(m_wishes, wishes);
    // The newest wish is served first: the rows outside the view are asked for before those in it, and these from below.
    const auto ask = [&](int at) {
        const auto wish = m_wishes.constFind(m_ids.at(at));
        if (wish != m_wishes.cend() && !before.contains(wish.key()))
            m_pictures.want(wish.key(), wish->reg, wish->soldAt, PictureKind::Thumbnail, wish->shot);
    };
    for (int at = to; at >= from; --at) {
        if (at < m_firstVisible || at > m_lastVisible)
            ask(at);
    }
    for (int at = std::min(m_lastVisible, to); at >= m_firstVisible; --at)
        ask(at);
}

void ReceiptListModel::setCameras(const QHash<RegisterKey, CameraId> &cameras)
{
    if (cameras == m_cameras)
        return;
    dropPictures();
    m_cameras = cameras;
    updatePictures();
    if (!m_ids.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_ids.size()) - 1, 0), {PictureRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

MomentPicture ReceiptListModel::pictureOf(ReceiptId id) const
{
    const ReceiptRow *row = m_rows.object(id);
    return row ? m_pictures.picture(id, PictureKind::Thumbnail, shotOf(row->reg)) : MomentPicture{};
}

void ReceiptListModel::dropPictures()
{
    const QHash<ReceiptId, Wish> wishes = std::exchange(m_wishes, {});
    for (auto it = wishes.cbegin(); it != wishes.cend(); ++it)
        m_pictures.drop(it.key(), PictureKind::Thumbnail, it->shot);
}

void ReceiptListModel::pictureChanged(ReceiptId id, PictureKind kind)
{
    const int row = kind == PictureKind::Thumbnail ? rowOf(id) : -1;
    if (row < 0)
        return;
    // Back to "loading" means that failures were forgotten: ask again. A wish that is under way is not asked for twice.
    const auto wish = m_wishes.constFind(id);
    if (wish != m_wishes.cend() && m_pictures.picture(id, kind, wish->shot).state == MomentPicture::State::Loading)
        m_pictures.want(id, wish->reg, wish->soldAt, kind, wish->shot);
    emit dataChanged(index(row, 0), index(row, 0), {PictureRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void ReceiptListModel::setState(State state, std::optional<Error> error)
{
    if (error)
        qCWarning(lcUi) << "the list of receipts could not be read:" << error->detail;
    if (state == m_state && error == m_error)
        return;
    m_state = state;
    m_error = std::move(error);
    emit stateChanged();
}
