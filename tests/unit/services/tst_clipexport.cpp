// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clipexport.h"

#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "tests/support/playedclip.h"
#include "tests/support/testfootage.h"
#include "tests/unit/video/recording.h"
#include "tests/unit/video/ringstand.h"

#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const CameraId kTill{QStringLiteral("till")};
const CameraId kDoor{QStringLiteral("door")};
constexpr FootageBuffer::Limits kLarge{1'000'000'000, std::chrono::hours(24)};

void keep(FootageBuffer &buffer, const CameraId &camera, const TestFootage &footage, const QList<int> &places)
{
    for (const int place : places)
        buffer.append(camera, segmentOf(footage, place % footage.segments.size(), place));
}

//! The program that is killed, or whose disk is full: exports a minute, and says what became of it.
int exportMinute(const QString &segment, const QString &folder, ClipManner manner)
{
    QFile file(segment);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray bytes = file.readAll();
    FootageBuffer buffer(kLarge);
    for (int i = 0; i < 60; ++i)
        buffer.append(kTill, {i, bytes, {}, kRingStart + i * 1s, true, true, 1s});
    const ClipFile made = writeClip(
        FootageArchive(buffer), {kTill, spanOf(0s, 60s), QStringLiteral("clip.mp4")}, folder, manner, [](Instant) {}, [] { return false; });
    std::printf("%s\n", qPrintable(made.error ? made.error->reason : made.path));
    const QStringList left = QDir(folder).entryList(QDir::Files);
    std::printf("%s\n", qPrintable(left.join(u',')));
    return 0;
}

} // namespace

//! Real footage through the archive into files, which are played by programs that do not know how they were made.
class TstClipExport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_out = std::make_unique<QTemporaryDir>(); }

    void exportsAsItIs_data();
    void exportsAsItIs();
    void exportsExactly();
    void takesTheRingAndWhatWasOrdered();
    void writesAFileForEachCamera();
    void tellsOfHoles_data();
    void tellsOfHoles();
    void tellsOfUnreadableFootage();
    void tellsThatThereIsNothing();
    void replacesNoFile();
    void cancels_data();
    void cancels();
    void givesUpWithTheService();
    void saysWhatIsWrongWithTheFolder();
    void saysWhenTheDiskIsFull();
    void saysWhenAFileMayNotGrow();
    void leavesNothingThatLooksWholeWhenKilled();

private:
    QStringList files() const { return QDir(m_out->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    QString path(const char *name) const { return m_out->filePath(QString::fromUtf8(name)); }
    ClipExportOrder order(const QList<ClipWish> &clips, ClipManner manner = ClipManner::AsItIs) const
    {
        return {clips, m_out->path(), manner};
    }
    static QList<ClipFile> filesOf(ClipExport &exporter, const ClipExportOrder &order)
    {
        const auto writing = exporter.write(order);
        if (!QTest::qWaitFor([&] { return writing.isFinished(); }, 60'000))
            return {};
        return writing.result() ? writing.result().value() : QList<ClipFile>();
    }
    QString segmentFile() const { return m_data.filePath(QStringLiteral("segment.ts")); }
    bool limitFileSize(qint64 bytes);

    QTemporaryDir m_data;
    std::unique_ptr<QTemporaryDir> m_out;
    TestFootage m_footage;
};

void TstClipExport::initTestCase()
{
    m_footage = TestFootage::make({});
    QVERIFY2(m_footage.problem.isEmpty(), qPrintable(m_footage.problem));
    QFile file(segmentFile());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_footage.segments.first()) > 0);
}

void TstClipExport::exportsAsItIs_data()
{
    QTest::addColumn<TestFootage::Container>("container");
    QTest::addColumn<QString>("encoder");
    QTest::addColumn<bool>("sound");
    const QString h264 = QStringLiteral("-c:v libx264 -preset veryfast -bf 2");
    const QString h265 = QStringLiteral("-c:v libx265 -preset ultrafast -x265-params log-level=none:bframes=2:pools=1");
    for (const bool sound : {false, true}) {
        const char *with = sound ? ", sound" : "";
        QTest::addRow("ts%s", with) << TestFootage::Container::MpegTs << h264 << sound;
        QTest::addRow("fmp4%s", with) << TestFootage::Container::FragmentedMp4 << h264 << sound;
        QTest::addRow("ts, H.265%s", with) << TestFootage::Container::MpegTs << h265 << sound;
        QTest::addRow("fmp4, H.265%s", with) << TestFootage::Container::FragmentedMp4 << h265 << sound;
    }
}

void TstClipExport::exportsAsItIs()
{
    QFETCH(const TestFootage::Container, container);
    QFETCH(const QString, encoder);
    QFETCH(const bool, sound);
    TestFootage::Plan plan;
    plan.container = container;
    plan.encoder = encoder.split(u' ');
    plan.sound = sound;
    const TestFootage footage = TestFootage::make(plan);
    QVERIFY2(footage.problem.isEmpty(), qPrintable(footage.problem));
    FootageBuffer buffer;
    keep(buffer, kTill, footage, {0, 1, 2, 3});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);

    const TimeRange span = spanOf(1320ms, 3600ms);
    const QList<ClipFile> made = filesOf(exporter, order({{kTill, span, QStringLiteral("渋谷本店_レジ前.mp4")}}));
    QCOMPARE(made.size(), 1);
    const ClipFile &file = made.first();
    QVERIFY2(!file.error, file.error ? qPrintable(file.error->reason + file.error->detail) : "");
    QCOMPARE(file.camera, kTill);
    QCOMPARE(file.path, path("渋谷本店_レジ前.mp4"));
    QCOMPARE(file.shown, span);
    QVERIFY(file.missing.isEmpty());
    QVERIFY(file.encoder.isEmpty());
    QCOMPARE(file.sound, sound ? ClipSoundExtent::Whole : ClipSoundExtent::None);
    QCOMPARE(exporter.progress(), 1.0);
    QCOMPARE(files(), QStringList{QStringLiteral("渋谷本店_レジ前.mp4")});

    const PlayedClip played = PlayedClip::of(file.path);
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(plan.camera, 1320ms)));
    const qsizetype wanted = (3600 - 1320) / 40;
    QVERIFY(played.codes.size() >= wanted && played.codes.size() <= wanted + 3);
    for (qsizetype i = 0; i < wanted; ++i)
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(plan.camera, 1320ms + i * TestFootage::kFrame)));
    if (sound)
        QCOMPARE(played.soundProblem(1320ms, 3600ms), QString());
    QCOMPARE(PlayedClip::mpvProblem(file.path), QString());
}

