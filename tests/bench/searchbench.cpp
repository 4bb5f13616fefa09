// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/searchbench.h"

#include "app/storage/database.h"
#include "app/storage/receiptstore.h"
#include "app/storage/searchstore.h"
#include "tests/bench/journalgenerator.h"
#include "tests/bench/memory.h"
#include "tests/bench/report.h"
#include "tests/bench/shell.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>

namespace {

constexpr int kPage = 100;
constexpr int kWordsOfALength = 60;

template <typename T>
T await(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return result.value();
}

SearchRequest request(const QString &typed)
{
    return {parseSearch(typed, JournalGenerator::newest(), shopZone()), {}, false};
}

double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

//! Pieces of product names, of those that sell often and of those that do not; every tenth is in no product.
QStringList wordsOf(const JournalGenerator &generator, int length, QRandomGenerator &random)
{
    const QStringList &names = generator.products();
    QStringList words;
    while (words.size() < kWordsOfALength) {
        const QString name = foldedForSearch(names.at(random.bounded(int(names.size()))));
        if (name.size() < length)
            continue;
        const QString word = name.mid(random.bounded(int(name.size()) - length + 1), length);
        if (word.front().isSpace() || word.back().isSpace() || word.front().isDigit())
            continue;
        words << (words.size() % 10 == 9 ? word.left(length - 1) + u'鬱' : word);
    }
    return words;
}

//! Until the page is full or there is nothing more, as a list would read it.
double firstPageMs(SearchStore &search, const SearchRequest &asked, SearchFrom from = {}, qsizetype *hits = nullptr)
{
    QElapsedTimer timer;
    timer.start();
    qsizetype found = 0;
    for (;;) {
        const SearchPage page = await(search.page(asked, from, kPage - int(found)));
        found += page.hits.size();
        if (found >= kPage || !page.next)
            break;
        from = *page.next;
    }
    if (hits)
        *hits = found;
    return elapsedMs(timer);
}

void benchWords(SearchStore &search, const QString &key, const QStringList &typed, Report &report)
{
    QList<double> times;
    double worst = 0;
    QString slowest;
    for (int round = 0; round < 3; ++round) {
        for (const QString &text : typed) {
            const double ms = firstPageMs(search, request(text));
            times << ms;
            if (ms > worst) {
                worst = ms;
                slowest = text;
            }
        }
    }
    report.set(QStringLiteral("search_p50_ms"), key, percentile(times, 0.5));
    report.set(QStringLiteral("search_p95_ms"), key, percentile(times, 0.95));
    report.set(QStringLiteral("search_max_ms"), key, worst);
    QTextStream(stderr) << "slowest of " << key << ": " << slowest << ' ' << worst << " ms\n";
}

void benchTally(SearchStore &search, const QString &key, const QString &typed, bool sums, Report &report)
{
    QElapsedTimer timer;
    timer.start();
    SearchTally tally;
    double longest = 0;
    while (!tally.complete) {
        QElapsedTimer step;
        step.start();
        tally = await(search.tally(request(typed), tally, sums));
        longest = std::max(longest, elapsedMs(step));
    }
    report.set(sums ? QStringLiteral("sums_ms") : QStringLiteral("count_ms"), key, elapsedMs(timer));
    report.set(sums ? QStringLiteral("sums_longest_step_ms") : QStringLiteral("count_longest_step_ms"), key, longest);
    report.set(QStringLiteral("hits"), key, double(tally.count));
}

void benchShell(const QString &dir, Report &report)
{
    const QString like =
        QStringLiteral("SELECT DISTINCT receipt_id FROM receipt_lines WHERE name LIKE '%%1%' ORDER BY receipt_id DESC LIMIT 100;");
    const QString match = QStringLiteral("SELECT rowid FROM trigrams WHERE trigrams MATCH '%1' ORDER BY rowid DESC LIMIT 100;");
    for (const auto &[key, word] : {std::pair(QStringLiteral("common"), QStringLiteral("コーヒー")),
                                    std::pair(QStringLiteral("rare"), QStringLiteral("京都宇治産 蚊取り線香")),
                                    std::pair(QStringLiteral("absent"), QStringLiteral("鬱金香"))}) {
        if (const auto ms = shellQueryMs(dir + QStringLiteral("/journal.sqlite"), QString(like).replace(QStringLiteral("%1"), word)))
            report.set(QStringLiteral("sqlite3_like_ms"), key, *ms);
        if (const auto ms = shellQueryMs(dir + QStringLiteral("/trigram.sqlite"), match.arg(u'"' + word + u'"')))
            report.set(QStringLiteral("sqlite3_trigram_ms"), key, *ms);
    }
}

} // namespace

