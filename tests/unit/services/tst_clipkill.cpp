// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/clipstand.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace std::chrono_literals;
using Stage = StoredClip::Stage;
using Work = ClipOrder::Work;

namespace {

//! Runs faster than the real time, alike in all programs that were told the same beginning.
class FastClock final : public Clock {
public:
    explicit FastClock(qint64 begin) : m_begin(begin) {}
    Instant now() const override { return fromMs(m_begin + (QDateTime::currentMSecsSinceEpoch() - m_begin) * 20); }

private:
    const qint64 m_begin;
};

QString told(const ClipOrder &order)
{
    return QStringLiteral("%1 %2\n").arg(int(order.clip.stage)).arg(int(order.work));
}

//! The program that is killed: orders a clip, and says how far it is.
int run(const QStringList &arguments)
{
    const FastClock clock(arguments.at(3).toLongLong());
    QFile endpoints(arguments.at(2) + QStringLiteral("/endpoints.json"));
    if (!endpoints.open(QIODevice::ReadOnly))
        return 1;
    ClipProgram program(arguments.at(2), clock, endpoints.readAll());
    QObject::connect(program.orders.get(), &ClipOrders::changed, program.orders.get(), [&] {
        if (!program.orders->all().isEmpty())
            std::fputs(qPrintable(told(program.order())), stdout);
        std::fflush(stdout);
    });
    if (!program.start())
        return 1;
    program.orders->order(kClipCamera, {fromMs(arguments.at(4).toLongLong()), fromMs(arguments.at(5).toLongLong())});
    return QCoreApplication::exec();
}

} // namespace

class TstClipKill : public QObject {
    Q_OBJECT
private slots:
    void goesOn_data();
    void goesOn();
};

void TstClipKill::goesOn_data()
{
    addClipStages();
}

//! kill -9 of a real process in each stage; the next one brings the clip, ordered once, and leaves nothing behind.
void TstClipKill::goesOn()
{
    QFETCH(int, stage);
    QFETCH(int, work);
    const qint64 begin = QDateTime::currentMSecsSinceEpoch();
    const FastClock clock(begin);
    DemoStore store(clock, DemoOptions{.historyDays = 1, .newSales = false});
    QVERIFY(store.start());
    const QTemporaryDir folder;
    QFile endpoints(folder.filePath(QStringLiteral("endpoints.json")));
    QVERIFY(endpoints.open(QIODevice::WriteOnly) && endpoints.write(store.endpointsJson()) > 0 && endpoints.flush());

    const Instant minute = std::chrono::floor<std::chrono::minutes>(clock.now());
    TimeRange range{minute - 10min, minute - 9min};
    DemoFault fault;
    QString where = QStringLiteral("/v2/devices/%1/media_files/requests").arg(kClipCamera.value);
    switch (Stage(stage)) {
    case Stage::Waiting:
        range = {minute, minute + 1min};
        break;
    case Stage::Ordering:
        fault.cutAfter = 0; // the cloud has the order, and nobody heard its number
        break;
    case Stage::Ordered:
        store.setClipProcessing(Work(work) == Work::None ? -1 : 2);
        where += QStringLiteral("/123456789/"); // the file
        fault.hang = Work(work) == Work::Downloading;
        break;
    default:
        where += QStringLiteral("/123456789");
        fault.spoil = [](const DemoRequest &request, DemoResponse &response) {
            if (request.method == "DELETE")
                response = {503, "application/json", "{}", {}};
        };
    }
    if (Stage(stage) != Stage::Done)
        store.fail(DemoService::Safie, where, fault, -1);

    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--run"), folder.path(), QString::number(begin),
                                                            QString::number(toMs(range.from)), QString::number(toMs(range.to))});
    ClipOrder wanted;
    wanted.clip.stage = Stage(stage);
    wanted.work = Work(work);
    QByteArray said;
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     said += program.readAllStandardOutput();
                     return said.contains(told(wanted).toLatin1());
                 },
                 60'000),
             qPrintable(QString::fromUtf8(said + program.readAllStandardError())));
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    store.clearFaults();
    store.setClipProcessing(2);
    ClipProgram next(folder.path(), clock, store.endpointsJson());
    QVERIFY(next.start());
    QCOMPARE(next.orders->all().size(), 1);
    QVERIFY(next.order().clip.range == range);
    QTRY_COMPARE_WITH_TIMEOUT(next.stage(), Stage::Done, 60'000);
    QCOMPARE(*next.order().clip.cloudOrder, 123456789); // the first number that the stand-in gives: nothing was ordered twice
    QCOMPARE(next.ordersInCloud(), 0);
    QVERIFY(next.leavesNoFile());
    next.vault.open(false);
    QTRY_COMPARE(next.ring.status().state, RingStatus::State::Ready);
    QCOMPARE(next.secondAt(range.from + 20s), 20);
    std::chrono::microseconds kept{0};
    for (const RingSegment &segment : next.ring.segments(kClipCamera, range))
        kept += segment.entry.duration;
    QVERIFY2(kept <= 61s && kept >= 58s, qPrintable(QString::number(kept.count())));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments.at(1) == u"--run")
        return run(arguments);
    TstClipKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clipkill.moc"
