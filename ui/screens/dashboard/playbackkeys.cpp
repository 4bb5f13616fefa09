// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/playbackkeys.h"

#include "app/services/playback.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QShortcut>

using namespace std::chrono_literals;

PlaybackKeys::PlaybackKeys(Playback &playback, QWidget *picture, QWidget *screen)
    : QObject(picture)
    , m_playback(playback)
    , m_picture(picture)
    , m_screen(screen)
{
    const auto pause = [this] { m_playback.setPlaying(!m_playback.isPlaying()); };
    add(Qt::Key_Space, Near::NoButton, pause);
    add(Qt::Key_K, Near::AnyButton, pause);
    add(Qt::Key_J, Near::AnyButton, [this] { m_playback.shuttle(-1); });
    add(Qt::Key_L, Near::AnyButton, [this] { m_playback.shuttle(1); });
    add(Qt::Key_Left, Near::AnyButton, [this] { m_playback.skip(-1s); });
    add(Qt::Key_Right, Near::AnyButton, [this] { m_playback.skip(1s); });
    add(Qt::Key_Comma, Near::AnyButton, [this] { m_playback.step(-1); });
    add(Qt::Key_Period, Near::AnyButton, [this] { m_playback.step(1); });
    add(Qt::Key_I, Near::AnyButton, [this] { m_playback.setMark(Playback::Mark::In); });
    add(Qt::Key_O, Near::AnyButton, [this] { m_playback.setMark(Playback::Mark::Out); });
    add(Qt::SHIFT | Qt::Key_X, Near::AnyButton, [this] { m_playback.clearMarks(); });
    connect(&playback, &Playback::changed, this, &PlaybackKeys::refresh);
    connect(qApp, &QApplication::focusChanged, this, &PlaybackKeys::refresh);
    refresh();
}

void PlaybackKeys::add(const QKeySequence &keys, Near near, std::function<void()> does)
{
    auto *shortcut = new QShortcut(keys, m_picture); // goes with it into the other window
    connect(shortcut, &QShortcut::activated, this, std::move(does));
    (near == Near::NoButton ? m_pressing : m_shortcuts) << shortcut;
}

void PlaybackKeys::refresh()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool isHere = focus && (focus == m_picture || m_picture->isAncestorOf(focus) || m_screen->isAncestorOf(focus));
    const bool isButton = qobject_cast<const QAbstractButton *>(focus);
    const bool free = focus == m_picture || isButton || qobject_cast<const QAbstractItemView *>(focus);
    const bool on = m_playback.isOpen() && isHere && free;
    for (QShortcut *shortcut : std::as_const(m_shortcuts))
        shortcut->setEnabled(on);
    for (QShortcut *shortcut : std::as_const(m_pressing))
        shortcut->setEnabled(on && !isButton);
}
