// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class Theme;

//! A card in the middle of a screen, with its shadow; as high as what is in it at its width.
class CardPlace : public QWidget {
    Q_OBJECT
public:
    //! Takes the card.
    CardPlace(QWidget *card, const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();

    QWidget *m_card;
    const Theme &m_theme;
};
