// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"

#include <QList>
#include <QTableView>

class CameraBox;
class LinkDelegate;
class LinkTableModel;
class QPushButton;
class Theme;

//! The table of links. Rows are few, so that each has a real drop-down and a real button.
class LinkTable : public QTableView {
    Q_OBJECT
public:
    explicit LinkTable(QWidget *parent = nullptr);

    //! Once, before anything else; both outlive the table.
    void setUp(LinkTableModel *model, const Theme *theme);
    void setCameras(const QList<Camera> &cameras);
    void setBusy(bool busy); //!< a change is being saved: 更新 is off in all rows

    QSize sizeHint() const override;

signals:
    void updateRequested(int row);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void buildRow(int row);
    void showRow(int row);
    void retranslateRow(int row);
    void applyTheme();
    void fitHeight();
    void fitColumns();
    CameraBox *box(int row) const;
    QPushButton *button(int row) const;

    LinkTableModel *m_model = nullptr;
    LinkDelegate *m_delegate;
    const Theme *m_theme = nullptr;
    QList<Camera> m_cameras;
    bool m_busy = false;
};
