// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/blockcode.h"

#include <QList>
#include <QString>

#include <chrono>

//! A video file as other programs play it, which do not know how it was made.
struct PlayedClip {
    static PlayedClip of(const QString &file); //!< by ffmpeg and ffprobe
    //! Of a mpv that plays it to its end; empty when it does so without a word.
    static QString mpvProblem(const QString &file);

    QList<std::optional<BlockCode>> codes; //!< of each picture
    QList<std::chrono::milliseconds> times; //!< of each picture
    std::chrono::milliseconds end{0}; //!< of the last picture
    QList<double> loudness; //!< each 20 ms; empty without sound
    QString problem; //!< what the programs complain about

    //! Of the sound of TestFootage, when the file is to show these times of it.
    QString soundProblem(std::chrono::milliseconds from, std::chrono::milliseconds to) const;
};
