// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"
#include "app/video/streamfetch.h"

#include <QHash>

//! Fetches all that one segment needs, keys and init section included (each once), and takes the encryption off.
class SegmentLoader {
public:
    struct Loaded {
        QByteArray bytes;
        QByteArray init;
    };
    //! `answer` says how it went; `loaded` counts when that is Ok. What cannot be decrypted is Gone.
    using Done = std::function<void(const StreamFetch::Answer &answer, const Loaded &loaded)>;

    explicit SegmentLoader(StreamFetch &fetch) : m_fetch(fetch) {}

    //! `what` is the segment itself or one of its parts. A new load() gives up the one before.
    void load(const HlsSegment &segment, const HlsResource &what, std::chrono::milliseconds limit, Done done);
    void forget(); //!< keys and init section

private:
    void step();
    void fetchKey(const QUrl &url);
    void fetchInit();
    void fetchBytes();
    void finish(const StreamFetch::Answer &answer);
    Result<QByteArray> plain(const QByteArray &bytes, const HlsKey &key, qint64 sequence);

    StreamFetch &m_fetch;
    HlsSegment m_segment;
    HlsResource m_what;
    StreamFetch::Limits m_limits{};
    Done m_done;
    QHash<QUrl, QByteArray> m_keys;
    HlsInit m_initOf;
    QByteArray m_init;
    QByteArray m_bytes;
};