void TstClipExport::exportsExactly()
{
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0, 1, 2, 3});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    ClipWish wish{kTill, spanOf(1320ms, 3240ms), QStringLiteral("a.mp4")};
    wish.paint = [](QImage &picture, Instant) { QPainter(&picture).fillRect(100, 200, 64, 64, Qt::white); };
    const QList<ClipFile> made = filesOf(exporter, order({wish}, ClipManner::Exact));
    QCOMPARE(made.size(), 1);
    QVERIFY2(!made.first().error, made.first().error ? qPrintable(made.first().error->detail) : "");
    QVERIFY(!made.first().encoder.isEmpty());
    QCOMPARE(made.first().shown, wish.span);
    const PlayedClip played = PlayedClip::of(made.first().path);
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), (3240 - 1320) / 40);
    QCOMPARE(played.codes.first(), std::optional(TestFootage::codeAt(1, 1320ms)));
    QCOMPARE(played.codes.last(), std::optional(TestFootage::codeAt(1, 3200ms)));
    QCOMPARE(played.end, 1920ms);
    QCOMPARE(PlayedClip::mpvProblem(made.first().path), QString());
}

void TstClipExport::takesTheRingAndWhatWasOrdered()
{
    RingStand stand;
    stand.pinned = QList{PinnedFootage{kRingCamera, spanOf(1s, 3s)}};
    QVERIFY(stand.open());
    QVERIFY(stand.append(segmentOf(m_footage, 0, 0)));
    QVERIFY(stand.ring->keep(kRingCamera, {segmentOf(m_footage, 1, 1), segmentOf(m_footage, 2, 2)}).result());
    FootageBuffer buffer;
    buffer.append(kRingCamera, segmentOf(m_footage, 3, 3));
    const FootageArchive archive(buffer, &*stand.ring);
    ClipExport exporter(archive);
    const QList<ClipFile> made = filesOf(exporter, order({{kRingCamera, spanOf(200ms, 3800ms), QStringLiteral("a.mp4")}}));
    QCOMPARE(made.size(), 1);
    QVERIFY2(!made.first().error, made.first().error ? qPrintable(made.first().error->detail) : "");
    QVERIFY(made.first().missing.isEmpty());
    const PlayedClip played = PlayedClip::of(made.first().path);
    QCOMPARE(played.codes.size(), 90);
    for (qsizetype i = 0; i < played.codes.size(); ++i)
        QCOMPARE(played.codes.at(i), std::optional(TestFootage::codeAt(1, 200ms + i * TestFootage::kFrame)));
}

