// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/camerawall.h"
#include "app/demo/oauthdesk.h"

//! Safie: sign-in, devices, stills, recorded spans and live HLS (safie.md 3, 4, 6, 7).
class SafieServer {
public:
    struct Options {
        std::chrono::milliseconds liveDelay;
        std::chrono::seconds recentGuard;
        int retentionDays;
    };

    explicit SafieServer(Options options);

    DemoResponse answer(const DemoRequest &request, qint64 nowMs);

    CameraWall &cameras() { return m_cameras; }
    void expireTokens() { m_desk.expireAccess(); }
    void revokeTokens();
    void restoreApiKey() { m_apiKeyValid = true; }

private:
    DemoResponse auth(const DemoRequest &request, const QString &what, qint64 now);
    DemoResponse signInPage(const QUrlQuery &authorization, bool wrong) const;
    DemoResponse signIn(const QUrlQuery &form, qint64 now);
    DemoResponse token(const DemoRequest &request, qint64 now);
    bool isSignedIn(const DemoRequest &request, qint64 now) const;
    DemoResponse devices(const DemoRequest &request) const;
    DemoResponse image(const DemoRequest &request, int camera, qint64 now) const;
    DemoResponse media(const DemoRequest &request, int camera, qint64 now) const;
    DemoResponse live(const QString &what, int camera, qint64 nowMs) const;

    Options m_options;
    OAuthDesk m_desk;
    CameraWall m_cameras;
    bool m_apiKeyValid = true;
};
