// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/links.h"
#include "ui/dialogs/smaregichecks.h"

#include <QDialog>
#include <QFuture>
#include <QTimer>

#include <memory>
#include <optional>

class CameraThumbnails;
class Dialogs;
class QToolButton;
class Theme;
namespace Ui {
class NewSmaregiLink;
}

//! 新規設定追加: the credential of a contract (access token, an app of the Platform API, or a consent in the browser), terminal
//! id and camera. Checks them as they come and says how far they are right.
class NewSmaregiLink : public QDialog {
    Q_OBJECT
public:
    //! All outlive the dialog; the thumbnails may be null.
    NewSmaregiLink(Links &links, Session &session, CameraThumbnails *thumbnails, Dialogs &dialogs, const Theme &theme,
                   QWidget *parent = nullptr);
    ~NewSmaregiLink() override;

signals:
    void added(const Link &link); //!< after the dialog is closed
    void helpRequested(const QString &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { Typing, Checking, Adding };

    void addGenerations();
    void addListButton();
    void retranslate();
    void showGeneration();
    void fillCameras();
    void credentialEdited();
    void opened(const QString &contract);
    void check();
    void checkAgain();
    void add();
    void failed(const Error &error);
    void openPicker();
    void showAll();
    void showNotice(const SmaregiForm &form);
    void showButtons(const SmaregiForm &form);

    SmaregiWay way() const;
    PosCredential credential() const;
    bool hasCredential() const;
    QString contract() const;
    SmaregiForm form() const;

    Links &m_links;
    Session &m_session;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    std::unique_ptr<Ui::NewSmaregiLink> m_ui;
    QToolButton *m_fromList = nullptr;
    QTimer m_typed;
    Step m_step = Step::Typing;
    std::optional<Error> m_error; //!< of adding, or of the sign-in in the browser
    std::optional<QPair<QString, PosCredential>> m_asked; //!< the contract that the last check was about, and its credential
    std::optional<Result<PosCheck>> m_answer; //!< its answer, while the form still says the same
    QFuture<Result<PosCheck>> m_checking;
    QFuture<Result<Link>> m_adding;
    int m_generation = 0; //!< answers to an older check are ignored
};
