// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"

//! The variant to play in a picture of that size (device pixels): the smallest that fills it, or the largest when none does;
//! of equals the one of most bits. Without sizes, or for an empty `shown`, the one of most bits. Variants without pictures
//! are taken only when there is nothing else. nullptr for an empty list.
const HlsVariant *chooseVariant(const QList<HlsVariant> &variants, QSize shown);
