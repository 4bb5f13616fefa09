// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QPair>
#include <QUrl>

//! What reaches one Ubiregi account. Goes into the SecretStore as a whole (toJson), nowhere else.
struct UbiregiCredential {
    QString accessToken; //!< or the API access token that the user made on the web admin
    QString refreshToken; //!< empty for a static token
    QString accountId; //!< empty while nobody has asked
    bool isStatic = false;

    QPair<QByteArray, QByteArray> header() const; //!< what every request of the API carries
    QByteArray toJson() const;
    static Result<UbiregiCredential> fromJson(const QByteArray &json);
    friend bool operator==(const UbiregiCredential &, const UbiregiCredential &) = default;
};

//! How this program is registered with Ubiregi (ubiregi.md 2.2).
struct UbiregiOAuth {
    QUrl web; //!< "https://ubiregi.com"
    QString clientId;
    QString clientSecret; //!< empty for a public client
    quint16 redirectPort = 0; //!< exactly one redirect address can be registered, hence a fixed port
    QString doneTitle; //!< of the page that the browser shows in the end
    QString doneText;

    QUrl authorizeUrl() const;
    QUrl tokenUrl() const;
};
