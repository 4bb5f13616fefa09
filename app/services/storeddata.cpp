// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/storeddata.h"

#include "app/services/links.h"
#include "app/storage/picturecache.h"
#include "app/storage/registerdata.h"
#include "app/storage/rowid.h"

#include <algorithm>

namespace {

constexpr qsizetype kAtOnce = 200; // receipts in one transaction: some ten milliseconds of the writer

} // namespace

StoredData::StoredData(RegisterData &data, PictureCache &pictures, Links &links, QObject *parent)
    : QObject(parent)
    , m_data(data)
    , m_pictures(pictures)
    , m_links(links)
{
    connect(&links, &Links::linksChanged, this, &StoredData::changed);
}

void StoredData::count()
{
    ++m_countGeneration;
    m_counting = true;
    m_countError.reset();
    m_registers.clear();
    countFrom({});
    emit changed();
}

void StoredData::stopCounting()
{
    if (!m_counting)
        return;
    ++m_countGeneration;
    m_counting = false;
    emit changed();
}

void StoredData::countFrom(ReceiptId after)
{
    onFinished(m_data.count(after), this, [this, generation = m_countGeneration](const Result<RegisterData::Slice<HeldReceipts>> &slice) {
        if (generation != m_countGeneration)
            return;
        if (!slice) {
            m_counting = false;
            m_countError = slice.error();
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

StoredRegister &StoredData::counted(const RegisterKey &reg)
{
    const auto known = std::find_if(m_registers.begin(), m_registers.end(), [&](const StoredRegister &one) { return one.reg == reg; });
    if (known != m_registers.end())
        return *known;
    const auto order = [](const RegisterKey &key) { return std::tuple(int(key.contract.vendor), key.contract.contract, key.terminal); };
    const auto place =
        std::find_if(m_registers.begin(), m_registers.end(), [&](const StoredRegister &one) { return order(reg) < order(one.reg); });
    return *m_registers.insert(place, StoredRegister{reg, {}, {}, 0, {}, {}, StoredRegister::Use::Free});
}

QList<StoredRegister> StoredData::registers() const
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

StoredRegister::Use StoredData::useOf(const RegisterKey &reg) const
{
    if (m_links.linkOf(reg))
        return StoredRegister::Use::Linked;
    const QList<Link> &links = m_links.all();
    const bool read = std::any_of(links.begin(), links.end(), [&](const Link &link) { return link.reg.contract == reg.contract; });
    return read ? StoredRegister::Use::ContractRead : StoredRegister::Use::Free;
}

bool StoredData::isAnyLinked(const QList<RegisterKey> &registers) const
{
    return std::any_of(registers.begin(), registers.end(), [this](const RegisterKey &reg) { return m_links.linkOf(reg) != nullptr; });
}

QFuture<Result<qint64>> StoredData::remove(const QList<RegisterKey> &registers)
{
    if (m_removal)
        return readyResult<qint64>(Error{Error::Kind::Storage, QStringLiteral("another deletion is under way"), {}, {}});
    if (isAnyLinked(registers))
        return readyResult<qint64>(Error{Error::Kind::Forbidden, {}, {}, QStringLiteral("link.inUse")});
    m_removal.emplace();
    m_removal->registers = registers;
    for (const StoredRegister &one : std::as_const(m_registers)) {
        if (registers.contains(one.reg))
            m_removal->total += one.receipts;
    }
    const auto future = m_removal->answer.future();
    emit changed();
    onFinished(m_data.newest(), this, [this](const Result<ReceiptId> &newest) {
        if (!newest) {
            end(newest.error());
            return;
        }
        m_removal->lastOne = newest.value();
        findFrom({});
    });
    return future;
}

void StoredData::cancel()
{
    if (m_removal)
        m_removal->cancelled = true;
}

std::optional<Error> StoredData::reasonToStop() const
{
    if (m_removal->cancelled)
        return Error{Error::Kind::Cancelled, {}, {}, {}};
    if (isAnyLinked(m_removal->registers)) // meanwhile
        return Error{Error::Kind::Forbidden, {}, {}, QStringLiteral("link.inUse")};
    return {};
}

void StoredData::findFrom(ReceiptId after)
{
    if (const auto reason = reasonToStop()) {
        end(*reason);
        return;
    }
    onFinished(m_data.find(m_removal->registers, after), this, [this](const Result<RegisterData::Slice<ReceiptId>> &slice) {
        if (slice)
            removeNext(slice.value().found, slice.value().next);
        else
            end(slice.error());
    });
}

// The pictures first: a picture whose receipt is gone could not be found again when the program is killed in between.
void StoredData::removeNext(QList<ReceiptId> ids, std::optional<ReceiptId> nextSlice)
{
    while (!ids.isEmpty() && ids.last() > m_removal->lastOne)
        ids.removeLast(); // came meanwhile
    if (ids.isEmpty()) {
        if (nextSlice && *nextSlice < m_removal->lastOne)
            findFrom(*nextSlice);
        else
            close();
        return;
    }
    if (const auto reason = reasonToStop()) {
        end(*reason);
        return;
    }
    const QList<ReceiptId> now = ids.mid(0, kAtOnce);
    const QList<ReceiptId> later = ids.mid(now.size());
    onFinished(m_pictures.remove(now), this, [this, now, later, nextSlice](const Result<Done> &pictures) {
        if (!pictures) {
            end(pictures.error());
            return;
        }
        onFinished(m_data.remove(now, m_removal->registers), this, [this, now, later, nextSlice](const Result<Done> &removed) {
            if (!removed) {
                end(removed.error());
                return;
            }
            m_removal->done += now.size();
            QSet<ContractKey> contracts;
            for (const RegisterKey &reg : std::as_const(m_removal->registers))
                contracts << reg.contract;
            for (const ContractKey &contract : std::as_const(contracts))
                emit receiptsRemoved(contract, {{}, {}, now, 0});
            emit changed();
            removeNext(later, nextSlice);
        });
    });
}

void StoredData::close()
{
    QSet<ContractKey> startOver;
    for (const RegisterKey &reg : std::as_const(m_removal->registers)) {
        if (useOf(reg) == StoredRegister::Use::Free)
            startOver << reg.contract;
    }
    onFinished(m_data.close(m_removal->registers, m_removal->lastOne, startOver), this,
               [this](const Result<Done> &closed) { end(closed); });
}

void StoredData::end(const Result<Done> &how)
{
    const Removal ended = *std::exchange(m_removal, std::nullopt);
    count(); // what is there now
    ended.answer.answer(how ? Result<qint64>(ended.done) : how.error());
}
