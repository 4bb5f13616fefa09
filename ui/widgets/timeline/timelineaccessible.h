// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class Timeline;

//! Lets screen readers meet timelines as sliders over the seconds of the day.
void installTimelineAccessibility();
//! Tells them that the user has moved it.
void announceTimeline(Timeline &timeline);
