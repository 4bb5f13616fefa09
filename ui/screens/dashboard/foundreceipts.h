// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <QHash>
#include <QWidget>

class ListMessage;
class MomentPictures;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTimer;
class ReceiptBook;
class ReceiptChooser;
class ReceiptListView;
class SearchInput;
class SearchListModel;
class Theme;

//! The receipts that a search finds, or why there are none and what to do about it.
class FoundReceipts : public QWidget {
    Q_OBJECT
public:
    FoundReceipts(SearchInput &input, ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent = nullptr);

    ReceiptChooser &chooser() { return *m_chooser; }
    const ReceiptChooser &chooser() const { return *m_chooser; }
    SearchListModel &model() { return *m_model; }
    void setCameras(const QHash<RegisterKey, CameraId> &cameras);
    void focusList();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showProgress();
    void sayNothingFound();
    void act(int action);
    void translate();

    SearchInput &m_input;
    SearchListModel *m_model;
    ReceiptListView *m_list;
    ReceiptChooser *m_chooser;
    ListMessage *m_message;
    QStackedWidget *m_pages;
    QWidget *m_building; //!< while the index is not complete
    QLabel *m_builtFrom;
    QProgressBar *m_progress;
    QTimer *m_slow; //!< "searching" is said only when it takes a while
};
