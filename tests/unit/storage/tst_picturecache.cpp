// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/picturecache.h"
#include "tests/unit/storage/journalsupport.h"

#include <QBuffer>
#include <QDirIterator>
#include <QTemporaryDir>

namespace {

QImage picture(QSize size, QColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return bytes;
}

bool isAbout(const QImage &image, QColor colour)
{
    const QColor seen = image.pixelColor(image.width() / 2, image.height() / 2);
    return qAbs(seen.red() - colour.red()) < 12 && qAbs(seen.green() - colour.green()) < 12 && qAbs(seen.blue() - colour.blue()) < 12;
}

constexpr qint64 kRoomy = 100 * 1024 * 1024;

} // namespace

class TstPictureCache : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("pictures"));
    }

    void answersNotFound();
    void keepsBothSizes();
    void neverEnlarges();
    void keepsAJpeg();
    void refusesWhatIsNoJpeg();
    void removesADamagedFile();
    void evictsTheOldest();
    void countsWhatIsOnDisk();
    void clearsLeftovers();
    void removes();
    void tellsAFullOrForbiddenDisk();
    void endsWithWorkQueued();

private:
    QStringList files() const
    {
        QStringList found;
        for (QDirIterator it(m_folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            found << it.next();
        return found;
    }
    qint64 bytes() const
    {
        qint64 sum = 0;
        for (const QString &file : files())
            sum += QFileInfo(file).size();
        return sum;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

void TstPictureCache::answersNotFound()
{
    PictureCache cache(m_folder);
    QCOMPARE(await(cache.load({1}, PictureKind::Large)).error().kind, Error::Kind::NotFound);
}

void TstPictureCache::keepsBothSizes()
{
    PictureCache cache(m_folder);
    (void)valueOf(cache.store({1}, picture({1920, 1080}, Qt::red)));
    const QImage large = valueOf(cache.load({1}, PictureKind::Large));
    QCOMPARE(large.size(), QSize(1280, 720));
    QVERIFY(isAbout(large, Qt::red));
    const QImage thumbnail = valueOf(cache.load({1}, PictureKind::Thumbnail));
    QCOMPARE(thumbnail.size(), QSize(256, 144));
    QVERIFY(isAbout(thumbnail, Qt::red));
    (void)valueOf(cache.store({1}, picture({1920, 1080}, Qt::blue)));
    QVERIFY(isAbout(valueOf(cache.load({1}, PictureKind::Large)), Qt::blue));
    QCOMPARE(files().size(), 2);
}

void TstPictureCache::neverEnlarges()
{
    PictureCache cache(m_folder);
    (void)valueOf(cache.store({1}, picture({640, 480}, Qt::red)));
    QCOMPARE(valueOf(cache.load({1}, PictureKind::Large)).size(), QSize(640, 480));
    QCOMPARE(valueOf(cache.load({1}, PictureKind::Thumbnail)).size(), QSize(192, 144));
}

void TstPictureCache::keepsAJpeg()
{
    PictureCache cache(m_folder);
    const QByteArray jpeg = jpegOf(picture({1280, 720}, Qt::green));
    const QImage wanted = valueOf(cache.storeJpeg({1}, jpeg, PictureKind::Thumbnail, {}, fromMs(1'769'241'600'123)));
    QCOMPARE(wanted.size(), QSize(256, 144));
    QCOMPARE(PictureCache::instantOf(wanted), fromMs(1'769'241'600'123));
    QCOMPARE(PictureCache::instantOf(valueOf(cache.load({1}, PictureKind::Thumbnail))), fromMs(1'769'241'600'123));
    QVERIFY(!PictureCache::isExact(wanted));
    QVERIFY(isAbout(valueOf(cache.load({1}, PictureKind::Large)), Qt::green));
    QFuture<Result<QImage>> unwanted = cache.storeJpeg({2}, jpeg, PictureKind::Large);
    unwanted.cancel();
    QTRY_VERIFY(bool(await(cache.load({2}, PictureKind::Thumbnail)))); // kept nevertheless
}

void TstPictureCache::refusesWhatIsNoJpeg()
{
    PictureCache cache(m_folder);
    QCOMPARE(await(cache.storeJpeg({1}, "<html>", PictureKind::Large)).error().kind, Error::Kind::BadData);
    QCOMPARE(await(cache.store({1}, QImage())).error().kind, Error::Kind::BadData);
    QVERIFY(files().isEmpty());
}

void TstPictureCache::removesADamagedFile()
{
    PictureCache cache(m_folder);
    (void)valueOf(cache.store({1}, picture({64, 64}, Qt::red)));
    for (const QString &path : files()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
    }
    QCOMPARE(await(cache.load({1}, PictureKind::Large)).error().kind, Error::Kind::NotFound);
    QCOMPARE(files().size(), 1);
}

void TstPictureCache::evictsTheOldest()
{
    (void)valueOf(PictureCache(m_folder).store({99}, picture({640, 360}, Qt::red)));
    const qint64 one = bytes();
    PictureCache cache(m_folder, one * 3 + one / 2);
    for (int i = 1; i <= 5; ++i)
        (void)valueOf(cache.store({i}, picture({640, 360}, Qt::red)));
    QVERIFY(bytes() <= one * 3 + one / 2);
    QVERIFY(!await(cache.load({99}, PictureKind::Large)));
    QVERIFY(!await(cache.load({1}, PictureKind::Large)));
    for (const int kept : {3, 4, 5})
        QVERIFY(bool(await(cache.load({kept}, PictureKind::Large))));
}

void TstPictureCache::countsWhatIsOnDisk()
{
    {
        PictureCache cache(m_folder, kRoomy);
        for (int i = 1; i <= 5; ++i)
            (void)valueOf(cache.store({i}, picture({640, 360}, Qt::red)));
    }
    const qint64 before = bytes();
    PictureCache cache(m_folder, before / 2); // a smaller budget than last time
    (void)valueOf(cache.store({6}, picture({640, 360}, Qt::red)));
    QVERIFY(bytes() <= before / 2);
    QVERIFY(bool(await(cache.load({6}, PictureKind::Large))));
}

void TstPictureCache::clearsLeftovers()
{
    QVERIFY(QDir().mkpath(m_folder + QStringLiteral("/aa")));
    QFile leftover(m_folder + QStringLiteral("/aa/1-l.jpg.Xa83hd"));
    QVERIFY(leftover.open(QIODevice::WriteOnly));
    leftover.close();
    PictureCache cache(m_folder);
    (void)valueOf(cache.store({1}, picture({64, 64}, Qt::red)));
    QCOMPARE(files().size(), 2);
}

void TstPictureCache::removes()
{
    PictureCache cache(m_folder);
    (void)valueOf(cache.store({1}, picture({64, 64}, Qt::red)));
    (void)valueOf(cache.store({2}, picture({64, 64}, Qt::red)));
    (void)valueOf(cache.remove({ReceiptId{1}, ReceiptId{3}}));
    QVERIFY(!await(cache.load({1}, PictureKind::Thumbnail)));
    QVERIFY(bool(await(cache.load({2}, PictureKind::Thumbnail))));
    QCOMPARE(files().size(), 2);
}

void TstPictureCache::tellsAFullOrForbiddenDisk()
{
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    PictureCache cache(m_folder);
    QCOMPARE(await(cache.store({1}, picture({64, 64}, Qt::red))).error().kind, Error::Kind::Storage);
    QVERIFY(bool(await(cache.storeJpeg({1}, jpegOf(picture({64, 64}, Qt::red)), PictureKind::Large)))); // still shown
}

void TstPictureCache::endsWithWorkQueued()
{
    QList<QFuture<Result<Done>>> stores;
    {
        PictureCache cache(m_folder);
        for (int i = 1; i <= 50; ++i)
            stores << cache.store({i}, picture({1280, 720}, Qt::red));
    }
    for (const auto &store : stores)
        QVERIFY(store.isFinished());
}

QTEST_GUILESS_MAIN(TstPictureCache)
#include "tst_picturecache.moc"
