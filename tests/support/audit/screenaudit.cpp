// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/audit/screenaudit.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QTextEdit>
#include <QTreeView>

namespace {

constexpr int kMostTabs = 500; // more than any screen has; a cycle ends the walk long before

template <typename... Types>
bool isOneOf(const QObject *object)
{
    return (qobject_cast<const Types *>(object) || ...);
}

QString nameOf(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *one = widget; one && path.size() < 3; one = one->parentWidget()) {
        if (!one->objectName().isEmpty())
            path.prepend(one->objectName());
    }
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + path.join(u'/');
}

QString accessibleNameOf(QWidget *widget)
{
    QAccessibleInterface *iface = QAccessible::queryAccessibleInterface(widget);
    return iface ? iface->text(QAccessible::Name).trimmed() : QString();
}

//! Inside a control that stands for it: the edit of a drop-down, the header of a table, the parts of a calendar.
bool isPart(const QWidget *widget)
{
    if (isOneOf<QHeaderView, QScrollBar>(widget))
        return true;
    for (const QWidget *above = widget->parentWidget(); above && !widget->isWindow(); above = above->parentWidget()) {
        if (isOneOf<QComboBox, QAbstractSpinBox, QCalendarWidget, QTabBar, QLineEdit, QHeaderView>(above))
            return true;
        if (const auto *area = qobject_cast<const QAbstractItemView *>(above); area && widget->parentWidget() == area)
            return true; // the viewport and what the view made itself, not the widgets in its cells
        if (above->isWindow())
            break;
    }
    return false;
}

bool isInteractive(const QWidget *widget)
{
    return isOneOf<QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QTabBar, QAbstractSpinBox, QTextEdit, QCalendarWidget>(
               widget) ||
           (qobject_cast<const QAbstractSlider *>(widget) && !qobject_cast<const QScrollBar *>(widget)) ||
           (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

QList<QWidget *> visibleWidgets(QWidget *screen)
{
    QList<QWidget *> found;
    for (QWidget *widget : screen->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == screen->window())
            found << widget;
    }
    return found;
}

//! Every widget that Tab stops at, starting from where the focus is.
QSet<const QWidget *> tabStops(QWidget *screen)
{
    QSet<const QWidget *> stops;
    screen->activateWindow(); // after another window closed, the platform of the tests leaves none active
    (void)QTest::qWaitForWindowActive(screen->window());
    QWidget *focus = QApplication::focusWidget();
    if (!focus || !screen->isAncestorOf(focus))
        focus = screen;
    for (int i = 0; i < kMostTabs; ++i) {
        QTest::keyClick(focus, Qt::Key_Tab);
        QWidget *next = QApplication::focusWidget();
        if (next && next == focus && qobject_cast<QTextBrowser *>(next))
            continue; // on the next link of the same text
        if (!next || stops.contains(next))
            break;
        stops.insert(next);
        focus = next;
    }
    return stops;
}

//! Tab stops at one of a group of exclusive buttons; the arrow keys go to the others.
bool groupIsReached(const QWidget *widget, const QSet<const QWidget *> &stops)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button || !button->autoExclusive() || !button->parentWidget())
        return false;
    const auto siblings = button->parentWidget()->findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    return std::any_of(siblings.begin(), siblings.end(),
                       [&](const QAbstractButton *one) { return one->autoExclusive() && stops.contains(one); });
}

bool isReached(const QWidget *widget, const QSet<const QWidget *> &stops)
{
    const QWidget *target = widget;
    while (target->focusProxy())
        target = target->focusProxy();
    const auto inside = [widget](const QWidget *stop) { return widget->isAncestorOf(stop); };
    // A calendar's or an editable drop-down's focus lies in one of its parts.
    const bool byPart = isOneOf<QComboBox, QAbstractSpinBox, QCalendarWidget>(widget) && std::any_of(stops.begin(), stops.end(), inside);
    return stops.contains(target) || byPart || groupIsReached(widget, stops);
}

//! Says on purpose that it shows only a part, and gives the whole to who points at it.
bool isElided(const QWidget *widget, const QString &text)
{
    return text.contains(u'…') && !widget->toolTip().isEmpty();
}

QString tooSmall(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || isElided(label, label->text()))
            return {};
        if (label->wordWrap() && label->heightForWidth(label->width()) > label->height() + 1)
            return QStringLiteral("%1 is %2 high and needs %3: \"%4\"")
                .arg(nameOf(label))
                .arg(label->height())
                .arg(label->heightForWidth(label->width()))
                .arg(label->text());
        if (!label->wordWrap() && label->sizeHint().width() > label->width() + 1)
            return QStringLiteral("%1 is %2 wide and needs %3: \"%4\"")
                .arg(nameOf(label))
                .arg(label->width())
                .arg(label->sizeHint().width())
                .arg(label->text());
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
        button && !button->text().isEmpty() && !isElided(button, button->text()) && button->sizeHint().width() > button->width() + 1)
        return QStringLiteral("%1 is %2 wide and needs %3: \"%4\"")
            .arg(nameOf(button))
            .arg(button->width())
            .arg(button->sizeHint().width())
            .arg(button->text());
    // A table may be wider than a small window: the arrow keys and the focus bring its cells into sight.
    const auto *area = qobject_cast<const QTableView *>(widget) ? nullptr : qobject_cast<const QAbstractScrollArea *>(widget);
    if (area && area->horizontalScrollBar()->isVisible())
        return nameOf(area) + QStringLiteral(" scrolls sideways");
    return {};
}

//! Of a control: what lies outside the parents, up to the first that scrolls.
bool sticksOut(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent && !widget->isWindow(); parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()))
            return false;
        const QRect place(widget->mapTo(parent, QPoint()), widget->size());
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(place))
            return true;
        if (parent->isWindow())
            break;
    }
    return false;
}

} // namespace

QWidget *auditedScreen()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        const QList<QWidget *> overlays = window->findChildren<QWidget *>(QStringLiteral("modalOverlay"));
        for (auto overlay = overlays.rbegin(); overlay != overlays.rend(); ++overlay) { // the one on top
            if ((*overlay)->isVisible())
                return *overlay;
        }
    }
    if (QWidget *active = QApplication::activeWindow())
        return active;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            return window;
    }
    return nullptr;
}

ScreenAudit auditScreen(QWidget *screen)
{
    ScreenAudit audit;
    const QPointer<QWidget> before = QApplication::focusWidget();
    const QSet<const QWidget *> stops = tabStops(screen);
    for (QWidget *widget : visibleWidgets(screen)) {
        if (const QString problem = tooSmall(widget); !problem.isEmpty())
            audit.cut << problem;
        if (widget->focusProxy() || isPart(widget) || !isInteractive(widget))
            continue;
        ++audit.controls;
        if (sticksOut(widget))
            audit.cut << nameOf(widget) + QStringLiteral(" lies outside its parent");
        if (widget->isEnabled() && !isReached(widget, stops))
            audit.unreachable << nameOf(widget);
        if (accessibleNameOf(widget).isEmpty())
            audit.nameless << nameOf(widget);
    }
    if (before)
        before->setFocus(Qt::OtherFocusReason);
    return audit;
}
