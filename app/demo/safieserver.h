// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/camerawall.h"
#include "app/demo/oauthdesk.h"
#include "app/demo/safieclips.h"

//! Safie: sign-in, devices, stills, recorded spans, clips and live HLS (safie.md 3, 4, 6, 7, 9).
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
    SafieClips &clips() { return m_clips; }
    void expireTokens() { m_desk.expireAccess(); }
    void revokeTokens();
    void restoreApiKey() { m_apiKeyValid = true; }
    void setOptions(int camera, bool live, bool stills, bool clips) { m_options[camera] = {live, stills, clips}; }

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
    DemoResponse clips(const DemoRequest &request, const QString &what, int camera, qint64 now);
    DemoResponse orderClip(const DemoRequest &request, int camera, qint64 now);
    DemoResponse clip(const DemoRequest &request, qint64 number, const QString &file, int camera, qint64 now);
    DemoResponse live(const QString &what, int camera, qint64 nowMs) const;

    struct CameraOptions {
        bool live = true;
        bool stills = true;
        bool clips = true;
    };

    Rules m_rules;
    OAuthDesk m_desk;
    CameraWall m_cameras;
    SafieClips m_clips;
    QHash<int, CameraOptions> m_options; //!< of those that have not all
    bool m_apiKeyValid = true;
};
