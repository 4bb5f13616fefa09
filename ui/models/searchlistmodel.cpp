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
constexpr qsizetype kMostMoved = 200;
constexpr qint64 kEndOfTime = std::numeric_limits<qint64>::max();
} // namespace

SearchListModel::SearchListModel(ReceiptSearch &search, ReceiptBook &book, MomentPictures &pictures, QObject *parent)
    : ReceiptRowsModel(pictures, parent)
    , m_search(search)
    , m_found(*this)
{
    connect(&search, &ReceiptSearch::searchChanged, this, &SearchListModel::begin);
    connect(&search, &ReceiptSearch::tallyChanged, this, &SearchListModel::takeCount);
    connect(&search, &ReceiptSearch::progressChanged, this, &SearchListModel::progressChanged);
    connect(&search, &ReceiptSearch::failed, this, &SearchListModel::fail);
    connect(&book, &ReceiptBook::changed, this, &SearchListModel::bookChanged);
    m_sortAgain.setSingleShot(true);
    connect(&m_sortAgain, &QTimer::timeout, this, &SearchListModel::readSorted);
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
    m_counting.cancel();
    m_sortAgain.stop();
    forgetView();
    m_toRead.clear();
    m_stale.clear();
    m_changed.clear();
    m_changedMeanwhile.clear();
    m_toMove.clear();
    m_toMoveLater.clear();
    m_checking = m_isCounting = m_sorting = false;
    beginResetModel();
    m_found.clear();
    m_sorted.clear();
    m_isSorted = m_hasFirst = false;
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
                   takeChanged(std::exchange(m_changedMeanwhile, {}));
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
    const QList<SearchTally::Part> &parts = count.parts();
    qsizetype first = parts.size();
    const auto gap = m_found.gap();
    while (gap && first > 0 && parts.at(first - 1).from < gap->below)
        --first;
    for (qsizetype i = first; gap && i < parts.size(); ++i)
        m_found.setCounted({parts.at(i).from, parts.at(i).below}, parts.at(i).count);
    checkChanged(); // those that were not counted yet
    settle();
    updatePictures();
}

void SearchListModel::readSorted()
{
    if (std::exchange(m_sorting, true))
        return;
    const SearchOrder order = m_order == ReceiptOrder::Amount ? SearchOrder::Amount : SearchOrder::Number;
    onFinished(m_search.sorted(order, m_direction), this, [this, generation = m_generation](const Result<QList<ReceiptId>> &ids) {
        if (generation != m_generation)
            return;
        m_sorting = false;
        if (ids)
            takeSorted(ids.value());
        else
            fail(ids.error());
    });
}

void SearchListModel::takeSorted(const QList<ReceiptId> &ids)
{
    if (!m_isSorted || !mergeSorted(ids)) {
        forgetView();
        beginResetModel();
        m_sorted = ids;
        endResetModel();
    }
    m_isSorted = true;
    m_toMove = std::exchange(m_toMoveLater, {});
    sortLater();
    settle();
    updatePictures();
}

