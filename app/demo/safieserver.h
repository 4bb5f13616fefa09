// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/camerawall.h"
#include "app/demo/oauthdesk.h"

//! Safie: sign-in, devices, stills, recorded spans and live HLS (safie.md 3, 4, 6, 7).
class SafieServer {
public:
    struct Rules {
        std::chrono::milliseconds liveDelay;
        std::chrono::seconds recentGuard;
        int retentionDays;
    };

    explicit SafieServer(Rules rules);

    DemoResponse answer(const DemoRequest &request, qint64 nowMs);

    CameraWall &cameras() { return m_cameras; }
    void expireTokens() { m_desk.expireAccess(); }
    void revokeTokens();
    void restoreApiKey() { m_apiKeyValid = true; }
    //! The options of a camera beside the one for clips, which all have.
    void setOptions(int camera, bool live, bool stills) { m_options[camera] = {live, stills}; }

private:
    DemoResponse auth(const DemoRequest &request, const QString &what, qint64 now);
    DemoResponse signInPage(const QUrlQuery &authorization, bool wrong) const;
    DemoResponse signIn(const QUrlQuery &form, qint64 now);
    DemoResponse token(const DemoRequest &request, qint64 now);
    bool isSignedIn(const DemoRequest &request, qint64 now) const;
    DemoResponse devices(const DemoRequest &request) const;
    bool hasOption(int camera, int optionId) const;
    DemoResponse image(const DemoRequest &request, int camera, qint64 now) const;
    DemoResponse media(const DemoRequest &request, int camera, qint64 now) const;
    DemoResponse live(const QString &what, int camera, qint64 nowMs) const;

    struct CameraOptions {
        bool live = true;
        bool stills = true;
    };

    Rules m_rules;
    OAuthDesk m_desk;
    CameraWall m_cameras;
    QHash<int, CameraOptions> m_options; //!< of those that have not all
    bool m_apiKeyValid = true;
};
