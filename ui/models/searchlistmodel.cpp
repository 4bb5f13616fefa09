// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/searchlistmodel.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "ui/models/receipttext.h"

#include <algorithm>
#include <limits>

namespace {
constexpr int kPage = 200;
constexpr qint64 kEndOfTime = std::numeric_limits<qint64>::max();
} // namespace

SearchListModel::SearchListModel(ReceiptSearch &search, ReceiptBook &book, MomentPictures &pictures, QObject *parent)
    : ReceiptRowsModel(pictures, parent)
    , m_search(search)
    , m_book(book)
    , m_found(*this)
{
    connect(&search, &ReceiptSearch::searchChanged, this, &SearchListModel::begin);
    connect(&search, &ReceiptSearch::tallyChanged, this, &SearchListModel::takeCount);
    connect(&search, &ReceiptSearch::progressChanged, this, &SearchListModel::progressChanged);
    connect(&search, &ReceiptSearch::failed, this, &SearchListModel::fail);
}

void SearchListModel::setOrder(ReceiptOrder order, Qt::SortOrder direction)
{
    if (order == m_order && direction == m_direction)
        return;
    m_order = order;
    m_direction = direction;
    begin();
}

void SearchListModel::retry()
{
    begin();
}

void SearchListModel::begin()
{
    ++m_generation;
    stopReading();
    forgetView();
    m_toRead.clear();
    beginResetModel();
    m_found.clear();
    m_sorted.clear();
    m_isSorted = m_hasFirst = false;
    m_marksTaken = 0;
    m_words = m_search.request().query.markedWords();
    endResetModel();
    m_partial = !m_search.progress().complete;
    setState(m_partial ? State::Building : State::Loading);
    if (isByTime()) {
        readFirst();
    } else {
        m_search.startTally(); // to know whether they are too many
        takeCount();
    }
}

bool SearchListModel::isCounted() const
{
    return isByTime() ? !m_found.gap() : m_isSorted;
}

int SearchListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : isByTime() ? int(m_found.count()) : int(m_sorted.size());
}

int SearchListModel::rowAtPlace(qint64 place) const
{
    return int(m_direction == Qt::DescendingOrder ? place : m_found.count() - 1 - place);
}

ReceiptId SearchListModel::idAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    return isByTime() ? m_found.idAt(placeAtRow(row)) : m_sorted.at(row);
}

int SearchListModel::rowOf(ReceiptId id) const
{
    if (!isByTime())
        return int(m_sorted.indexOf(id));
    const qint64 place = m_found.placeOf(id);
    return place < 0 ? -1 : rowAtPlace(place);
}

ReceiptMarks SearchListModel::marksOf(const SearchHit &hit) const
{
    return m_words.isEmpty() ? ReceiptMarks() : receiptMarks(hit, receiptRowTexts(hit.row), m_words);
}

void SearchListModel::aboutToInsert(qint64 place, qint64 count)
{
    const int row = int(m_direction == Qt::DescendingOrder ? place : m_found.count() - place);
    beginInsertRows({}, row, row + int(count) - 1);
}

void SearchListModel::inserted()
{
    endInsertRows();
}

void SearchListModel::aboutToRemove(qint64 place, qint64 count)
{
    const int one = rowAtPlace(place);
    const int other = rowAtPlace(place + count - 1);
    beginRemoveRows({}, std::min(one, other), std::max(one, other));
}

void SearchListModel::removed()
{
    endRemoveRows();
}

void SearchListModel::came(qint64 place, qint64 count)
{
    const int one = rowAtPlace(place);
    const int other = rowAtPlace(place + count - 1);
    tellRows(std::min(one, other), std::max(one, other));
}

