// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/datasection.h"

#include "app/services/storeddata.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/screens/settings/datarow.h"
#include "ui_datasection.h"

#include <QHideEvent>
#include <QShowEvent>

#include <algorithm>

DataSection::DataSection(StoredData &stored, Dialogs &dialogs, QWidget *parent)
    : QFrame(parent)
    , m_data(stored)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::DataSection>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("dataSection"));
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &DataSection::ask);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        m_ui->cancelButton->setEnabled(false); // the step under way is finished first
        m_data.cancel();
    });
    connect(m_ui->retryButton, &QPushButton::clicked, this, [this] { m_data.count(); });
    connect(&stored, &StoredData::changed, this, &DataSection::refresh);
    retranslate();
}

DataSection::~DataSection() = default;

void DataSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DataSection::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (!event->spontaneous() && !m_data.isRemoving())
        m_data.count();
}

void DataSection::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous()) {
        m_outcome.reset();
        m_data.stopCounting();
    }
}

//! Rows that stay keep their tick and the keyboard.
void DataSection::refresh()
{
    const QList<StoredRegister> registers = m_data.registers();
    // While it counts anew, what was there stays to be seen.
    if (!m_data.isCounting() || registers.size() >= m_rows.size()) {
        QList<DataRow *> rows;
        for (const StoredRegister &stored : registers) {
            const auto old = std::find_if(m_rows.begin(), m_rows.end(), [&](const DataRow *row) { return row->shown().reg == stored.reg; });
            DataRow *row = old == m_rows.end() ? new DataRow(this) : *old;
            if (old == m_rows.end())
                connect(row, &DataRow::tickedChanged, this, &DataSection::showState);
            row->setRegister(stored);
            rows << row;
        }
        for (DataRow *row : std::as_const(m_rows)) {
            if (!rows.contains(row))
                row->deleteLater();
        }
        for (int i = 0; i < rows.size(); ++i) {
            rows[i]->setObjectName(QStringLiteral("dataRow%1").arg(i));
            if (m_ui->rows->indexOf(rows[i]) != i)
                m_ui->rows->insertWidget(i, rows[i]);
        }
        m_rows = rows;
        QWidget *before = m_ui->cancelButton;
        for (DataRow *row : std::as_const(m_rows)) {
            setTabOrder(before, row->box());
            before = row->box();
        }
    }
    showState();
}

void DataSection::showState()
{
    const bool removing = m_data.isRemoving();
    for (DataRow *row : std::as_const(m_rows))
        row->setBusy(removing);
    m_ui->deleteButton->setVisible(!m_rows.isEmpty());
    m_ui->deleteButton->setEnabled(!removing && !ticked().isEmpty());
    m_ui->progressBox->setVisible(removing);
    if (removing) {
        m_ui->progress->setRange(0, int(m_data.toRemove()));
        m_ui->progress->setValue(int(m_data.removed()));
        m_ui->progressText->setText(
            //: While receipts are deleted.
            tr("Deleting: %1 of %2").arg(format::number(m_data.removed()), format::number(m_data.toRemove())));
    }
    const std::optional<Error> error = m_data.countError();
    QString text;
    if (error)
        text = format::errorText(*error);
    else if (m_data.isCounting())
        text = tr("Counting the receipts…");
    else if (m_rows.isEmpty())
        text = tr("There are no receipts in this program yet.");
    m_ui->stateText->setText(text);
    m_ui->stateText->setVisible(!text.isEmpty());
    m_ui->retryButton->setVisible(error.has_value());
    showOutcome();
}

void DataSection::showOutcome()
{
    if (!m_outcome)
        m_ui->notice->clear();
    else if (*m_outcome)
        m_ui->notice->say(NoticeBox::Tone::Success, tr("%Ln receipt(s) deleted.", nullptr, int(m_outcome->value())));
    else if (m_outcome->error().kind == Error::Kind::Cancelled)
        m_ui->notice->say(NoticeBox::Tone::Info, tr("The deletion was stopped. What was deleted before that is gone."));
    else
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(m_outcome->error()));
}

QList<DataRow *> DataSection::ticked() const
{
    QList<DataRow *> rows;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows), [](const DataRow *row) { return row->isTicked(); });
    return rows;
}

void DataSection::ask()
{
    const QList<DataRow *> rows = ticked();
    QList<RegisterKey> registers;
    bool keepComing = false;
    Question question;
    for (const DataRow *row : rows) {
        registers << row->shown().reg;
        question.items << DataRow::summary(row->shown());
        keepComing = keepComing || row->shown().use == StoredRegister::Use::ContractRead;
    }
    question.title = tr("Delete the data of %n register(s)?", nullptr, int(rows.size()));
    question.text = keepComing ? tr("These receipts and their pictures are deleted from this program. This cannot be undone. Nothing is "
                                    "deleted at the POS service. New receipts keep coming as long as another register of the same "
                                    "contract is linked.")
                               : tr("These receipts and their pictures are deleted from this program. This cannot be undone. Nothing is "
                                    "deleted at the POS service.");
    question.action = tr("Delete");
    question.dangerous = true;
    onFinished(m_dialogs.confirm(question), this, [this, registers](bool confirmed) {
        if (confirmed)
            remove(registers);
    });
}

void DataSection::remove(const QList<RegisterKey> &registers)
{
    m_outcome.reset();
    m_ui->cancelButton->setEnabled(true);
    const bool hadFocus = m_ui->deleteButton->hasFocus();
    onFinished(m_data.remove(registers), this, [this](const Result<qint64> &removed) {
        m_outcome = removed;
        if (removed) {
            for (DataRow *row : std::as_const(m_rows))
                row->setTicked(false);
        }
        showState();
    });
    if (hadFocus && m_data.isRemoving())
        m_ui->cancelButton->setFocus(); // the button that was pressed is off now
}

void DataSection::retranslate()
{
    m_ui->retranslateUi(this);
    for (DataRow *row : std::as_const(m_rows))
        row->retranslate();
    showState();
}
