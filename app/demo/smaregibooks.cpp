// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregibooks.h"

#include <algorithm>

const SmaregiRecord *SmaregiBooks::find(qint64 headId) const
{
    const auto it = std::lower_bound(m_records.begin(), m_records.end(), headId,
                                     [](const SmaregiRecord &record, qint64 id) { return record.headId < id; });
    return it != m_records.end() && it->headId == headId ? &*it : nullptr;
}

SmaregiRecord *SmaregiBooks::find(qint64 headId)
{
    return const_cast<SmaregiRecord *>(std::as_const(*this).find(headId));
}

qint64 SmaregiBooks::nextTerminalTranId(int registerNo)
{
    if (m_terminalTranIds.size() <= registerNo)
        m_terminalTranIds.resize(registerNo + 1);
    return ++m_terminalTranIds[registerNo];
}

void SmaregiBooks::insert(SmaregiRecord record)
{
    // Nearly always the end; a sale whose id was handed out before its upload finds its place.
    const auto place = std::upper_bound(m_records.begin(), m_records.end(), record.headId,
                                        [](qint64 id, const SmaregiRecord &other) { return id < other.headId; });
    m_firstUnsettled = std::min(m_firstUnsettled, size_t(place - m_records.begin()));
    m_records.insert(place, std::move(record));
}

bool SmaregiBooks::cancel(qint64 headId, qint64 at)
{
    SmaregiRecord *record = find(headId);
    if (!record || record->cancelled || record->dispose != SmaregiRecord::Dispose::None)
        return false;
    record->cancelled = true;
    record->cancelledAt = record->updatedAt = at;
    return true;
}

bool SmaregiBooks::touch(qint64 headId, qint64 at)
{
    SmaregiRecord *record = find(headId);
    if (record)
        record->updatedAt = at;
    return record;
}

qint64 SmaregiBooks::dispose(qint64 headId, qint64 at)
{
    SmaregiRecord *original = find(headId);
    if (!original || original->cancelled || original->dispose != SmaregiRecord::Dispose::None || original->isNegative())
        return 0;
    const qint64 counterId = reserveId();
    original->dispose = SmaregiRecord::Dispose::Original;
    original->relatedId = counterId;
    original->updatedAt = at;

    SmaregiRecord counter = *original;
    counter.headId = counterId;
    counter.dispose = SmaregiRecord::Dispose::Counter;
    counter.relatedId = headId;
    counter.terminalTranId = nextTerminalTranId(counter.sale.registerNo);
    counter.soldAt = counter.receivedAt = counter.cancelledAt = at;
    counter.settledAt = 0;
    insert(std::move(counter));
    return counterId;
}

void SmaregiBooks::settle(qint64 at)
{
    for (size_t i = m_firstUnsettled; i < m_records.size(); ++i) {
        SmaregiRecord &record = m_records[i];
        if (record.settledAt == 0)
            record.settledAt = record.updatedAt = at;
    }
    m_firstUnsettled = m_records.size();
}
