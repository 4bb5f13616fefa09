// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/journalgenerator.h"

#include <array>
#include <cmath>

namespace {

//! splitmix64
class Numbers {
public:
    explicit Numbers(quint64 seed) : m_state(seed) {}
    quint64 next()
    {
        quint64 z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    int below(int bound) { return int((next() >> 33) % quint64(bound)); }
    double unit() { return double(next() >> 11) / double(1ULL << 53); }

private:
    quint64 m_state;
};

const QStringList &goods()
{
    static const QStringList list{QStringLiteral("牛乳"),
                                  QStringLiteral("コーヒー豆"),
                                  QStringLiteral("アイスコーヒー"),
                                  QStringLiteral("食パン"),
                                  QStringLiteral("生ビール"),
                                  QStringLiteral("おにぎり"),
                                  QStringLiteral("緑茶"),
                                  QStringLiteral("ほうじ茶ラテ"),
                                  QStringLiteral("ヨーグルト"),
                                  QStringLiteral("トマト"),
                                  QStringLiteral("りんご"),
                                  QStringLiteral("バナナ"),
                                  QStringLiteral("キャベツ"),
                                  QStringLiteral("たまご"),
                                  QStringLiteral("豆腐"),
                                  QStringLiteral("納豆"),
                                  QStringLiteral("豆乳"),
                                  QStringLiteral("味噌"),
                                  QStringLiteral("醤油"),
                                  QStringLiteral("カップ麺"),
                                  QStringLiteral("スパゲッティ"),
                                  QStringLiteral("カレールウ"),
                                  QStringLiteral("チョコレート"),
                                  QStringLiteral("ポテトチップス"),
                                  QStringLiteral("クッキー"),
                                  QStringLiteral("シュークリーム"),
                                  QStringLiteral("チーズケーキ"),
                                  QStringLiteral("プリン"),
                                  QStringLiteral("ミネラルウォーター"),
                                  QStringLiteral("オレンジジュース"),
                                  QStringLiteral("赤ワイン"),
                                  QStringLiteral("純米酒"),
                                  QStringLiteral("ティッシュペーパー"),
                                  QStringLiteral("洗濯洗剤"),
                                  QStringLiteral("ハンドソープ"),
                                  QStringLiteral("歯ブラシ"),
                                  QStringLiteral("マグカップ"),
                                  QStringLiteral("ステンレスボトル"),
                                  QStringLiteral("エプロン"),
                                  QStringLiteral("ギフトカード"),
                                  QStringLiteral("唐揚げ弁当"),
                                  QStringLiteral("幕の内弁当"),
                                  QStringLiteral("サンドイッチ"),
                                  QStringLiteral("焼き鳥"),
                                  QStringLiteral("刺身盛り合わせ"),
                                  QStringLiteral("鮭切り身"),
                                  QStringLiteral("豚ロース"),
                                  QStringLiteral("鶏もも肉"),
                                  QStringLiteral("手挽きミル"),
                                  QStringLiteral("蚊取り線香")};
    return list;
}

QStringList before()
{
    return {QString(),
            QStringLiteral("北海道"),
            QStringLiteral("国産"),
            QStringLiteral("有機"),
            QStringLiteral("特選"),
            QStringLiteral("濃厚"),
            QStringLiteral("無添加"),
            QStringLiteral("プレミアム"),
            QStringLiteral("ﾄｸﾊﾞｲ "),
            QStringLiteral("京都宇治産 "),
            QStringLiteral("ＮＥＷ "),
            QStringLiteral("期間限定")};
}

QStringList behind()
{
    return {QString(), QStringLiteral(" 200g"), QStringLiteral(" 500ml"), QStringLiteral(" 3個入"), QStringLiteral(" 大盛り")};
}

QString withNumber(const QString &text, int number)
{
    return text + QString::number(number);
}

} // namespace

JournalGenerator::JournalGenerator(quint64 seed) : m_seed(seed)
{
    for (const QString &front : before()) {
        for (const QString &back : behind()) {
            for (const QString &good : goods())
                m_names << front + good + back;
        }
    }
    Numbers random(seed);
    for (qsizetype i = m_names.size() - 1; i > 0; --i)
        m_names.swapItemsAt(i, random.below(int(i) + 1));
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        m_codes << QStringLiteral("4900%1").arg(random.below(1'000'000'000), 9, 10, QLatin1Char('0'));
        m_prices << 10 * (5 + int(200 * std::pow(random.unit(), 3)));
    }
}

ContractKey JournalGenerator::contract()
{
    return {Vendor::Smaregi, QStringLiteral("bench")};
}

Instant JournalGenerator::newest()
{
    return fromMs(1'769'000'000'000); // 2026-01-21 21:53:20 JST
}

QList<Receipt> JournalGenerator::receipts(qint64 newest, int count) const
{
    QList<Receipt> list;
    list.reserve(count);
    for (qint64 index = newest + count - 1; index >= newest; --index)
        list << receipt(index);
    return list;
}

Receipt JournalGenerator::receipt(qint64 index) const
{
    Numbers random(m_seed * 0x2545f4914f6cdd1dULL + quint64(index));
    Receipt receipt;
    const int reg = random.below(100);
    receipt.reg = {contract(), QString::number(reg + 1)};
    receipt.store = QString::number(reg / 5 + 1);
    receipt.registerName = withNumber(QStringLiteral("レジ"), reg % 5 + 1);
    receipt.vendorKey = QString::number(1'000'000'000 - index);
    receipt.number = QString::number((1'000'000'000 - index) / 100 % 1'000'000);
    // Open from 9 to 22; the hour of `newest()` is the last one.
    const qint64 day = index / kReceiptsADay;
    const qint64 inDay = index % kReceiptsADay;
    receipt.soldAt = newest() - std::chrono::milliseconds(day * 86'400'000 + inDay * (13 * 3'600'000 / kReceiptsADay) + random.below(4000));
    receipt.uploadedAt = receipt.changedAt = receipt.soldAt + std::chrono::milliseconds(1500);
    receipt.businessDay = QDate(2026, 1, 21).addDays(-day);
    receipt.staff = withNumber(QStringLiteral("担当"), random.below(60));
    const int what = random.below(1000);
    receipt.kind = what < 12 ? ReceiptKind::Refund : what < 20 ? ReceiptKind::Void : what < 23 ? ReceiptKind::CashIn : ReceiptKind::Sale;
    const int sign = receipt.kind == ReceiptKind::Refund ? -1 : 1;
    qint64 total = 0;
    for (int lines = 1 + random.below(7); lines > 0; --lines) {
        const int product = int(double(m_names.size()) * std::pow(random.unit(), 3)); // few sell often
        const int quantity = random.below(8) == 0 ? 2 + random.below(3) : 1;
        const qint64 price = m_prices.at(product);
        receipt.lines.append({m_names.at(product), m_codes.at(product), quantity, {price}, {sign * price * quantity}, 800});
        total += sign * price * quantity;
    }
    receipt.total = {total};
    receipt.taxes.append({800, true, {total * 8 / 108}});
    static const std::array<QString, 5> ways{QStringLiteral("クレジットカード"), QStringLiteral("PayPay"), QStringLiteral("交通系IC"),
                                             QStringLiteral("iD"), QStringLiteral("商品券")};
    if (random.below(100) < 45) {
        const qint64 handed = total <= 0 ? total : (total + 999) / 1000 * 1000;
        receipt.payments.append({QStringLiteral("現金"), true, {handed}});
        receipt.deposit = {handed};
        receipt.change = {handed - total};
    } else {
        receipt.payments.append({ways.at(std::size_t(random.below(5))), false, {total}});
        receipt.deposit = {total};
    }
    return receipt;
}
