// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/timerange.h"
#include "app/services/receiptcsv.h"

#include <QStringList>

#include <optional>

//! What was asked for by `regilens export`.
struct ExportOptions {
    std::optional<TimeRange> soldAt;
    QString query;
    QStringList registers; //!< TERMINAL or CONTRACT:TERMINAL
    QString out; //!< "-": standard output
    CsvRows rows = CsvRows::Receipts;
    CsvKind kind = CsvKind::ForExcel;

    //! What to print and end with (--help, a wrong option), when `exitCode` is not negative.
    QString message;
    int exitCode = -1;
};

//! What is needed before the language is known: the messages of a wrong option are in it.
struct ProfileOptions {
    QString dataDir; //!< empty: the system's place
    QString language; //!< empty: as in the settings
};

ProfileOptions profileOptions(const QStringList &arguments);
//! `arguments` are those behind the command's name.
ExportOptions parseExportOptions(const QStringList &arguments, Instant now);
