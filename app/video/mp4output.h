// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/libav.h"

#include <array>
#include <optional>

class QIODevice;

//! libavformat's MP4 writer on a QIODevice, with a track for the picture and perhaps one for the sound. Time stamps are
//! microseconds and may be negative: players begin at 0.
class Mp4Output {
public:
    enum class Track { Picture, Sound };

    explicit Mp4Output(QIODevice &device) : m_device(device) {}
    ~Mp4Output();
    Mp4Output(const Mp4Output &) = delete;
    Mp4Output &operator=(const Mp4Output &) = delete;

    bool isOpen() const { return m_opened; }
    //! Whether MP4 files may have it.
    static bool holds(AVCodecID codec);
    //! `sound` may be null.
    Result<Done> open(const AVCodecParameters *picture, const AVCodecParameters *sound);
    //! Whether pictures of such a stream can go on in this file.
    bool takes(const AVCodecParameters *picture) const;
    Result<Done> write(libav::Packet packet, Track track = Track::Picture);
    Result<Done> close();

private:
    Result<Done> addTrack(const AVCodecParameters *parameters, AVRational timeBase);
    static int writeDevice(void *self, uint8_t *data, int size);
    static int64_t seekDevice(void *self, int64_t offset, int whence);
    Error failed(const QString &doing, int code) const;

    QIODevice &m_device;
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_format = nullptr;
    bool m_opened = false;
    std::array<std::optional<int64_t>, 2> m_lastDts; //!< by track
    bool m_deviceFailed = false;
};
