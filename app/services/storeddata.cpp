// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/storeddata.h"

#include "app/services/links.h"
#include "app/services/receiptdeletion.h"
#include "app/storage/picturecache.h"

#include <algorithm>

StoredData::StoredData(RegisterData &data, PictureCache &pictures, Links &links, QObject *parent)
    : QObject(parent)
    , m_data(data)
    , m_pictures(pictures)
    , m_links(links)
    , m_count(data, links)
{
    connect(&m_count, &RegisterCount::changed, this, &StoredData::changed);
    connect(&links, &Links::linksChanged, this, &StoredData::changed);
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
    for (const StoredRegister &one : m_count.registers()) {
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
    const QList<ReceiptId> now = ids.mid(0, kRemovedAtOnce);
    const QList<ReceiptId> later = ids.mid(now.size());
    const auto removing = removeWithPictures(
        m_pictures, now, [this](const QList<ReceiptId> &ready) { return m_data.remove(ready, m_removal->registers); }, this);
    onFinished(removing, this, [this, now, later, nextSlice](const Result<Done> &removed) {
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
}

void StoredData::close()
{
    QSet<ContractKey> startOver;
    for (const RegisterKey &reg : std::as_const(m_removal->registers)) {
        if (m_count.useOf(reg) == StoredRegister::Use::Free)
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