//! To read all keys again takes the longer the more there are, so it is done the more seldom.
void SearchListModel::sortLater()
{
    if (m_isSorted && !m_toMove.isEmpty() && !m_sortAgain.isActive())
        m_sortAgain.start(std::chrono::milliseconds(std::min<qsizetype>(m_sorted.size() / 20, 30'000)));
}

//! Moves only what is elsewhere now; false when that is too much, or not all of it.
bool SearchListModel::mergeSorted(const QList<ReceiptId> &ids)
{
    // What is in both keeps its order, but for those that changed: these go and come again.
    const QSet<ReceiptId> moved = std::exchange(m_toMove, {});
    if (moved.size() > kMostMoved)
        return false;
    for (qsizetype row = m_sorted.size() - 1; row >= 0; --row) {
        if (!moved.contains(m_sorted.at(row)))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_sorted.remove(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < ids.size(); ++row) {
        if (row < m_sorted.size() && m_sorted.at(row) == ids.at(row))
            continue;
        if (!moved.contains(ids.at(row)))
            return false;
        beginInsertRows({}, int(row), int(row));
        m_sorted.insert(row, ids.at(row));
        endInsertRows();
    }
    return m_sorted.size() == ids.size();
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
    if (!m_stale.isEmpty()) {
        m_refreshing = std::exchange(m_stale, {});
        m_readingRow = std::max(0, rowOf(*m_refreshing.begin()));
        readRows(m_refreshing.values());
        return;
    }
    m_toRead.removeIf([this](int row) { return row >= rowCount() || !isNear(row) || isInMemory(idAt(row)); });
    if (m_toRead.isEmpty()) {
        countDoubtful();
        return;
    }
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
        m_refreshing.clear();
        if (!result) {
            fail(result.error());
            return;
        }
        take(result.value());
        takeChanged(std::exchange(m_changedMeanwhile, {}));
        readNext();
    });
}

void SearchListModel::stopReading()
{
    m_reading.cancel();
    ++m_readings;
    m_readingRow = -1;
    for (const ReceiptId id : std::exchange(m_refreshing, {}))
        forget(id);
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
    if (!m_found.setKnown(part.range, range, ids, older ? from.skip : rest, older ? rest : from.skip))
        updatePictures(); // which wants the rows of the view again
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

void SearchListModel::bookChanged(const ContractKey &, const UpsertResult &what)
{
    m_search.journalChanged(what);
    for (const ReceiptId id : what.removed)
        forget(id);
    if (m_readingRow >= 0 || !m_hasFirst)
        m_changedMeanwhile += what.added + what.changed + what.removed;
    takeChanged(what.added + what.changed + what.removed);
}

void SearchListModel::takeChanged(const QList<ReceiptId> &ids)
{
    if (ids.isEmpty())
        return;
    for (const ReceiptId id : ids) {
        if (!isInMemory(id))
            continue;
        if (const int row = rowOf(id); row >= 0 && isNear(row))
            m_stale.insert(id); // the old row stays until the new one is there
        else
            forget(id);
    }
    if (isByTime()) {
        m_changed += ids;
        checkChanged();
    } else {
        const QSet<ReceiptId> moved(ids.begin(), ids.end());
        m_toMove += moved;
        if (m_sorting)
            m_toMoveLater += moved;
        else
            sortLater();
    }
    readNext();
}

//! Of what changed where the receipts are known, asks which are hits; of what changed elsewhere, only the number matters.
void SearchListModel::checkChanged()
{
    if (m_checking || !m_hasFirst || m_changed.isEmpty())
        return;
    QList<ReceiptId> asked;
    QList<ReceiptId> uncounted;
    for (const ReceiptId id : std::exchange(m_changed, {})) {
        if (m_found.isInGap(id))
            uncounted << id;
        else if (m_found.isKnownAround(id))
            asked << id;
        // A read that was split off its part may have known of the change before the rest was counted, or the other way round.
        const SearchTally::Part *part = m_search.count().partOf(id);
        m_found.doubt(part ? ReceiptIdRange{part->from, part->below} : ReceiptIdRange{id.value, id.value + 1});
    }
    m_changed = uncounted;
    if (asked.isEmpty())
        return;
    m_checking = true;
    onFinished(m_search.found(asked), this, [this, asked, generation = m_generation](const Result<QList<ReceiptId>> &found) {
        if (generation != m_generation)
            return;
        m_checking = false;
        if (!found) {
            fail(found.error());
            return;
        }
        for (const ReceiptId id : asked)
            m_found.setFound(id, std::binary_search(found.value().begin(), found.value().end(), id));
        checkChanged();
        settle();
        updatePictures();
        readNext();
    });
}

void SearchListModel::countDoubtful()
{
    const auto part = m_found.doubtful();
    if (!part || m_isCounting)
        return;
    m_isCounting = true;
    const QFuture<Result<qint64>> counting = m_search.countBetween(part->range.from, part->range.below);
    m_counting = QFuture<void>(counting);
    onFinished(counting, this, [this, part = *part, generation = m_generation](const Result<qint64> &count) {
        if (generation != m_generation)
            return;
        m_isCounting = false;
        if (!count) {
            fail(count.error());
            return;
        }
        m_found.setCount(part.range, count.value(), part.doubt);
        settle();
        updatePictures();
        readNext();
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
