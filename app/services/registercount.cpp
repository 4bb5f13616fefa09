// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/registercount.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/storage/rowid.h"

#include <algorithm>
#include <numeric>

RegisterCount::RegisterCount(RegisterData &data, const Links &links, QObject *parent) : QObject(parent), m_data(data), m_links(links) {}

void RegisterCount::start(std::optional<Instant> soldBefore)
{
    ++m_generation;
    m_before = soldBefore ? ReceiptId{firstIdAt(*soldBefore)} : RegisterData::kEnd;
    m_counting = true;
    m_error.reset();
    m_registers.clear();
    countFrom({});
    emit changed();
}

void RegisterCount::stop()
{
    if (!m_counting)
        return;
    ++m_generation;
    m_counting = false;
    emit changed();
}

qint64 RegisterCount::receipts() const
{
    return std::accumulate(m_registers.begin(), m_registers.end(), qint64(0),
                           [](qint64 sum, const StoredRegister &one) { return sum + one.receipts; });
}

void RegisterCount::countFrom(ReceiptId after)
{
    const RegisterData::Pinned pinned = m_before == RegisterData::kEnd ? RegisterData::Pinned::Counted : RegisterData::Pinned::Left;
    onFinished(m_data.count(after, m_before, pinned), this,
               [this, generation = m_generation](const Result<RegisterData::Slice<HeldReceipts>> &slice) {
                   if (generation != m_generation)
                       return;
                   if (!slice) {
                       m_counting = false;
                       m_error = slice.error();
                       emit changed();
                       return;
                   }
                   for (const HeldReceipts &held : slice.value().found) {
                       StoredRegister &reg = counted(held.reg);
                       if (reg.receipts == 0)
                           reg.first = soldAtOf(held.first);
                       reg.last = soldAtOf(held.last);
                       reg.receipts += held.count;
                       if (!held.registerName.isEmpty())
                           reg.registerName = held.registerName;
                   }
                   m_counting = slice.value().next.has_value();
                   if (m_counting)
                       countFrom(*slice.value().next);
                   emit changed();
               });
}

StoredRegister &RegisterCount::counted(const RegisterKey &reg)
{
    const auto known = std::find_if(m_registers.begin(), m_registers.end(), [&](const StoredRegister &one) { return one.reg == reg; });
    if (known != m_registers.end())
        return *known;
    const auto order = [](const RegisterKey &key) { return std::tuple(int(key.contract.vendor), key.contract.contract, key.terminal); };
    const auto place =
        std::find_if(m_registers.begin(), m_registers.end(), [&](const StoredRegister &one) { return order(reg) < order(one.reg); });
    return *m_registers.insert(place, StoredRegister{reg, {}, {}, 0, {}, {}, StoredRegister::Use::Free});
}

QList<StoredRegister> RegisterCount::registers() const
{
    QList<StoredRegister> list = m_registers;
    for (StoredRegister &one : list) {
        one.use = useOf(one.reg);
        const ContractInfo *contract = m_links.contract(one.reg.contract);
        if (contract)
            one.accountName = contract->accountName;
        if (!one.registerName.isEmpty() || !contract)
            continue;
        for (const PosRegister &reg : contract->registers) {
            if (reg.key == one.reg)
                one.registerName = reg.name;
        }
    }
    return list;
}

StoredRegister::Use RegisterCount::useOf(const RegisterKey &reg) const
{
    if (m_links.linkOf(reg))
        return StoredRegister::Use::Linked;
    const QList<Link> &links = m_links.all();
    const bool read = std::any_of(links.begin(), links.end(), [&](const Link &link) { return link.reg.contract == reg.contract; });
    return read ? StoredRegister::Use::ContractRead : StoredRegister::Use::Free;
}
