// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/playlistfetch.h"

#include "app/video/hlsvariants.h"

#include <algorithm>

using namespace std::chrono_literals;
using Outcome = StreamFetch::Answer::Outcome;

namespace {
constexpr std::chrono::milliseconds kSilence = 4s; // qt-platform.md 3
constexpr std::chrono::milliseconds kLimit = 6s;
} // namespace

void PlaylistFetch::start(const QUrl &source)
{
    m_source = m_address = source;
    m_variants.clear();
    m_lost.clear();
    m_canWait = true;
}

void PlaylistFetch::setSource(const QUrl &source)
{
    if (m_source != source)
        m_source = m_address = source;
}

bool PlaylistFetch::setShownSize(QSize size)
{
    m_shownSize = size;
    if (m_variants.isEmpty() || m_address == m_source)
        return false;
    const QUrl before = m_address;
    choose();
    return m_address != before;
}

void PlaylistFetch::getNext(const QString &wanted, std::chrono::milliseconds longestWait, Done done)
{
    QUrl address = m_address;
    const QString query = address.query(QUrl::FullyEncoded); // as it is: it may be signed
    address.setQuery(query.isEmpty() ? wanted : query + u'&' + wanted, QUrl::StrictMode);
    ask(address, longestWait, [this, done = std::move(done)](const StreamFetch::Answer &answer, const Result<HlsPlaylist> &list) {
        if (answer.outcome == Outcome::Failed && answer.error.kind != Error::Kind::Offline) // a broken line is not its fault
            m_canWait = false;
        done(answer, list);
    });
}

void PlaylistFetch::ask(const QUrl &address, std::chrono::milliseconds wait, Done done)
{
    m_fetch.get({address, std::nullopt}, {kSilence + wait, kLimit + wait},
                [this, done = std::move(done)](const StreamFetch::Answer &answer) { onAnswer(answer, done); });
}

void PlaylistFetch::onAnswer(const StreamFetch::Answer &answer, const Done &done)
{
    if (answer.outcome == Outcome::Gone) {
        if (m_address != m_source)
            m_lost.insert(m_address);
        beginAgain(); // a variant may move while the master playlist stays
    }
    if (!answer.isOk())
        return done(answer, HlsPlaylist());
    Result<HlsPlaylist> list = HlsPlaylist::parse(answer.body, answer.address);
    if (!list || !list.value().isMaster())
        return done(answer, list);
    if (m_address != m_source)
        return done(answer, Error{Error::Kind::BadData, QStringLiteral("HLS: a master playlist inside another"), {}, {}});
    m_variants = list.value().variants;
    choose();
    get(done);
}

void PlaylistFetch::choose()
{
    QList<HlsVariant> there;
    std::copy_if(m_variants.cbegin(), m_variants.cend(), std::back_inserter(there),
                 [this](const HlsVariant &variant) { return !m_lost.contains(variant.url); });
    if (there.isEmpty()) {
        m_lost.clear();
        there = m_variants;
    }
    m_address = chooseVariant(there, m_shownSize)->url;
}
