// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/terminalpicker.h"

#include "ui/theme/theme.h"
#include "ui_terminalpicker.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace {
enum Column { Id, Name, Identification, AppVersion, ColumnCount };
} // namespace

TerminalPicker::TerminalPicker(const QList<PosRegister> &registers, bool complete, const QString &current, const Theme &theme,
                               QWidget *parent)
    : QDialog(parent)
    , m_complete(complete)
    , m_registers(registers)
    , m_ui(std::make_unique<Ui::TerminalPicker>())
{
    m_ui->setupUi(this);
    setFixedWidth(theme.px(560));
    m_items.setColumnCount(ColumnCount);
    m_shown.setSourceModel(&m_items);
    m_shown.setFilterKeyColumn(-1); // in all columns
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->terminals->setModel(&m_shown);
    m_ui->terminals->verticalHeader()->hide();
    m_ui->terminals->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_ui->terminals->verticalHeader()->setDefaultSectionSize(theme.px(36));
    m_ui->terminals->horizontalHeader()->setHighlightSections(false);
    m_ui->terminals->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->terminals->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_ui->terminals->setMinimumHeight(theme.px(38 + 3 * 36));
    m_ui->filter->installEventFilter(this);
    m_ui->terminals->installEventFilter(this);
    retranslate();
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        if (m_shown.index(row, Id).data().toString() == current)
            select(row);
    }
    connect(m_ui->filter, &QLineEdit::textChanged, this, &TerminalPicker::filter);
    connect(m_ui->terminals, &QTableView::doubleClicked, this, &TerminalPicker::pick);
    connect(m_ui->pickButton, &QPushButton::clicked, this, &TerminalPicker::pick);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->filter->setFocus();
}

TerminalPicker::~TerminalPicker() = default;

void TerminalPicker::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TerminalPicker::retranslate()
{
    m_ui->retranslateUi(this);
    const int row = m_ui->terminals->currentIndex().row();
    fill(m_registers);
    select(std::max(row, 0));
    m_items.setHorizontalHeaderLabels({tr("Terminal ID"), tr("Name"), tr("Identification number"), tr("App version")});
    for (int column = 0; column < ColumnCount; ++column)
        m_items.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    showCount();
}

void TerminalPicker::fill(const QList<PosRegister> &registers)
{
    m_items.setRowCount(0);
    for (const PosRegister &reg : registers) {
        QString name = reg.name;
        if (name.isEmpty() && !reg.store.isEmpty()) //: In a list of registers without names; %1 is a store's id or name.
            name = tr("Store %1").arg(reg.store);
        if (reg.stopped) //: A register in a list; %1 is its name.
            name = tr("%1 (out of use)").arg(name);
        QList<QStandardItem *> row;
        for (const QString &text : {reg.key.terminal, name, reg.identification, reg.appVersion}) {
            row << new QStandardItem(text);
            row.last()->setEditable(false);
        }
        m_items.appendRow(row);
    }
}

void TerminalPicker::filter(const QString &text)
{
    m_shown.setFilterFixedString(text.trimmed());
    if (!m_ui->terminals->currentIndex().isValid())
        select(0);
    showCount();
}

void TerminalPicker::select(int row)
{
    if (row < m_shown.rowCount())
        m_ui->terminals->setCurrentIndex(m_shown.index(row, Id));
}

void TerminalPicker::showCount()
{
    const bool none = m_shown.rowCount() == 0;
    m_ui->pickButton->setEnabled(!none);
    QString note;
    if (none)
        note = m_items.rowCount() == 0 ? tr("No register is known yet. Type its terminal ID.") : tr("No register matches what you typed.");
    else if (!m_complete)
        note = tr("These are the registers with receipts in the last days. For another one, type its terminal ID.");
    m_ui->note->setText(note);
    m_ui->note->setVisible(!note.isEmpty());
}

void TerminalPicker::pick()
{
    const QModelIndex current = m_ui->terminals->currentIndex();
    if (!current.isValid())
        return;
    const QString terminal = current.siblingAtColumn(Id).data().toString();
    accept();
    emit picked(terminal);
}

bool TerminalPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        pick();
        return true;
    }
    const bool walks = key == Qt::Key_Up || key == Qt::Key_Down;
    if (watched != m_ui->filter || !walks)
        return QDialog::eventFilter(watched, event);
    const int row = m_ui->terminals->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
    select(std::max(row, 0)); // one can go on typing
    return true;
}
