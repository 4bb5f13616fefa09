// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"

#include <QWidget>

class Dialogs;
class FoundMoment;
class FoundReceipts;
class FoundTotals;
class Links;
class MomentPictures;
class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QScrollArea;
class ReceiptBook;
class ReceiptExport;
class ReceiptSearch;
class SearchBar;
class SearchFilters;
class SearchInput;
class Session;
class Settings;
class Theme;

//! What the search page is made of.
struct SearchServices {
    Links &links;
    ReceiptBook &book;
    ReceiptSearch &search; //!< its own
    ReceiptExport &exporter;
    MomentPictures &pictures;
    Session &session;
    const Settings &settings;
};

//! 検索: the receipts of all registers and days. Filters at the left, the list in the middle, what was found at the right.
class SearchScreen : public QWidget {
    Q_OBJECT
public:
    SearchScreen(const SearchServices &services, Dialogs &dialogs, Theme &theme, QWidget *parent = nullptr);

    SearchInput &input() { return *m_input; }

signals:
    void dashboardRequested(const RegisterKey &reg, Instant soldAt, ReceiptId id);
    void staffSettingRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeBody();
    QWidget *makeList();
    void connectParts();
    void chooseOrder(int index);
    void exportFound();
    void showCount();
    void offerRegisters();
    void place();
    void translate();

    Links &m_links;
    ReceiptExport &m_exporter;
    Dialogs &m_dialogs;
    Theme &m_theme;
    SearchInput *m_input;
    QLabel *m_title;
    QPushButton *m_export;
    SearchBar *m_bar;
    SearchFilters *m_filters;
    QFrame *m_filtersCard;
    QComboBox *m_order;
    QLabel *m_line; //!< the totals in short, where the card with them has no room
    FoundReceipts *m_found;
    FoundTotals *m_totals;
    FoundMoment *m_moment;
    QScrollArea *m_side;
    bool m_isNarrow = false;
    bool m_isFolded = false; //!< the user does not want the filters beside the list
};
