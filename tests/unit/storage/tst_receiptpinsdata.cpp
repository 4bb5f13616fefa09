// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/receiptpinsdata.h"

#include "app/domain/link.h"
#include "app/storage/linkstore.h"
#include "app/storage/receiptstore.h"
#include "app/storage/registerdata.h"
#include "app/storage/retentiondata.h"
#include "tests/unit/storage/journalsupport.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {
const CameraId kTill{QStringLiteral("till")};
const CameraId kDoor{QStringLiteral("door")};
} // namespace

class TstReceiptPinsData : public QObject {
    Q_OBJECT
private slots:
    void init();
    void remembersThem();
    void knowsTheMomentOnEachCamera();
    void keepsMomentsWhateverBecomesOfTheLink();
    void followsAReceiptWhoseTimeChanges();
    void goWithTheReceiptsOfTheirRegister();
    void holdAReceiptAgainstItsAge();
    void canBeReadBesideTheProgram();

private:
    void reopen()
    {
        m_receipts.reset();
        m_database.reset();
        m_database = valueOf(Database::open(m_dir->filePath(QStringLiteral("journal.sqlite"))));
        m_receipts.emplace(*m_database);
        m_pins.emplace(*m_database);
    }
    ReceiptId add(int number, Instant soldAt, const QString &terminal = QStringLiteral("1"))
    {
        return valueOf(m_receipts->upsert({makeReceipt(number, soldAt, terminal)}, {}, kShop, {})).added.value(0);
    }
    Link addLink(const CameraId &camera, std::chrono::milliseconds offset = 0ms)
    {
        Link link{{}, registerKey(QStringLiteral("1")), {}, camera, {}, {offset, {}}};
        return valueOf(LinkStore(*m_database).add(link));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::optional<ReceiptStore> m_receipts;
    std::optional<ReceiptPinsData> m_pins;
};

void TstReceiptPinsData::init()
{
    m_database.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    reopen();
}

void TstReceiptPinsData::remembersThem()
{
    const ReceiptId first = add(1, kNoon);
    const ReceiptId second = add(2, kNoon + 1s);
    add(3, kNoon + 2s);
    QCOMPARE(valueOf(m_pins->pin(second)).receipts, QList{second});
    QCOMPARE(valueOf(m_pins->pin(first)).receipts, (QList{first, second}));
    QCOMPARE(valueOf(m_pins->pin(first)).receipts, (QList{first, second})); // once more
    reopen();
    QCOMPARE(valueOf(m_pins->read()).receipts, (QList{first, second}));
    QCOMPARE(valueOf(m_pins->unpin(second)).receipts, QList{first});
    reopen();
    QCOMPARE(valueOf(m_pins->read()), (StoredPins{{first}, {}}));
    QCOMPARE(await(m_pins->pin({42})).error().kind, Error::Kind::NotFound);
}

void TstReceiptPinsData::knowsTheMomentOnEachCamera()
{
    const ReceiptId id = add(1, kNoon);
    addLink(kTill, -3s);
    addLink(kDoor, 1500ms);
    const StoredPins pins = valueOf(m_pins->pin(id));
    QCOMPARE(pins.moments, (QList<StoredPins::Moment>{{kTill, kNoon - 3s}, {kDoor, kNoon + 1500ms}}));
    QCOMPARE(valueOf(m_pins->unpin(id)), StoredPins{});
}

void TstReceiptPinsData::keepsMomentsWhateverBecomesOfTheLink()
{
    const ReceiptId id = add(1, kNoon);
    Link link = addLink(kTill);
    (void)valueOf(m_pins->pin(id));
    link.clockOffset.value = 2s;
    (void)valueOf(LinkStore(*m_database).update(link));
    const QList<StoredPins::Moment> both{{kTill, kNoon}, {kTill, kNoon + 2s}};
    QCOMPARE(valueOf(m_pins->follow()).moments, both);
    (void)valueOf(LinkStore(*m_database).remove({link.id}));
    QCOMPARE(valueOf(m_pins->follow()).moments, both);
    (void)valueOf(m_pins->unpin(id));
    QCOMPARE(valueOf(m_pins->read()), StoredPins{});
}

void TstReceiptPinsData::followsAReceiptWhoseTimeChanges()
{
    const ReceiptId id = add(1, kNoon);
    addLink(kTill);
    (void)valueOf(m_pins->pin(id));
    Receipt moved = makeReceipt(1, kNoon + 30s);
    moved.changedAt += 60s;
    const ReceiptId now = valueOf(m_receipts->upsert({moved}, {}, kShop, {})).added.value(0);
    QVERIFY(now.isValid() && now != id);
    QCOMPARE(valueOf(m_pins->follow()), (StoredPins{{now}, {{kTill, kNoon}, {kTill, kNoon + 30s}}}));
}

void TstReceiptPinsData::goWithTheReceiptsOfTheirRegister()
{
    const ReceiptId deleted = add(1, kNoon);
    const ReceiptId other = add(2, kNoon, QStringLiteral("2"));
    addLink(kTill);
    (void)valueOf(m_pins->pin(deleted));
    (void)valueOf(m_pins->pin(other));
    (void)valueOf(RegisterData(*m_database).remove({deleted}, {registerKey(QStringLiteral("1"))}));
    QCOMPARE(valueOf(m_pins->read()), (StoredPins{{other}, {}}));
    QVERIFY(add(1, kNoon).isValid()); // fetched again, it is a new one
    QCOMPARE(valueOf(m_pins->follow()), (StoredPins{{other}, {}}));
}

void TstReceiptPinsData::holdAReceiptAgainstItsAge()
{
    const ReceiptId pinned = add(1, kNoon);
    const ReceiptId old = add(2, kNoon + 1s);
    const ReceiptId fresh = add(3, kNoon + 240h);
    (void)valueOf(m_pins->pin(pinned));
    RetentionData retention(*m_database);
    RegisterData registers(*m_database);
    const Instant limit = kNoon + 100h;
    const auto counted = valueOf(registers.count({}, {pinned.value + (old.value - pinned.value) * 2}, RegisterData::Pinned::Left));
    QCOMPARE(counted.found.value(0).count, 1);
    const auto found = valueOf(retention.soldBefore(limit, 100));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, old);
    (void)valueOf(retention.remove({old}));
    (void)valueOf(retention.close(limit));
    QCOMPARE(valueOf(m_receipts->idsIn({kNoon - 1h, kNoon + 300h}, {})), (QList{fresh, pinned}));
    const std::optional<TimeRange> span = valueOf(m_receipts->span({registerKey(QStringLiteral("1"))}));
    QVERIFY(span && span->contains(kNoon) && span->contains(kNoon + 240h));
    // Also when there is nothing else.
    const Instant later = kNoon + 1000h;
    QCOMPARE(valueOf(retention.soldBefore(later, 100)).size(), 1);
    (void)valueOf(retention.remove({fresh}));
    (void)valueOf(retention.close(later));
    const std::optional<TimeRange> rest = valueOf(m_receipts->span({registerKey(QStringLiteral("1"))}));
    QVERIFY(rest && rest->contains(kNoon) && !rest->contains(kNoon + 240h));
}

void TstReceiptPinsData::canBeReadBesideTheProgram()
{
    const ReceiptId id = add(1, kNoon);
    addLink(kTill);
    (void)valueOf(m_pins->pin(id));
    const std::unique_ptr<Database> beside = valueOf(Database::openForReading(m_database->path()));
    QCOMPARE(valueOf(ReceiptPinsData(*beside).read()), (StoredPins{{id}, {{kTill, kNoon}}}));
}

QTEST_GUILESS_MAIN(TstReceiptPinsData)
#include "tst_receiptpinsdata.moc"
