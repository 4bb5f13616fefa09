// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentloader.h"

#include "app/video/segmentcipher.h"

using namespace std::chrono_literals;
using Outcome = StreamFetch::Answer::Outcome;

namespace {
constexpr std::chrono::milliseconds kSilence = 4s; // qt-platform.md 3
constexpr qsizetype kKeysKept = 8; // a stream that changes its key must not pile them up
} // namespace

void SegmentLoader::load(const HlsSegment &segment, const HlsResource &what, std::chrono::milliseconds limit, Done done)
{
    m_segment = segment;
    m_what = what;
    m_limits = {kSilence, limit};
    m_done = std::move(done);
    m_bytes.clear();
    step();
}

void SegmentLoader::forget()
{
    m_keys.clear();
    m_initOf = {};
    m_init.clear();
    m_done = {};
}

//! What is missing yet, one after the other.
void SegmentLoader::step()
{
    const HlsInit &init = m_segment.init;
    const bool needsInit = !init.isEmpty() && init != m_initOf;
    if (needsInit && !init.key.isEmpty() && !m_keys.contains(init.key.url))
        fetchKey(init.key.url);
    else if (needsInit)
        fetchInit();
    else if (!m_segment.key.isEmpty() && !m_keys.contains(m_segment.key.url))
        fetchKey(m_segment.key.url);
    else
        fetchBytes();
}

void SegmentLoader::fetchKey(const QUrl &url)
{
    m_fetch.get({url, std::nullopt}, m_limits, [this, url](const StreamFetch::Answer &answer) {
        if (!answer.isOk())
            return finish(answer);
        if (answer.body.size() != segmentcipher::kBlock) {
            return finish(
                {Outcome::Failed, {}, {}, {Error::Kind::BadData, QStringLiteral("a key of %1 bytes").arg(answer.body.size()), {}, {}}});
        }
        if (m_keys.size() >= kKeysKept)
            m_keys.clear();
        m_keys.insert(url, answer.body);
        step();
    });
}

void SegmentLoader::fetchInit()
{
    m_fetch.get(m_segment.init.at, m_limits, [this](const StreamFetch::Answer &answer) {
        if (!answer.isOk())
            return finish(answer);
        const Result<QByteArray> init = plain(answer.body, m_segment.init.key, m_segment.sequence);
        if (!init)
            return finish({Outcome::Gone, {}, {}, init.error()});
        m_initOf = m_segment.init;
        m_init = init.value();
        step();
    });
}

void SegmentLoader::fetchBytes()
{
    m_fetch.get(m_what, m_limits, [this](const StreamFetch::Answer &answer) {
        if (!answer.isOk())
            return finish(answer);
        const Result<QByteArray> bytes = plain(answer.body, m_segment.key, m_segment.sequence);
        if (!bytes)
            return finish({Outcome::Gone, {}, {}, bytes.error()});
        m_bytes = bytes.value();
        finish(answer);
    });
}

void SegmentLoader::finish(const StreamFetch::Answer &answer)
{
    const Done done = std::move(m_done);
    if (done)
        done(answer, {m_bytes, m_segment.init.isEmpty() ? QByteArray() : m_init});
}

Result<QByteArray> SegmentLoader::plain(const QByteArray &bytes, const HlsKey &key, qint64 sequence)
{
    if (key.isEmpty())
        return bytes;
    const Result<QByteArray> decrypted =
        segmentcipher::decrypted(bytes, m_keys.value(key.url), key.iv.isEmpty() ? segmentcipher::vectorOf(sequence) : key.iv);
    if (!decrypted)
        m_keys.remove(key.url); // it may have been changed under the same address
    return decrypted;
}
