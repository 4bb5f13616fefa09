// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptpins.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/links.h"
#include "app/services/receiptbook.h"

using namespace std::chrono_literals;

namespace {
constexpr auto kAround = 5min;
constexpr auto kReadAgain = 5s; // until then the ring only grows
} // namespace

QList<PinnedFootage> footageOf(const StoredPins &pins)
{
    QList<PinnedFootage> footage;
    for (const StoredPins::Moment &moment : pins.moments)
        footage << PinnedFootage{moment.camera, {moment.at - kAround, moment.at + kAround}};
    return footage;
}

ReceiptPins::ReceiptPins(ReceiptPinsData &data, const Links &links, const ReceiptBook &book, std::chrono::milliseconds undoTime,
                         QObject *parent)
    : QObject(parent)
    , m_data(data)
{
    m_leave.setSingleShot(true);
    m_leave.setInterval(undoTime);
    connect(&m_leave, &QTimer::timeout, this, [this] {
        m_leaving.clear();
        emit changed();
    });
    connect(&links, &Links::linksChanged, this, &ReceiptPins::follow);
    // Ids change with the time of sale, and receipts of a journal that is fetched anew have been pinned before they come.
    connect(&book, &ReceiptBook::changed, this, [this](const ContractKey &, const UpsertResult &what) {
        if (!m_footage.isEmpty() || !m_receipts.isEmpty() || !what.removed.isEmpty())
            follow();
    });
    follow();
}

void ReceiptPins::setPinned(ReceiptId id, bool pinned)
{
    take(pinned ? m_data.pin(id) : m_data.unpin(id), true);
}

void ReceiptPins::follow()
{
    take(m_data.follow(), false);
}

void ReceiptPins::take(const QFuture<Result<StoredPins>> &future, bool asked)
{
    onFinished(future, this, [this, asked, generation = ++m_generation](const Result<StoredPins> &pins) {
        if (!pins) {
            qCWarning(lcServices) << "what is pinned could not be read or written:" << pins.error().detail;
            if (asked)
                emit failed(pins.error());
            if (generation == m_generation)
                QTimer::singleShot(kReadAgain, this, &ReceiptPins::follow);
            return;
        }
        if (generation != m_generation)
            return; // the answer to a later question is on its way
        const QSet<ReceiptId> receipts{pins.value().receipts.begin(), pins.value().receipts.end()};
        const QList<PinnedFootage> footage = footageOf(pins.value());
        if (m_known && receipts == m_receipts && footage == m_footage)
            return;
        for (const PinnedFootage &left : std::as_const(m_footage)) {
            if (footage.contains(left))
                continue;
            m_leaving << left;
            m_leave.start();
        }
        m_known = true;
        m_receipts = receipts;
        m_footage = footage;
        emit changed();
    });
}
