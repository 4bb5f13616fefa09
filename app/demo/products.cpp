// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/products.h"

namespace {

struct Entry {
    QStringView name;
    int category;
    int price;
    int taxPercent;
};

constexpr Entry kEntries[] = {
    {u"コーヒー豆 200g ブレンド", 0, 1280, 8},
    {u"コーヒー豆 200g モカ", 0, 1480, 8},
    {u"コーヒー豆 200g コロンビア", 0, 1380, 8},
    {u"コーヒー豆 200g グアテマラ", 0, 1420, 8},
    {u"コーヒー豆 200g 深煎り", 0, 1350, 8},
    {u"コーヒー豆 200g デカフェ", 0, 1580, 8},
    {u"コーヒー豆 500g ブレンド", 0, 2980, 8},
    {u"コーヒー粉 100g", 0, 720, 8},
    {u"ドリップバッグ 1袋", 1, 180, 8},
    {u"ドリップバッグ 5袋入", 1, 850, 8},
    {u"ドリップバッグ 10袋入", 1, 1620, 8},
    {u"水出しコーヒーパック", 1, 980, 8},
    {u"カフェオレベース 無糖", 1, 1180, 8},
    {u"カフェオレベース 加糖", 1, 1180, 8},
    {u"リキッドコーヒー 1L", 1, 756, 8},
    {u"本日のコーヒー S", 2, 350, 8},
    {u"本日のコーヒー M", 2, 420, 8},
    {u"カフェラテ M", 2, 480, 8},
    {u"抹茶ラテ M", 2, 540, 8},
    {u"アイスコーヒー M", 2, 430, 8},
    {u"ほうじ茶ラテ M", 2, 520, 8},
    {u"自家製レモネード", 2, 460, 8},
    {u"紅茶 アールグレイ 50g", 3, 890, 8},
    {u"紅茶 ダージリン 50g", 3, 1090, 8},
    {u"緑茶ティーバッグ 20個", 3, 648, 8},
    {u"はちみつ 250g", 3, 1404, 8},
    {u"いちごジャム", 3, 756, 8},
    {u"バターサブレ", 4, 270, 8},
    {u"フィナンシェ", 4, 240, 8},
    {u"マドレーヌ", 4, 230, 8},
    {u"チョコレートバー", 4, 432, 8},
    {u"シナモンロール", 4, 380, 8},
    {u"チーズケーキ", 4, 520, 8},
    {u"焼き菓子詰め合わせ 8個入", 4, 2160, 8},
    {u"マグカップ 白", 5, 1650, 10},
    {u"マグカップ 藍", 5, 1650, 10},
    {u"マグカップ 大", 5, 1980, 10},
    {u"湯のみ 益子焼", 5, 2200, 10},
    {u"ケーキ皿 15cm", 5, 1320, 10},
    {u"カップ&ソーサー", 5, 2750, 10},
    {u"グラス 300ml", 5, 880, 10},
    {u"耐熱グラス 2個組", 5, 2420, 10},
    {u"ドリッパー 1-2杯用", 6, 1540, 10},
    {u"ドリッパー 2-4杯用", 6, 1870, 10},
    {u"ペーパーフィルター 100枚", 6, 385, 10},
    {u"コーヒーサーバー 600ml", 6, 2860, 10},
    {u"ドリップケトル 0.9L", 6, 6380, 10},
    {u"手挽きミル", 6, 7150, 10},
    {u"フレンチプレス 350ml", 6, 3960, 10},
    {u"コーヒーメジャースプーン", 6, 660, 10},
    {u"キャニスター 200g用", 6, 2090, 10},
    {u"木べら", 7, 770, 10},
    {u"ふきん 2枚組", 7, 990, 10},
    {u"エプロン 生成り", 7, 4180, 10},
    {u"ランチョンマット", 7, 1210, 10},
    {u"カッティングボード", 7, 3300, 10},
    {u"ステンレスボトル 350ml", 7, 3520, 10},
    {u"紙袋 小", 8, 5, 10},
    {u"紙袋 大", 8, 11, 10},
    {u"ギフトラッピング", 8, 220, 10},
    {u"保冷バッグ", 8, 330, 10},
};

//! 49 00000 + five digits + check digit, in the range of Japan.
QString janCode(int number)
{
    const QString digits = QStringLiteral("4900000%1").arg(10101 + number * 7, 5, 10, QLatin1Char('0'));
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        sum += digits.at(i).digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

QList<DemoProduct> makeProducts()
{
    QList<DemoProduct> products;
    for (const Entry &entry : kEntries)
        products.append({entry.name.toString(), janCode(int(products.size())), entry.category, entry.price, entry.taxPercent});
    return products;
}

} // namespace

const QList<DemoProduct> &demoProducts()
{
    static const QList<DemoProduct> products = makeProducts();
    return products;
}

const QStringList &demoCategories()
{
    static const QStringList categories{
        QStringLiteral("コーヒー豆"), QStringLiteral("コーヒー加工品"), QStringLiteral("ドリンク"),
        QStringLiteral("食品"),       QStringLiteral("菓子"),           QStringLiteral("食器"),
        QStringLiteral("抽出器具"),   QStringLiteral("雑貨"),           QStringLiteral("包装"),
    };
    return categories;
}

const QStringList &demoStaff()
{
    static const QStringList staff{QStringLiteral("佐藤"), QStringLiteral("田中"), QStringLiteral("鈴木"), QStringLiteral("高橋")};
    return staff;
}
