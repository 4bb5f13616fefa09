// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/commandline.h"
#include "app/services/receiptcsv.h"

//! What was asked for by `regilens export`.
struct ExportOptions : CommandOptions {
    std::optional<TimeRange> soldAt;
    QString query;
    QStringList registers; //!< TERMINAL or CONTRACT:TERMINAL
    QString out; //!< "-": standard output
    CsvRows rows = CsvRows::Receipts;
    CsvKind kind = CsvKind::ForExcel;
};

//! `arguments` are those behind the command's name. Its messages are in the language of now: call it again when that is known.
ExportOptions parseExportOptions(const QStringList &arguments, Instant now);
