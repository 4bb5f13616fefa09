// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/main/statusmodel.h"

#include <QAbstractButton>

class Theme;

//! A status line: a coloured dot and words, cut at the end when the side bar is too narrow for them. A click leads to where more is
//! said.
class StatusLineView : public QAbstractButton {
    Q_OBJECT
public:
    explicit StatusLineView(const Theme &theme, QWidget *parent = nullptr);

    void setLine(const StatusLine &line);
    StatusLine::About about() const { return m_line.about; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont smallFont() const;

    const Theme &m_theme;
    StatusLine m_line;
};
