// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/blockcode.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

//! Segments with a block code in each picture, made on the spot by the ffmpeg program.
struct TestFootage {
    enum class Container { MpegTs, FragmentedMp4 };
    struct Plan {
        int camera = 1;
        std::chrono::seconds length{4};
        std::chrono::seconds segment{1};
        Container container = Container::MpegTs;
        QStringList encoder = {QStringLiteral("-c:v"),      QStringLiteral("libx264"), QStringLiteral("-preset"),
                               QStringLiteral("ultrafast"), QStringLiteral("-bf"),     QStringLiteral("0")};
        QString size = QStringLiteral("640x360");
        bool sound = false; //!< a tone in the first half of each second
    };
    static constexpr int kFramesPerSecond = 25;
    static constexpr std::chrono::milliseconds kFrame{40};

    QList<QByteArray> segments;
    QByteArray init; //!< of fragmented MP4
    std::chrono::seconds segmentLength{0};
    QString problem; //!< why there are no segments

    static TestFootage make(const Plan &plan);
    //! What is seen that long after the start.
    static BlockCode codeAt(int camera, std::chrono::milliseconds since);
};
