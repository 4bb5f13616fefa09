// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct AVCodecParameters;
struct AVFormatContext;
struct AVIOContext;
struct AVPacket;

//! The packets of the picture or the sound of one segment, demuxed from memory. Stays where it was made: libavformat points into it.
class SegmentInput {
public:
    enum class Media { Picture, Sound };

    static Result<std::shared_ptr<SegmentInput>> open(const QByteArray &init, const QByteArray &bytes, Media media = Media::Picture);
    ~SegmentInput();
    SegmentInput(const SegmentInput &) = delete;
    SegmentInput &operator=(const SegmentInput &) = delete;

    //! The next packet of the stream. 0, or a libav error code (AVERROR_EOF at the end).
    int read(AVPacket *packet);
    const AVCodecParameters *parameters() const;
    //! Looks into the pictures for what the container does not say: parameters() is then enough to write another file.
    Result<Done> probe();
    //! A time stamp of the stream in microseconds.
    qint64 toMicroseconds(qint64 timeStamp) const;
    bool hasSound() const;
    //! Of an input for sound: the time stamp of the first picture in microseconds, once that was passed.
    std::optional<qint64> firstPicture() const { return m_firstPicture; }
    int timeBaseNumerator() const;
    int timeBaseDenominator() const;

private:
    SegmentInput() = default;
    static int readMemory(void *self, uint8_t *buffer, int size);
    static int64_t seekMemory(void *self, int64_t offset, int whence);
    std::optional<Error> openStreams(Media media);
    Error noVideo() const;

    QByteArray m_data;
    qint64 m_position = 0;
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_format = nullptr;
    int m_stream = -1;
    int m_pictures = -1; //!< of an input for sound: the stream that is only looked at
    std::optional<qint64> m_firstPicture;
};
