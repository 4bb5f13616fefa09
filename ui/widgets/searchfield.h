// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QTimer;

//! A field that tells what was typed once the typist pauses for a moment, and at once what an input method has committed or
//! Enter confirms. What an input method still converts is not told.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Something was typed that is not told yet.
    bool isPending() const;
    //! Without telling.
    void showText(const QString &text);
    //! Tells now what waits to be told.
    void flush();

signals:
    void typed(const QString &text);
    void listRequested(); //!< Down
    void escaped(); //!< Esc with nothing to clear

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    QTimer *m_pause;
    bool m_isConverting = false;
};
