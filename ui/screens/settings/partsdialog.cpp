// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/partsdialog.h"

#include "ui_partsdialog.h"

#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QHeaderView>

PartsDialog::PartsDialog(const QList<ProgramPart> &parts, QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::PartsDialog>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("partsDialog"));
    QTableWidget &table = *m_ui->parts;
    table.setColumnCount(3);
    table.setRowCount(int(parts.size()));
    for (int row = 0; row < parts.size(); ++row) {
        const ProgramPart &part = parts.at(row);
        int column = 0;
        for (const QString &text : {part.name, part.version, part.licence})
            table.setItem(row, column++, new QTableWidgetItem(text));
    }
    table.verticalHeader()->hide();
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    nameColumns();
    table.resizeColumnToContents(0);
    table.resizeColumnToContents(1);
    QFile licence(QStringLiteral(":/LICENSE"));
    if (licence.open(QIODevice::ReadOnly))
        m_ui->licence->setPlainText(QString::fromUtf8(licence.readAll()));
    m_ui->licence->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(fontMetrics().height() * 34); // so that the lines of the licence fit
}

PartsDialog::~PartsDialog() = default;

void PartsDialog::nameColumns()
{
    m_ui->parts->setHorizontalHeaderLabels({tr("Part"), tr("Version"), tr("Licence")});
}

void PartsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    nameColumns();
}
