// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/receiptdelegate.h"
#include "ui/delegates/receiptrowlayout.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QRawFont>
#include <QStandardItemModel>
#include <QTest>

class TstReceiptDelegate : public QObject {
    Q_OBJECT
private slots:
    void partsDoNotOverlap_data();
    void partsDoNotOverlap();
    void namesKindsAndAmounts();
    void paintsEveryState();

private:
    static ReceiptRow row(ReceiptKind kind);
};

ReceiptRow TstReceiptDelegate::row(ReceiptKind kind)
{
    ReceiptRow row;
    row.id = {1};
    row.reg = {{Vendor::Smaregi, QStringLiteral("demo001")}, QStringLiteral("1")};
    row.number = QStringLiteral("6932");
    row.kind = kind;
    row.soldAt = fromMs(QDateTime::fromString(u"2026-01-24T07:56:41Z", Qt::ISODate).toMSecsSinceEpoch());
    row.staff = QStringLiteral("佐藤");
    row.total.minor = kind == ReceiptKind::Refund ? -12345678 : 12345678;
    row.deposit.minor = 1234570000;
    row.change.minor = 2110;
    row.hasCash = true;
    row.paymentNames = {QStringLiteral("クレジットカード"), QStringLiteral("QR決済")};
    row.firstLine = QStringLiteral("とても長い名前の商品 スペシャルブレンド エチオピア イルガチェフェ 200g");
    row.firstQuantity = 2;
    row.lineCount = 4;
    return row;
}

void TstReceiptDelegate::partsDoNotOverlap_data()
{
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("width");
    for (const int percent : {100, 125, 150, 200}) {
        for (const int width : {340, 440, 700}) // the list's smallest width grows with the text
            QTest::addRow("%d %% text, %d px wide", percent, width) << 14 * percent / 100 << width * percent / 100;
    }
}

void TstReceiptDelegate::partsDoNotOverlap()
{
    QFETCH(int, pixels);
    QFETCH(int, width);
    QFont font;
    font.setPixelSize(pixels);
    const ReceiptRowFonts fonts(font);
    for (const ReceiptKind kind : {ReceiptKind::Sale, ReceiptKind::Refund}) {
        const QRect box(0, 200, width, ReceiptRowLayout::rowHeight(fonts));
        const ReceiptRowLayout layout = ReceiptRowLayout::of(box, fonts, receiptRowTexts(row(kind)));
        const QList<QRect> parts{layout.thumbnail, layout.time, layout.amount, layout.meta, layout.chip, layout.items, layout.cash};
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (!parts.at(i).isEmpty())
                QVERIFY2(box.contains(parts.at(i)), qPrintable(QString::number(i)));
            for (qsizetype k = i + 1; k < parts.size(); ++k)
                QVERIFY2(!parts.at(i).intersects(parts.at(k)), qPrintable(QStringLiteral("%1 and %2").arg(i).arg(k)));
        }
        QCOMPARE(layout.amount.width(), QFontMetrics(layout.amountFont).horizontalAdvance(receiptRowTexts(row(kind)).amount));
        QVERIFY(layout.time.width() >= QFontMetrics(fonts.time).horizontalAdvance(receiptRowTexts(row(kind)).time));
    }
}

void TstReceiptDelegate::namesKindsAndAmounts()
{
    const ReceiptRowTexts sale = receiptRowTexts(row(ReceiptKind::Sale));
    QCOMPARE(sale.time, QStringLiteral("16:56:41")); // the shop's zone
    QVERIFY(sale.chip.isEmpty());
    QVERIFY(!sale.negative);
    QVERIFY(sale.cash.contains(QStringLiteral("¥1,234,570,000")));
    QVERIFY(sale.meta.contains(QStringLiteral("No. 6932")));

    const ReceiptRowTexts refund = receiptRowTexts(row(ReceiptKind::Refund));
    QCOMPARE(refund.amount, QStringLiteral("\u2212¥12,345,678"));
    QVERIFY(refund.negative);
    QVERIFY(!refund.chip.isEmpty());
    QVERIFY(refund.cash.isEmpty());
    QVERIFY(!receiptRowTexts(row(ReceiptKind::Void)).counts);

    ReceiptRow ubiregi = row(ReceiptKind::Sale);
    ubiregi.reg = {{Vendor::Ubiregi, QStringLiteral("42")}, QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e")};
    QVERIFY(!receiptRowTexts(ubiregi).meta.contains(QStringLiteral("469f"))); // a guid says nothing to a person
}

void TstReceiptDelegate::paintsEveryState()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    const ReceiptDelegate delegate(theme);
    QStandardItemModel model(2, 1);
    const QModelIndex full = model.index(0, 0);
    const QModelIndex loading = model.index(1, 0); // no row yet
    model.setData(full, QVariant::fromValue(row(ReceiptKind::Refund)), ReceiptListModel::RowRole);

    // Every glyph is there: none is the box that stands for a missing one.
    const ReceiptRowTexts texts = receiptRowTexts(row(ReceiptKind::Refund));
    for (const QString &text : {texts.time, texts.amount, texts.chip}) {
        for (const QChar character : text)
            QVERIFY2(QFontMetrics(ReceiptRowFonts(qApp->font()).line).inFont(character), qPrintable(text));
    }

    QStyleOptionViewItem option;
    option.font = qApp->font();
    option.rect = QRect(QPoint(), QSize(440, delegate.sizeHint(option, full).height()));
    QImage plain(option.rect.size(), QImage::Format_RGB32);
    const auto paint = [&](const QModelIndex &index) {
        QImage image(option.rect.size(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        delegate.paint(&painter, option, index);
        painter.end();
        return image;
    };
    plain = paint(full);
    QCOMPARE(plain.pixelColor(435, 60), theme.colors().card);
    QVERIFY(paint(loading) != plain);
    option.state |= QStyle::State_Selected;
    const QImage selected = paint(full);
    QCOMPARE(selected.pixelColor(0, 40), theme.colors().accent);
    QCOMPARE(selected.pixelColor(435, 60), theme.colors().accentSoft);

    MomentPicture picture;
    picture.state = MomentPicture::State::Ready;
    picture.image = QImage(128, 72, QImage::Format_RGB32);
    picture.image.fill(Qt::blue);
    model.setData(full, QVariant::fromValue(picture), ReceiptListModel::PictureRole);
    QCOMPARE(paint(full).pixelColor(80, 40), QColor(Qt::blue));
}

QTEST_MAIN(TstReceiptDelegate)
#include "tst_receiptdelegate.moc"
