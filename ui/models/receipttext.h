// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"
#include "app/services/receiptbook.h"
#include "ui/models/receiptmarks.h"

#include <QString>

//! A receipt's row in words; an empty text is not shown.
struct ReceiptRowTexts {
    QString time;
    QString date; //!< where the list does not say it
    QString amount;
    QString meta; //!< number, register, staff, payment
    QString items;
    QString cash; //!< handed over and change
    QString chip; //!< what it is when it is no plain sale
    bool negative = false;
    bool counts = true; //!< false: the amount is in no total (voided, thrown away)
};

ReceiptRowTexts receiptRowTexts(const ReceiptRow &row);
//! Items behind the first line that a search found, in words; empty without any.
QString otherLinesText(const QStringList &names);
//! The row for a screen reader, with why it was found and what is known of its picture.
QString spokenReceipt(const ReceiptRow &row, const ReceiptMarks &marks, const MomentPicture &picture);

//! "Register 1" where the vendor gives no name.
QString registerText(const RegisterKey &reg, const QString &name);
//! How it was paid: cash, and the vendor's names.
QString paymentText(const ReceiptRow &row);

//! Instead of a thumbnail: one or two words.
QString shortPictureText(const MomentPicture &picture);
//! The same in whole sentences, with what to do about it; empty when there is a picture.
QString pictureReason(const MomentPicture &picture);
