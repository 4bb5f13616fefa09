// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/framepacer.h"

#include <QtTest>

using namespace std::chrono_literals;
using std::chrono::microseconds;
using Before = FramePacer::Before;

class TstFramePacer : public QObject {
    Q_OBJECT
private slots:
    void followsTheTimeStamps();
    void beginsAnewOnJumps();
    void keepsStepWhereTheStreamCountsAnew();
    void forgivesSmallDelaysOnly();
    void doesNotCatchUpWithAnEmptyBuffer();
    void worksOffNeedlessDelay();

private:
    const FramePacer::TimePoint m_start{1000s};
};

void TstFramePacer::followsTheTimeStamps()
{
    FramePacer pacer;
    for (int i = 0; i < 100; ++i) // decoded ahead, at odd moments
        QVERIFY(pacer.due(3600s + i * 40ms, m_start + i * 40ms - (i ? (i % 7) * 5ms : 0ms), Before::Picture) == m_start + i * 40ms);
}

void TstFramePacer::beginsAnewOnJumps()
{
    FramePacer pacer;
    QVERIFY(pacer.due(10s, m_start, Before::Picture) == m_start);
    QVERIFY(pacer.due(10s + 40ms, m_start, Before::Picture) == m_start + 40ms);
    QVERIFY(pacer.due(16s, m_start + 1s, Before::Picture) == m_start + 1s); // more than 5 s forwards
    QVERIFY(pacer.due(17s, m_start + 1s, Before::Gap) == m_start + 1s + 40ms); // after a gap nobody waits for the hole
}

void TstFramePacer::keepsStepWhereTheStreamCountsAnew()
{
    FramePacer pacer;
    pacer.due(59s + 920ms, m_start, Before::Picture);
    pacer.due(59s + 960ms, m_start, Before::Picture);
    QVERIFY(pacer.due(0s, m_start + 40ms, Before::Gap) == m_start + 80ms);
    QVERIFY(pacer.due(40ms, m_start + 80ms, Before::Picture) == m_start + 120ms);
}

void TstFramePacer::forgivesSmallDelaysOnly()
{
    FramePacer pacer;
    pacer.due(0ms, m_start, Before::Picture);
    QVERIFY(pacer.due(40ms, m_start + 300ms, Before::Picture) == m_start + 40ms); // shown late, the next ones catch up
    QVERIFY(pacer.due(80ms, m_start + 390ms, Before::Picture) == m_start + 390ms);
    QVERIFY(pacer.due(120ms, m_start + 390ms, Before::Picture) == m_start + 430ms);
}

void TstFramePacer::doesNotCatchUpWithAnEmptyBuffer()
{
    FramePacer pacer;
    pacer.due(0ms, m_start, Before::Picture);
    QVERIFY(pacer.due(40ms, m_start + 240ms, Before::Nothing) == m_start + 240ms);
    QVERIFY(pacer.due(80ms, m_start + 240ms, Before::Picture) == m_start + 280ms);
    QVERIFY(pacer.due(120ms, m_start + 290ms, Before::Nothing) == m_start + 320ms); // came in time after all
}

void TstFramePacer::worksOffNeedlessDelay()
{
    FramePacer pacer;
    FramePacer::TimePoint now = m_start;
    pacer.due(0ms, now, Before::Picture);
    for (int i = 0; i < 4; ++i)
        pacer.segmentCame(1000ms + i * 100ms);
    FramePacer::TimePoint last = now;
    for (int i = 1; i <= 1000; ++i) {
        now = pacer.due(i * 40ms, now, Before::Picture);
        QVERIFY(now - last >= 36ms);
        QVERIFY(now - last <= 40ms);
        last = now;
    }
    const auto saved = m_start + 40s - now;
    QVERIFY2(saved > 598ms && saved < 605ms, "all above the reserve of 400 ms, and no more");
}

QTEST_GUILESS_MAIN(TstFramePacer)
#include "tst_framepacer.moc"
