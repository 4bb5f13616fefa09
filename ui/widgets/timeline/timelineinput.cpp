// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelineinput.h"

#include "ui/widgets/timeline/timeline.h"

#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>

using namespace std::chrono_literals;

namespace {
constexpr double kZoom = 2;
constexpr std::chrono::milliseconds kStep = 1s; // as the player's own
constexpr std::chrono::milliseconds kShiftStep = 10s;
constexpr std::chrono::milliseconds kPage = 10min;
} // namespace

bool isTimelineKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return !(event.modifiers() & Qt::AltModifier); // another day
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key on some keyboards, without Shift
    case Qt::Key_Minus:
    case Qt::Key_0:
        return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    default:
        return false;
    }
}

void pressTimelineKey(Timeline &timeline, const QKeyEvent &event)
{
    const int direction = event.key() == Qt::Key_Left || event.key() == Qt::Key_PageDown ? -1 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event.modifiers() & Qt::ControlModifier)
            timeline.stepMark(direction);
        else
            timeline.moveBy(direction * (event.modifiers() & Qt::ShiftModifier ? kShiftStep : kStep));
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        timeline.moveBy(direction * kPage);
        break;
    case Qt::Key_Home:
        timeline.moveToFirstFootage();
        break;
    case Qt::Key_End:
        emit timeline.liveRequested();
        break;
    case Qt::Key_Minus:
        timeline.zoom(1 / kZoom);
        break;
    case Qt::Key_0:
        timeline.showAll();
        break;
    default:
        timeline.zoom(kZoom);
        break;
    }
}

std::optional<TimelinePinch> timelinePinch(QEvent &event, const QWidget &widget)
{
    if (event.type() == QEvent::NativeGesture) {
        const auto &gesture = static_cast<const QNativeGestureEvent &>(event);
        if (gesture.gestureType() == Qt::ZoomNativeGesture)
            return TimelinePinch{1 + gesture.value(), gesture.position().x()};
    }
    if (event.type() != QEvent::Gesture)
        return {};
    auto &gestures = static_cast<QGestureEvent &>(event);
    const auto *pinch = static_cast<const QPinchGesture *>(gestures.gesture(Qt::PinchGesture));
    if (!pinch)
        return {};
    gestures.accept();
    return TimelinePinch{pinch->scaleFactor(), widget.mapFromGlobal(pinch->centerPoint()).x()};
}
