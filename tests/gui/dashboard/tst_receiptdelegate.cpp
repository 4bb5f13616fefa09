// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/markedtext.h"
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
    void cashStandsBesideOtherLines();
    void marksWhatIsLeftOfAText();
    void paintsMarks_data();
    void paintsMarks();

private:
    static ReceiptRow row(ReceiptKind kind);
    static QImage painted(const ReceiptDelegate &delegate, const QRect &rect, const ReceiptRow &row, const ReceiptMarks &marks,
                          QStyle::State state = {});
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
    const QString few = QStringLiteral("ほか: 牛乳 1L");
    const QString many = QStringLiteral("ほか: ") + QStringLiteral("特選 牛乳 1000ml、").repeated(9);
    for (const auto &[kind, others] : {std::pair(ReceiptKind::Sale, QString()), std::pair(ReceiptKind::Refund, QString()),
                                       std::pair(ReceiptKind::Sale, few), std::pair(ReceiptKind::Refund, many)}) {
        const QRect box(0, 200, width, ReceiptRowLayout::rowHeight(fonts));
        const ReceiptRowLayout layout = ReceiptRowLayout::of(box, fonts, receiptRowTexts(row(kind)), others);
        const QList<QRect> parts{layout.thumbnail, layout.time,  layout.amount, layout.meta,
                                 layout.chip,      layout.items, layout.others, layout.cash};
        QCOMPARE(layout.others.isEmpty(), others.isEmpty());
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

QImage TstReceiptDelegate::painted(const ReceiptDelegate &delegate, const QRect &rect, const ReceiptRow &row, const ReceiptMarks &marks,
                                   QStyle::State state)
{
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QVariant::fromValue(row), ReceiptListModel::RowRole);
    if (!marks.isEmpty())
        model.setData(model.index(0, 0), QVariant::fromValue(marks), ReceiptListModel::MarksRole);
    QStyleOptionViewItem option;
    option.font = qApp->font();
    option.rect = rect;
    option.state = state;
    QImage image(rect.size(), QImage::Format_RGB32);
    QPainter painter(&image);
    delegate.paint(&painter, option, model.index(0, 0));
    return image;
}

void TstReceiptDelegate::cashStandsBesideOtherLines()
{
    const ReceiptRowFonts fonts(qApp->font());
    const ReceiptRowTexts texts = receiptRowTexts(row(ReceiptKind::Sale));
    const QFontMetrics metrics(fonts.small);
    const QString others = QStringLiteral("ほか: 牛乳 1L");
    const auto layoutAt = [&](int width) {
        return ReceiptRowLayout::of(QRect(0, 0, width, ReceiptRowLayout::rowHeight(fonts)), fonts, texts, others);
    };
    const ReceiptRowLayout wide = layoutAt(1000);
    QVERIFY(wide.others.width() >= metrics.horizontalAdvance(others));
    QVERIFY(wide.cash.width() >= metrics.horizontalAdvance(texts.cash));
    QVERIFY(wide.cash.left() > wide.others.right());
    QCOMPARE(wide.cash.right(), wide.items.right());

    const ReceiptRowLayout narrow = layoutAt(340); // the hit is why the row is there: the cash gives way
    QVERIFY(narrow.others.width() >= metrics.horizontalAdvance(others));
    QVERIFY(narrow.cash.isEmpty());
    QCOMPARE(narrow.others.top(), wide.others.top());
}

void TstReceiptDelegate::marksWhatIsLeftOfAText()
{
    const QString text = QStringLiteral("牛乳 パン 牛乳 豆");
    const QList<TextSpan> marks{{0, 2}, {6, 2}, {9, 1}};
    QCOMPARE(marksInShown(marks, text, text), marks);
    QCOMPARE(marksInShown(marks, text, QStringLiteral("牛乳 パン 牛乳…")), (QList<TextSpan>{{0, 2}, {6, 2}, {8, 1}}));
    QCOMPARE(marksInShown(marks, text, QStringLiteral("牛乳 パン 牛…")), (QList<TextSpan>{{0, 2}, {6, 2}}));
    QCOMPARE(marksInShown(marks, text, QStringLiteral("牛乳 パ…")), (QList<TextSpan>{{0, 2}, {4, 1}}));
    QCOMPARE(marksInShown(marks, text, QStringLiteral("…")), (QList<TextSpan>{{0, 1}}));
    QCOMPARE(marksInShown({{0, 2}}, text, QStringLiteral("牛乳…")), (QList<TextSpan>{{0, 2}}));
}

