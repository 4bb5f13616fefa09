// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! The library that decodes and encodes, as it runs: how it was built decides under which licence.
struct VideoLibrary {
    QString version;
    QString licence;
};
VideoLibrary videoLibrary();
