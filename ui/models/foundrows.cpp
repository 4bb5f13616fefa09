// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/foundrows.h"

#include <algorithm>

namespace {

//! First of the ids, newest first, that is older than the bound.
qsizetype firstBelow(const QList<ReceiptId> &ids, qint64 bound)
{
    return std::partition_point(ids.begin(), ids.end(), [bound](ReceiptId id) { return id.value >= bound; }) - ids.begin();
}

} // namespace

FoundRows::FoundRows(Listener &listener) : m_listener(listener)
{
    clear();
}

void FoundRows::clear()
{
    m_blocks = {Block{}};
    measure();
}

void FoundRows::measure()
{
    m_starts.resize(m_blocks.size() + 1);
    qint64 place = 0;
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        m_starts[i] = place;
        place += m_blocks.at(i).count;
    }
    m_starts.last() = place;
}

std::optional<ReceiptIdRange> FoundRows::gap() const
{
    const auto at = std::find_if(m_blocks.begin(), m_blocks.end(), [](const Block &block) { return block.kind == Block::Kind::Gap; });
    return at == m_blocks.end() ? std::optional<ReceiptIdRange>() : at->range;
}

qsizetype FoundRows::blockAt(qint64 place) const
{
    if (place < 0 || place >= count())
        return -1;
    return std::upper_bound(m_starts.begin(), m_starts.end(), place) - m_starts.begin() - 1; // empty blocks are passed over
}

qsizetype FoundRows::blockOf(ReceiptId id) const
{
    return std::partition_point(m_blocks.begin(), m_blocks.end(), [id](const Block &block) { return block.range.from > id.value; }) -
           m_blocks.begin();
}

qsizetype FoundRows::blockOf(const ReceiptIdRange &part) const
{
    const qsizetype at = blockOf(ReceiptId{part.from});
    return at < m_blocks.size() && m_blocks.at(at).range == part && m_blocks.at(at).kind != Block::Kind::Known ? at : -1;
}

ReceiptId FoundRows::idAt(qint64 place) const
{
    const qsizetype at = blockAt(place);
    return at < 0 || m_blocks.at(at).kind != Block::Kind::Known ? ReceiptId() : m_blocks.at(at).ids.at(place - m_starts.at(at));
}

qint64 FoundRows::placeOf(ReceiptId id) const
{
    const qsizetype at = blockOf(id);
    if (at >= m_blocks.size() || m_blocks.at(at).kind != Block::Kind::Known)
        return -1;
    const QList<ReceiptId> &ids = m_blocks.at(at).ids;
    const qsizetype index = firstBelow(ids, id.value + 1);
    return index < ids.size() && ids.at(index) == id ? m_starts.at(at) + index : -1;
}

std::optional<FoundRows::Unknown> FoundRows::unknownAt(qint64 place) const
{
    const qsizetype at = blockAt(place);
    if (at < 0 || m_blocks.at(at).kind != Block::Kind::Unknown)
        return {};
    return Unknown{m_blocks.at(at).range, m_blocks.at(at).count, place - m_starts.at(at), m_blocks.at(at).doubt};
}

//! How many of a block's receipts are in the range; a block whose receipts are not known lies within it or outside.
qint64 FoundRows::countIn(const Block &block, const ReceiptIdRange &range) const
{
    if (block.kind == Block::Kind::Known)
        return firstBelow(block.ids, range.from) - firstBelow(block.ids, range.below);
    return block.range.from >= range.from && block.range.below <= range.below ? block.count : 0;
}

void FoundRows::setCounted(const ReceiptIdRange &range, qint64 count)
{
    const auto before = gap();
    if (!before)
        return;
    const ReceiptIdRange counted{std::max(range.from, before->from), before->below};
    if (counted.isEmpty())
        return;
    for (const Block &block : std::as_const(m_blocks))
        count -= countIn(block, range);
    const qsizetype at = blockOf(*before);
    replace(at, {{Block::Kind::Unknown, counted, 0, {}, 0}, {Block::Kind::Gap, {before->from, counted.from}, 0, {}, 0}});
    setCountOf(at, count);
}

