// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/cliplist.h"

#include <QObject>

class ClipOrders;
class CloudSpans;
class Session;

//! What the cloud's recording can do for a moment of which nothing is kept on this computer.
struct MomentClip {
    enum class State {
        SignedOut,
        NotListed, //!< the account does not see the camera
        NoClips, //!< this cloud gives none
        Refused, //!< the camera's contract has none: `error`
        Opening, //!< a clip is here, and the ring is just being opened
        Closed, //!< it is here, but the ring does not open: `error`
        Asking, //!< whether the cloud recorded it
        Fresh, //!< too recent to know; may be ordered
        Recorded, //!< may be ordered
        Unknown, //!< the cloud does not tell: `error`; may be ordered
        Gap, //!< the camera was not recording: from `last` on, until `next`
        TooOld, //!< older than what the cloud still has: that begins at `next`
        NotRecorded, //!< nothing of that day is in the cloud before `next`
        UnderWay, //!< `order`
        Missing, //!< `order` came, but the moment is not in it, or not any more; may be ordered again
        Failed, //!< `order` did, with its error; may be ordered again
    };
    State state = State::Asking;
    std::optional<ClipOrder> order = {};
    std::optional<Error> error = {};
    std::optional<Instant> last = {}; //!< known end of what was recorded before
    std::optional<Instant> next = {}; //!< known begin of what was recorded after

    bool mayBeOrdered() const;
    bool isOpen() const; //!< more will be known soon, by itself
};

//! Clips of moments: whether there can be one, and if not why. GUI thread.
class MomentClips : public QObject {
    Q_OBJECT
public:
    MomentClips(ClipOrders &orders, CloudSpans &cloud, const Session &session, const Clock &clock, QObject *parent = nullptr);

    //! What is known now; never waits.
    MomentClip look(const CameraId &camera, Instant at) const;
    //! Finds out what is not known yet; changed() follows. To be called again while look() isOpen().
    void want(const CameraId &camera, Instant at);
    //! What led to the moment matters more than what followed: two thirds of it are before.
    void order(const CameraId &camera, Instant at, std::chrono::minutes length);
    //! An order under way: gives it up, or does not wait until its rest is over.
    void cancel(const CameraId &camera, Instant at);
    void retry(const CameraId &camera, Instant at);

signals:
    void changed();
    void arrived(const CameraId &camera, const TimeRange &range); //!< it can be played; see ClipOrders

private:
    MomentClip inCloud(const CameraId &camera, Instant at) const;

    ClipOrders &m_orders;
    CloudSpans &m_cloud;
    const Session &m_session;
    const Clock &m_clock;
};
