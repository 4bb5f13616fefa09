// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smaregirows.h"

#include <optional>

//! A field that can be compared without making the text of its row.
struct SmaregiNumber {
    QByteArrayView name;
    bool isTime = false;
    bool isInDetail = false; //!< the lines have it too, with the same content
    std::optional<qint64> (*of)(const SmaregiRecord &record) = nullptr;
};

//! nullptr when the field has to be read from the row.
const SmaregiNumber *smaregiNumber(QByteArrayView name, bool detail);

//! "2026/03/02 12:30:00", also with hyphens, also a day alone: as seconds since 1970.
std::optional<qint64> smaregiTime(QByteArrayView text);
