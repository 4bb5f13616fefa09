// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

class JournalOpener;
namespace Ui {
class JournalUpdate;
}

//! Shows how far the copy is that is made before the journal changes, and gives it up when the user wants. To be deleted when
//! the opener has finished.
class JournalUpdate : public QDialog {
    Q_OBJECT
public:
    explicit JournalUpdate(JournalOpener &opener, QWidget *parent = nullptr);
    ~JournalUpdate() override;

    void reject() override; //!< the button, Escape and the window's cross

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    JournalOpener &m_opener;
    std::unique_ptr<Ui::JournalUpdate> m_ui;
};
