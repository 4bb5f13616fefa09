// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "tests/support/csvreader.h"
#include "tests/unit/storage/searchsupport.h"

#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/exportname.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>

namespace {

//! The dialog over a real journal.
class Place : public QObject {
    Q_OBJECT
public:
    explicit Place(int count = 20, const QString &typed = {})
    {
        database = valueOf(Database::open(dir.filePath(QStringLiteral("journal.sqlite"))));
        QList<Receipt> receipts;
        for (int i = 0; i < count; ++i)
            receipts << makeReceipt(i, kNoon - i * std::chrono::minutes(1));
        receipts.first().lines.first().name = QStringLiteral("生ビール, 大");
        ReceiptStore store(*database);
        if (!await(store.upsert(receipts, {}, kShop, {})))
            qFatal("no journal");
        search = std::make_unique<SearchStore>(*database);
        exporter = std::make_unique<ReceiptExport>(*search);
        dialogs.file = dir.filePath(QStringLiteral("out.csv"));
        ExportSubject subject;
        subject.search.query = parseSearch(typed, kNoon, shopZone());
        subject.typed = typed;
        subject.count = count;
        dialog = new ExportDialog(*exporter, subject, dialogs);
        dialogs.open(dialog);
        if (!QTest::qWaitForWindowExposed(dialog))
            qFatal("no window");
    }
    ~Place() override { delete dialog; }

    QPushButton *button(const char *name) const { return child<QPushButton>(dialog, name); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    //! Without the sign that may be before it.
    QString notice() const
    {
        auto *label = child<QLabel>(dialog, "notice");
        return label->isVisible() ? label->text().remove(QStringLiteral("\u2713 ")) : QString();
    }
    QByteArray bytes() const
    {
        QFile file(dialogs.file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QStringList> rows() const { return readCsv(bytes()); }

    QTemporaryDir dir;
    std::unique_ptr<Database> database;
    std::unique_ptr<SearchStore> search;
    std::unique_ptr<ReceiptExport> exporter;
    ScriptedDialogs dialogs;
    QPointer<ExportDialog> dialog;
    QUrl opened;

public slots:
    void openUrl(const QUrl &url) { opened = url; }
};

} // namespace

class TstExportDialog : public QObject {
    Q_OBJECT
private slots:
    void writesForExcel();
    void writesLinesByKeyboard();
    void staysWhenNoFileIsChosen();
    void saysWhatWentWrong();
    void cancels();
    void goesWithAnExportUnderWay();
    void opensTheFolder();
    void changesLanguage();
    void proposesNames_data();
    void proposesNames();
};

void TstExportDialog::writesForExcel()
{
    const UseLanguage japanese(QStringLiteral("ja"));
    Place place;
    QVERIFY(child<QLabel>(place.dialog, "subject")->text().contains(QStringLiteral("20 件")));
    QVERIFY(!child<QProgressBar>(place.dialog, "progress")->isVisible());
    place.press("chooseFileButton");
    QTRY_COMPARE(place.notice(), QStringLiteral("20 件を「out.csv」に書き出しました。"));
    const QList<QStringList> rows = place.rows();
    QCOMPARE(rows.size(), 21);
    QVERIFY(place.bytes().startsWith("\xEF\xBB\xBF" + QStringLiteral("日時,").toUtf8()));
    QCOMPARE(rows.at(1).first(), QStringLiteral("2026-03-14 11:41:00"));
    QVERIFY(rows.at(20).contains(QStringLiteral("生ビール, 大 ×2; 枝豆")));
    QVERIFY(place.button("closeButton")->hasFocus());
    QTest::keyClick(place.dialog, Qt::Key_Return);
    QTRY_VERIFY(!place.dialog);
}

void TstExportDialog::writesLinesByKeyboard()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    auto *rows = child<QComboBox>(place.dialog, "rows");
    QVERIFY(rows->hasFocus());
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Tab);
    auto *kind = child<QComboBox>(place.dialog, "kind");
    QVERIFY(kind->hasFocus());
    const QString hint = child<QLabel>(place.dialog, "hint")->text();
    QTest::keyClick(kind, Qt::Key_Down);
    QVERIFY(child<QLabel>(place.dialog, "hint")->text() != hint);
    QTest::keyClick(kind, Qt::Key_Tab);
    QVERIFY(place.button("chooseFileButton")->hasFocus());
    QTest::keyClick(place.button("chooseFileButton"), Qt::Key_Space);
    QTRY_COMPARE(place.notice(), QStringLiteral("20 receipts were written to “out.csv”."));
    QCOMPARE(place.rows().size(), 41);
    QVERIFY(place.bytes().startsWith("Date and time,")); // no mark before it
}

void TstExportDialog::staysWhenNoFileIsChosen()
{
    Place place;
    place.dialogs.file.clear();
    place.press("chooseFileButton");
    QTRY_COMPARE(place.dialogs.proposedNames.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(place.button("chooseFileButton")->isVisible());
    QCOMPARE(place.notice(), QString());
    QTest::keyClick(place.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!place.dialog);
}

void TstExportDialog::saysWhatWentWrong()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    const QString good = place.dialogs.file;
    place.dialogs.file = place.dir.filePath(QStringLiteral("missing/out.csv"));
    place.press("chooseFileButton");
    QTRY_VERIFY(place.notice().contains(QStringLiteral("No file can be written into that folder.")));
    QVERIFY(place.button("chooseFileButton")->isVisible());
    place.dialogs.file = good;
    place.press("chooseFileButton");
    QTRY_VERIFY(place.button("closeButton")->isVisible());
    QCOMPARE(place.rows().size(), 21);
}

void TstExportDialog::cancels()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place(3000);
    place.press("chooseFileButton");
    QTRY_VERIFY(place.button("cancelButton")->hasFocus());
    QVERIFY(child<QProgressBar>(place.dialog, "progress")->isVisible());
    QVERIFY(!child<QComboBox>(place.dialog, "rows")->isEnabled());
    QTest::keyClick(place.dialog, Qt::Key_Escape);
    QCOMPARE(place.notice(), QStringLiteral("The export was cancelled. No file was written."));
    QVERIFY(place.dialog);
    QVERIFY(place.button("chooseFileButton")->hasFocus());
    place.press("chooseFileButton"); // once more, to its end
    QTRY_VERIFY(place.button("closeButton")->isVisible());
    QCOMPARE(place.rows().size(), 3001);
}

