// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/links.h"

#include <QDialog>
#include <QFuture>
#include <QTimer>

#include <memory>
#include <optional>

class CameraThumbnails;
class Session;
class QToolButton;
class Theme;
namespace Ui {
class NewSmaregiLink;
}

//! 新規設定追加: contract id, access token, terminal id and camera. Checks the connection by itself.
class NewSmaregiLink : public QDialog {
    Q_OBJECT
public:
    NewSmaregiLink(Links &links, Session &session, CameraThumbnails *thumbnails, const Theme &theme, QWidget *parent = nullptr);
    ~NewSmaregiLink() override;

signals:
    void added(const Link &link); //!< after the dialog is closed
    void helpRequested(const QString &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { Typing, Checking, Checked, Adding };

    void addListButton();
    void retranslate();
    void fillCameras();
    void fillTerminals(const QList<PosRegister> &registers);
    void credentialEdited();
    void check();
    void checked(const Result<PosCheck> &result);
    void add();
    void failed(const Error &error);
    void showStep();
    void showAddButton();
    QString terminal() const;

    Links &m_links;
    Session &m_session;
    std::unique_ptr<Ui::NewSmaregiLink> m_ui;
    QToolButton *m_fromList = nullptr;
    QTimer m_typed;
    Step m_step = Step::Typing;
    std::optional<Error> m_error;
    QStringList m_knownTerminals;
    QString m_checkedContract; //!< what the last check asked for
    QString m_checkedToken;
    QFuture<Result<PosCheck>> m_checking;
    QFuture<Result<Link>> m_adding;
    int m_generation = 0; //!< answers to an older check are ignored
};
