// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/searchquery.h"

#include <optional>

//! A name for an exported file that tells what is in it, and that every system takes: receipts_2026-01-24_牛乳.csv.
//! `typed` is the text of the query; its days come from the query, else from `soldAt`.
QString exportFileName(const SearchQuery &query, const QString &typed, const std::optional<TimeRange> &soldAt);
