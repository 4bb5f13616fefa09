// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QPushButton;

//! A sentence in a soft coloured box inside a screen, with a button at its end when there is something to do about it.
//! Hidden while there is nothing to say. The box keeps the colour's meaning in a sign too, for who cannot tell the colours
//! apart.
class NoticeBox : public QLabel {
    Q_OBJECT
public:
    enum class Tone { Error, Success, Info };

    explicit NoticeBox(QWidget *parent = nullptr);

    void say(Tone tone, const QString &text, const QString &action = {});
    void setAction(const QString &action); //!< the words of the button; empty: no button
    void clear();
    Tone tone() const { return m_tone; }

signals:
    void actionTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeAction();

    Tone m_tone = Tone::Info;
    QPushButton *m_action;
};
