// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/cameras/cameraauth.h"
#include "app/domain/ids.h"

#include <QList>
#include <QPair>
#include <QUrl>

//! Where the Safie API is and who we are to it (the application registered in the portal, safie.md 3).
struct SafieSetup {
    QUrl api{QStringLiteral("https://openapi.safie.link")};
    QString clientId;
    QString clientSecret; //!< empty for a public client
    quint16 redirectPort = 0; //!< as registered: http://127.0.0.1:PORT/callback
    QString scope = QStringLiteral("safie-api"); //!< stands for all scopes (safie.md 3.3)
    bool pkce = true; //!< whether it knows PKCE is unknown (safie.md 3.2); who does not ignores it (RFC 6749 section 3.1)
    //! The numbers of the options in the portal (safie.md 3.3, not published openly); 0 when unknown, then they are learned
    //! by trying.
    struct OptionIds {
        int live = 0;
        int stills = 0;
    } optionIds;
    QString doneTitle; //!< of the page that the browser shows after the consent
    QString doneText;
};

//! api + "/v2" + path + query; `path` percent-encoded where needed.
QUrl safieUrl(const QUrl &api, const QString &path, const QList<QPair<QString, QString>> &query = {});

//! Of something that belongs to that camera; `what` begins with a slash.
QUrl safieDeviceUrl(const QUrl &api, const CameraId &camera, const QString &what, const QList<QPair<QString, QString>> &query = {});

//! An instant as the API takes it, in whole seconds of UTC (safie.md 4.2).
QString safieTime(Instant at);

//! The header that carries the credential (safie.md 3). An API key has its own.
QPair<QByteArray, QByteArray> safieHeader(const CameraCredential &credential);

//! client_id and client_secret as the token addresses want them, as far as there are any.
QList<QPair<QString, QString>> safieClientFields(const SafieSetup &setup);
