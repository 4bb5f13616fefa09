// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QPushButton;
class SearchChips;
class SearchField;
class SearchInput;

//! The field of a search with the button of its filters beside it, and below it how the text was understood.
class SearchBar : public QWidget {
    Q_OBJECT
public:
    explicit SearchBar(SearchInput &input, QWidget *parent = nullptr);

    //! Ctrl+F on that screen, unless a dialog lies over it.
    void addShortcut(QWidget *screen);
    void focusField();
    void addButton(QWidget *button); //!< at the end of the row; takes it over
    void setFiltersShown(bool shown); //!< what the button says
    bool areFiltersShown() const;

signals:
    void filtersToggled(bool shown);
    void listRequested(); //!< the user goes on to the list with Down
    void escaped(); //!< Esc in an empty field
    void staffSettingRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showInput();
    void translate();

    SearchInput &m_input;
    SearchField *m_field;
    QPushButton *m_filters;
    SearchChips *m_chips;
    QBoxLayout *m_row;
};
