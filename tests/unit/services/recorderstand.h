// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/recorder.h"
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "tests/unit/services/servicesfixture.h"

#include <QTemporaryDir>

// What the tests of the recorder and of its screen share.

inline const CameraId kTill{QStringLiteral("a")};
inline const CameraId kDoor{QStringLiteral("b")};
inline const QString kFootageKey = QStringLiteral("footage/key");

//! A profile with its key store; the program in it starts and ends.
struct RecordingProfile {
    RecordingProfile() : settings(folder.filePath(QStringLiteral("settings.ini"))) {}
    QString footage() const { return folder.filePath(QStringLiteral("footage")); }

    QTemporaryDir folder;
    SystemClock clock;
    TestSecrets secrets;
    Settings settings;
    FakeCloud cloud;
};

struct RecordingProgram {
    explicit RecordingProgram(RecordingProfile &of)
        : profile(of)
        , session(of.cloud, of.secrets, of.settings, {})
        , ring(of.footage(), of.clock)
        , grabber(footage, &ring)
        , recorder(ring, footage, of.secrets, session, of.settings, of.clock)
    {
        recorder.setPinned({});
    }
    void signIn()
    {
        if (!wait(session.signInWithApiKey(QStringLiteral("key"))))
            qFatal("not signed in");
    }
    RecordedCamera camera(const CameraId &id) const
    {
        const QList<RecordedCamera> all = recorder.cameras();
        for (const RecordedCamera &one : all) {
            if (one.camera == id)
                return one;
        }
        return {};
    }
    int segments(const CameraId &id) const { return int(camera(id).kept.segments); }

    RecordingProfile &profile;
    Session session;
    FootageBuffer footage;
    FootageRing ring;
    FrameGrabber grabber;
    Recorder recorder;
};
