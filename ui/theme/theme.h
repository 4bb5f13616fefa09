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
    QColor success; //!< connected: words, and the dot before them
    QColor statusDot; //!< the small dots of the status lines when all is well
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

    //! How much larger than normal the system wants its text (1.5 at 150 %); never below 1.
    double textScale() const { return m_textScale; }
    //! A length or font size given for normal text, in pixels at the text size of now.
    int px(double normal) const { return qRound(normal * m_textScale); }

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    bool systemIsDark();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_applying = false;
    double m_textScale = 1;
};
