// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/clockcode.h"

#include <QTimer>
#include <QWidget>

//! Shows the time as a ClockCode, as large as there is room, black on white in every theme: a camera is to read it.
class ClockCodeView : public QWidget {
    Q_OBJECT
public:
    explicit ClockCodeView(QWidget *parent = nullptr);

    void setClock(const Clock &clock); //!< once; it outlives the view

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();

    const Clock *m_clock = nullptr;
    ClockCode::Cells m_cells;
    QTimer m_timer;
};