void SearchListModel::readFirst()
{
    const auto direction = m_direction == Qt::DescendingOrder ? SearchFrom::Direction::Older : SearchFrom::Direction::Newer;
    onFinished(m_search.page({direction, {}, {}, 0}, kPage), this,
               [this, direction, generation = m_generation](const Result<SearchPage> &page) {
                   if (generation != m_generation)
                       return;
                   if (!page) {
                       fail(page.error());
                       return;
                   }
                   ReceiptIdRange range;
                   if (page.value().next)
                       (direction == SearchFrom::Direction::Older ? range.from : range.below) =
                           page.value().next->id.value + (direction == SearchFrom::Direction::Older ? 0 : 1);
                   QList<ReceiptId> ids;
                   for (const SearchHit &hit : page.value().hits) {
                       keep(hit);
                       ids << hit.row.id;
                   }
                   m_hasFirst = true;
                   m_found.setKnown({}, range, ids, 0, 0);
                   m_search.startTally();
                   takeCount(); // what there is of it already
               });
}

//! The count tells how many rows there are in each part of time that it was gathered in.
void SearchListModel::takeCount()
{
    const SearchTally &count = m_search.count();
    if (!isByTime()) {
        if (count.count > ReceiptSearch::mostSorted())
            fail({Error::Kind::BadData, QStringLiteral("too many receipts to sort"), {}, QStringLiteral("search.tooManyToSort")});
        else if (count.complete && !m_isSorted)
            readSorted();
        return;
    }
    if (!m_hasFirst)
        return;
    for (; m_marksTaken + 1 < count.marks.size(); ++m_marksTaken) {
        const SearchTally::Mark &newer = count.marks.at(m_marksTaken);
        const SearchTally::Mark &older = count.marks.at(m_marksTaken + 1);
        m_found.setCounted({older.below.value, m_marksTaken == 0 ? kEndOfTime : newer.below.value}, older.count - newer.count);
    }
    if (const auto gap = m_found.gap(); gap && count.complete)
        m_found.setCounted(*gap, 0);
    settle();
    updatePictures();
}

void SearchListModel::readSorted()
{
    m_isSorted = true; // is asked for once
    const SearchOrder order = m_order == ReceiptOrder::Amount ? SearchOrder::Amount : SearchOrder::Number;
    onFinished(m_search.sorted(order, m_direction), this, [this, generation = m_generation](const Result<QList<ReceiptId>> &ids) {
        if (generation != m_generation)
            return;
        if (!ids) {
            fail(ids.error());
            return;
        }
        beginResetModel();
        m_sorted = ids.value();
        endResetModel();
        settle();
    });
}

//! Within the view or a page of it. Without a view everything is.
bool SearchListModel::isNear(int row) const
{
    const int page = lastVisible() - firstVisible() + 1;
    return firstVisible() < 0 || (row >= firstVisible() - page && row <= lastVisible() + page);
}

void SearchListModel::fetchRows(const QSet<int> &rows)
{
    m_toRead += rows;
    if (m_readingRow >= 0 && !isNear(m_readingRow))
        stopReading();
    readNext();
}

void SearchListModel::readNext()
{
    if (m_readingRow >= 0)
        return;
    m_toRead.removeIf([this](int row) { return row >= rowCount() || !isNear(row) || isInMemory(idAt(row)); });
    if (m_toRead.isEmpty())
        return;
    const int middle = firstVisible() < 0 ? 0 : (firstVisible() + lastVisible()) / 2;
    const int row = *std::min_element(m_toRead.cbegin(), m_toRead.cend(),
                                      [middle](int a, int b) { return std::abs(a - middle) < std::abs(b - middle); });
    m_readingRow = row;
    const auto part = isByTime() ? m_found.unknownAt(placeAtRow(row)) : std::nullopt;
    if (part) {
        readPart(*part);
        return;
    }
    QList<ReceiptId> ids;
    const int last = std::min(rowCount() - 1, row + kPage / 2);
    for (int at = std::max(0, row - kPage / 2); at <= last; ++at) {
        if (const ReceiptId id = idAt(at); id.isValid() && !isInMemory(id))
            ids << id;
    }
    readRows(ids);
}

