// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/rawreceiptwindow.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace {

//! One field a line; what is no JSON stands as it came.
QString readable(const QByteArray &raw)
{
    const QJsonDocument json = QJsonDocument::fromJson(raw);
    return QString::fromUtf8(json.isNull() ? raw : json.toJson(QJsonDocument::Indented));
}

} // namespace

RawReceiptWindow::RawReceiptWindow(const QString &title, const QByteArray &raw, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("rawReceiptWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *label =
        new QLabel(raw.isEmpty() ? tr("The journal holds no data of the POS cloud for this receipt.")
                                 : tr("This is what the POS cloud sent for this receipt, unchanged. It may hold data of customers."));
    label->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("rawReceiptText"));
    m_text->setAccessibleName(tr("Data of the POS cloud"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlainText(readable(raw));
    auto *buttons = new QDialogButtonBox;
    QPushButton *copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(QStringLiteral("rawReceiptCopy"));
    copyButton->setEnabled(!raw.isEmpty());
    QPushButton *closeButton = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    closeButton->setObjectName(QStringLiteral("rawReceiptClose"));
    connect(copyButton, &QPushButton::clicked, this, &RawReceiptWindow::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    resize(640, 560);
}

void RawReceiptWindow::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
}
