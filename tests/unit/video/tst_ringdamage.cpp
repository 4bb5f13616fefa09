// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/video/ringstand.h"

using namespace std::chrono_literals;

namespace {

constexpr int kSegments = 12;

QByteArray bytesOf(int index)
{
    return QByteArray::number(index) + ' ' + QByteArray(300, char('a' + index));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

//! What a crash, a fault of the disk, or somebody with the disk in hand leaves behind.
class TstRingDamage : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aFileCutAnywhere();
    void aTailOfZeros();
    void aBitTurnedAnywhere();
    void recordsThatChangedPlaces();
    void recordsOfAnotherFile();
    void filesThatChangedNames();
    void aDamagedIndex();
    void anIndexWithoutItsFile();
    void aFileThatCannotBeRead();
    void noPairOfKeyAndNonceTwice();

private:
    //! Segments that are found and are what was written; what is read wrong fails the test.
    QList<int> readable(const CameraId &camera = kRingCamera)
    {
        QList<int> found;
        const QList<RingSegment> segments = m_stand->ring->segments(camera, {kRingStart, kRingStart + 1h});
        for (const RingSegment &segment : segments) {
            const int index = int((segment.start() - kRingStart) / 2s);
            const Result<MediaSegment> read = m_stand->ring->read(segment);
            if (!read)
                continue;
            if (read.value().bytes != bytesOf(index))
                QTest::qFail("other bytes than were written", __FILE__, __LINE__);
            found << index;
        }
        return found;
    }
    QList<int> firstOf(int count)
    {
        QList<int> list;
        for (int i = 0; i < count; ++i)
            list << i;
        return list;
    }

    std::optional<RingStand> m_stand;
    QString m_footage;
    QString m_index;
    QByteArray m_bytes; //!< of the footage file
};

//! A closed file of twelve segments with an init section.
void TstRingDamage::init()
{
    m_stand.emplace();
    QVERIFY(bool(m_stand->open()));
    for (int i = 0; i < kSegments; ++i) {
        MediaSegment segment = m_stand->segment(i, bytesOf(i));
        segment.init = "init";
        QVERIFY(m_stand->ring->append(kRingCamera, segment));
    }
    m_stand->ring.reset();
    m_footage = m_stand->files(QStringLiteral("*.footage")).first();
    m_index = m_stand->files(QStringLiteral("*.index")).first();
    m_bytes = contents(m_footage);
}

//! kill -9 or the loss of power: the file ends anywhere and has no index.
void TstRingDamage::aFileCutAnywhere()
{
    qsizetype firstSegment = m_bytes.size();
    for (int i = kSegments; i-- > 0;)
        firstSegment -= RingRecordHeader::kBytes + bytesOf(i).size() + Aead::kTagBytes;
    for (qsizetype size = 0; size <= m_bytes.size(); size += 47) {
        QFile::remove(m_index);
        QVERIFY(overwrite(m_footage, m_bytes.left(size)));
        QVERIFY(bool(m_stand->open()));
        int whole = 0;
        qsizetype end = firstSegment;
        while (whole < kSegments && end + RingRecordHeader::kBytes + bytesOf(whole).size() + Aead::kTagBytes <= size)
            end += RingRecordHeader::kBytes + bytesOf(whole++).size() + Aead::kTagBytes;
        QCOMPARE(readable(), firstOf(whole));
        if (whole > 0)
            QCOMPARE(m_stand->ring->status().damaged, size == end ? 0 : 1);
        QCOMPARE(QFile::exists(m_footage), whole > 0);
        // It goes on in another file, and is found whole at the next start.
        MediaSegment next = m_stand->segment(20, bytesOf(20));
        QVERIFY(m_stand->append(next));
        QVERIFY(bool(m_stand->open()));
        QCOMPARE(readable(), firstOf(whole) + QList<int>{20}); // in a file of its own
        QCOMPARE(m_stand->ring->status().damaged, 0);
        m_stand->ring.reset();
        const QStringList files = m_stand->files(QStringLiteral("*.footage")) + m_stand->files(QStringLiteral("*.index"));
        for (const QString &file : files)
            QVERIFY(file == m_footage || QFile::remove(file));
    }
}

//! Some file systems lengthen a file before the bytes are there.
void TstRingDamage::aTailOfZeros()
{
    for (const int zeros : {1, 100, 400, 5000}) {
        QFile::remove(m_index);
        QByteArray bytes = m_bytes;
        bytes.replace(bytes.size() - 200, 200, QByteArray(200, '\0')); // inside the last record
        QVERIFY(overwrite(m_footage, bytes + QByteArray(zeros, '\0')));
        QVERIFY(bool(m_stand->open()));
        QCOMPARE(readable(), firstOf(kSegments - 1));
        QVERIFY(m_stand->ring->status().damaged > 0);
        m_stand->ring.reset();
    }
}

void TstRingDamage::aBitTurnedAnywhere()
{
    for (qsizetype at = 0; at < m_bytes.size(); at += 59) {
        QByteArray changed = m_bytes;
        changed[at] = char(changed.at(at) ^ 4);
        QVERIFY(overwrite(m_footage, changed));
        QVERIFY(bool(m_stand->open()));
        const QList<int> left = readable();
        if (at < RingFileHeader::kBytes) // it makes the file's key
            QVERIFY(left.isEmpty());
        else if (left.isEmpty())
            QVERIFY2(at < RingFileHeader::kBytes + 300, qPrintable(QString::number(at))); // the init section, which all need
        else
            QVERIFY(left.size() >= kSegments - 1);
        const qint64 damaged = m_stand->ring->status().damaged;
        QCOMPARE(damaged, kSegments - left.size());
        QCOMPARE(readable(), left); // not found again, nor counted
        QCOMPARE(m_stand->ring->status().damaged, damaged);
    }
}

void TstRingDamage::recordsThatChangedPlaces()
{
    const qsizetype size = RingRecordHeader::kBytes + bytesOf(0).size() + Aead::kTagBytes; // of the first ten
    const qsizetype last = m_bytes.size() - 2 * (size + 1);
    QByteArray changed = m_bytes;
    changed.replace(last - size, size, m_bytes.mid(last - 2 * size, size));
    changed.replace(last - 2 * size, size, m_bytes.mid(last - size, size));
    QVERIFY(overwrite(m_footage, changed));
    QVERIFY(bool(m_stand->open()));
    QCOMPARE(readable(), (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 10, 11}));
    QFile::remove(m_index);
    QVERIFY(bool(m_stand->open())); // and when it is found out of the records
    QCOMPARE(readable(), firstOf(8));
}

