// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/aead.h"

#include <QtTest>

class TstAead : public QObject {
    Q_OBJECT
private slots:
    void isTheAlgorithmOfTheStandard();
    void derivesAsTheStandardDoes();
    void opensWhatItSealed();
    void refusesWhatWasChanged();
    void refusesAKeyThatIsNone();
    void drawsAnotherNumberEachTime();
};

//! Test cases 13 and 14 of "The Galois/Counter Mode of Operation" (McGrew, Viega): key, nonce and plain text all zero.
void TstAead::isTheAlgorithmOfTheStandard()
{

    const Aead aead(QByteArray(32, '\0'));
    const Result<QByteArray> sealed = aead.seal(0, {}, QByteArray(16, '\0'));
    QVERIFY(bool(sealed));
    QCOMPARE(sealed.value().toHex(), QByteArray("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));

    QCOMPARE(aead.seal(0, {}, {}).value().toHex(), QByteArray("530f8afbc74536b9a963b4f1c4cb738b"));
}

//! RFC 5869, test cases 1 and 3, the first 32 of their 42 bytes.
void TstAead::derivesAsTheStandardDoes()
{
    const QByteArray secret(22, '\x0b');
    QCOMPARE(
        Aead::derivedKey(secret, QByteArray::fromHex("000102030405060708090a0b0c"), QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9")).toHex(),
        QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
    QCOMPARE(Aead::derivedKey(secret, {}, {}).toHex(), QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
}

void TstAead::opensWhatItSealed()
{
    const Aead aead(QByteArray(32, 'k'));
    for (const qsizetype size : {qsizetype(0), qsizetype(1), qsizetype(16), qsizetype(1'000'003)}) {
        const QByteArray plain(size, 'p');
        const QByteArray sealed = aead.seal(7, "header", plain).value();
        QCOMPARE(sealed.size(), size + Aead::kTagBytes);
        QVERIFY(size < 16 || !sealed.contains(plain.left(16)));
        QCOMPARE(aead.open(7, "header", sealed).value(), plain);
    }
    QVERIFY(aead.seal(1, {}, "same").value() != aead.seal(2, {}, "same").value());
}

void TstAead::refusesWhatWasChanged()
{
    const Aead aead(QByteArray(32, 'k'));
    const QByteArray sealed = aead.seal(7, "header", "secret").value();
    QVERIFY(!aead.open(8, "header", sealed));
    QVERIFY(!aead.open(7, "Header", sealed));
    QVERIFY(!aead.open(7, {}, sealed));
    QVERIFY(!Aead(QByteArray(32, 'K')).open(7, "header", sealed));
    QVERIFY(!aead.open(7, "header", QByteArrayView(sealed).chopped(1)));
    QVERIFY(!aead.open(7, "header", "short"));
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = char(changed.at(i) ^ 1);
        const Result<QByteArray> opened = aead.open(7, "header", changed);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::BadData);
    }
}

void TstAead::refusesAKeyThatIsNone()
{
    const Aead none({});
    QVERIFY(!none.seal(0, {}, "x"));
    QVERIFY(!none.open(0, {}, QByteArray(20, 'x')));
}

void TstAead::drawsAnotherNumberEachTime()
{
    const QByteArray one = Aead::randomBytes(32).value();
    QCOMPARE(one.size(), qsizetype(32));
    QVERIFY(one != Aead::randomBytes(32).value());
}

QTEST_GUILESS_MAIN(TstAead)
#include "tst_aead.moc"
