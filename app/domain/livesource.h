// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPair>
#include <QUrl>

//! Where a camera's live HLS is, with the header that every request of it needs (playlist, segments and keys alike).
struct LiveSource {
    QUrl playlist;
    QPair<QByteArray, QByteArray> authHeader;

    friend bool operator==(const LiveSource &, const LiveSource &) = default;
};
