// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <initializer_list>

//! splitmix64: the same numbers on every platform and in every Qt, which std's distributions do not promise.
class DemoRandom {
public:
    //! Seeds from several numbers, so that each half minute of each register has a stream of its own.
    DemoRandom(std::initializer_list<qint64> seeds)
    {
        for (const qint64 seed : seeds)
            m_state = mixed(m_state ^ quint64(seed)) + 0x9e3779b97f4a7c15ULL;
    }

    quint64 next() { return mixed(m_state += 0x9e3779b97f4a7c15ULL); }
    int below(int bound) { return int((next() >> 33) % quint64(bound)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    bool chance(int perMille) { return below(1000) < perMille; }

private:
    static quint64 mixed(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    quint64 m_state = 0;
};
