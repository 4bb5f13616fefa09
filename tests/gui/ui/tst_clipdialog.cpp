// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clipdialog.h"

#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "tests/gui/ui/uifixture.h"
#include "tests/support/playedclip.h"
#include "tests/support/testfootage.h"
#include "ui/dialogs/clippaint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/checklist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

const Instant kStart = fromMs(1'769'241'360'000); // 2026-01-24 16:56:00 in Japan
const CameraId kTill{QStringLiteral("till")};
const CameraId kDoor{QStringLiteral("door")};

ClipSubject receiptSubject()
{
    ClipSubject subject;
    subject.cameras = {{kTill, QStringLiteral("レジ前"), 1s, true}, {kDoor, QStringLiteral("入口"), 0s, true}};
    subject.place = QStringLiteral("レジ 001");
    subject.number = QStringLiteral("6932");
    subject.soldAt = kStart + 4s;
    subject.before = 2s;
    subject.receipt = {{QStringLiteral("No. 6932"), QStringLiteral("16:56:04"), true, false},
                       {QStringLiteral("コーヒー豆 200g"), QStringLiteral("¥3,960"), false, false},
                       {QStringLiteral("合計"), QStringLiteral("¥3,960"), true, true}};
    return subject;
}

//! The dialog over real footage: ten seconds of the till, the second half of that of the door.
class Place : public QObject {
    Q_OBJECT
public:
    explicit Place(ClipSubject subject = receiptSubject())
    {
        const TestFootage till = TestFootage::make({.camera = 1, .length = 10s});
        for (int i = 0; i < 10; ++i) {
            const MediaSegment segment{i, till.segments.value(i), {}, kStart + i * 1s, true, false, 1s};
            footage.append(kTill, segment);
            if (i >= 5)
                footage.append(kDoor, segment);
        }
        subject.folder = out.path();
        dialog = new ClipDialog(exporter, subject, dialogs, theme);
        dialogs.open(dialog);
        if (!QTest::qWaitForWindowExposed(dialog))
            qFatal("no window");
    }
    ~Place() override { delete dialog; }

    QPushButton *button(const char *name) const { return child<QPushButton>(dialog, name); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QCheckBox *box(const char *name) const { return child<QCheckBox>(dialog, name); }
    QString notice() const
    {
        auto *label = child<QLabel>(dialog, "notice");
        return label->isVisible() ? label->text() : QString();
    }
    QList<CheckLine> result() const { return child<CheckList>(dialog, "result")->lines(); }
    QStringList files() const { return QDir(out.path()).entryList(QDir::Files, QDir::Name); }

    QTemporaryDir out;
    FootageBuffer footage;
    FootageArchive archive{footage};
    ClipExport exporter{archive};
    Theme theme;
    ScriptedDialogs dialogs;
    QPointer<ClipDialog> dialog;
    QUrl opened;

public slots:
    void openUrl(const QUrl &url) { opened = url; }
};

} // namespace

//! By clicks and keys, into real files.
class TstClipDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();

    void exportsTheReceipt();
    void exportsTheMarkedSpan();
    void tellsWhatIsMissing();
    void writesIntoThePicture();
    void needsACamera();
    void cancels();
    void saysWhatWentWrong();
    void choosesAFolder();
    void changesLanguage();
    void paintsTheReceiptIntoAnyPicture();
};

void TstClipDialog::initTestCase()
{
    const TestFootage footage = TestFootage::make({.length = 1s});
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
}

void TstClipDialog::exportsTheReceipt()
{
    const UseLanguage japanese(QStringLiteral("ja"));
    Place place;
    QCOMPARE(child<QSpinBox>(place.dialog, "before")->value(), 2);
    child<QSpinBox>(place.dialog, "after")->setValue(3);
    QVERIFY(!place.box("burnIn")->isEnabled());
    QVERIFY(child<QLabel>(place.dialog, "subject")->text().contains(QStringLiteral("6932")));
    QTest::mouseClick(place.box("camera1"), Qt::LeftButton, {}, {8, place.box("camera1")->height() / 2}); // without the door
    QVERIFY(!place.box("camera1")->isChecked());
    place.press("writeButton");
    QTRY_COMPARE_WITH_TIMEOUT(place.notice(), QStringLiteral("✓ 1 件のファイルを書き出し、再生できることを確認しました。"), 20'000);
    const QString name = QStringLiteral("レジ 001_No.6932_2026-01-24_16-56-03_レジ前.mp4");
    QCOMPARE(place.files(), QStringList{name});
    QCOMPARE(place.result().size(), 1);
    QCOMPARE(place.result().first().mark, CheckLine::Mark::Good);
    QCOMPARE(place.result().first().text, name);
    const PlayedClip played = PlayedClip::of(place.out.filePath(name));
    QCOMPARE(played.codes.size(), 125);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(1, 3s))); // sold at 4, the camera's clock is 1 s ahead
    QVERIFY(place.button("closeButton")->hasFocus());

    QDesktopServices::setUrlHandler(QStringLiteral("file"), &place, "openUrl");
    place.press("noticeAction");
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(place.opened, QUrl::fromLocalFile(place.out.path()));
    place.press("closeButton");
    QTRY_VERIFY(!place.dialog);
}

