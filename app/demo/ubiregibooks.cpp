// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregibooks.h"

#include <algorithm>

UbiregiRecord *UbiregiBooks::find(qint64 id)
{
    const auto it = std::lower_bound(m_records.begin(), m_records.end(), id,
                                     [](const UbiregiRecord &record, qint64 wanted) { return record.id < wanted; });
    return it != m_records.end() && it->id == id ? &*it : nullptr;
}

void UbiregiBooks::insert(UbiregiRecord record)
{
    const auto place = std::upper_bound(m_records.begin(), m_records.end(), record.id,
                                        [](qint64 id, const UbiregiRecord &other) { return id < other.id; });
    changed(record);
    m_records.insert(place, std::move(record));
}

bool UbiregiBooks::cancel(qint64 id, qint64 at)
{
    UbiregiRecord *record = find(id);
    if (!record || record->status != UbiregiRecord::Status::Close)
        return false;
    record->status = UbiregiRecord::Status::Cancel;
    record->deletedAt = record->updatedAt = at;
    changed(*record);
    return true;
}

bool UbiregiBooks::touch(qint64 id, qint64 at)
{
    UbiregiRecord *record = find(id);
    if (!record)
        return false;
    record->updatedAt = at;
    changed(*record);
    return true;
}

void UbiregiBooks::changed(const UbiregiRecord &record)
{
    m_lastUpdate = std::max(m_lastUpdate, record.updatedAt);
    if (record.isInClose())
        m_lastCloseUpdate = std::max(m_lastCloseUpdate, record.updatedAt);
}
