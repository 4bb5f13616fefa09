// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QGridLayout;
class QLabel;
struct ReceiptPanelLine;

//! The text of a receipt on a card, as long as it is.
class ReceiptSlip : public QScrollArea {
    Q_OBJECT
public:
    explicit ReceiptSlip(QWidget *parent = nullptr);

    void setLines(const QList<ReceiptPanelLine> &lines);

    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void translate();
};
