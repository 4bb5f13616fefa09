// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/blockcode.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <functional>

//! The ffmpeg program making live HLS in a folder: 25 pictures a second, each with the block code of its number.
class LiveEncoder : public QObject {
public:
    struct Plan {
        QString folder;
        QString video = QStringLiteral("-c:v libx264 -preset ultrafast -g 25");
        QString hls = {}; //!< beside "-hls_time 1 -hls_list_size 5" and the date of each segment
        QString flags = {}; //!< more -hls_flags, with a leading "+"
        bool sound = true;
        QSize size{320, 180};
        std::function<void(QImage &, qint64)> paint = {}; //!< what else is in the picture of that number
    };

    explicit LiveEncoder(const Plan &plan);
    ~LiveEncoder() override;

    //! Begins to count pictures (and segments) from 0 in the same folder; also after stop().
    void start();
    void stop();
    QString problem();

    static BlockCode codeOf(qint64 picture);
    //! The number of the picture with that code; it comes round once a minute.
    static qint64 pictureOf(const BlockCode &code);

private:
    void feed();

    const Plan m_plan;
    QProcess m_process;
    QTimer m_timer;
    QElapsedTimer m_running;
    qint64 m_pictures = 0;
};
