// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/services/momentshot.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <deque>

class FrameGrabber;
class Links;

//! Makes pictures around moments before somebody asks for them, out of kept footage alone, and puts them into the picture
//! cache: one after the other with pauses, so that what the user does is not held up. GUI thread.
class PicturesAhead : public QObject {
    Q_OBJECT
public:
    PicturesAhead(PictureCache &cache, FrameGrabber &footage, const Links &links, const Clock &clock, QObject *parent = nullptr);
    ~PicturesAhead() override;

    //! The receipt's filmstrip, before those that were asked for earlier.
    void prepare(ReceiptId id, const RegisterKey &reg, Instant soldAt, const CameraId &camera);

private:
    struct Job {
        ReceiptId id;
        RegisterKey reg;
        Instant soldAt;
        MomentShot shot;
        Instant notBefore; //!< its footage is still on its way
    };
    void scheduleNext();
    void next();
    void look(const Job &job);
    void grab(const Job &job);

    PictureCache &m_cache;
    FrameGrabber &m_footage;
    const Links &m_links;
    const Clock &m_clock;
    std::deque<Job> m_jobs; //!< the next one first
    QTimer m_pause;
    QFuture<Result<QImage>> m_work;
    bool m_busy = false;
};
