// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QScrollArea;
class Theme;

//! A line of the receipt as it is painted: text left, amount right.
struct ReceiptPanelLine {
    QString left;
    QString right;
    bool bold = false;
    bool ruled = false; //!< a thin line above
};

//! The receipt's text over the picture: dark and translucent, as high as the text or scrolling inside.
class ReceiptPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReceiptPanel(const Theme &theme, QWidget *parent = nullptr);

    void setLines(const QList<ReceiptPanelLine> &lines);
    //! Places it into the top right corner of that area, as high as it needs and the area allows.
    void fitInto(const QRect &area);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Paper;
    const Theme &m_theme;
    Paper *m_paper;
    QScrollArea *m_scroll;
};
