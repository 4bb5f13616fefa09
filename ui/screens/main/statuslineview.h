// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/main/statusmodel.h"

#include <QWidget>

class Theme;

//! A status line: a coloured dot and words, cut at the end when the side bar is too narrow for them.
class StatusLineView : public QWidget {
    Q_OBJECT
public:
    explicit StatusLineView(const Theme &theme, QWidget *parent = nullptr);

    void setLine(const StatusLine &line);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont smallFont() const;

    const Theme &m_theme;
    StatusLine m_line;
};
