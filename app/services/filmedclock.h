// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/median.h"
#include "app/services/livecamera.h"

#include <QList>
#include <QThreadPool>

#include <memory>

//! How old a camera's live picture really is: this computer's screen shows the time as a ClockCode, the camera films it, and
//! here it is read in the picture. GUI thread; pictures are searched in a thread of its own.
class FilmedClock : public QObject {
    Q_OBJECT
public:
    static constexpr int kEnough = 10; //!< readings, for a result
    static constexpr int kMost = 40; //!< the newest count

    FilmedClock(std::unique_ptr<LiveCamera> live, const Clock &clock, QObject *parent = nullptr);
    ~FilmedClock() override;

    void watch(const CameraId &camera);
    void restart(); //!< forgets the readings
    void setOutputSize(QSize devicePixels); //!< of frame(); the search takes what it gets

    VideoFrame frame() const { return m_live->frame(); }
    LiveStatus status() const { return m_live->status(); }

    bool isSeen() const; //!< the code was there in the last seconds
    int readings() const { return int(m_readings.size()); }
    //! From the screen of this computer through the camera and back to here.
    Median delay() const;
    //! How far the time that the camera's stream tells is ahead of this computer's.
    Median ahead() const;

signals:
    void frameChanged();
    void changed(); //!< a reading, or the status

private:
    struct Reading {
        Instant shown; //!< what the code said
        Instant seen; //!< when the picture was here
        Instant at; //!< what the stream says
    };
    void takeFrame();
    void take(const Reading &reading);

    const std::unique_ptr<LiveCamera> m_live;
    const Clock &m_clock;
    QList<Reading> m_readings;
    bool m_searching = false;
    QThreadPool m_pool;
};
