// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class Playback;
class QLabel;
class QPushButton;

//! Marks where a span of what plays begins and ends, and says which span that is.
class MarkControls : public QWidget {
    Q_OBJECT
public:
    explicit MarkControls(Playback &playback, QWidget *parent = nullptr);

    QLabel *span() const { return m_span; } //!< hidden while nothing is marked; placed by the owner, to fold on its own

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *makeButton(const QString &name);
    void refresh();
    void translate();
    QString spanText() const;

    Playback &m_playback;
    QPushButton *m_in;
    QPushButton *m_out;
    QPushButton *m_clear;
    QLabel *m_span;
};