void TstClipExport::writesAFileForEachCamera()
{
    const TestFootage other = TestFootage::make({.camera = 2});
    QVERIFY2(other.problem.isEmpty(), qPrintable(other.problem));
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0, 1});
    keep(buffer, kDoor, other, {0, 1});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    const QList<ClipFile> made = filesOf(exporter, order({{kTill, spanOf(0s, 2s), QStringLiteral("a.mp4")},
                                                          {{QStringLiteral("away")}, spanOf(0s, 2s), QStringLiteral("b.mp4")},
                                                          {kDoor, spanOf(400ms, 1s), QStringLiteral("c.mp4")}}));
    QCOMPARE(made.size(), 3);
    QCOMPARE(files(), (QStringList{QStringLiteral("a.mp4"), QStringLiteral("c.mp4")}));
    QCOMPARE(PlayedClip::of(path("a.mp4")).codes.first(), std::optional(TestFootage::codeAt(1, 0ms)));
    QCOMPARE(PlayedClip::of(path("c.mp4")).codes.first(), std::optional(TestFootage::codeAt(2, 400ms)));
    QVERIFY(made.at(1).error && made.at(1).path.isEmpty());
    QCOMPARE(made.at(1).error->reason, QStringLiteral("clip.noFootage"));
}

void TstClipExport::tellsOfHoles_data()
{
    QTest::addColumn<ClipManner>("manner");
    QTest::newRow("as it is") << ClipManner::AsItIs;
    QTest::newRow("exact") << ClipManner::Exact;
}

void TstClipExport::tellsOfHoles()
{
    QFETCH(const ClipManner, manner);
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {1, 2, 5});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    const TimeRange span = spanOf(500ms, 7s);
    const QList<TimeRange> holes{spanOf(500ms, 1s), spanOf(3s, 5s), spanOf(6s, 7s)};
    QCOMPARE(exporter.missing(kTill, span), holes);
    const QList<ClipFile> made = filesOf(exporter, order({{kTill, span, QStringLiteral("a.mp4")}}, manner));
    QCOMPARE(made.size(), 1);
    QVERIFY2(!made.first().error, made.first().error ? qPrintable(made.first().error->detail) : "");
    QCOMPARE(made.first().shown, spanOf(1s, 6s));
    QCOMPARE(made.first().missing, holes);
    const PlayedClip played = PlayedClip::of(made.first().path);
    QVERIFY2(played.problem.isEmpty(), qPrintable(played.problem));
    QCOMPARE(played.codes.size(), 75);
    QVERIFY(std::chrono::abs(played.times.at(50) - 4500ms) <= 1ms); // the file's time is that of the wall
    QCOMPARE(PlayedClip::mpvProblem(made.first().path), QString());
}

void TstClipExport::tellsOfUnreadableFootage()
{
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0});
    MediaSegment broken = segmentOf(m_footage, 1, 1);
    broken.bytes = "no picture at all";
    buffer.append(kTill, broken);
    keep(buffer, kTill, m_footage, {2});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    for (const ClipManner manner : {ClipManner::AsItIs, ClipManner::Exact}) {
        const QList<ClipFile> made = filesOf(exporter, order({{kTill, spanOf(0s, 3s), QStringLiteral("a.mp4")}}, manner));
        QCOMPARE(made.size(), 1);
        QVERIFY2(!made.first().error, made.first().error ? qPrintable(made.first().error->detail) : "");
        QCOMPARE(made.first().missing, QList{spanOf(1s, 2s)});
    }
}

void TstClipExport::tellsThatThereIsNothing()
{
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    for (const ClipManner manner : {ClipManner::AsItIs, ClipManner::Exact}) {
        const QList<ClipFile> made = filesOf(exporter, order({{kTill, spanOf(2s, 3s), QStringLiteral("a.mp4")}}, manner));
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.first().error->reason, QStringLiteral("clip.noFootage"));
        QVERIFY(files().isEmpty());
    }
}

void TstClipExport::replacesNoFile()
{
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0, 1});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    QFile other(path("a.mp4"));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    QFile left(path("a.mp4.part")); // of a program that was killed
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write("half") == 4);
    const ClipExportOrder twice =
        order({{kTill, spanOf(0s, 1s), QStringLiteral("a.mp4")}, {kTill, spanOf(1s, 2s), QStringLiteral("a.mp4")}});
    const QList<ClipFile> made = filesOf(exporter, twice);
    QCOMPARE(made.size(), 2);
    QCOMPARE(made.at(0).path, path("a (2).mp4"));
    QCOMPARE(made.at(1).path, path("a (3).mp4"));
    QCOMPARE(other.size(), 4);
    QCOMPARE(left.size(), 4);
    QCOMPARE(files().size(), 4);
}

void TstClipExport::cancels_data()
{
    tellsOfHoles_data();
}

