// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

//! Shows that stream in so many pictures of one window until it is killed, and tells on stdout what the bench wants to know:
//! "picture" when the first one is painted, and from then on each second "delay MS", how far the pictures are behind.
int showTiles(const QUrl &stream, int count);
