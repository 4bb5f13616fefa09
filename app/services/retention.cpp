// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/retention.h"

#include "app/base/logging.h"
#include "app/domain/timerange.h"
#include "app/services/receiptdeletion.h"
#include "app/services/settings.h"
#include "app/storage/picturecache.h"
#include "app/storage/receiptstore.h"
#include "app/storage/retentiondata.h"
#include "app/storage/rowid.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto kLookEvery = 10min; // after sleep and at midnight a day has begun
constexpr int kDaysAfterNewest = 31;

} // namespace

Retention::Retention(Settings &settings, RetentionData &data, RegisterData &registers, ReceiptStore &receipts, PictureCache &pictures,
                     const Links &links, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_data(data)
    , m_registers(registers)
    , m_receipts(receipts)
    , m_pictures(pictures)
    , m_clock(clock)
    , m_preview(registers, links)
{
    connect(&m_preview, &RegisterCount::changed, this, &Retention::changed);
    connect(&m_timer, &QTimer::timeout, this, &Retention::lookNow);
}

void Retention::start()
{
    m_timer.start(kLookEvery);
    look();
}

void Retention::lookNow()
{
    if (!isRemoving() && m_lookedOn != dayOf(m_clock.now(), shopZone()))
        look();
}

RetentionPeriod Retention::period() const
{
    return m_settings.retention();
}

QDate Retention::today() const
{
    const QDate day = dayOf(m_clock.now(), shopZone());
    return m_newest ? std::min(day, m_newest->addDays(kDaysAfterNewest)) : day;
}

std::optional<QDate> Retention::keptFrom(const RetentionPeriod &period) const
{
    return period.keptFrom(today());
}

void Retention::preview(const RetentionPeriod &period)
{
    m_previewed = period;
    if (const auto day = keptFrom(period))
        m_preview.start(dayRange(*day, shopZone()).from);
    else
        m_preview.stop();
}

void Retention::apply(const RetentionPeriod &period)
{
    m_settings.setRetention(period);
    const bool counted = period == m_previewed && !m_preview.isCounting() && !m_preview.error();
    look();
    m_toRemove = counted ? m_preview.receipts() : 0;
    emit changed();
}

void Retention::stop()
{
    if (isRemoving())
        apply({});
}

void Retention::look()
{
    const int run = ++m_run;
    m_lookedOn = dayOf(m_clock.now(), shopZone());
    m_removed.reset();
    m_error.reset();
    const bool keepsAll = period().unit == RetentionPeriod::Unit::Forever;
    if (keepsAll)
        m_receipts.setKeptFrom({});
    else
        m_removed = 0;
    m_toRemove = 0;
    emit changed();
    onFinished(m_registers.newest(), this, [this, run, keepsAll](const Result<ReceiptId> &newest) {
        if (run != m_run)
            return;
        if (newest && newest.value().isValid())
            m_newest = dayOf(soldAtOf(newest.value()), shopZone());
        if (keepsAll)
            return;
        if (!newest) {
            end(newest.error());
            return;
        }
        const Instant limit = dayRange(*keptFrom(period()), shopZone()).from;
        m_receipts.setKeptFrom(limit); // first, so that nothing older comes in behind the deletion
        removeNext(run, limit);
    });
}

void Retention::removeNext(int run, Instant limit)
{
    onFinished(m_data.soldBefore(limit, kRemovedAtOnce), this, [this, run, limit](const Result<QList<RetentionData::OldReceipt>> &old) {
        if (run != m_run)
            return;
        if (!old) {
            end(old.error());
            return;
        }
        if (old.value().isEmpty()) {
            onFinished(m_data.close(limit), this, [this, run](const Result<Done> &closed) {
                if (run == m_run)
                    end(closed);
            });
            return;
        }
        QList<ReceiptId> ids;
        QHash<ContractKey, QList<ReceiptId>> byContract;
        for (const RetentionData::OldReceipt &receipt : old.value()) {
            ids << receipt.id;
            byContract[receipt.contract] << receipt.id;
        }
        const auto removing = removeWithPictures(
            m_pictures, ids, [this](const QList<ReceiptId> &ready) { return m_data.remove(ready); }, this);
        onFinished(removing, this, [this, run, limit, byContract](const Result<Done> &removed) {
            if (removed)
                step(run, limit, byContract);
            else if (run == m_run)
                end(removed);
        });
    });
}

void Retention::step(int run, Instant limit, const QHash<ContractKey, QList<ReceiptId>> &removed)
{
    for (auto it = removed.cbegin(); it != removed.cend(); ++it) {
        if (run == m_run)
            *m_removed += it->size();
        emit receiptsRemoved(it.key(), {{}, {}, it.value(), 0}); // also when it was stopped: they are gone
    }
    if (run != m_run)
        return;
    emit changed();
    removeNext(run, limit);
}

void Retention::end(const Result<Done> &how)
{
    const qint64 removed = std::exchange(m_removed, std::nullopt).value_or(0);
    if (removed > 0)
        qCInfo(lcStorage) << removed << "receipts were older than they are to be kept and have been deleted";
    if (!how) {
        qCWarning(lcStorage) << "old receipts could not be deleted:" << how.error().detail;
        m_error = how.error();
        m_lookedOn = {}; // once more at the next look
    }
    emit changed();
}
