// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/receipt.h"
#include "app/net/httpclient.h"

#include <QJsonArray>
#include <QJsonObject>

// The tables of tests/data/<vendor>/: what a vendor sends, and what it means.

QJsonArray caseTable(const QString &file);

//! As the tables call them.
QString caseWord(ReceiptKind kind);
QString caseWord(Error::Kind kind);

//! What the table leaves out is nothing, or (places and times) not what the row is about. Empty when the receipt is the one
//! that the table expects.
QString caseDifference(QJsonObject expected, const Receipt &receipt);

//! The refusal of a row of errors.json.
HttpReply replyOf(const QJsonObject &row);
