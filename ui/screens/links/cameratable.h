// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class CameraTableModel;
class Theme;

//! The table of the account's cameras, one row at a time selected.
class CameraTable : public QTableView {
    Q_OBJECT
public:
    explicit CameraTable(QWidget *parent = nullptr);

    //! Once, before anything else; both outlive the table.
    void setUp(CameraTableModel *model, const Theme *theme);
    //! First and last row in sight; {0, -1} when there is none.
    QPair<int, int> rowsInSight() const;

    QSize sizeHint() const override;

signals:
    void scrolled(); //!< other rows are in sight now

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void fitHeight();
    void fitColumns();

    CameraTableModel *m_model = nullptr;
    const Theme *m_theme = nullptr;
};
