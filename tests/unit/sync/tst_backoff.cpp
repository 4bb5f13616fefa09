// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/backoff.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {
const Error kOffline{Error::Kind::Offline, {}, {}, {}};
}

class TstBackoff : public QObject {
    Q_OBJECT
private slots:
    void doublesUpToTheLast()
    {
        Backoff backoff(5s, 300s, 0.0);
        for (const auto &expected : {5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s})
            QCOMPARE(backoff.next(kOffline), std::chrono::milliseconds(expected));
        for (int i = 0; i < 100; ++i)
            (void)backoff.next(kOffline);
        QCOMPARE(backoff.next(kOffline), 300000ms);
        backoff.reset();
        QCOMPARE(backoff.next(kOffline), 5000ms);
    }

    void spreads()
    {
        bool differ = false;
        for (int i = 0; i < 50; ++i) {
            Backoff backoff(5s, 300s, 0.2);
            const auto wait = backoff.next(kOffline);
            QVERIFY(wait >= 4000ms && wait <= 6000ms);
            differ = differ || wait != Backoff(5s, 300s, 0.2).next(kOffline);
        }
        QVERIFY(differ);
    }

    void waitsAsLongAsTheServerAsks()
    {
        Backoff backoff(5s, 300s, 0.2);
        QCOMPARE(backoff.next({Error::Kind::RateLimited, {}, 7s, {}}), 7000ms);
        QCOMPARE(backoff.next({Error::Kind::RateLimited, {}, 900s, {}}), 900000ms);
    }
};

QTEST_GUILESS_MAIN(TstBackoff)
#include "tst_backoff.moc"
