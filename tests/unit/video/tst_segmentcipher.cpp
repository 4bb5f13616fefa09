// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/segmentcipher.h"

#include <QtTest>

class TstSegmentCipher : public QObject {
    Q_OBJECT
private slots:
    void decryptsAKnownText();
    void takesTheVectorFromTheSequence();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
};

// NIST SP 800-38A F.2.1 (CBC-AES128), and a last block of padding (made with openssl enc -aes-128-cbc).
static const QByteArray kKey = QByteArray::fromHex("2b7e151628aed2a6abf7158809cf4f3c");
static const QByteArray kVector = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f");
static const QByteArray kPlain = QByteArray::fromHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                                                     "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
static const QByteArray kCipher = QByteArray::fromHex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
                                                      "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7"
                                                      "8cb82807230e1321d3fae00d18cc2012");

void TstSegmentCipher::decryptsAKnownText()
{
    const Result<QByteArray> plain = segmentcipher::decrypted(kCipher, kKey, kVector);
    QVERIFY2(bool(plain), qPrintable(plain ? QString() : plain.error().detail));
    QCOMPARE(plain.value(), kPlain);
}

void TstSegmentCipher::takesTheVectorFromTheSequence()
{
    QCOMPARE(segmentcipher::vectorOf(0), QByteArray(16, '\0'));
    QCOMPARE(segmentcipher::vectorOf(0x0102030405060708), QByteArray(8, '\0') + QByteArray::fromHex("0102030405060708"));
}

void TstSegmentCipher::refusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("vector");
    QTest::newRow("nothing") << QByteArray() << kKey << kVector;
    QTest::newRow("cut") << kCipher.chopped(3) << kKey << kVector;
    QTest::newRow("a block is missing, so the padding is wrong") << kCipher.chopped(16) << kKey << kVector;
    QTest::newRow("another key") << kCipher << QByteArray(16, 'k') << kVector;
    QTest::newRow("short key") << kCipher << kKey.first(8) << kVector;
    QTest::newRow("no vector") << kCipher << kKey << QByteArray();
}

void TstSegmentCipher::refusesWhatCannotBe()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, vector);
    const Result<QByteArray> plain = segmentcipher::decrypted(bytes, key, vector);
    QVERIFY(!plain);
    QCOMPARE(plain.error().kind, Error::Kind::BadData);
}

QTEST_GUILESS_MAIN(TstSegmentCipher)
#include "tst_segmentcipher.moc"
