// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

//! An app registered at Smaregi's developer site for the Platform API (smaregi.md 2): it reads a contract by itself, or for
//! a person who consented to it in the browser. Goes into the SecretStore as a whole (toSecret), nowhere else.
struct SmaregiApp {
    QString clientId;
    QString clientSecret; //!< empty for a public client, which can only read for a person
    QString refreshToken = {}; //!< of the person's consent (smaregi.md 3.2); empty: the app reads by itself

    bool isOfPerson() const { return !refreshToken.isEmpty(); }
    //! The HTTP Basic header of a confidential client; empty for a public one.
    QByteArray basicAuthorization() const;

    QByteArray toSecret() const;
    //! nullopt for the token of the classic API, which is stored as it was typed.
    static std::optional<SmaregiApp> fromSecret(const QByteArray &secret);
    friend bool operator==(const SmaregiApp &, const SmaregiApp &) = default;
};
