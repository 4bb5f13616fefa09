// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/journalupdate.h"

#include "app/services/journalopener.h"
#include "ui/format/format.h"
#include "ui_journalupdate.h"

#include <QEvent>

using Step = OpenProgress::Step;

JournalUpdate::JournalUpdate(JournalOpener &opener, QWidget *parent)
    : QDialog(parent)
    , m_opener(opener)
    , m_ui(std::make_unique<Ui::JournalUpdate>())
{
    m_ui->setupUi(this);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &JournalUpdate::reject);
    connect(&opener, &JournalOpener::progressChanged, this, &JournalUpdate::refresh);
    refresh();
}

JournalUpdate::~JournalUpdate() = default;

void JournalUpdate::reject()
{
    if (m_opener.step() == Step::Migrating)
        return; // begun: to end it here would only make it begin anew
    m_ui->cancelButton->setEnabled(false); // the slice under way is finished first
    m_opener.cancel();
}

void JournalUpdate::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
}

void JournalUpdate::refresh()
{
    const bool copying = m_opener.step() == Step::Copying && m_opener.total() > 0;
    m_ui->progress->setRange(0, copying ? 1000 : 0); // 0: how long it takes is not known
    if (copying) {
        m_ui->progress->setValue(int(m_opener.copied() * 1000 / m_opener.total()));
        //: %1 and %2 are sizes: "3.1 GB of 7.0 GB".
        m_ui->progressText->setText(tr("Making a copy: %1 of %2").arg(format::bytes(m_opener.copied()), format::bytes(m_opener.total())));
    } else if (m_opener.step() == Step::Migrating) {
        m_ui->progressText->setText(tr("The copy is complete. The data is being updated…"));
        m_ui->cancelButton->setEnabled(false);
    } else {
        m_ui->progressText->setText(tr("Opening the data…"));
    }
}
