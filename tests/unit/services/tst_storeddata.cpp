// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/picturefiles.h"
#include "tests/unit/services/journalshop.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>

using namespace std::chrono_literals;
using Use = StoredRegister::Use;

class TstStoredData : public QObject {
    Q_OBJECT
private slots:
    void countsByRegister();
    void saysWhatIsLinked();
    void removesReceiptsAndTheirPictures();
    void removesNothingThatIsLinked();
    void stopsWhenItIsLinkedMeanwhile();
    void stopsWhenCancelled();
    void stopsWhenAPictureCannotBeRemoved();
    void stopsWhenTheDatabaseFails();
    void saysWhenItCannotCount();
};

void TstStoredData::countsByRegister()
{
    JournalShop shop;
    const auto registers = shop.count();
    QCOMPARE(registers.size(), 2);
    QCOMPARE(registers[0], (StoredRegister{kFirst, {}, QStringLiteral("本店レジ"), 5, kNoon + 1s, kNoon + 9s, Use::Free}));
    QCOMPARE(registers[1].receipts, 5);
    shop.data->count();
    shop.data->stopCounting();
    QVERIFY(!shop.data->isCounting());
}

void TstStoredData::saysWhatIsLinked()
{
    JournalShop shop;
    shop.count();
    QSignalSpy changed(shop.data.get(), &StoredData::changed);
    shop.link(QStringLiteral("1"));
    QVERIFY(!changed.isEmpty());
    const auto registers = shop.data->registers();
    QCOMPARE(registers[0].use, Use::Linked);
    QCOMPARE(registers[1].use, Use::ContractRead);
    QCOMPARE(registers[1].registerName, QStringLiteral("レジ 2")); // its receipts do not say
    QCOMPARE(registers[1].accountName, QStringLiteral("渋谷本店"));
}

void TstStoredData::removesReceiptsAndTheirPictures()
{
    JournalShop shop(1000);
    shop.count();
    QImage picture(64, 36, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const ReceiptId mine = shop.ids(kFirst).first();
    const ReceiptId other = shop.ids(kSecond).first();
    QVERIFY(wait(shop.pictures.store(mine, picture)) && wait(shop.pictures.store(other, picture)));
    QSet<ReceiptId> told;
    connect(shop.data.get(), &StoredData::receiptsRemoved, this, [&told](const ContractKey &contract, const UpsertResult &what) {
        QCOMPARE(contract, kShop);
        told.unite(QSet<ReceiptId>(what.removed.begin(), what.removed.end()));
    });
    QList<qint64> steps;
    connect(shop.data.get(), &StoredData::changed, this, [&] {
        if (shop.data->isRemoving())
            steps << shop.data->removed();
    });
    const auto removing = shop.data->remove({kFirst});
    QVERIFY(shop.data->isRemoving());
    QCOMPARE(shop.data->toRemove(), 500);
    QVERIFY(!wait(shop.data->remove({kSecond}))); // one at a time
    QCOMPARE(wait(removing).value(), 500);
    QCOMPARE(told.size(), 500);
    QCOMPARE(steps, (QList<qint64>{0, 200, 400, 500}));
    QVERIFY(shop.ids(kFirst).isEmpty());
    QCOMPARE(shop.ids(kSecond).size(), 500);
    QCOMPARE(wait(shop.pictures.load(mine, PictureKind::Large)).error().kind, Error::Kind::NotFound);
    QVERIFY(wait(shop.pictures.load(other, PictureKind::Large)));
    QTRY_COMPARE(shop.data->registers().size(), 1); // it counts again by itself
}

void TstStoredData::removesNothingThatIsLinked()
{
    JournalShop shop;
    shop.count();
    shop.link(QStringLiteral("1"));
    QCOMPARE(wait(shop.data->remove({kSecond, kFirst})).error().reason, QStringLiteral("link.inUse"));
    QCOMPARE(shop.ids(kSecond).size(), 5);
    QCOMPARE(wait(shop.data->remove({kSecond})).value(), 5);
    // The contract is read on for the other register, from where it is.
    QVERIFY(wait(shop.links->remove({shop.links->all().first().id})));
    QTRY_COMPARE(shop.count().size(), 1);
    QCOMPARE(wait(shop.data->remove({kFirst})).value(), 5);
    QVERIFY(!wait(shop.store.contracts->contract(kShop)).value().state.cursor); // and starts over once nothing is linked
}

void TstStoredData::stopsWhenItIsLinkedMeanwhile()
{
    JournalShop shop(8000); // twenty steps; to link takes three
    shop.count();
    const auto removing = shop.data->remove({kFirst});
    QTRY_VERIFY(shop.data->removed() > 0);
    shop.link(QStringLiteral("1"));
    QCOMPARE(wait(removing).error().reason, QStringLiteral("link.inUse"));
    QVERIFY(!shop.data->isRemoving());
}

void TstStoredData::stopsWhenCancelled()
{
    JournalShop shop(2000);
    shop.count();
    const auto removing = shop.data->remove({kFirst});
    const auto giveUp = connect(shop.data.get(), &StoredData::changed, this, [&] {
        if (shop.data->removed() >= 200)
            shop.data->cancel();
    });
    QCOMPARE(wait(removing).error().kind, Error::Kind::Cancelled);
    QCOMPARE(shop.ids(kFirst).size(), 800); // the step under way was finished
    disconnect(giveUp);
    QTRY_COMPARE(shop.count()[0].receipts, 800);
    QCOMPARE(wait(shop.data->remove({kFirst})).value(), 800); // and one may go on
}

// Killed, or failing, between the two: the receipt is still there, so that the rest can be deleted later.
void TstStoredData::stopsWhenAPictureCannotBeRemoved()
{
    JournalShop shop;
    shop.count();
    const ReceiptId id = shop.ids(kFirst).first();
    const QString inTheWay =
        PictureFiles(shop.folder.filePath(QStringLiteral("p")), 1).path(QString::number(id.value, 16) + QStringLiteral("-s"));
    QVERIFY(wait(shop.pictures.store(id, QImage(64, 36, QImage::Format_RGB32))));
    QVERIFY(QFile::remove(inTheWay));
    QVERIFY(QDir().mkpath(inTheWay + QStringLiteral("/x"))); // a folder does not go as a file does
    QCOMPARE(wait(shop.data->remove({kFirst})).error().kind, Error::Kind::Storage);
    QCOMPARE(shop.ids(kFirst).size(), 5);
    QVERIFY(QDir(inTheWay).removeRecursively());
    QCOMPARE(wait(shop.data->remove({kFirst})).value(), 5);
}

void TstStoredData::stopsWhenTheDatabaseFails()
{
    JournalShop shop;
    shop.count();
    // As a full disk would: the write fails, reading goes on.
    shop.run(QStringLiteral("CREATE TRIGGER full BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'full'); END"));
    QCOMPARE(wait(shop.data->remove({kFirst})).error().kind, Error::Kind::Storage);
    QVERIFY(!shop.data->isRemoving());
    QCOMPARE(shop.ids(kFirst).size(), 5);
}

void TstStoredData::saysWhenItCannotCount()
{
    JournalShop shop;
    shop.run(QStringLiteral("ALTER TABLE receipts RENAME TO away"));
    QVERIFY(shop.count().isEmpty());
    QVERIFY(shop.data->countError());
}

QTEST_GUILESS_MAIN(TstStoredData)
#include "tst_storeddata.moc"