void TstClipExport::cancels()
{
    QFETCH(const ClipManner, manner);
    FootageBuffer buffer(kLarge);
    for (int i = 0; i < 400; ++i)
        buffer.append(kDoor, segmentOf(m_footage, i % 4, i));
    keep(buffer, kTill, m_footage, {0, 1});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    auto writing = exporter.write(
        order({{kTill, spanOf(0s, 2s), QStringLiteral("a.mp4")}, {kDoor, spanOf(0s, 400s), QStringLiteral("b.mp4")}}, manner));
    QTRY_VERIFY_WITH_TIMEOUT(files().contains(QStringLiteral("a.mp4")) && files().contains(QStringLiteral("b.mp4.part")), 30'000);
    writing.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList(), 10'000);
    // And it is ready for another one.
    QCOMPARE(filesOf(exporter, order({{kTill, spanOf(0s, 2s), QStringLiteral("a.mp4")}}, manner)).size(), 1);
    QCOMPARE(files(), QStringList{QStringLiteral("a.mp4")});
}

void TstClipExport::givesUpWithTheService()
{
    FootageBuffer buffer(kLarge);
    for (int i = 0; i < 400; ++i)
        buffer.append(kTill, segmentOf(m_footage, i % 4, i));
    const FootageArchive archive(buffer);
    QFuture<Result<QList<ClipFile>>> writing;
    {
        ClipExport exporter(archive);
        writing = exporter.write(order({{kTill, spanOf(0s, 400s), QStringLiteral("a.mp4")}}, ClipManner::Exact));
        QTRY_VERIFY(!files().isEmpty());
    }
    QVERIFY(writing.isCanceled());
    QVERIFY(files().isEmpty());
}

void TstClipExport::saysWhatIsWrongWithTheFolder()
{
    FootageBuffer buffer;
    keep(buffer, kTill, m_footage, {0});
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    ClipExportOrder away = order({{kTill, spanOf(0s, 1s), QStringLiteral("a.mp4")}});
    away.folder = path("missing");
    QCOMPARE(filesOf(exporter, away).first().error->reason, QStringLiteral("export.folder"));
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        return; // may write anywhere
    QFile::setPermissions(m_out->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    away.folder = m_out->path();
    QCOMPARE(filesOf(exporter, away).first().error->reason, QStringLiteral("export.folder"));
    QFile::setPermissions(m_out->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
#endif
}

//! A real small disk, in a name space of its own.
void TstClipExport::saysWhenTheDiskIsFull()
{
    for (const char *manner : {"as-it-is", "exact"}) {
        QProcess program;
        program.start(QStringLiteral("unshare"),
                      {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("mount -t tmpfs -o size=200k tmpfs \"$3\" && \"$0\" --export \"$1\" \"$2\" \"$3\""),
                       QCoreApplication::applicationFilePath(), QString::fromLatin1(manner), segmentFile(), m_out->path()});
        if (!program.waitForFinished(60'000) || program.exitCode() != 0)
            QSKIP("this system has no disk to fill");
        QCOMPARE(program.readAllStandardOutput(), QByteArray("export.disk\n\n"));
    }
}

#ifdef Q_OS_UNIX
bool TstClipExport::limitFileSize(qint64 bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0)
        return false;
    limit.rlim_cur = bytes < 0 ? limit.rlim_max : rlim_t(bytes);
    return ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

void TstClipExport::saysWhenAFileMayNotGrow()
{
    FootageBuffer buffer(kLarge);
    for (int i = 0; i < 60; ++i)
        buffer.append(kTill, segmentOf(m_footage, i % 4, i));
    const FootageArchive archive(buffer);
    ClipExport exporter(archive);
    QVERIFY(limitFileSize(100'000));
    const QList<ClipFile> made = filesOf(exporter, order({{kTill, spanOf(0s, 60s), QStringLiteral("a.mp4")}}));
    QVERIFY(limitFileSize(-1));
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.first().error->kind, Error::Kind::Storage);
    QCOMPARE(made.first().error->reason, QStringLiteral("export.failed"));
    QVERIFY(files().isEmpty());
}
#else
void TstClipExport::saysWhenAFileMayNotGrow() {}
#endif

void TstClipExport::leavesNothingThatLooksWholeWhenKilled()
{
    for (int round = 0; round < 6; ++round) {
        QTemporaryDir out;
        QProcess program;
        const QString manner = round % 2 ? QStringLiteral("exact") : QStringLiteral("as-it-is");
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--export"), manner, segmentFile(), out.path()});
        const QString part = out.filePath(QStringLiteral("clip.mp4.part"));
        while (program.state() != QProcess::NotRunning && QFileInfo(part).size() < 1000 * (round + 1))
            program.waitForFinished(1);
        program.kill();
        QVERIFY(program.waitForFinished());
        const QStringList left = QDir(out.path()).entryList({QStringLiteral("*.mp4")}, QDir::Files);
        if (!left.isEmpty()) // it was quicker: then it is whole
            QCOMPARE(PlayedClip::of(out.filePath(left.first())).codes.size(), 1500);
        else
            QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == u"--export")
        return exportMinute(arguments.at(3), arguments.at(4), arguments.at(2) == u"exact" ? ClipManner::Exact : ClipManner::AsItIs);
    TstClipExport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clipexport.moc"
