// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/livecamera.h"

#include <QPointer>

#include <memory>

//! Makes the live pictures of a screen that shows several cameras, one each.
class LiveCameras {
public:
    LiveCameras(Session &session, FootageBuffer &footage, const Clock &clock, MakeSoundOutput makeSound = makeLoudspeaker);

    std::unique_ptr<LiveCamera> make() const;
    //! The network is back: those that play and wait before they try again wait no longer.
    void tryNow() const;

private:
    Session &m_session;
    FootageBuffer &m_footage;
    const Clock &m_clock;
    const MakeSoundOutput m_makeSound;
    mutable QList<QPointer<LiveCamera>> m_made;
};
