// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receiptlistmodel.h"

#include "app/base/async.h"
#include "app/base/logging.h"

#include <algorithm>

namespace {
constexpr int kPageSize = 200;
} // namespace

ReceiptListModel::ReceiptListModel(ReceiptBook &book, MomentPictures &pictures, QObject *parent)
    : ReceiptRowsModel(pictures, parent)
    , m_book(book)
{
    connect(&book, &ReceiptBook::changed, this, &ReceiptListModel::bookChanged);
}

void ReceiptListModel::show(QDate day, const QList<RegisterKey> &registers)
{
    m_day = day;
    m_registers = registers;
    forgetView();
    beginResetModel();
    m_ids.clear();
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
            forget(id);
        else if (isInMemory(id) || m_fetching.contains(id)) // what is on its way may be the old one
            stale.append(id);
    }
    for (ReceiptId id : what.removed)
        forget(id);
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

void ReceiptListModel::fetchRows(const QSet<int> &rows)
{
    QSet<int> pages;
    for (int row : rows)
        pages.insert(row / kPageSize);
    for (int page : std::as_const(pages)) {
        QList<ReceiptId> ids;
        for (ReceiptId id : m_ids.mid(qsizetype(page) * kPageSize, kPageSize)) {
            if (!isInMemory(id) && !m_fetching.contains(id))
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
        keep({row, {}});
        const int at = rowOf(row.id);
        if (at < 0)
            continue; // another day is shown by now
        first = first < 0 ? at : std::min(first, at);
        last = std::max(last, at);
    }
    if (first < 0)
        return;
    tellRows(first, last);
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
