// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline/timelineaccessible.h"

#include "ui/widgets/timeline/timeline.h"

#include <QAccessibleWidget>

using namespace std::chrono_literals;

namespace {

class TimelineAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit TimelineAccessible(Timeline *timeline) : QAccessibleWidget(timeline, QAccessible::Slider) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        // As the value too: a second of the day says nothing to anybody.
        if (kind == QAccessible::Value || kind == QAccessible::Description)
            return timeline().spoken();
        return QAccessibleWidget::text(kind);
    }

    QVariant currentValue() const override
    {
        const TimelineContent &content = timeline().content();
        return secondsOf(content.playhead.value_or(content.now));
    }
    void setCurrentValue(const QVariant &value) override
    {
        timeline().moveTo(timeline().scale().day().from + std::chrono::milliseconds(qint64(value.toDouble() * 1000)));
    }
    QVariant minimumValue() const override { return 0.0; }
    QVariant maximumValue() const override { return secondsOf(timeline().scale().day().to); }
    QVariant minimumStepSize() const override { return 1.0; }

    QStringList actionNames() const override
    {
        return QStringList{QAccessibleActionInterface::increaseAction(), QAccessibleActionInterface::decreaseAction()} +
               QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name == QAccessibleActionInterface::increaseAction())
            timeline().moveBy(1s);
        else if (name == QAccessibleActionInterface::decreaseAction())
            timeline().moveBy(-1s);
        else
            QAccessibleWidget::doAction(name);
    }

private:
    Timeline &timeline() const { return *static_cast<Timeline *>(widget()); }
    double secondsOf(Instant at) const { return double((at - timeline().scale().day().from).count()) / 1000; }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != u"Timeline")
        return nullptr;
    return new TimelineAccessible(static_cast<Timeline *>(object));
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeAccessible); // twice is once
}

void announceTimeline(Timeline &timeline)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface *own = QAccessible::queryAccessibleInterface(&timeline);
    if (!own)
        return;
    QAccessibleValueChangeEvent event(&timeline, own->valueInterface()->currentValue());
    QAccessible::updateAccessibility(&event);
}
