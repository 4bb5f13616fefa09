// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QWidget>

class QDialog;
class Theme;

//! A question before something happens.
struct Question {
    QString title;
    QString text;
    QStringList items; //!< what it is about, one line each; may be empty
    QString action; //!< the button that does it
    bool dangerous = false;
    QString helpPage = {}; //!< of the help, for F1; else that of the screen below
};

//! Asks the user and opens dialogs, so that a test can answer in his place. GUI thread.
class Dialogs {
public:
    virtual ~Dialogs() = default;
    //! True when the user pressed the action. Finishes without a result when the window goes away first.
    virtual QFuture<bool> confirm(const Question &question) = 0;
    //! The index of the action chosen, the first being the recommended one; -1 when none was.
    virtual QFuture<int> choose(const QString &title, const QString &text, const QStringList &actions) = 0;
    //! The file to write, which the user was asked about when it is there already; empty when none was chosen. `filter` is
    //! as in "CSV files (*.csv)".
    virtual QFuture<QString> saveFile(const QString &title, const QString &proposedName, const QString &filter) = 0;
    //! A folder to write into; empty when none was chosen.
    virtual QFuture<QString> chooseFolder(const QString &title, const QString &proposed) = 0;
    //! Opens a dialog of a screen. It is the caller's (its parent's) and may set Qt::WA_DeleteOnClose.
    virtual void open(QDialog *dialog) = 0;
};

//! The real ones: inside the window, which is dimmed, or in windows of their own while there is none.
class WindowDialogs final : public Dialogs {
public:
    explicit WindowDialogs(const Theme &theme) : m_theme(theme) {}

    void setWindow(QWidget *window) { m_window = window; }

    QFuture<bool> confirm(const Question &question) override;
    QFuture<int> choose(const QString &title, const QString &text, const QStringList &actions) override;
    QFuture<QString> saveFile(const QString &title, const QString &proposedName, const QString &filter) override;
    QFuture<QString> chooseFolder(const QString &title, const QString &proposed) override;
    void open(QDialog *dialog) override;

private:
    const Theme &m_theme;
    QPointer<QWidget> m_window;
    QString m_folder; //!< where the last file was saved
};
