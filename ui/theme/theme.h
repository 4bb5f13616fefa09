// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>

//! The colours of the program, light or dark. Painted widgets and delegates take theirs from here.
struct ThemeColors {
    QColor window; //!< behind the cards
    QColor card; //!< panels, side bar, inputs
    QColor border;
    QColor text;
    QColor mutedText;
    QColor accent; //!< primary buttons, selection bar
    QColor accentText; //!< on `accent`
    QColor accentSoft; //!< selected rows, active navigation, success boxes
    QColor accentSoftText;
    QColor danger; //!< refunds, LIVE
    QColor dangerSoft;
    QColor warning; //!< camera offline, chips
    QColor warningSoft;
    QColor success; //!< connected
    QColor focus; //!< ring round the focused control
    QColor overlay; //!< translucent black over pictures; text on it is white in both themes
};

//! Light or dark, following the system unless forced; applies the application's style sheet, palette and font.
//! One instance, made by composition and handed to whoever paints; lives as long as the application.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    void setMode(Mode mode);
    bool isDark() const { return m_dark; }
    const ThemeColors &colors() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    Mode m_mode = Mode::System;
    bool m_dark = false;
};
