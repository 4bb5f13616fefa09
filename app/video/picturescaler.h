// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QSize>

#include <memory>

struct AVFrame;
struct SwsContext;

//! Turns decoded pictures into QImages (Format_RGB32) of the asked size. Used by one thread at a time.
class PictureScaler {
public:
    enum class Fit {
        Fill, //!< as large as the box allows; for the screen
        ShrinkOnly, //!< never larger than the stream has it; for stills
    };

    PictureScaler();
    ~PictureScaler();

    //! Keeps the aspect ratio, with non-square pixels squared. An empty box means the stream's own size.
    Result<QImage> toImage(const AVFrame &picture, QSize box, Fit fit);

private:
    struct Setup;
    std::unique_ptr<Setup> m_setup;
};
