// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/posclient.h"

#include <QByteArray>
#include <QList>

#include <algorithm>
#include <optional>

//! Where a question stands: what a page token carries. The two generations walk a window in ways of their own, but each finds its
//! way with a token of the other, from the start of the window.
struct SmaregiCursor {
    Instant until; //!< end of the whole question, fixed by its first page
    Instant windowFrom; //!< start of the window of at most 31 days that is being read
    qint64 afterId = 0; //!< classic: the last id of the window so far
    Instant startedAt; //!< when the question began, on our clock
    std::optional<Instant> newest; //!< the newest updDateTime seen
    int page = 1; //!< Platform: counted from `windowFrom`
    QList<qint64> seen = {}; //!< Platform: ids that were read already and may come again

    TimeRange window() const { return {windowFrom, std::min(until, windowFrom + kLongestRange)}; }
    bool isLastWindow() const { return window().to == until; }
    void toNextWindow()
    {
        windowFrom = window().to;
        afterId = 0;
        page = 1;
        seen.clear();
    }

    //! A row of a page: its id and the time that the pages are sorted by.
    struct Row {
        qint64 id = 0;
        Instant at;
    };
    //! Platform: to the page after one with these rows. The window starts anew a second before the last row, rather than the page
    //! number counting up: a row that changes or vanishes meanwhile then pushes no other one over the border between two
    //! pages. Only when that leads nowhere, because as many rows are of one second (a settlement), the number counts.
    void toNextPage(const QList<Row> &rows);

    void sawChange(Instant changedAt) { newest = std::max(newest.value_or(changedAt), changedAt); }

    //! Where to ask from the next time: never later than the question began, as rows changed since then may lie behind the walk,
    //! nor later than the vendor's clock has shown to be. When no row showed it, ours serves, with a margin for being fast.
    Instant nextSince() const { return newest ? std::min(*newest, startedAt) : startedAt - std::chrono::minutes(15); }

    QByteArray toToken() const;
    static Result<SmaregiCursor> fromToken(const QByteArray &token);
    //! To where a page begins: where its token says, or without one at the start of `whole`. Answers when there is nothing to ask:
    //! an empty page when `whole` is empty, or what is wrong with the token.
    std::optional<Result<ReceiptPage>> begin(const QByteArray &token, TimeRange whole, Instant now);
    //! Says in a page how to go on after it; `windowDone` when it was the last one of its window. `since` is of changedSince().
    void leadOn(ReceiptPage &answer, bool windowDone, std::optional<Instant> since);

    static constexpr std::chrono::days kLongestRange{31}; // smaregi.md 6.1 and 21.2
};

//! From the first to the last transactionHeadId, both included.
struct HeadIdSpan {
    qint64 first = 0;
    qint64 last = 0;
    friend bool operator==(const HeadIdSpan &, const HeadIdSpan &) = default;
};

//! The ranges of ids to ask for the lines of these transactions. A range may span 100,000 ids (smaregi.md 21.2), but the lines
//! in its gaps are fetched in vain, at two seconds for 1000 of them: so a gap that would cost about a request ends it.
QList<HeadIdSpan> spansOf(QList<qint64> headIds);
