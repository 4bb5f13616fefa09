// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/clipordersdata.h"

#include "tests/unit/storage/journalsupport.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {
const Instant kNow = fromMs(1'772'335'200'000);
} // namespace

class TstClipOrdersData : public QObject {
    Q_OBJECT
private slots:
    void remembersEachStage();
    void countsCallsOverARestart();

private:
    void reopen()
    {
        m_database.reset();
        m_database = valueOf(Database::open(m_dir.filePath(QStringLiteral("journal.sqlite"))));
        m_data.emplace(*m_database);
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Database> m_database;
    std::optional<ClipOrdersData> m_data;
};

void TstClipOrdersData::remembersEachStage()
{
    reopen();
    StoredClip clip = valueOf(m_data->add({0, {QStringLiteral("till")}, {kNow - 60s, kNow + 60s}}));
    const StoredClip other = valueOf(m_data->add({0, {QStringLiteral("door")}, {kNow, kNow + 600s}}));
    QVERIFY(clip.id != other.id);
    reopen();
    QCOMPARE(valueOf(m_data->list()), (QList<StoredClip>{clip, other}));

    clip.stage = StoredClip::Stage::Ordered;
    clip.cloudOrder = 123'456'789;
    (void)valueOf(m_data->update(clip));
    reopen();
    QCOMPARE(valueOf(m_data->list()).first(), clip);

    clip.stage = StoredClip::Stage::Failed;
    clip.error = Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    (void)valueOf(m_data->update(clip));
    (void)valueOf(m_data->remove(other.id));
    reopen();
    QCOMPARE(valueOf(m_data->list()), QList<StoredClip>{clip});
    clip.error = Error{Error::Kind::Offline, {}, {}, {}}; // without a word of its own
    (void)valueOf(m_data->update(clip));
    QCOMPARE(valueOf(m_data->list()), QList<StoredClip>{clip});
    QCOMPARE(await(m_data->update(other)).error().kind, Error::Kind::NotFound);
}

void TstClipOrdersData::countsCallsOverARestart()
{
    using Call = ClipOrdersData::Call;
    reopen();
    (void)valueOf(m_data->count(Call::Order, kNow - 20min, kNow - 35min));
    (void)valueOf(m_data->count(Call::Order, kNow - 5min, kNow - 20min));
    (void)valueOf(m_data->count(Call::Download, kNow, kNow - 15min));
    reopen();
    QCOMPARE(valueOf(m_data->calls(Call::Order, kNow - 15min)), QList<Instant>{kNow - 5min});
    QCOMPARE(valueOf(m_data->calls(Call::Order, kNow - 1h)), QList<Instant>{kNow - 5min}); // the older one is forgotten
    QCOMPARE(valueOf(m_data->calls(Call::Download, kNow - 15min)), QList<Instant>{kNow});
}

QTEST_GUILESS_MAIN(TstClipOrdersData)
#include "tst_clipordersdata.moc"
