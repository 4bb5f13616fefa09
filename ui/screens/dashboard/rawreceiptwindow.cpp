// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/rawreceiptwindow.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
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

RawReceiptWindow::RawReceiptWindow(const QString &number, const QByteArray &raw, QWidget *parent)
    : QDialog(parent)
    , m_number(number)
    , m_about(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("rawReceiptWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_about->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("rawReceiptText"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlainText(readable(raw));
    auto *buttons = new QDialogButtonBox;
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("rawReceiptCopy"));
    m_copy->setEnabled(!raw.isEmpty());
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("rawReceiptClose"));
    connect(m_copy, &QPushButton::clicked, this, &RawReceiptWindow::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_about);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    resize(640, 560);
    translate();
}

void RawReceiptWindow::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

void RawReceiptWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void RawReceiptWindow::translate()
{
    setWindowTitle(m_number.isEmpty() ? tr("Original data of the receipt") : tr("Original data of receipt No. %1").arg(m_number));
    m_about->setText(m_text->document()->isEmpty()
                         ? tr("The journal holds no data of the POS cloud for this receipt.")
                         : tr("This is what the POS cloud sent for this receipt, unchanged. It may hold data of customers."));
    m_text->setAccessibleName(tr("Data of the POS cloud"));
    m_copy->setText(tr("Copy"));
    m_close->setText(tr("Close"));
}