void TstRingDamage::recordsOfAnotherFile()
{
    QVERIFY(bool(m_stand->open()));
    for (int i = 0; i < kSegments; ++i) {
        MediaSegment segment = m_stand->segment(100 + i, bytesOf(i)); // the same bytes at another time
        segment.init = "init";
        QVERIFY(m_stand->ring->append(kRingCamera, segment));
    }
    m_stand->ring.reset();
    const QByteArray other = contents(m_stand->files(QStringLiteral("*.footage")).last());
    QCOMPARE(other.size(), m_bytes.size());
    QVERIFY(overwrite(m_footage, m_bytes.left(RingFileHeader::kBytes) + other.mid(RingFileHeader::kBytes)));
    QVERIFY(bool(m_stand->open()));
    QVERIFY(m_stand->ring->segmentAt(kRingCamera, kRingStart));
    QVERIFY(!m_stand->ring->read(*m_stand->ring->segmentAt(kRingCamera, kRingStart)));
    QVERIFY(overwrite(m_footage, other)); // as a whole: another number
    QVERIFY(bool(m_stand->open()));
    QVERIFY(!m_stand->ring->read(*m_stand->ring->segmentAt(kRingCamera, kRingStart)));
}

void TstRingDamage::filesThatChangedNames()
{
    // To another camera's folder.
    QVERIFY(bool(m_stand->open()));
    const CameraId other{QStringLiteral("door")};
    QVERIFY(m_stand->append(m_stand->segment(50, bytesOf(0)), other));
    m_stand->ring.reset();
    const QString others = m_stand->files(QStringLiteral("*.footage")).filter(QStringLiteral("0002.footage")).first();
    const QString moved = QFileInfo(others).path() + u'/' + QFileInfo(m_footage).fileName();
    QVERIFY(QFile::rename(m_footage, moved));
    QVERIFY(QFile::rename(m_index, QFileInfo(others).path() + u'/' + QFileInfo(m_index).fileName()));
    QVERIFY(bool(m_stand->open()));
    QVERIFY(!m_stand->ring->segmentAt(kRingCamera, kRingStart) && !m_stand->ring->segmentAt(other, kRingStart));
    QVERIFY(m_stand->ring->segmentAt(other, kRingStart + 100s));
    QVERIFY(m_stand->ring->status().damaged > 0);
    QVERIFY(m_stand->ring->status().bytes > m_bytes.size()); // it still takes room
}

