// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/receiptpins.h"

#include "app/services/receiptbook.h"
#include "tests/unit/services/journalshop.h"

#include <QSignalSpy>

using namespace std::chrono_literals;

namespace {

const CameraId kCamera{QStringLiteral("a")};

struct Place {
    Place() : book(*shop.store.receipts, *shop.store.sync, shop.store.clock)
    {
        shop.link(QStringLiteral("1"));
        QObject::connect(shop.data.get(), &StoredData::receiptsRemoved, &book, &ReceiptBook::changed);
        make();
    }
    void make()
    {
        pins.emplace(data, *shop.links, book, 300ms);
        if (!QTest::qWaitFor([this] { return pins->isKnown(); }))
            qFatal("what is pinned cannot be read");
    }
    void pin(ReceiptId id, bool pinned = true)
    {
        pins->setPinned(id, pinned);
        if (!QTest::qWaitFor([&] { return pins->isPinned(id) == pinned; }))
            qFatal("not pinned");
    }
    static PinnedFootage around(Instant moment) { return {kCamera, {moment - 5min, moment + 5min}}; }

    JournalShop shop;
    ReceiptPinsData data{*shop.store.database};
    ReceiptBook book;
    std::optional<ReceiptPins> pins;
};

} // namespace

class TstReceiptPins : public QObject {
    Q_OBJECT
private slots:
    void keepsTheFootageAround();
    void doesNotLeaveItWithTheLink();
    void goesWithTheRegistersReceipts();
    void saysWhatCouldNotBeStored();
};

void TstReceiptPins::keepsTheFootageAround()
{
    Place place;
    QVERIFY(place.pins->footage().isEmpty());
    const ReceiptId id = place.shop.ids(kFirst).last(); // the oldest, at kNoon + 1 s
    place.pin(id);
    QCOMPARE(place.pins->footage(), QList{Place::around(kNoon + 1s)});
    place.make(); // the next start of the program
    QVERIFY(place.pins->isPinned(id));
    QCOMPARE(place.pins->footage(), QList{Place::around(kNoon + 1s)});
    place.pin(id, false); // by mistake
    QCOMPARE(place.pins->footage(), QList{Place::around(kNoon + 1s)});
    place.pin(id);
    place.pin(id, false);
    QTRY_VERIFY(place.pins->footage().isEmpty());
}

void TstReceiptPins::doesNotLeaveItWithTheLink()
{
    Place place;
    place.pin(place.shop.ids(kFirst).last());
    const LinkId link = place.shop.links->all().first().id;
    QSignalSpy changed(&*place.pins, &ReceiptPins::changed);
    QVERIFY(wait(place.shop.links->setOffset(link, {2s, {}})));
    QTRY_COMPARE(place.pins->footage(), (QList{Place::around(kNoon + 1s), Place::around(kNoon + 3s)}));
    QVERIFY(wait(place.shop.links->remove({link})));
    QCOMPARE(place.pins->footage().size(), 2);
    place.pin(place.shop.ids(kSecond).last()); // its register has no camera: nothing to keep, but it stays pinned
    QCOMPARE(place.pins->footage().size(), 2);
    QCOMPARE(changed.count(), 2);
}

void TstReceiptPins::goesWithTheRegistersReceipts()
{
    Place place;
    place.pin(place.shop.ids(kFirst).last());
    QVERIFY(wait(place.shop.links->remove({place.shop.links->all().first().id})));
    QVERIFY(wait(place.shop.data->remove({kFirst})));
    QTRY_VERIFY(place.pins->footage().isEmpty());
}

void TstReceiptPins::saysWhatCouldNotBeStored()
{
    Place place;
    QSignalSpy failed(&*place.pins, &ReceiptPins::failed);
    place.pins->setPinned({42}, true);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!place.pins->isPinned({42}));
}

QTEST_MAIN(TstReceiptPins)
#include "tst_receiptpins.moc"