template <typename T, typename Fn>
void SearchListModel::read(const QFuture<Result<T>> &answer, Fn take)
{
    m_reading = QFuture<void>(answer);
    onFinished(answer, this, [this, take, reading = ++m_readings](const Result<T> &result) {
        if (reading != m_readings)
            return;
        m_readingRow = -1;
        if (!result) {
            fail(result.error());
            return;
        }
        take(result.value());
        readNext();
    });
}

void SearchListModel::stopReading()
{
    m_reading.cancel();
    ++m_readings;
    m_readingRow = -1;
}

void SearchListModel::readPart(const FoundRows::Unknown &part)
{
    const ReceiptId below{part.range.below == kEndOfTime ? 0 : part.range.below};
    const ReceiptId above{part.range.from == 0 ? 0 : part.range.from - 1};
    const qint64 behind = part.count - 1 - part.offset;
    const bool older = part.offset <= behind; // from the nearer end, to skip less
    const qint64 distance = std::min(part.offset, behind);
    const SearchFrom from{older ? SearchFrom::Direction::Older : SearchFrom::Direction::Newer, older ? below : above, older ? above : below,
                          distance < kPage ? 0 : distance - kPage / 2};
    read(m_search.page(from, kPage), [this, part, from](const SearchPage &page) { takePart(part, from, page); });
}

void SearchListModel::takePart(const FoundRows::Unknown &part, const SearchFrom &from, const SearchPage &page)
{
    if (page.hits.isEmpty() && from.skip > 0) { // it has fewer than was thought
        m_found.setCount(part.range, page.skipped);
        return;
    }
    QList<ReceiptId> ids;
    for (const SearchHit &hit : page.hits) {
        keep(hit);
        ids << hit.row.id;
    }
    const bool older = from.direction == SearchFrom::Direction::Older;
    ReceiptIdRange range = part.range;
    if (from.skip > 0)
        (older ? range.below : range.from) = older ? ids.first().value + 1 : ids.last().value;
    if (page.next)
        (older ? range.from : range.below) =
            older ? std::max(range.from, page.next->id.value) : std::min(range.below, page.next->id.value + 1);
    const bool toTheEnd = older ? range.from == part.range.from : range.below == part.range.below;
    const qint64 rest = toTheEnd ? 0 : part.count - from.skip - ids.size();
    m_found.setKnown(part.range, range, ids, older ? from.skip : rest, older ? rest : from.skip);
}

void SearchListModel::readRows(const QList<ReceiptId> &ids)
{
    read(m_search.rows(ids), [this](const QList<SearchHit> &hits) {
        int first = std::numeric_limits<int>::max();
        int last = -1;
        for (const SearchHit &hit : hits) {
            keep(hit);
            if (const int row = rowOf(hit.row.id); row >= 0) {
                first = std::min(first, row);
                last = std::max(last, row);
            }
        }
        if (last >= 0)
            tellRows(first, last);
    });
}

void SearchListModel::progressChanged()
{
    const bool complete = m_search.progress().complete;
    if (complete && m_partial)
        m_search.search(m_search.request()); // now it finds all
    m_partial = !complete;
    if (m_state != State::Failed)
        settle();
}

void SearchListModel::settle()
{
    if (!m_search.progress().complete)
        setState(State::Building);
    else if (rowCount() > 0)
        setState(State::Ready);
    else
        setState(isCounted() ? State::Empty : State::Loading);
}

void SearchListModel::fail(const Error &error)
{
    setState(State::Failed, error);
}

void SearchListModel::setState(State state, std::optional<Error> error)
{
    if (error && error != m_error)
        qCWarning(lcUi) << "the list of found receipts could not be read:" << error->detail;
    if (state == m_state && error == m_error)
        return;
    m_state = state;
    m_error = std::move(error);
    emit stateChanged();
}