void TstRingDamage::aDamagedIndex()
{
    const QByteArray index = contents(m_index);
    for (qsizetype at = 0; at < index.size(); at += 17) {
        QByteArray changed = index;
        changed[at] = char(changed.at(at) ^ 1);
        QVERIFY(overwrite(m_index, changed));
        QVERIFY(bool(m_stand->open()));
        QCOMPARE(readable(), firstOf(kSegments)); // out of the records
        m_stand->ring.reset();
    }
    for (const qsizetype size : {qsizetype(0), qsizetype(50), qsizetype(100), index.size() - 1}) {
        QVERIFY(overwrite(m_index, index.left(size)));
        QVERIFY(bool(m_stand->open()));
        QCOMPARE(readable(), firstOf(kSegments));
        m_stand->ring.reset();
    }
}

void TstRingDamage::anIndexWithoutItsFile()
{
    QVERIFY(QFile::remove(m_footage));
    QVERIFY(bool(m_stand->open()));
    QVERIFY(readable().isEmpty());
    QVERIFY(!QFile::exists(m_index));
    QCOMPARE(m_stand->ring->status().damaged, 0);
}

//! It is counted and goes when its time comes, not before.
void TstRingDamage::aFileThatCannotBeRead()
{
    QVERIFY(overwrite(m_footage, QByteArray(m_bytes.size(), 'x')));
    QFile::remove(m_index);
    QVERIFY(bool(m_stand->open()));
    QCOMPARE(m_stand->ring->status().damaged, 1);
    QCOMPARE(m_stand->ring->status().bytes, m_bytes.size());
    QVERIFY(m_stand->ring->cameras().isEmpty());
    QVERIFY(QFile::exists(m_footage));
    m_stand->limits.bytes = 1000;
    m_stand->ring->setLimits(m_stand->limits);
    QTRY_VERIFY(!QFile::exists(m_footage));
}

//! The rule that all of it stands on, looked at from outside: every file has a salt of its own, also an index that is
//! written again, and within a file the records count.
void TstRingDamage::noPairOfKeyAndNonceTwice()
{
    QSet<QByteArray> salts;
    int files = 0;
    const auto look = [&](const QString &name) {
        const auto header = RingFileHeader::fromBytes(contents(name).left(RingFileHeader::kBytes));
        QVERIFY(header.has_value());
        QCOMPARE(header->salt.size(), RingFileHeader::kSaltBytes);
        salts.insert(header->salt);
        ++files;
    };
    for (int run = 0; run < 5; ++run) {
        QFile::remove(m_index); // as after a crash: it is written anew
        QVERIFY(bool(m_stand->open()));
        m_stand->ring.reset();
        look(m_index);
        QCOMPARE(contents(m_footage), m_bytes); // never written to again
    }
    look(m_footage);
    QCOMPARE(salts.size(), files);
    quint32 counter = 0;
    for (qsizetype offset = RingFileHeader::kBytes; offset < m_bytes.size();) {
        const auto header = RingRecordHeader::fromBytes(m_bytes.mid(offset, RingRecordHeader::kBytes));
        QVERIFY(header.has_value());
        QCOMPARE(header->counter, counter++);
        offset += header->recordBytes();
    }
    QCOMPARE(counter, quint32(kSegments + 2)); // the camera, the init section
}

QTEST_GUILESS_MAIN(TstRingDamage)
#include "tst_ringdamage.moc"
