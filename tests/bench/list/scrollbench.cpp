// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/list/scrollbench.h"

#include "app/composition/backend.h"
#include "tests/bench/list/framemeter.h"
#include "tests/bench/list/gestures.h"
#include "tests/bench/memory.h"
#include "tests/bench/report.h"
#include "ui/delegates/receiptdelegate.h"
#include "ui/models/searchlistmodel.h"
#include "ui/screens/dashboard/receiptlistview.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextStream>

using namespace std::chrono_literals;

namespace {

constexpr int kWheelsOfATurn = 5;
constexpr auto kMostToFill = 10s;
constexpr auto kMostToCount = 5min;

//! The list as a screen has it. Nothing is linked here: each row says so in place of its picture.
class List {
public:
    List(Backend &backend, const Theme &theme) : m_delegate(theme), m_model(backend.search, backend.book, backend.pictures)
    {
        m_view.setItemDelegate(&m_delegate);
        m_view.setModel(&m_model);
        QObject::connect(&m_view, &ReceiptListView::visibleRowsChanged, &m_model, &SearchListModel::setVisibleRows);
        m_view.show();
    }

    SearchListModel &model() { return m_model; }
    ReceiptListView &view() { return m_view; }
    QScrollBar &bar() { return *m_view.verticalScrollBar(); }

    //! Every row that is to be seen has its texts.
    bool isFilled() const
    {
        const int first = m_view.rowAt(0);
        const int bottom = m_view.rowAt(m_view.viewport()->height() - 1);
        const int last = bottom < 0 ? m_model.rowCount() - 1 : bottom;
        for (int row = first; first >= 0 && row <= last; ++row) {
            if (!m_model.rowData(m_model.idAt(row)))
                return false;
        }
        return first >= 0;
    }

private:
    ReceiptDelegate m_delegate;
    SearchListModel m_model;
    ReceiptListView m_view;
};

class ScrollRun {
public:
    explicit ScrollRun(List &list) : m_list(list) {}

    bool run(int turns)
    {
        m_list.bar().setValue(0);
        for (int i = 0; i < turns * kWheelsOfATurn; ++i)
            m_meter.frame([&] { turnWheel(m_list.view(), i % 20 < 15 ? -30 : 15); });
        for (int i = 0; i < turns; ++i)
            m_meter.frame([&] { pressKey(m_list.view(), i % 8 < 6 ? Qt::Key_PageDown : Qt::Key_PageUp); });
        for (int i = 0; i < turns; ++i) {
            // The hand passes by places where it does not stop.
            for (int places = m_random.bounded(1, 5); places > 0; --places)
                m_meter.frame([this] { m_list.bar().setValue(int(m_random.generateDouble() * m_list.bar().maximum())); });
            if (!waitFilled())
                return false;
        }
        m_meter.frame([this] { m_list.bar().setValue(m_list.bar().maximum()); });
        for (int i = 0; i < turns * kWheelsOfATurn; ++i)
            m_meter.frame([this] { turnWheel(m_list.view(), 30); });
        return waitFilled();
    }

    void report(Report &report) const
    {
        m_meter.report(report, QStringLiteral("scroll"));
        report.set(QStringLiteral("scroll_filled_p50_ms"), percentile(m_filledMs, 0.5));
        report.set(QStringLiteral("scroll_filled_p99_ms"), percentile(m_filledMs, 0.99));
        report.set(QStringLiteral("scroll_filled_worst_ms"), percentile(m_filledMs, 1));
    }

private:
    bool waitFilled()
    {
        const auto ms = m_meter.framesUntil([this] { return m_list.isFilled(); }, kMostToFill);
        if (ms)
            m_filledMs << *ms;
        else
            QTextStream(stderr) << "the rows at " << m_list.view().rowAt(0) << " were not filled\n";
        return ms.has_value();
    }

    List &m_list;
    FrameMeter m_meter;
    QList<double> m_filledMs; //!< from where the hand stopped until all rows there had their texts
    QRandomGenerator m_random{7};
};

//! From the search until the first rows are there, and until all have their place; and the frames meanwhile.
bool benchOpening(Backend &backend, List &list, const QString &key, const QString &typed, Report &report)
{
    FrameMeter meter;
    QElapsedTimer timer;
    timer.start();
    backend.search.search({backend.search.understand(typed), {}, false});
    if (!meter.framesUntil([&] { return list.isFilled(); }, kMostToFill))
        return false;
    report.set(QStringLiteral("list_first_rows_ms"), key, double(timer.nsecsElapsed()) / 1e6);
    if (!meter.framesUntil([&] { return list.model().isCounted(); }, kMostToCount))
        return false;
    report.set(QStringLiteral("list_counted_ms"), key, double(timer.nsecsElapsed()) / 1e6);
    report.set(QStringLiteral("list_rows"), key, list.model().rowCount());
    meter.report(report, QStringLiteral("list_counting_") + key);
    return true;
}

} // namespace

bool benchScroll(const QString &dir, int turns, Report &report)
{
    Result<std::unique_ptr<Database>> opened = Database::open(dir + QStringLiteral("/journal.sqlite"));
    if (!opened) {
        QTextStream(stderr) << opened.error().detail << '\n';
        return false;
    }
    const QTemporaryDir data;
    Settings settings(data.filePath(QStringLiteral("settings.ini")));
    Backend backend(opened.take(), {data.path(), data.path()}, {}, std::make_unique<MemorySecretStore>(), settings, {},
                    [](const QUrl &) { return false; });
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    List list(backend, theme);
    ScrollRun scrolling(list);
    for (const auto &[key, typed] :
         {std::pair(QStringLiteral("all"), QString()), std::pair(QStringLiteral("word"), QStringLiteral("コーヒー"))}) {
        list.view().resize(440, 900);
        if (!benchOpening(backend, list, key, typed, report)) {
            QTextStream(stderr) << "the list of " << key << " was not filled\n";
            return false;
        }
        // The sums go on meanwhile, as they do when a user scrolls.
        for (const QSize &size : {QSize(440, 900), QSize(900, 900)}) {
            list.view().resize(size);
            if (!scrolling.run(turns))
                return false;
        }
    }
    scrolling.report(report);
    report.set(QStringLiteral("list_rss_mb"), memoryMb("VmRSS"));
    report.set(QStringLiteral("list_rss_peak_mb"), memoryMb("VmHWM"));
    return report.save();
}
