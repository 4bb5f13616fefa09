// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Replies of vendors repeat the same hundred keys in each receipt: deflated with a dictionary of them they take a tenth to a
// twentieth of the room, where each by itself would take a fifth.

//! For the journal. What does not get smaller is kept as it is.
QByteArray packedReply(const QByteArray &json);

//! What was packed, or written by a journal of before, which kept replies as they came. Empty when it is damaged.
QByteArray unpackedReply(const QByteArray &stored);
