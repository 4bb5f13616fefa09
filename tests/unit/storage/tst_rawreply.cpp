// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/rawreply.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class TstRawReply : public QObject {
    Q_OBJECT
private slots:
    void givesBackWhatWasPacked_data();
    void givesBackWhatWasPacked();
    void readsRepliesOfBefore();
    void isFarSmaller();
    void seesDamage();
};

void TstRawReply::givesBackWhatWasPacked_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("short") << QByteArray("{}");
    QTest::newRow("odd first byte") << QByteArray("\x01{}");
    QTest::newRow("Japanese") << QByteArray("{\"productName\":\"生ビール\"}");
    QTest::newRow("long") << QByteArray(3'000'000, 'x');
    QByteArray noise;
    for (int i = 0; i < 5000; ++i)
        noise += char((i * i * 7919) >> 5);
    QTest::newRow("noise") << noise.prepend('{');
}

void TstRawReply::givesBackWhatWasPacked()
{
    QFETCH(const QByteArray, json);
    if (json.startsWith('\x01')) // no reply begins so; it is kept, and read as damage
        QCOMPARE(packedReply(json), json);
    else
        QCOMPARE(unpackedReply(packedReply(json)), json);
    QVERIFY(packedReply(json).size() <= json.size());
}

void TstRawReply::readsRepliesOfBefore()
{
    QCOMPARE(unpackedReply("{\"a\":1}"), QByteArray("{\"a\":1}"));
    QCOMPARE(unpackedReply(qCompress(QByteArray("{}"))), qCompress(QByteArray("{}"))); // nobody wrote that
}

void TstRawReply::isFarSmaller()
{
    QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/tests/data/ubiregi/checkouts.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    qsizetype before = 0;
    qsizetype alone = 0;
    qsizetype after = 0;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll())[u"checkouts"].toArray();
    for (const QJsonValue &row : rows) {
        const QByteArray json = QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact);
        before += json.size();
        alone += qCompress(json).size();
        after += packedReply(json).size();
    }
    qInfo("%lld bytes a reply: %lld each by itself, %lld with the dictionary", static_cast<long long>(before / rows.size()),
          static_cast<long long>(alone / rows.size()), static_cast<long long>(after / rows.size()));
    QVERIFY(after * 3 < before);
    QVERIFY(after * 3 < alone * 2);
}

void TstRawReply::seesDamage()
{
    const QByteArray packed = packedReply(QByteArray("{\"transactionHeadId\":\"1041\",\"total\":\"1424\",\"total\":\"1424\"}"));
    QVERIFY(packed.startsWith('\x01'));
    QCOMPARE(unpackedReply(packed.chopped(3)), QByteArray());
    QByteArray wrong = packed;
    wrong[wrong.size() - 2] = char(wrong.at(wrong.size() - 2) ^ 0x55); // the checksum
    QCOMPARE(unpackedReply(wrong), QByteArray());
    QCOMPARE(unpackedReply(QByteArray("\x01")), QByteArray());
    QCOMPARE(unpackedReply(QByteArray("\x01\xff\xff\xff\xff\x78", 6)), QByteArray());
}

QTEST_GUILESS_MAIN(TstRawReply)
#include "tst_rawreply.moc"
