// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/freshpictures.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/momentpictures.h"
#include "app/services/receiptbook.h"
#include "app/storage/rowid.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {
// The past is fetched by the thousand; its pictures are made when somebody looks.
constexpr auto kFresh = 15min;
} // namespace

FreshPictures::FreshPictures(ReceiptBook &book, MomentPictures &pictures, const Links &links, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_pictures(pictures)
    , m_links(links)
{
    connect(&book, &ReceiptBook::changed, this, [this](const ContractKey &, const UpsertResult &what) { take(what); });
}

void FreshPictures::take(const UpsertResult &what)
{
    const Instant since = m_book.now() - kFresh;
    QList<ReceiptId> fresh;
    std::copy_if(what.added.begin(), what.added.end(), std::back_inserter(fresh), [&](ReceiptId id) { return soldAtOf(id) > since; });
    if (fresh.isEmpty())
        return;
    onFinished(m_book.rows(fresh), this, [this](const Result<QList<ReceiptRow>> &rows) {
        if (!rows)
            return;
        for (const ReceiptRow &row : rows.value()) {
            const Link *first = m_links.linkOf(row.reg);
            for (const Link &link : m_links.all()) {
                if (link.reg == row.reg)
                    m_pictures.prepare(row.id, row.reg, row.soldAt, &link == first ? CameraId() : link.camera);
            }
        }
    });
}
