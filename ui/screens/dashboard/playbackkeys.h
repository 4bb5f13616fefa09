// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class Playback;
class QShortcut;
class QWidget;

//! The keys of the player, as in other players: plain letters. They are on only while something plays and where nobody types
//! and no button needs the key; otherwise they would be missing there.
class PlaybackKeys : public QObject {
    Q_OBJECT
public:
    //! For both windows the picture may be in; they work with the focus in it and in what is in `screen`.
    //! The picture's child.
    PlaybackKeys(Playback &playback, QWidget *picture, QWidget *screen);

private:
    enum class Near { AnyButton, NoButton };
    void add(const QKeySequence &keys, Near near, std::function<void()> does);
    void refresh();

    Playback &m_playback;
    QWidget *const m_picture;
    QWidget *const m_screen;
    QList<QShortcut *> m_shortcuts;
    QList<QShortcut *> m_pressing; //!< those that a button takes for itself
};
