// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/fullscreenplace.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

FullScreenPlace::FullScreenPlace(QWidget *content, QWidget *parent) : QWidget(parent), m_content(content)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
}

FullScreenPlace::~FullScreenPlace()
{
    leave();
}

void FullScreenPlace::setFullScreen(bool fullScreen)
{
    if (fullScreen == isFullScreen())
        return;
    emit aboutToMove();
    if (fullScreen)
        enter();
    else
        leave();
    emit moved();
}

void FullScreenPlace::enter()
{
    m_focus = QApplication::focusWidget();
    auto *full = new QWidget(window(), Qt::Window);
    full->setObjectName(QStringLiteral("fullScreenWindow"));
    full->setProperty("kind", QStringLiteral("page"));
    full->setAttribute(Qt::WA_StyledBackground);
    full->setWindowTitle(window()->windowTitle());
    full->installEventFilter(this);
    auto *layout = new QVBoxLayout(full);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->addWidget(m_content); // leaves its place here
    m_content->show();
    full->setGeometry(screen()->geometry()); // so that it is the same screen on desks with several
    m_window = full;
    full->showFullScreen();
    full->activateWindow();
    m_content->setFocus(Qt::OtherFocusReason);
}

void FullScreenPlace::leave()
{
    if (!m_window)
        return;
    QWidget *full = m_window;
    m_window = nullptr;
    full->removeEventFilter(this);
    this->layout()->addWidget(m_content);
    m_content->show();
    full->hide();
    full->deleteLater();
    window()->activateWindow();
    if (m_focus && m_focus->isVisible())
        m_focus->setFocus(Qt::OtherFocusReason);
}

void FullScreenPlace::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // another page, or the sign-in screen
        setFullScreen(false);
}

bool FullScreenPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::KeyPress) {
        // Comes here when nothing inside wanted the key.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_F11) {
            setFullScreen(false);
            return true;
        }
    }
    if (watched == m_window && event->type() == QEvent::Close) {
        setFullScreen(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
