// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"

#include <QList>
#include <QTableView>

class CameraBox;
class CameraThumbnails;
class LinkColumns;
class LinkDelegate;
class LinkHeader;
class LinkTableModel;
class QPushButton;
class Settings;
class Theme;
enum class Vendor;

//! The table of links. Rows are few, so that each has a real drop-down and real buttons.
class LinkTable : public QTableView {
    Q_OBJECT
public:
    explicit LinkTable(QWidget *parent = nullptr);

    //! Once, before anything else; all outlive the table. The thumbnails may be null.
    void setUp(LinkTableModel *model, const Theme *theme, CameraThumbnails *thumbnails, Settings &settings, Vendor vendor);
    void setCameras(const QList<Camera> &cameras);
    void setBusy(bool busy); //!< a change is being saved: nothing can be edited
    //! Brings a row into sight, with the keyboard in it.
    void focusRow(int row);

    QSize sizeHint() const override;

signals:
    void updateRequested(int row);
    void moveRequested(int row);
    void reconnectRequested(int row); //!< its contract was opened in the browser
    void filmRequested(int row); //!< its camera is to film the clock
    void clockRequested(int row); //!< the clock offset of its link
    void deleteRequested(int row); //!< from the row's menu
    void deleteKeyPressed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildRow(int row);
    void showRow(int row);
    void retranslateRow(int row);
    void nameRows();
    void applyTheme();
    void fitHeight();
    void fit();
    void openMenu(int row, const QPoint &globalPlace);
    bool useKey(int key);
    int rowInUse() const;
    CameraBox *box(int row) const;
    QPushButton *button(int row, const char *kind) const;

    LinkTableModel *m_model = nullptr;
    LinkDelegate *m_delegate;
    LinkHeader *m_header;
    LinkColumns *m_columns = nullptr;
    const Theme *m_theme = nullptr;
    CameraThumbnails *m_thumbnails = nullptr;
    QList<Camera> m_cameras;
    bool m_busy = false;
};
