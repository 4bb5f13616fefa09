// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptcsv.h"

//! Headers and kinds of an exported file in the user's language.
CsvWords csvWords();
