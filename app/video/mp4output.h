// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/libav.h"

#include <optional>

class QIODevice;

//! libavformat's MP4 writer on a QIODevice, with one video track. Time stamps are microseconds and may be negative: players
//! begin at 0.
class Mp4Output {
public:
    explicit Mp4Output(QIODevice &device) : m_device(device) {}
    ~Mp4Output();
    Mp4Output(const Mp4Output &) = delete;
    Mp4Output &operator=(const Mp4Output &) = delete;

    bool isOpen() const { return m_opened; }
    Result<Done> open(const AVCodecParameters *parameters);
    //! Whether packets of such a stream can go on in this file.
    bool takes(const AVCodecParameters *parameters) const;
    Result<Done> write(libav::Packet packet);
    Result<Done> close();

private:
    static int writeDevice(void *self, uint8_t *data, int size);
    static int64_t seekDevice(void *self, int64_t offset, int whence);
    Error failed(const QString &doing, int code) const;

    QIODevice &m_device;
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_format = nullptr;
    bool m_opened = false;
    std::optional<int64_t> m_lastDts;
    bool m_deviceFailed = false;
};
