// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpdesk.h"

#include "ui/help/helpwindow.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace {

constexpr char kHelpPage[] = "helpPage";

//! Of the deepest visible child that names a page: a tab says more than the screen that holds it.
QString pageShownIn(const QWidget *widget)
{
    for (const QObject *child : widget->children()) {
        const auto *part = qobject_cast<const QWidget *>(child);
        if (!part || part->isWindow() || !part->isVisible())
            continue;
        if (const QString page = pageShownIn(part); !page.isEmpty())
            return page;
    }
    return widget->property(kHelpPage).toString();
}

bool asksForHelp(const QKeyEvent &key)
{
    return key.key() == Qt::Key_F1 ? key.modifiers() == Qt::NoModifier : key.matches(QKeySequence::HelpContents);
}

} // namespace

HelpDesk::HelpDesk(Settings &settings, const Theme &theme, QObject *parent) : QObject(parent), m_settings(settings), m_theme(theme)
{
    qApp->installEventFilter(this);
}

HelpDesk::~HelpDesk()
{
    if (m_window)
        m_window->close(); // remembers its place
}

void HelpDesk::open(const QString &page)
{
    window()->open(page);
}

QString HelpDesk::pageFor(const QWidget *widget)
{
    for (const QWidget *part = widget; part; part = part->parentWidget()) {
        if (part->property(kHelpPage).isValid() || !part->parentWidget())
            return pageShownIn(part);
    }
    return {};
}

bool HelpDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType() && asksForHelp(*static_cast<QKeyEvent *>(event))) {
        const auto *widget = static_cast<QWidget *>(watched);
        if (!m_window || widget->window() != m_window.get())
            open(pageFor(widget));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

HelpWindow *HelpDesk::window()
{
    if (!m_window) {
        m_window = std::make_unique<HelpWindow>(m_settings, m_theme);
        connect(m_window.get(), &HelpWindow::guideRequested, this, &HelpDesk::guideRequested);
    }
    return m_window.get();
}
