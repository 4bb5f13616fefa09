// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/quarantinedialog.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"
#include "ui/format/synctext.h"
#include "ui_quarantinedialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QHeaderView>

namespace {

QString firstSeenOf(const QuarantinedRow &row)
{
    return row.firstSeen ? format::dateTime(*row.firstSeen, shopZone()) : QString();
}

} // namespace

QuarantineDialog::QuarantineDialog(const QList<QuarantinedRow> &rows, QWidget *parent)
    : QDialog(parent)
    , m_rows(rows)
    , m_ui(std::make_unique<Ui::QuarantineDialog>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("quarantineDialog"));
    m_ui->rowTable->setColumnCount(3);
    m_ui->rowTable->setRowCount(int(rows.size()));
    m_ui->rowTable->verticalHeader()->hide();
    m_ui->rowTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_ui->rowTable->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    connect(m_ui->rowTable, &QTableWidget::currentCellChanged, this, &QuarantineDialog::showRaw);
    connect(m_ui->copyButton, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setMinimumWidth(fontMetrics().height() * 32); // so that the reasons fit, in larger text too
    fill();
    if (!rows.isEmpty())
        m_ui->rowTable->setCurrentCell(0, 0);
}

QuarantineDialog::~QuarantineDialog() = default;

void QuarantineDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fill();
}

void QuarantineDialog::fill()
{
    m_ui->rowTable->setHorizontalHeaderLabels({tr("Number at the service"), tr("What is wrong"), tr("First seen")});
    for (int i = 0; i < m_rows.size(); ++i) {
        const QuarantinedRow &row = m_rows.at(i);
        m_ui->rowTable->setItem(i, 0, new QTableWidgetItem(row.vendorKey.isEmpty() ? QStringLiteral("–") : row.vendorKey));
        m_ui->rowTable->setItem(i, 1, new QTableWidgetItem(format::rowProblem(row.problem)));
        m_ui->rowTable->setItem(i, 2, new QTableWidgetItem(firstSeenOf(row)));
    }
    m_ui->rowTable->resizeColumnToContents(0);
    m_ui->rowTable->resizeColumnToContents(2);
}

void QuarantineDialog::showRaw()
{
    const int row = m_ui->rowTable->currentRow();
    m_ui->raw->setPlainText(row >= 0 && row < m_rows.size() ? QString::fromUtf8(m_rows.at(row).raw) : QString());
}

QString QuarantineDialog::asText() const
{
    QStringList lines;
    for (const QuarantinedRow &row : m_rows)
        lines << QStringList{row.vendorKey, row.problem, firstSeenOf(row)}.join(u'\t');
    return lines.join(u'\n') + u'\n';
}
