// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/list/framemeter.h"
#include "tests/bench/list/gestures.h"
#include "tests/bench/list/scrollbench.h"
#include "tests/bench/memory.h"
#include "tests/bench/report.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlTableModel>
#include <QTableView>
#include <QTextStream>

namespace {
constexpr int kWheelsOfATurn = 10;
// It keeps every row that it read.
constexpr qint64 kMostMs = 60'000;
constexpr double kMostMemoryMb = 2000;

double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}
} // namespace

bool benchTableScroll(const QString &dir, int turns, Report &report)
{
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("table"));
    db.setDatabaseName(dir + QStringLiteral("/journal.sqlite"));
    db.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!db.open()) {
        QTextStream(stderr) << db.lastError().text() << '\n';
        return false;
    }
    QElapsedTimer timer;
    timer.start();
    QSqlTableModel model(nullptr, db);
    model.setTable(QStringLiteral("receipts"));
    model.setSort(0, Qt::DescendingOrder);
    if (!model.select()) {
        QTextStream(stderr) << model.lastError().text() << '\n';
        return false;
    }
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setModel(&model);
    view.resize(900, 900);
    view.show();
    FrameMeter().frame();
    report.set(QStringLiteral("table_first_rows_ms"), elapsedMs(timer));

    FrameMeter meter;
    for (int i = 0; i < turns * kWheelsOfATurn; ++i)
        meter.frame([&] { turnWheel(view, -60); });
    meter.report(report, QStringLiteral("table_scroll"));

    timer.restart();
    while (model.canFetchMore() && !timer.hasExpired(kMostMs) && memoryMb("VmRSS") < kMostMemoryMb)
        model.fetchMore();
    view.scrollToBottom();
    FrameMeter().frame();
    report.set(QStringLiteral("table_to_end_ms"), elapsedMs(timer));
    report.set(QStringLiteral("table_to_end_rows"), model.rowCount());
    report.set(QStringLiteral("table_rss_mb"), memoryMb("VmRSS"));
    return report.save();
}
