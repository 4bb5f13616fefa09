// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/livedecoder.h"

#include "app/base/logging.h"

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {
// Segments. A machine that cannot keep up would fall behind without end; the reader's own limit makes more than this rare.
constexpr int kMostQueued = 5;
} // namespace

LiveDecoder::LiveDecoder(Sink sink, MakeSoundOutput makeSoundOutput, QObject *parent)
    : QObject(parent)
    , m_sink(std::move(sink))
    , m_timer(this)
    , m_sound(std::move(makeSoundOutput), this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveDecoder::step);
}

void LiveDecoder::reset(int session)
{
    m_session = session;
    m_timer.stop();
    m_queue.clear();
    m_decoder.reset();
    m_drained = false;
    m_ranDry = false;
    m_pacer.reset();
    m_picture.reset();
    m_shown.reset();
    m_brokenSegments = 0;
    m_sound.reset();
    m_current = {};
}

void LiveDecoder::setSound(bool on)
{
    if (on == m_wantsSound)
        return;
    m_wantsSound = on;
    m_sound.setOn(on);
    tellLoudspeaker();
    m_sound.append(m_current);
    for (const MediaSegment &segment : std::as_const(m_queue))
        m_sound.append(segment);
}

void LiveDecoder::append(int session, const MediaSegment &segment)
{
    if (session != m_session)
        return;
    if (m_shown)
        m_pacer.segmentCame(stillToShow());
    m_queue.enqueue(segment);
    const auto begun = std::count_if(m_queue.cbegin(), m_queue.cend(), [](const MediaSegment &queued) { return queued.offset == 0us; });
    if (begun > kMostQueued) {
        qCWarning(lcVideo) << "decoding is too slow for the stream;" << begun - 1 << "segments left out";
        m_queue.clear();
        m_queue.enqueue(segment);
        m_queue.head().discontinuity = true;
    }
    m_sound.append(segment);
    if (!m_picture)
        step();
}

microseconds LiveDecoder::stillToShow() const
{
    microseconds sum{0};
    for (const MediaSegment &segment : m_queue)
        sum += segment.duration;
    if (const auto &current = m_picture ? m_picture : m_shown)
        sum += std::max(current->left, microseconds(0));
    // A picture that is due only later was shown by nobody yet; one that ran dry has nothing left.
    return m_picture ? sum : microseconds(0);
}

void LiveDecoder::step()
{
    if (!m_picture && !decodeNext())
        return; // append() goes on
    const auto now = steady_clock::now();
    if (m_due <= now) {
        show();
        m_timer.start(0); // through the event loop: a reset or a new size must not wait for a burst of late pictures
        return;
    }
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_due - now));
}

bool LiveDecoder::decodeNext()
{
    for (;;) {
        if ((m_picture = m_decoder.next())) {
            using Before = FramePacer::Before;
            const Before before = m_picture->afterGap ? Before::Gap : m_ranDry ? Before::Nothing : Before::Picture;
            m_due = m_pacer.due(m_picture->timeStamp, steady_clock::now(), before);
            m_ranDry = false;
            return true;
        }
        if (m_queue.isEmpty()) {
            m_ranDry = true;
            return false;
        }
        openNext();
    }
}

void LiveDecoder::openNext()
{
    // The pictures before a discontinuity that the codec holds back come first; then next() is asked again.
    if (m_queue.head().discontinuity && m_shown && !m_drained) {
        m_decoder.drain();
        m_drained = true;
        return;
    }
    m_drained = false;
    const MediaSegment segment = m_queue.dequeue();
    if (const Result<Done> opened = m_decoder.open(segment); !opened) {
        ++m_brokenSegments;
        qCWarning(lcVideo).noquote() << "segment" << segment.sequence << "left out," << m_brokenSegments
                                     << "so far:" << opened.error().detail;
        if (!opened.error().reason.isEmpty())
            emit unsupported(m_session, opened.error());
        return;
    }
    m_current = segment;
}

void LiveDecoder::tellLoudspeaker()
{
    const bool missing = m_wantsSound && !m_sound.isOn();
    if (missing != m_isLoudspeakerMissing)
        emit loudspeakerMissing(m_isLoudspeakerMissing = missing);
}

void LiveDecoder::show()
{
    m_shown = m_picture;
    m_picture.reset();
    m_sound.pictureShown(m_shown->at, m_due);
    tellLoudspeaker();
    Result<QImage> image = m_decoder.image(m_outputSize, PictureScaler::Fit::Fill);
    if (!image) {
        qCWarning(lcVideo).noquote() << image.error().detail;
        return;
    }
    m_sink(m_session, {image.value(), m_shown->at, m_shown->certain, m_shown->withSound});
}
