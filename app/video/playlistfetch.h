// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsplaylist.h"
#include "app/video/streamfetch.h"

#include <QSet>

//! Fetches the media playlist of a stream, by way of its master playlist where there is one: then the variant that suits the
//! size shown, or another one when that is lost.
class PlaylistFetch {
public:
    //! `answer` says how the request went; when that is Ok, `list` is what it brought.
    using Done = std::function<void(const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list)>;

    explicit PlaylistFetch(StreamFetch &fetch) : m_fetch(fetch) {}

    void start(const QUrl &source);
    //! The same stream under a renewed address.
    void setSource(const QUrl &source);
    //! Device pixels; empty: the best. True when that means another variant, which the next get() brings.
    bool setShownSize(QSize size);
    //! From the source's own address: it may name other variants by now.
    void beginAgain() { m_address = m_source; }

    void get(Done done) { ask(m_address, std::chrono::milliseconds(0), std::move(done)); }
    //! Asks for the list that has what is wanted next, to a server that waits with its answer until then ("_HLS_msn=1").
    void getNext(const QString &wanted, std::chrono::milliseconds longestWait, Done done);
    //! False once the server has failed at it.
    bool canWait() const { return m_canWait; }

private:
    void ask(const QUrl &address, std::chrono::milliseconds wait, Done done);
    void onAnswer(const StreamFetch::Answer &answer, const Done &done);
    void choose();

    StreamFetch &m_fetch;
    QUrl m_source;
    QUrl m_address; //!< the source's own, or a variant of it
    QList<HlsVariant> m_variants;
    QSet<QUrl> m_lost;
    QSize m_shownSize;
    bool m_canWait = true;
};
