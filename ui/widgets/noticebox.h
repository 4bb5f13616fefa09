// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

//! A sentence in a soft coloured box inside a screen. Hidden while there is nothing to say. The box keeps the colour's
//! meaning in a sign too, for who cannot tell the colours apart.
class NoticeBox : public QLabel {
    Q_OBJECT
public:
    enum class Tone { Error, Success, Info };

    explicit NoticeBox(QWidget *parent = nullptr);

    void say(Tone tone, const QString &text);
    void clear();
    Tone tone() const { return m_tone; }

private:
    Tone m_tone = Tone::Info;
};