void TstReceiptDelegate::paintsMarks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("selected");
    QTest::newRow("light") << false << false;
    QTest::newRow("light, selected") << false << true;
    QTest::newRow("dark") << true << false;
    QTest::newRow("dark, selected") << true << true;
}

void TstReceiptDelegate::paintsMarks()
{
    QFETCH(bool, dark);
    QFETCH(bool, selected);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const ReceiptDelegate delegate(theme);
    const ReceiptRowFonts fonts(qApp->font());
    const QRect rect(0, 0, 440, ReceiptRowLayout::rowHeight(fonts));
    const QStyle::State state = selected ? QStyle::State_Selected : QStyle::State();
    const ReceiptRow receipt = row(ReceiptKind::Refund);
    const ReceiptRowTexts texts = receiptRowTexts(receipt);
    ReceiptMarks marks;
    marks.items = spansOf({QStringLiteral("名前")}, texts.items);
    QCOMPARE(marks.items.size(), 1);

    const QImage plain = painted(delegate, rect, receipt, {}, state);
    const QImage marked = painted(delegate, rect, receipt, marks, state);
    const ReceiptRowLayout layout = ReceiptRowLayout::of(rect, fonts, texts);
    // What differs is the marked part of that line, all of it.
    QRect changed;
    for (int y = 0; y < rect.height(); ++y) {
        for (int x = 0; x < rect.width(); ++x) {
            if (plain.pixel(x, y) != marked.pixel(x, y))
                changed |= QRect(x, y, 1, 1);
        }
    }
    const QFontMetrics metrics(fonts.line);
    const TextSpan span = marks.items.first();
    const int from = layout.items.left() + metrics.horizontalAdvance(texts.items.left(span.position));
    const int width = metrics.horizontalAdvance(texts.items.mid(span.position, span.length));
    QVERIFY2(std::abs(changed.left() - from) <= 1, qPrintable(QString::number(changed.left())));
    QVERIFY2(std::abs(changed.width() - width) <= 2, qPrintable(QString::number(changed.width())));
    QVERIFY(layout.items.contains(changed));
    // A line below it all, not only a ground: it can be told without colours.
    const QRgb line = theme.colors().warning.rgb();
    int underlined = 0;
    for (int y = changed.top(); y <= changed.bottom(); ++y) {
        int pixels = 0;
        for (int x = changed.left(); x <= changed.right(); ++x)
            pixels += marked.pixel(x, y) == line;
        underlined = std::max(underlined, pixels);
    }
    QVERIFY2(underlined >= width - 2, qPrintable(QString::number(underlined)));

    // The other lines found take the place of the cash.
    ReceiptMarks others;
    others.others = QStringLiteral("ほか: 牛乳 1L");
    const QImage withOthers = painted(delegate, rect, receipt, others, state);
    QVERIFY(withOthers.copy(layout.cash) != plain.copy(layout.cash));
    others.inOthers = {{4, 2}};
    QVERIFY(painted(delegate, rect, receipt, others, state).copy(layout.cash) != withOthers.copy(layout.cash));

    // A hit in the part that is cut off is told by the ellipsis.
    ReceiptRow longNamed = receipt;
    longNamed.firstLine = longNamed.firstLine.repeated(2);
    ReceiptMarks hidden;
    hidden.items = {{longNamed.firstLine.size() - 2, 2}};
    const QImage cut = painted(delegate, rect, longNamed, {}, state);
    QVERIFY(painted(delegate, rect, longNamed, hidden, state).copy(layout.items) != cut.copy(layout.items));
}

QTEST_MAIN(TstReceiptDelegate)
#include "tst_receiptdelegate.moc"
