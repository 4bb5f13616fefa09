// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/receiptpaint.h"

#include <QWidget>

class QMenu;
class QScrollArea;
class QToolButton;
class Theme;

//! The receipt's text over the picture: dark and translucent, as high as the text or scrolling inside.
class ReceiptPanel : public QWidget {
    Q_OBJECT
public:
    //! With a button for the menu, which opens by a right click too.
    ReceiptPanel(const Theme &theme, QMenu *menu, QWidget *parent = nullptr);

    void setLines(const QList<ReceiptPanelLine> &lines);
    //! The picture is of the moment of the sale.
    void setAtSale(bool atSale);
    //! Places it into the top right corner of that area, as high as it needs and the area allows.
    void fitInto(const QRect &area);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    class Paper;
    void translate();
    const Theme &m_theme;
    Paper *m_paper;
    QScrollArea *m_scroll;
    QMenu *m_menu;
    QToolButton *m_more;
};
