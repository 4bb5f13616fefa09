// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

class QEvent;
class QKeyEvent;
class QWidget;
class Timeline;

//! The timeline takes that key for itself.
bool isTimelineKey(const QKeyEvent &event);
//! Arrows go by seconds, with Ctrl from receipt to receipt; PageUp and PageDown by minutes; Home and End to the day's first
//! footage and to the live picture; + and - zoom, 0 shows the whole day.
void pressTimelineKey(Timeline &timeline, const QKeyEvent &event);

struct TimelinePinch {
    double factor; //!< above 1: larger
    double x; //!< between the fingers, in the widget's pixels
};
//! On a touch screen or a touch pad; none for other events.
std::optional<TimelinePinch> timelinePinch(QEvent &event, const QWidget &widget);
