// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/livesound.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr std::chrono::milliseconds kInterval = 15ms;
// Ears forgive a little; what is further off is cut out or waited for, what is nearer is made up by speed, unheard.
constexpr microseconds kJump = 120ms;
constexpr microseconds kFine = 15ms;
constexpr double kLargestChange = 0.08;
// Without pictures there is nothing to be in step with.
constexpr microseconds kStill = 500ms;

//! Nearer to `speed` x as fast, by taking the samples between.
QByteArray resampled(const QByteArray &samples, double speed)
{
    const qsizetype count = samples.size() / soundformat::kFrameBytes;
    const auto wanted = qsizetype(std::floor(double(count) / speed));
    if (speed == 1.0 || count < 2)
        return samples;
    QByteArray result(wanted * soundformat::kFrameBytes, Qt::Uninitialized);
    const auto *from = reinterpret_cast<const float *>(samples.constData());
    auto *to = reinterpret_cast<float *>(result.data());
    for (qsizetype i = 0; i < wanted; ++i) {
        const double place = std::min(double(i) * speed, double(count - 1));
        const auto left = std::min(qsizetype(place), count - 2);
        const auto part = float(place - double(left));
        for (int channel = 0; channel < soundformat::kChannels; ++channel) {
            const float a = from[left * soundformat::kChannels + channel];
            const float b = from[(left + 1) * soundformat::kChannels + channel];
            to[i * soundformat::kChannels + channel] = a + (b - a) * part;
        }
    }
    return result;
}

} // namespace

LiveSound::LiveSound(MakeSoundOutput makeOutput, QObject *owner) : m_makeOutput(std::move(makeOutput)), m_timer(owner)
{
    m_timer.setInterval(kInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { feed(std::chrono::steady_clock::now()); });
}

void LiveSound::setOn(bool on)
{
    if (on == isOn())
        return;
    m_output = on ? m_makeOutput() : nullptr;
    reset();
    if (!m_output)
        return m_timer.stop();
    m_output->setVolume(m_volume);
    m_timer.start();
}

void LiveSound::setVolume(double linear)
{
    m_volume = std::clamp(linear, 0.0, 1.0);
    if (m_output)
        m_output->setVolume(m_volume);
}

void LiveSound::append(const MediaSegment &segment)
{
    if (!isOn())
        return;
    for (SoundChunk &chunk : m_decoder.decode(segment))
        m_chunks.push_back(std::move(chunk));
}

void LiveSound::pictureShown(Instant at, TimePoint when)
{
    m_shown = Shown{at.time_since_epoch(), when};
}

void LiveSound::reset()
{
    m_decoder.reset();
    m_chunks.clear();
    m_shown.reset();
}

void LiveSound::feed(TimePoint now)
{
    if (m_output && m_output->isLost())
        setOn(false);
    if (!m_output || !m_shown || now - m_shown->when > kStill)
        return;
    while (!m_chunks.empty() && m_output->room() >= soundformat::kFrameBytes) {
        // What is written now is heard when all that waits has been.
        const microseconds heard = m_shown->at + std::chrono::duration_cast<microseconds>(now - m_shown->when) + m_output->waiting();
        const microseconds early = m_chunks.front().at - heard;
        if (early < -kJump) {
            m_chunks.pop_front();
        } else if (early > kJump) {
            if (m_output->waiting() > kJump)
                return; // it comes to its time by itself
            m_output->write(QByteArray(std::min(soundformat::bytes(early), m_output->room()), '\0'));
        } else {
            const bool fine = early > -kFine && early < kFine;
            const double change = std::clamp(double(early.count()) / 1e6, -kLargestChange, kLargestChange);
            m_output->write(nextSamples(fine ? 1.0 : 1.0 - change, m_output->room()));
        }
    }
}

//! The next chunk or the part of it for which there is room.
QByteArray LiveSound::nextSamples(double speed, qsizetype most)
{
    SoundChunk &chunk = m_chunks.front();
    const auto frames = qsizetype(double(most / soundformat::kFrameBytes) * speed);
    const qsizetype taken = std::min(std::max<qsizetype>(frames, 1) * soundformat::kFrameBytes, chunk.samples.size());
    QByteArray samples = resampled(chunk.samples.first(taken), speed);
    samples.truncate(most);
    chunk.samples.remove(0, taken);
    chunk.at += soundformat::duration(taken);
    if (chunk.samples.isEmpty())
        m_chunks.pop_front();
    return samples;
}