void TstClipDialog::exportsTheMarkedSpan()
{
    ClipSubject subject = receiptSubject();
    subject.marked = TimeRange{kStart + 6s, kStart + 7s};
    subject.markedOn = kTill;
    Place place(subject);
    QCOMPARE(child<QComboBox>(place.dialog, "span")->currentIndex(), 1);
    QVERIFY(!child<QSpinBox>(place.dialog, "before")->isVisible());
    QTest::keyClick(place.button("writeButton"), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(place.result().size(), 2, 20'000);
    QCOMPARE(PlayedClip::of(place.out.filePath(place.result().at(0).text)).codes.first(), std::optional(TestFootage::codeAt(1, 6s)));
    // The other camera's clock is a second behind.
    QCOMPARE(PlayedClip::of(place.out.filePath(place.result().at(1).text)).codes.first(), std::optional(TestFootage::codeAt(1, 5s)));
}

void TstClipDialog::tellsWhatIsMissing()
{
    const UseLanguage japanese(QStringLiteral("ja"));
    Place place;
    child<QSpinBox>(place.dialog, "after")->setValue(3);
    QVERIFY(place.box("camera1")->text().contains(QStringLiteral("一部")));
    place.press("writeButton");
    QTRY_COMPARE_WITH_TIMEOUT(place.result().size(), 2, 20'000);
    QCOMPARE(place.result().at(0).mark, CheckLine::Mark::Good);
    QCOMPARE(place.result().at(1).mark, CheckLine::Mark::Warning);
    QVERIFY2(place.result().at(1).advice.contains(QStringLiteral("16:56:02.0 から 16:56:05.0")), qPrintable(place.result().at(1).advice));
    QVERIFY2(!place.notice().startsWith(u'✓'), qPrintable(place.notice()));
    // In sight, without scrolling.
    auto *result = child<CheckList>(place.dialog, "result");
    QTRY_COMPARE(result->visibleRegion().boundingRect(), result->rect());
}

void TstClipDialog::writesIntoThePicture()
{
    Place place;
    child<QSpinBox>(place.dialog, "before")->setValue(0);
    child<QSpinBox>(place.dialog, "after")->setValue(1);
    QTest::keyClick(child<QComboBox>(place.dialog, "manner"), Qt::Key_Down);
    QVERIFY(place.box("burnIn")->isEnabled());
    QTest::keyClick(place.box("burnIn"), Qt::Key_Space);
    place.press("writeButton");
    QTRY_COMPARE_WITH_TIMEOUT(place.result().size(), 1, 20'000); // of the door nothing is kept
    QCOMPARE(place.result().first().mark, CheckLine::Mark::Good);
    const QString file = place.out.filePath(place.files().first());
    const PlayedClip played = PlayedClip::of(file);
    QCOMPARE(played.codes.size(), 25);

    // The pixels of the file, against the same painted anew.
    QProcess program;
    program.start(QStringLiteral("ffmpeg"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), file, QStringLiteral("-frames:v"),
                   QStringLiteral("1"), QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-pix_fmt"),
                   QStringLiteral("bgra"), QStringLiteral("-")});
    QVERIFY(program.waitForFinished(30'000));
    const QByteArray bytes = program.readAllStandardOutput();
    QCOMPARE(bytes.size(), 640 * 360 * 4);
    const QImage seen(reinterpret_cast<const uchar *>(bytes.constData()), 640, 360, QImage::Format_RGB32);
    QImage blank(640, 360, QImage::Format_RGB32);
    blank.fill(seen.pixel(20, 180)); // the footage is of one colour at a time
    const ClipSubject subject = receiptSubject();
    burnIn({subject.receipt, QStringLiteral("レジ前"), place.dialog->font(), place.theme.colors().overlay})(blank, kStart + 5s);
    for (const QRect &area : {QRect(440, 10, 190, 90), QRect(10, 325, 180, 30), QRect(540, 325, 95, 30)}) {
        qint64 difference = 0;
        int bright = 0;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                difference += std::abs(qGray(seen.pixel(x, y)) - qGray(blank.pixel(x, y)));
                bright += qGray(seen.pixel(x, y)) > 180;
            }
        }
        const qint64 pixels = qint64(area.width()) * area.height();
        QVERIFY2(difference / pixels < 8, qPrintable(QString::number(difference / pixels)));
        QVERIFY2(bright > 40, qPrintable(QString::number(bright))); // there is text
    }
}

void TstClipDialog::needsACamera()
{
    Place place;
    child<QSpinBox>(place.dialog, "after")->setValue(3);
    QVERIFY(place.button("writeButton")->isEnabled());
    QTest::keyClick(place.box("camera0"), Qt::Key_Space);
    QTest::keyClick(place.box("camera1"), Qt::Key_Space);
    QVERIFY(!place.button("writeButton")->isEnabled());
    QTest::keyClick(place.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!place.dialog);

    ClipSubject later = receiptSubject();
    later.soldAt = kStart + 60s;
    Place nothing(later);
    QVERIFY(!nothing.box("camera0")->isEnabled());
    QVERIFY(!nothing.button("writeButton")->isEnabled());
}

void TstClipDialog::cancels()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    for (int i = 10; i < 300; ++i) { // some minutes
        auto segment = place.footage.segmentAt(kTill, kStart + 9s);
        segment->sequence = i;
        segment->start = kStart + i * 1s;
        place.footage.append(kTill, *segment);
    }
    child<QSpinBox>(place.dialog, "after")->setValue(250);
    child<QComboBox>(place.dialog, "manner")->setCurrentIndex(1);
    place.press("writeButton");
    QTRY_VERIFY(child<QProgressBar>(place.dialog, "progress")->value() > 0);
    QVERIFY(place.button("cancelButton")->hasFocus());
    QTest::keyClick(place.dialog, Qt::Key_Escape);
    QCOMPARE(place.notice(), QStringLiteral("The export was cancelled. No file was written."));
    QVERIFY(place.dialog && place.button("writeButton")->isVisible());
    QTRY_COMPARE(place.files(), QStringList());
}

void TstClipDialog::saysWhatWentWrong()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    place.dialogs.folder = place.out.filePath(QStringLiteral("missing"));
    place.press("chooseFolderButton");
    QTRY_VERIFY(child<QLineEdit>(place.dialog, "folder")->text().endsWith(QStringLiteral("missing")));
    place.press("writeButton");
    QTRY_VERIFY_WITH_TIMEOUT(!place.result().isEmpty(), 20'000);
    QCOMPARE(place.result().first().mark, CheckLine::Mark::Bad);
    QVERIFY2(place.result().first().advice.contains(QStringLiteral("folder")), qPrintable(place.result().first().advice));
    QVERIFY(place.notice().contains(QStringLiteral("No file was written.")));
}

void TstClipDialog::choosesAFolder()
{
    Place place;
    const QString before = child<QLineEdit>(place.dialog, "folder")->text();
    place.press("chooseFolderButton");
    QCOMPARE(child<QLineEdit>(place.dialog, "folder")->text(), before); // none was chosen
    QCOMPARE(place.dialogs.proposedNames, QStringList{place.out.path()});
    place.dialogs.folder = QDir::tempPath();
    QString told;
    connect(place.dialog, &ClipDialog::folderChosen, this, [&told](const QString &folder) { told = folder; });
    place.press("chooseFolderButton");
    QTRY_COMPARE(told, QDir::tempPath());
    QCOMPARE(child<QLineEdit>(place.dialog, "folder")->text(), QDir::toNativeSeparators(QDir::tempPath()));
}

void TstClipDialog::changesLanguage()
{
    const UseLanguage english(QStringLiteral("en"));
    Place place;
    child<QComboBox>(place.dialog, "manner")->setCurrentIndex(1);
    QCOMPARE(child<QLabel>(place.dialog, "title")->text(), QStringLiteral("Export evidence"));
    const UseLanguage japanese(QStringLiteral("ja"));
    QCoreApplication::processEvents();
    QCOMPARE(child<QLabel>(place.dialog, "title")->text(), QStringLiteral("証拠を書き出す"));
    QCOMPARE(child<QComboBox>(place.dialog, "manner")->currentIndex(), 1);
    QVERIFY(child<QComboBox>(place.dialog, "span")->currentText().contains(QStringLiteral("会計")));
}

//! However long it is, it begins with its head and ends with its end, inside the picture.
void TstClipDialog::paintsTheReceiptIntoAnyPicture()
{
    QList<ReceiptPanelLine> lines{{QStringLiteral("No. 1"), {}, true, false}};
    for (int i = 0; i < 90; ++i)
        lines << ReceiptPanelLine{QStringLiteral("商品 %1").arg(i), QStringLiteral("¥100"), false, false};
    lines << ReceiptPanelLine{QStringLiteral("合計"), QStringLiteral("¥9,000"), true, true};
    for (const QSize size : {QSize(320, 180), QSize(640, 360), QSize(1920, 1080), QSize(360, 640)}) {
        QImage picture(size, QImage::Format_RGB32);
        picture.fill(QColor(0, 0, 200));
        burnIn({lines, QStringLiteral("カメラ"), QFont(), QColor(0, 0, 0, 160)})(picture, kStart);
        const QRgb ground = qRgb(0, 0, 200);
        for (int x = 0; x < size.width(); ++x) {
            QCOMPARE(picture.pixel(x, 0), ground);
            QCOMPARE(picture.pixel(x, size.height() - 1), ground);
        }
        for (int y = 0; y < size.height(); ++y)
            QCOMPARE(picture.pixel(size.width() - 1, y), ground);
    }
}

QTEST_MAIN(TstClipDialog)
#include "tst_clipdialog.moc"
