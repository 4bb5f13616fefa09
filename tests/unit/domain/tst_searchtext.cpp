// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchtext.h"

#include <QTest>

class TstSearchText : public QObject {
    Q_OBJECT
private slots:
    void folds_data();
    void folds();
    void marks_data();
    void marks();
};

void TstSearchText::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");

    QTest::newRow("half-width kana") << QStringLiteral("ｺｰﾋｰ") << QStringLiteral("コーヒー");
    QTest::newRow("half-width kana with voicing") << QStringLiteral("ﾄﾞﾘｯﾌﾟﾊﾞｯｸﾞ") << QStringLiteral("ドリップバッグ");
    QTest::newRow("composed and decomposed kana") << QStringLiteral("ハ\u309a") << QStringLiteral("パ");
    QTest::newRow("full-width latin") << QStringLiteral("Ｔシャツ　Ｌ") << QStringLiteral("tシャツ l");
    QTest::newRow("full-width digits") << QStringLiteral("２００ｇ") << QStringLiteral("200g");
    QTest::newRow("upper case") << QStringLiteral("PayPay") << QStringLiteral("paypay");
    QTest::newRow("letters of others") << QStringLiteral("CAFÉ") << QStringLiteral("café");
    QTest::newRow("square unit") << QStringLiteral("500㎖") << QStringLiteral("500ml");
    QTest::newRow("circled digit") << QStringLiteral("①番") << QStringLiteral("1番");
    QTest::newRow("blanks") << QStringLiteral("  a\u3000\t b ") << QStringLiteral("a b");
    QTest::newRow("hiragana stays") << QStringLiteral("りんご") << QStringLiteral("りんご");
    QTest::newRow("outside the first plane") << QStringLiteral("𠮷野家") << QStringLiteral("𠮷野家");
    QTest::newRow("yen sign") << QStringLiteral("￥") << QStringLiteral("¥");
    QTest::newRow("empty") << QString() << QString();
}

void TstSearchText::folds()
{
    QFETCH(QString, text);
    QTEST(foldedForSearch(text), "folded");
    QCOMPARE(foldedForSearch(foldedForSearch(text)), foldedForSearch(text));
}

void TstSearchText::marks_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QStringList>("marked");

    QTest::newRow("as written") << QStringList{QStringLiteral("豆")} << QStringLiteral("コーヒー豆 豆乳")
                                << QStringList{QStringLiteral("豆"), QStringLiteral("豆")};
    QTest::newRow("half-width with voicing") << QStringList{QStringLiteral("バッグ")} << QStringLiteral("ﾄﾞﾘｯﾌﾟﾊﾞｯｸﾞ 5袋")
                                             << QStringList{QStringLiteral("ﾊﾞｯｸﾞ")};
    QTest::newRow("a unit that becomes two") << QStringList{QStringLiteral("0m")} << QStringLiteral("500㎖")
                                             << QStringList{QStringLiteral("0㎖")};
    QTest::newRow("wide blank") << QStringList{QStringLiteral("a b")} << QStringLiteral("xＡ\u3000ｂx")
                                << QStringList{QStringLiteral("Ａ\u3000ｂ")};
    QTest::newRow("overlapping words are one") << QStringList{QStringLiteral("コーヒ"), QStringLiteral("ヒー豆")}
                                               << QStringLiteral("コーヒー豆") << QStringList{QStringLiteral("コーヒー豆")};
    QTest::newRow("surrogates stay whole") << QStringList{QStringLiteral("𠮷")} << QStringLiteral("の𠮷野家")
                                           << QStringList{QStringLiteral("𠮷")};
    QTest::newRow("none") << QStringList{QStringLiteral("茶"), QString()} << QStringLiteral("コーヒー") << QStringList{};
}

void TstSearchText::marks()
{
    QFETCH(QStringList, words);
    QFETCH(QString, shown);
    QStringList marked;
    for (const TextSpan &span : spansOf(words, shown))
        marked << shown.mid(span.position, span.length);
    QTEST(marked, "marked");
}

QTEST_APPLESS_MAIN(TstSearchText)
#include "tst_searchtext.moc"
