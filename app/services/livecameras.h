// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/livecamera.h"

#include <memory>

//! Makes the live pictures of a screen that shows several cameras, one each.
class LiveCameras {
public:
    LiveCameras(Session &session, FootageBuffer &footage, const Clock &clock, MakeSoundOutput makeSound = makeLoudspeaker)
        : m_session(session)
        , m_footage(footage)
        , m_clock(clock)
        , m_makeSound(std::move(makeSound))
    {
    }

    std::unique_ptr<LiveCamera> make() const { return std::make_unique<LiveCamera>(m_session, m_footage, m_clock, m_makeSound); }

private:
    Session &m_session;
    FootageBuffer &m_footage;
    const Clock &m_clock;
    const MakeSoundOutput m_makeSound;
};
