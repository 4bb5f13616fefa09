// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/livecameras.h"

LiveCameras::LiveCameras(Session &session, FootageBuffer &footage, const Clock &clock, MakeSoundOutput makeSound)
    : m_session(session)
    , m_footage(footage)
    , m_clock(clock)
    , m_makeSound(std::move(makeSound))
{
}

std::unique_ptr<LiveCamera> LiveCameras::make() const
{
    auto made = std::make_unique<LiveCamera>(m_session, m_footage, m_clock, m_makeSound);
    m_made.removeAll(nullptr);
    m_made.append(made.get());
    return made;
}

void LiveCameras::tryNow() const
{
    for (const QPointer<LiveCamera> &camera : m_made) {
        if (camera)
            camera->tryNow();
    }
}
