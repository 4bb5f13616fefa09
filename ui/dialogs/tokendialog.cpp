// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tokendialog.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "ui/format/errortext.h"
#include "ui_tokendialog.h"

#include <QEvent>

TokenDialog::TokenDialog(Links &links, QWidget *parent) : QDialog(parent), m_links(links), m_ui(std::make_unique<Ui::TokenDialog>())
{
    m_ui->setupUi(this);
    connect(m_ui->token, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_error.reset();
        m_ui->notice->clear();
        m_ui->connectButton->setEnabled(!text.trimmed().isEmpty());
    });
    connect(m_ui->connectButton, &QPushButton::clicked, this, &TokenDialog::connectAccount);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->waiting, &WaitBar::cancelled, this, &QDialog::reject);
    m_ui->token->setFocus();
}

TokenDialog::~TokenDialog() = default;

void TokenDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showError();
}

void TokenDialog::connectAccount()
{
    setWaiting(true);
    onFinished(m_links.connectUbiregiWithToken(m_ui->token->text().trimmed()), this, [this](const Result<ContractKey> &connected) {
        setWaiting(false);
        if (connected) {
            accept();
            return;
        }
        m_error = connected.error();
        showError();
        m_ui->token->setFocus();
        m_ui->token->selectAll();
    });
}

void TokenDialog::setWaiting(bool waiting)
{
    m_ui->token->setEnabled(!waiting);
    m_ui->connectButton->setEnabled(!waiting);
    if (waiting)
        m_ui->waiting->start(tr("Asking Ubiregi"));
    else
        m_ui->waiting->stop();
}

void TokenDialog::showError()
{
    if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
}
