// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

//! An app that the shop registered at Smaregi's developer site for the Platform API (smaregi.md 2). Goes into the SecretStore
//! as a whole (toSecret), nowhere else.
struct SmaregiApp {
    QString clientId;
    QString clientSecret;

    QByteArray toSecret() const;
    //! nullopt for the token of the classic API, which is stored as it was typed.
    static std::optional<SmaregiApp> fromSecret(const QByteArray &secret);
    friend bool operator==(const SmaregiApp &, const SmaregiApp &) = default;
};
