// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPointF>

class QPainter;

enum class Hair { Short, Bob, Bun, Cap };

// How somebody looks.
struct Look {
    QColor skin;
    QColor hair;
    Hair style = Hair::Short;
    QColor top;
    QColor legs;
    QColor apron; // invalid: none
    QColor cap;
    bool glasses = false;
};

// How somebody stands at one instant. One unit is one pixel at scale 1; a person is about 300 above the hip and 190 below.
struct Pose {
    QPointF hip;
    double scale = 1;
    double turn = 0; // -1 looks left, 1 looks right
    bool back = false; // seen from behind
    double nod = 0; // 0..1 looks down
    double step = 0; // phase of the walk, radians
    double walk = 0; // 0 stands, 1 walks
    double blink = 0; // 1 is eyes shut
    double smile = 0.5;
};

enum class Side { Left, Right };

void drawBody(QPainter &painter, const Look &look, const Pose &pose);
void drawArm(QPainter &painter, const Look &look, const Pose &pose, Side side, QPointF hand);
// Where a hand hangs while its owner stands or walks.
QPointF hangingHand(const Pose &pose, Side side);
