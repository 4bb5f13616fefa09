// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/domain/ids.h"

#include <QList>

#include <functional>

class PictureCache;

//! Receipts that one step of a deletion takes: some ten milliseconds of the writer.
inline constexpr int kRemovedAtOnce = 200;

//! Deletes the pictures of receipts and then, by `receipts`, these. The pictures first: one whose receipt is gone could not be
//! found again when the program is killed in between. Nothing comes after them when the context dies. GUI thread.
QFuture<Result<Done>> removeWithPictures(PictureCache &pictures, const QList<ReceiptId> &ids,
                                         std::function<QFuture<Result<Done>>(const QList<ReceiptId> &)> receipts, QObject *context);
