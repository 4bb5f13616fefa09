// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/framepacer.h"
#include "app/video/livesound.h"
#include "app/video/segmentdecoder.h"
#include "app/video/videoframe.h"

#include <QObject>
#include <QQueue>
#include <QSize>
#include <QTimer>

#include <functional>

//! Shows a live stream in its own time: decodes one picture ahead, waits until it is due, scales it and hands it to the
//! sink. Lives in a thread of its own; call its functions there. A session is one camera shown; what belongs to another
//! than the present one is dropped.
class LiveDecoder : public QObject {
    Q_OBJECT
public:
    using Sink = std::function<void(int session, VideoFrame frame)>; //!< called in the decoder's thread

    LiveDecoder(Sink sink, MakeSoundOutput makeSoundOutput, QObject *parent = nullptr);

    void reset(int session);
    void append(int session, const MediaSegment &segment);
    void setOutputSize(QSize devicePixels) { m_outputSize = devicePixels; }
    void setSound(bool on);
    void setVolume(double linear) { m_sound.setVolume(linear); }

signals:
    //! No decoder for the stream.
    void unsupported(int session, const Error &error);
    //! Sound is wanted, and there is nothing to play it on (any more); or that is over.
    void loudspeakerMissing(bool missing);

private:
    void step();
    bool decodeNext();
    void openNext();
    void show();
    void tellLoudspeaker();
    std::chrono::microseconds stillToShow() const;

    Sink m_sink;
    QTimer m_timer;
    int m_session = 0;
    QSize m_outputSize;
    QQueue<MediaSegment> m_queue;
    SegmentDecoder m_decoder{SegmentDecoder::Use::Live};
    bool m_drained = false;
    bool m_ranDry = false;
    FramePacer m_pacer;
    std::optional<SegmentDecoder::Picture> m_picture; //!< decoded, not yet shown
    FramePacer::TimePoint m_due;
    std::optional<SegmentDecoder::Picture> m_shown;
    int m_brokenSegments = 0;
    LiveSound m_sound;
    bool m_wantsSound = false;
    bool m_isLoudspeakerMissing = false; //!< as told
    MediaSegment m_current; //!< what is being shown, for sound that is switched on in its middle
};
