// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "ui/widgets/searchchoices.h"

#include <QDate>
#include <QFrame>
#include <QHash>

class DayReceipts;
class FoundReceipts;
class MomentPictures;
class QLabel;
class QPushButton;
class QStackedWidget;
class ReceiptBook;
class ReceiptChooser;
class ReceiptSearch;
class SearchBar;
class SearchFilters;
class SearchInput;
class Settings;
class Theme;
struct ExportSubject;

//! The right side of the dashboard: the receipts of a day, or, while something is searched for, those of all days.
class ReceiptColumn : public QFrame {
    Q_OBJECT
public:
    ReceiptColumn(ReceiptBook &book, ReceiptSearch &search, MomentPictures &pictures, const Settings &settings, Theme &theme,
                  QWidget *parent = nullptr);

    //! With the cameras of those whose pictures do not come from their first one.
    void setRegisters(const QList<RegisterKey> &registers, const QHash<RegisterKey, CameraId> &cameras = {});
    //! The same by name, to choose from in the filters.
    void offerRegisters(const QList<SearchChoices::Choice> &registers);

    void stepDay(int days); //!< never past today; not while searching
    void showToday();
    //! Ends the search and goes to that receipt of that day.
    void showReceipt(QDate day, ReceiptId id);
    bool isSearching() const;

    //! Moves the choice: +1 to the next older receipt, -1 to the next newer one. Without a choice +1 is the newest.
    void step(int rows);
    bool canStep(int rows) const;
    void clearChoice();
    void focusList();

signals:
    void chosen(ReceiptId id);
    void choiceLost(); //!< the user left it (Esc), or it is not in the list any more
    void stepsChanged(); //!< canStep() may answer otherwise
    void staffSettingRequested();
    void exportRequested(const ExportSubject &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeFoundPage(Theme &theme);
    QWidget *makeFiltersPage();
    void follow(const ReceiptChooser &chooser);
    ReceiptChooser &chooser() const;
    void searchChanged();
    void showPlace();
    void showFound();
    void translate();

    SearchInput *m_input;
    SearchBar *m_bar;
    DayReceipts *m_day;
    FoundReceipts *m_found;
    QLabel *m_foundLine;
    SearchFilters *m_filters;
    QPushButton *m_showResults;
    QLabel *m_filteredLine;
    QStackedWidget *m_places;
    QWidget *m_foundPage;
    QWidget *m_filtersPage;
    bool m_hasRegisters = false;
    bool m_wasSearching = false;
};
