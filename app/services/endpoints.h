// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/cameras/cameracloud.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

//! Addresses of the clouds. Production by default; --endpoints FILE replaces what it names (README, "Options").
struct Endpoints {
    struct OAuthClient {
        QString id;
        QString secret; //!< empty for a public client
        quint16 redirectPort = 0; //!< the registered loopback port; 0 takes a free one
    };
    //! What the camera cloud's portal calls its options; 0 when not known.
    struct OptionIds {
        int live = 0;
        int stills = 0;
    };
    struct Safie {
        QUrl api{QStringLiteral("https://openapi.safie.link")};
        QList<SignInWay> signIn{SignInWay::Browser, SignInWay::ApiKey};
        OAuthClient client;
        bool pkce = true; //!< false for a server that refuses what it does not know
        OptionIds optionIds;
    } safie;
    struct Smaregi {
        QUrl id{QStringLiteral("https://id.smaregi.jp")};
        QUrl api{QStringLiteral("https://api.smaregi.jp")};
        QUrl classic{QStringLiteral("https://webapi.smaregi.jp/access/")};
        OAuthClient client; //!< for people who consent in the browser; an app of the shop needs none
    } smaregi;
    struct Ubiregi {
        QUrl web{QStringLiteral("https://ubiregi.com")};
        QUrl api{QStringLiteral("https://ubiregi.com/api/3/")};
        OAuthClient client;
    } ubiregi;
    //! None until the makers of a build name them (CMake's REGILENS_UPDATE_FEED and REGILENS_UPDATE_KEY).
    struct Updates {
        QUrl feed;
        QByteArray publicKey; //!< Ed25519
    } updates;

    //! BadData for broken JSON, an unknown sign-in way, or an address that is neither https nor http to loopback; the
    //! detail names the key. Unknown keys are BadData too: a typing error must not silently mean production.
    static Result<Endpoints> fromJson(const QByteArray &json);
    QByteArray toJson() const;
};
