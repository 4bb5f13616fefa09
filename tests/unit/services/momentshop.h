// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"
#include "app/video/footagebuffer.h"
#include "app/video/framegrabber.h"
#include "tests/support/blockcode.h"
#include "tests/unit/services/servicesfixture.h"

#include <QFile>

// What the tests of pictures of moments share.

inline const CameraId kCamera{QStringLiteral("a")};
inline const RegisterKey kRegister{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")};
inline const ReceiptId kReceipt{4711};

inline QByteArray demoFile(const QString &name)
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera1/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

inline QFuture<Result<QByteArray>> stillOfTheSecond(CameraId, std::optional<Instant> at)
{
    const int second = int(toMs(*at) / 1000 % 60);
    return readyResult<QByteArray>(demoFile(QStringLiteral("still-%1.jpg").arg(second, 2, 10, QLatin1Char('0'))));
}

inline MediaSegment segment(int number, Instant start)
{
    MediaSegment segment;
    segment.bytes = demoFile(QStringLiteral("segment-%1.ts").arg(number, 2, 10, QLatin1Char('0')));
    segment.start = start;
    segment.duration = std::chrono::seconds(2);
    return segment;
}

class TurnableClock final : public Clock {
public:
    Instant now() const override { return time; }
    Instant time = fromMs(1'769'241'600'000); // a full minute
};

//! One linked register, signed in.
struct Shop : Store {
    explicit Shop(const QString &folder, bool linked = true) : Store(folder), cache(folder + QStringLiteral("/pictures")), theLinks(make())
    {
        (void)wait(session.signInWithApiKey(QStringLiteral("key")));
        if (linked && !wait(theLinks->addSmaregi(kRegister.contract.contract, {kRightToken, {}, {}}, kRegister.terminal, kCamera, false)))
            qFatal("the link was not added");
        pictures = std::make_unique<MomentPictures>(cache, grabber, session, *theLinks, turnable);
    }
    MomentPicture now() const { return pictures->picture(kReceipt, PictureKind::Thumbnail); }
    void want(Instant soldAt) { pictures->want(kReceipt, kRegister, soldAt, PictureKind::Thumbnail); }

    TurnableClock turnable;
    PictureCache cache;
    FootageBuffer footage;
    FrameGrabber grabber{footage};
    std::unique_ptr<Links> theLinks;
    std::unique_ptr<MomentPictures> pictures;
};
