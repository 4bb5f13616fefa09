// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptdeletion.h"

#include "app/storage/picturecache.h"

QFuture<Result<Done>> removeWithPictures(PictureCache &pictures, const QList<ReceiptId> &ids,
                                         std::function<QFuture<Result<Done>>(const QList<ReceiptId> &)> receipts, QObject *context)
{
    const Deferred<Done> answer;
    onFinished(pictures.remove(ids), context, [answer, ids, receipts = std::move(receipts), context](const Result<Done> &gone) {
        if (!gone) {
            answer.answer(gone.error());
            return;
        }
        onFinished(receipts(ids), context, [answer](const Result<Done> &removed) { answer.answer(removed); });
    });
    return answer.future();
}
