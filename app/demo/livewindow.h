// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <chrono>

//! Which live segments there are at an instant: segment N shows the two seconds from N x 2 s after 1970.
class LiveWindow {
public:
    static constexpr qint64 kSegmentMs = 2000;
    static constexpr int kListed = 6;
    static constexpr int kKept = 30; //!< a minute more stays to be fetched after it left the list

    //! `onlineSince` in seconds: nothing before it was sent.
    LiveWindow(qint64 nowMs, std::chrono::milliseconds delay, qint64 onlineSince);

    bool isEmpty() const { return m_first > m_newest; }
    bool has(qint64 number) const;
    QByteArray playlist() const;

private:
    qint64 m_newest;
    qint64 m_oldest;
    qint64 m_first; //!< listed
};