bool FoundRows::setKnown(const ReceiptIdRange &part, const ReceiptIdRange &range, const QList<ReceiptId> &ids, qint64 newer, qint64 older)
{
    const qsizetype at = blockOf(part);
    if (at < 0)
        return false;
    const Block::Kind rest = m_blocks.at(at).kind;
    const quint64 doubt = m_blocks.at(at).doubt;
    if (rest == Block::Kind::Gap)
        newer = older = 0;
    newer = std::max<qint64>(newer, 0);
    older = std::max<qint64>(older, 0);
    const qint64 place = m_starts.at(at) + newer;
    const QList<Block> parts{{rest, {range.below, part.below}, newer, {}, doubt},
                             {Block::Kind::Known, range, ids.size(), ids, 0},
                             {rest, {part.from, range.from}, older, {}, doubt}};
    if (rest == Block::Kind::Unknown)
        setCountOf(at, newer + ids.size() + older);
    else if (!ids.isEmpty())
        m_listener.aboutToInsert(place, ids.size());
    replace(at, parts);
    if (ids.isEmpty())
        return true;
    if (rest == Block::Kind::Gap)
        m_listener.inserted();
    m_listener.came(place, ids.size());
    return true;
}

void FoundRows::setCount(const ReceiptIdRange &part, qint64 count, quint64 doubt)
{
    const qsizetype at = blockOf(part);
    if (at < 0 || m_blocks.at(at).kind != Block::Kind::Unknown)
        return;
    setCountOf(at, count);
    if (m_blocks.at(at).doubt == doubt)
        m_blocks[at].doubt = 0;
}

bool FoundRows::isKnownAround(ReceiptId id) const
{
    return m_blocks.at(blockOf(id)).kind == Block::Kind::Known;
}

bool FoundRows::isInGap(ReceiptId id) const
{
    return m_blocks.at(blockOf(id)).kind == Block::Kind::Gap;
}

void FoundRows::setFound(ReceiptId id, bool found)
{
    const qsizetype at = blockOf(id);
    if (m_blocks.at(at).kind != Block::Kind::Known)
        return;
    const QList<ReceiptId> &ids = m_blocks.at(at).ids;
    const qsizetype index = firstBelow(ids, id.value + 1);
    const bool isThere = index < ids.size() && ids.at(index) == id;
    if (isThere == found)
        return;
    if (found)
        m_listener.aboutToInsert(m_starts.at(at) + index, 1);
    else
        m_listener.aboutToRemove(m_starts.at(at) + index, 1);
    Block &block = m_blocks[at];
    if (found)
        block.ids.insert(index, id);
    else
        block.ids.remove(index);
    block.count = block.ids.size();
    measure();
    if (found)
        m_listener.inserted();
    else
        m_listener.removed();
}

void FoundRows::doubt(const ReceiptIdRange &range)
{
    ++m_doubts;
    for (Block &block : m_blocks) {
        if (block.kind == Block::Kind::Unknown && block.range.from < range.below && block.range.below > range.from)
            block.doubt = m_doubts;
    }
}

std::optional<FoundRows::Unknown> FoundRows::doubtful() const
{
    const auto at = std::find_if(m_blocks.begin(), m_blocks.end(), [](const Block &block) { return block.doubt > 0; });
    return at == m_blocks.end() ? std::optional<Unknown>() : Unknown{at->range, at->count, 0, at->doubt};
}

void FoundRows::setCountOf(qsizetype block, qint64 count)
{
    count = std::max<qint64>(count, 0);
    const qint64 before = m_blocks.at(block).count;
    if (count > before)
        m_listener.aboutToInsert(m_starts.at(block + 1), count - before);
    else if (count < before)
        m_listener.aboutToRemove(m_starts.at(block) + count, before - count);
    m_blocks[block].count = count;
    measure();
    if (count > before)
        m_listener.inserted();
    else if (count < before)
        m_listener.removed();
}

void FoundRows::replace(qsizetype block, QList<Block> by)
{
    by.removeIf([](const Block &part) { return part.range.isEmpty(); });
    m_blocks.remove(block);
    for (qsizetype i = 0; i < by.size(); ++i)
        m_blocks.insert(block + i, by.at(i));
    measure();
}
