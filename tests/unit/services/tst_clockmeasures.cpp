// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clockmeasures.h"
#include "tests/unit/services/servicesfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace std::chrono_literals;

class TstClockMeasures : public QObject {
    Q_OBJECT
private slots:
    void keepsThree();
    void belongsToAPairOfClocks();
};

namespace {

constexpr Instant kNoon = Instant(1'769'223'600s);
const CameraId kCamera{QStringLiteral("a")};

ClockMeasure measure(int receipt, std::chrono::milliseconds offset)
{
    return {{receipt}, QString::number(receipt), kNoon, kNoon + offset, true};
}

struct Place {
    Place() : store(folder.path()), links(store.make()), measures(*links)
    {
        const auto added = wait(links->addSmaregi(QStringLiteral("demo001"), {kRightToken, {}, {}}, QStringLiteral("1"), kCamera, true));
        if (!added)
            qFatal("no link");
        id = added.value().id;
    }
    QTemporaryDir folder;
    Store store;
    std::unique_ptr<Links> links;
    ClockMeasures measures;
    LinkId id;
};

} // namespace

void TstClockMeasures::keepsThree()
{
    Place place;
    ClockMeasures &measures = place.measures;
    QSignalSpy changes(&measures, &ClockMeasures::changed);
    QCOMPARE(measures.of(place.id), QList<ClockMeasure>());
    measures.add(place.id, measure(1, 3s));
    measures.add(place.id, measure(2, 4s));
    QCOMPARE(measures.of(place.id), (QList{measure(1, 3s), measure(2, 4s)}));
    measures.add(place.id, measure(1, 3500ms)); // once more, at a better frame
    QCOMPARE(measures.of(place.id), (QList{measure(2, 4s), measure(1, 3500ms)}));
    QCOMPARE(medianOffset(measures.of(place.id)), (ClockOffset{3750ms, {}, 2, 500ms}));
    measures.add(place.id, measure(3, 5s));
    measures.add(place.id, measure(4, 6s));
    QCOMPARE(measures.of(place.id), (QList{measure(1, 3500ms), measure(3, 5s), measure(4, 6s)}));
    measures.remove(place.id, {3});
    QCOMPARE(measures.of(place.id), (QList{measure(1, 3500ms), measure(4, 6s)}));
    QCOMPARE(changes.size(), 6);
    measures.remove(place.id, {3}); // not there any more
    measures.clear(place.id);
    measures.clear(place.id);
    QCOMPARE(measures.of(place.id), QList<ClockMeasure>());
    QCOMPARE(changes.size(), 7);
    measures.add({99}, measure(1, 3s)); // a link that is gone
    QCOMPARE(measures.of({99}), QList<ClockMeasure>());
}

void TstClockMeasures::belongsToAPairOfClocks()
{
    Place place;
    place.measures.add(place.id, measure(1, 3s));
    QVERIFY(wait(place.links->setOffset(place.id, {3s, kNoon, 1, 0ms})));
    QCOMPARE(place.measures.of(place.id).size(), 1);
    const RegisterKey other{{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("2")};
    QVERIFY(wait(place.links->move(place.id, other)));
    QCOMPARE(place.measures.of(place.id), QList<ClockMeasure>());
    place.measures.add(place.id, measure(2, 1s));
    QCOMPARE(place.measures.of(place.id), QList{measure(2, 1s)});
}

QTEST_GUILESS_MAIN(TstClockMeasures)
#include "tst_clockmeasures.moc"
