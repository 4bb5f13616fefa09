// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

//! How far back the receipts of a contract are wanted.
struct BackfillReach {
    enum class Kind { Days30, Months3, Year1, Years3, Everything, Since };

    Kind kind = Kind::Days30;
    QDate since = {}; //!< of Kind::Since

    QDate firstDay(QDate today) const;

    //! As it is stored. What cannot be read is the default.
    QString toText() const;
    static BackfillReach fromText(const QString &text);

    friend bool operator==(const BackfillReach &, const BackfillReach &) = default;
};

//! What the user chose for the past of a contract.
struct BackfillWish {
    BackfillReach reach = {};
    bool paused = false;

    friend bool operator==(const BackfillWish &, const BackfillWish &) = default;
};
