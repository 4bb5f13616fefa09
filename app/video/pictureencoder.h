// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/libav.h"

#include <QImage>
#include <QList>

#include <chrono>

//! Encodes pictures anew with what this computer has for it. Time stamps are microseconds. One thread.
class PictureEncoder {
public:
    //! By preference: how each codec looks and how widely it is played.
    static QList<QByteArray> known();

    //! With the first of these that is there and takes the size, which is even. BadData "clip.noEncoder".
    Result<Done> open(QSize size, const QList<QByteArray> &names = known());
    bool isOpen() const { return m_codec != nullptr; }
    QString name() const;
    QSize size() const;
    libav::Codec &codec() { return m_codec; }

    //! Of that size, in Format_RGB32.
    Result<Done> send(const QImage &picture, std::chrono::microseconds at);
    //! There are no more pictures.
    Result<Done> sendEnd();
    //! In order; null when another picture is wanted first, or after the last one.
    Result<libav::Packet> next();

private:
    libav::Codec m_codec;
    libav::Scaler m_scaler;
    libav::Frame m_frame;
};
