// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/oauth.h"
#include "app/pos/posclient.h"

#include <QByteArray>

#include <functional>
#include <memory>

//! What a consent in the browser or a typed token gives: goes into the SecretStore as it is.
struct PosGrant {
    QString contract; //!< empty when only PosClient::check() can tell
    QByteArray secret; //!< opaque to all but the vendor's folder
};

//! The secret of a contract in use. Shared, because it follows its renewals.
using PosSecret = std::shared_ptr<QByteArray>;

//! What the user gave to open a contract: a token or the id and secret of a registered app, both typed, or a consent.
struct PosCredential {
    QString token;
    QString clientId;
    QString clientSecret;
    PosSecret consent = {};

    bool isApp() const { return !clientId.isEmpty(); }
    friend bool operator==(const PosCredential &, const PosCredential &) = default;
};

enum class PosConsent { AsSignedIn, OtherAccount };

//! One POS vendor: what the services know of it. Made in composition/.
class PosCloud {
public:
    using SecretRenewed = std::function<void(const QByteArray &secret)>;

    virtual ~PosCloud() = default;
    virtual Vendor vendor() const = 0;
    //! `renewed` is called in the GUI thread before a renewed secret is first used, so that it can be stored.
    virtual std::unique_ptr<PosClient> client(const QString &contract, const QByteArray &secret, SecretRenewed renewed) = 0;
    //! The secret for what the user typed.
    virtual QByteArray secretOf(const PosCredential &typed) const = 0;
    //! The last four characters of the token (or client secret) in it, for the masked column; empty when the user typed none.
    virtual QString tokenTail(const QByteArray &secret) const = 0;
    //! Does it come from a consent, so that another consent replaces it?
    virtual bool isConsent(const QByteArray &secret) const = 0;
    //! Not where this program is not registered with the vendor.
    virtual bool canGrantInBrowser() const = 0;
    //! Consent in the browser, which the vendor may skip when it was given before; for another account than those that are
    //! connected, it asks who it is. Reasons as in app/net/oauth.h ("signIn.denied", ...); NotFound for vendors without it.
    virtual QFuture<Result<PosGrant>> grantInBrowser(OpenUrl openUrl, PosConsent consent) = 0;
};