bool benchSearch(const QString &dir, Report &report)
{
    QElapsedTimer timer;
    timer.start();
    Result<std::unique_ptr<Database>> opened = Database::open(dir + QStringLiteral("/journal.sqlite"));
    if (!opened) {
        QTextStream(stderr) << opened.error().detail << '\n';
        return false;
    }
    const std::unique_ptr<Database> database = opened.take();
    report.set(QStringLiteral("open_ms"), elapsedMs(timer));
    SearchStore search(*database);
    ReceiptStore store(*database);

    report.set(QStringLiteral("first_page_ms"), firstPageMs(search, request({})));
    const JournalGenerator generator;
    QRandomGenerator random(42);
    for (const int length : {1, 2, 3, 4, 8})
        benchWords(search, QString::number(length), wordsOf(generator, length, random), report);
    QStringList withAmount;
    QStringList withDate;
    QStringList two;
    const QStringList words = wordsOf(generator, 2, random) + wordsOf(generator, 4, random);
    for (const QString &word : words) {
        withAmount << word + QStringLiteral(" >=%1").arg(random.bounded(1, 40) * 250);
        withDate << word + QStringLiteral(" 2026/1/%1").arg(random.bounded(1, 22));
        two << word + u' ' + words.at(random.bounded(int(words.size())));
    }
    benchWords(search, QStringLiteral("amount"), withAmount, report);
    benchWords(search, QStringLiteral("date"), withDate, report);
    benchWords(search, QStringLiteral("two_words"), two, report);
    benchWords(search, QStringLiteral("kind_and_hour"), {QStringLiteral("返品 14時"), QStringLiteral("取消 21:40-21:50 現金")}, report);
    benchWords(search, QStringLiteral("number"),
               {QStringLiteral("No.123456"), QStringLiteral("4980"), QStringLiteral("¥29,990"), QStringLiteral("350")}, report);

    const auto span = await(store.span({}));
    if (span) {
        const SearchFrom middle{SearchFrom::Direction::Older, {(toMs(span->from) + (toMs(span->to) - toMs(span->from)) / 100) << 20}};
        QList<double> far{firstPageMs(search, request({}), middle), firstPageMs(search, request(QStringLiteral("コーヒー")), middle),
                          firstPageMs(search, request(QStringLiteral("豆")), middle),
                          firstPageMs(search, request({}), {SearchFrom::Direction::Newer, {}}),
                          firstPageMs(search, request(QStringLiteral("牛乳")), {SearchFrom::Direction::Newer, {}})};
        report.set(QStringLiteral("far_page_ms"), percentile(far, 1));
    }
    benchTally(search, QStringLiteral("all"), {}, false, report);
    benchTally(search, QStringLiteral("1"), QStringLiteral("豆"), false, report);
    benchTally(search, QStringLiteral("coffee"), QStringLiteral("コーヒー"), false, report);
    benchTally(search, QStringLiteral("refund"), QStringLiteral("返品"), false, report);
    benchTally(search, QStringLiteral("refund"), QStringLiteral("返品"), true, report);
    benchTally(search, QStringLiteral("coffee"), QStringLiteral("コーヒー"), true, report);
    SearchTally all;
    while (!all.complete)
        all = await(search.tally(request(QStringLiteral("豆")), all, false));
    timer.restart();
    const SearchTally::Part &middle = all.parts().at(all.parts().size() / 2);
    await(search.page(request(QStringLiteral("豆")), {SearchFrom::Direction::Older, {middle.below}, {}, middle.count / 2}, kPage));
    report.set(QStringLiteral("page_in_the_middle_ms"), elapsedMs(timer));
    report.set(QStringLiteral("rss_mb"), memoryMb("VmRSS"));
    report.set(QStringLiteral("rss_peak_mb"), memoryMb("VmHWM"));
    benchShell(dir, report);
    return report.save();
}
