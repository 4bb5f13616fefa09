// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QUrl>
#include <QVersionNumber>

//! The newest version that there is, as its makers say.
struct Update {
    QVersionNumber version;
    QUrl page; //!< https, where people download it
    bool isUrgent = false; //!< it mends something that endangers data or accounts
    QHash<QString, QString> summary; //!< a sentence by language

    friend bool operator==(const Update &, const Update &) = default;
};

//! Reads the file that tells of the newest version: JSON with `feed` (Base64 of JSON: product, version, page, urgent, summary)
//! and `signature` (Base64, Ed25519 of the bytes of `feed`). One file, so that no half of it can be older than the other;
//! nothing of it is looked at before the signature is right. BadData with reason "update.unsigned" or "update.broken".
Result<Update> readUpdateFeed(const QByteArray &file, const QByteArray &publicKey);