void TstExportDialog::goesWithAnExportUnderWay()
{
    Place place(3000);
    place.press("chooseFileButton");
    QTRY_VERIFY(place.button("cancelButton")->hasFocus());
    delete place.dialog;
    place.exporter.reset();
    QVERIFY(!QFile::exists(place.dialogs.file));
}

void TstExportDialog::opensTheFolder()
{
    Place place;
    place.press("chooseFileButton");
    QTRY_VERIFY(place.button("closeButton")->isVisible());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &place, "openUrl");
    QTest::mouseClick(child<QWidget>(place.dialog, "notice")->findChild<QPushButton *>(), Qt::LeftButton);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(place.opened, QUrl::fromLocalFile(place.dir.path()));
}

void TstExportDialog::changesLanguage()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    child<QComboBox>(place.dialog, "rows")->setCurrentIndex(1);
    const UseLanguage japanese(QStringLiteral("ja"));
    QCoreApplication::processEvents();
    QCOMPARE(child<QLabel>(place.dialog, "title")->text(), QStringLiteral("レシートの書き出し"));
    QCOMPARE(child<QComboBox>(place.dialog, "rows")->currentIndex(), 1);
    QVERIFY(child<QComboBox>(place.dialog, "rows")->currentText().startsWith(QStringLiteral("明細")));
}

void TstExportDialog::proposesNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("day");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << QString() << false << QStringLiteral("receipts.csv");
    QTest::newRow("day") << QString() << true << QStringLiteral("receipts_2026-03-14.csv");
    QTest::newRow("word") << QStringLiteral("牛乳") << true << QStringLiteral("receipts_2026-03-14_牛乳.csv");
    QTest::newRow("date word") << QStringLiteral("牛乳 昨日") << false << QStringLiteral("receipts_2026-03-13_牛乳.csv");
    QTest::newRow("month") << QStringLiteral("2026/2") << false << QStringLiteral("receipts_2026-02-01_2026-02-28.csv");
    QTest::newRow("not on Windows") << QStringLiteral(">=5000 \"a/b:c*\"") << false << QStringLiteral("receipts_＞=5000 ＂a／b：c＊＂.csv");
    QTest::newRow("dot at the end") << QStringLiteral("牛乳...") << false << QStringLiteral("receipts_牛乳.csv");
    QTest::newRow("long") << QString(500, u'あ') << false << QStringLiteral("receipts_%1.csv").arg(QString(60, u'あ'));
}

void TstExportDialog::proposesNames()
{
    const UseLanguage english(QStringLiteral("en"));
    QFETCH(QString, typed);
    QFETCH(bool, day);
    const std::optional<TimeRange> soldAt = day ? std::optional(dayRange(QDate(2026, 3, 14), shopZone())) : std::nullopt;
    QTEST(exportFileName(parseSearch(typed, kNoon, shopZone()), typed, soldAt), "expected");
}

QTEST_MAIN(TstExportDialog)
#include "tst_exportdialog.moc"
