// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timerange.h"

#include <QList>

//! Which part of a day is seen, and where in it an instant lies. Pixels are of the width; instants outside the part have some
//! left of 0 or right of the width.
class TimeScale {
public:
    static constexpr std::chrono::seconds kClosest{20}; //!< so much is seen at the least

    //! Shows all of it. A day may have 23 or 25 hours.
    void setDay(const TimeRange &day);
    const TimeRange &day() const { return m_day; }
    void setWidth(double pixels) { m_width = pixels; }
    double width() const { return m_width; }

    TimeRange visible() const;
    bool showsAll() const { return m_length >= wholeLength(); }
    std::chrono::milliseconds perPixel() const;

    double xOf(Instant at) const;
    //! Within the day.
    Instant at(double x) const;

    //! A factor above 1 shows less, larger. What is at `anchor` stays there, as far as the day's ends let it.
    void zoom(double factor, double anchor);
    void pan(double pixels); //!< above 0: to what is later
    void showAll();
    //! Moves as little as needed to have it in view, away from the edges; nothing when it is.
    void reveal(Instant at);

    //! The smallest round step whose ticks are that far apart at least.
    std::chrono::milliseconds tickStep(double pixels) const;
    //! What is in view and round in local time.
    QList<Instant> ticks(std::chrono::milliseconds step, const QTimeZone &zone) const;

private:
    double wholeLength() const { return double((m_day.to - m_day.from).count()); }
    void clamp();

    TimeRange m_day;
    double m_width = 1;
    // Milliseconds; fractions, or zooming in and out again would drift.
    double m_from = 0; //!< since the day began
    double m_length = 1;
};
