// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <QList>

#include <limits>
#include <optional>

//! A half-open range of receipt ids, that is of times of sale.
struct ReceiptIdRange {
    qint64 from = 0;
    qint64 below = std::numeric_limits<qint64>::max();
    bool contains(ReceiptId id) const { return id.value >= from && id.value < below; }
    bool isEmpty() const { return below <= from; }
    friend bool operator==(const ReceiptIdRange &, const ReceiptIdRange &) = default;
};

//! Which receipts a result has, as far as anybody looked: the whole of time, newest first, cut into blocks of which each
//! knows either its receipts or at least how many they are. So a result of any size takes the room of what was looked at.
//! Places count from the newest receipt. Until all is counted there is one gap that counts as empty.
class FoundRows {
public:
    //! Told around each change of how many there are; in between the old ones still answer.
    class Listener {
    public:
        virtual ~Listener() = default;
        virtual void aboutToInsert(qint64 place, qint64 count) = 0;
        virtual void inserted() = 0;
        virtual void aboutToRemove(qint64 place, qint64 count) = 0;
        virtual void removed() = 0;
        //! The receipts at these places are known now.
        virtual void came(qint64 place, qint64 count) = 0;
    };

    //! A part of which only the number is known, around one place.
    struct Unknown {
        ReceiptIdRange range;
        qint64 count = 0;
        qint64 offset = 0; //!< of the place, from the newest receipt of the part
        quint64 doubt = 0; //!< not 0: the number may be wrong, see doubt()
    };

    explicit FoundRows(Listener &listener);

    //! Knows nothing any more; tells nobody.
    void clear();
    qint64 count() const { return m_starts.last(); }
    //! What is not counted yet; none when all is.
    std::optional<ReceiptIdRange> gap() const;

    //! Invalid while it is not known.
    ReceiptId idAt(qint64 place) const;
    //! -1 when it is not there, as far as is known.
    qint64 placeOf(ReceiptId id) const;
    std::optional<Unknown> unknownAt(qint64 place) const;

    //! The range, which begins where the gap does at its newer end, has so many; those known already are among them.
    void setCounted(const ReceiptIdRange &range, qint64 count);
    //! What a read of a part found: exactly these in `range`, newest first, and so many newer and older ones in the rest of
    //! it. Of the gap, which has none to be counted, the range touches one end. False when the part is not there as it was.
    bool setKnown(const ReceiptIdRange &part, const ReceiptIdRange &range, const QList<ReceiptId> &ids, qint64 newer, qint64 older);
    //! So many are in a part, as it turned out. A doubt that came after `doubt` stays.
    void setCount(const ReceiptIdRange &part, qint64 count, quint64 doubt = 0);

    //! The receipts of the time of this one are known, so setFound() keeps them so.
    bool isKnownAround(ReceiptId id) const;
    bool isInGap(ReceiptId id) const;
    //! Whether the receipt, of a part that is known, belongs to the result.
    void setFound(ReceiptId id, bool found);
    //! Receipts of the range came or went: how many there are in the unknown parts that it touches has to be counted again.
    void doubt(const ReceiptIdRange &range);
    std::optional<Unknown> doubtful() const;

private:
    struct Block {
        enum class Kind { Known, Unknown, Gap };
        Kind kind = Kind::Gap;
        ReceiptIdRange range;
        qint64 count = 0;
        QList<ReceiptId> ids; //!< of a known one
        quint64 doubt = 0;
    };
    qsizetype blockAt(qint64 place) const;
    qsizetype blockOf(ReceiptId id) const;
    qsizetype blockOf(const ReceiptIdRange &part) const;
    void setCountOf(qsizetype block, qint64 count);
    void replace(qsizetype block, QList<Block> by);
    qint64 countIn(const Block &block, const ReceiptIdRange &range) const;
    void measure();

    Listener &m_listener;
    QList<Block> m_blocks; //!< newest first, without holes
    QList<qint64> m_starts; //!< the place of each block's first receipt, and the count at the end
    quint64 m_doubts = 0;
};
