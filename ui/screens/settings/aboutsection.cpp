// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/aboutsection.h"

#include "app/domain/timerange.h"
#include "app/services/settings.h"
#include "app/services/updatecheck.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/screens/settings/partsdialog.h"
#include "ui_aboutsection.h"

#include <QEvent>
#include <QLocale>

AboutSection::AboutSection(Uses uses, QWidget *parent) : QFrame(parent), m_uses(std::move(uses)), m_ui(std::make_unique<Ui::AboutSection>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("aboutSection"));
    connect(m_ui->updateCheck, &QCheckBox::clicked, &m_uses.settings, &Settings::setUpdateCheckOn);
    connect(m_ui->lookButton, &QPushButton::clicked, &m_uses.updates, &UpdateCheck::lookNow);
    connect(m_ui->pageButton, &QPushButton::clicked, this, &AboutSection::openPage);
    connect(m_ui->partsButton, &QPushButton::clicked, this, &AboutSection::showParts);
    connect(&m_uses.updates, &UpdateCheck::changed, this, &AboutSection::refresh);
    connect(&m_uses.settings, &Settings::updateCheckChanged, this, &AboutSection::refresh);
    refresh();
}

AboutSection::~AboutSection() = default;

QString AboutSection::news() const
{
    const UpdateCheck &updates = m_uses.updates;
    if (!updates.isThere())
        return tr("This build does not know where to look for newer versions. Ask whoever gave it to you.");
    if (m_pageFailed && updates.newer())
        return tr("The browser did not open. The address is: %1").arg(updates.newer()->page.toDisplayString());
    if (updates.isLooking())
        return tr("Looking…");
    if (updates.error())
        return format::errorText(*updates.error(), format::Retry::ByUser);
    if (const auto &newer = updates.newer()) {
        const QString text =
            newer->isUrgent ? tr("Version %1 is there. It mends something important; please install it soon.") : tr("Version %1 is there.");
        const QString summary =
            newer->summary.value(QLocale().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en"));
        return text.arg(newer->version.toString()) + (summary.isEmpty() ? QString() : u'\n' + summary);
    }
    if (const auto at = updates.lookedAt())
        //: %1 is a day and time.
        return tr("This is the newest version, as of %1.").arg(format::dateTime(*at, shopZone()));
    return {};
}

void AboutSection::refresh()
{
    const UpdateCheck &updates = m_uses.updates;
    m_ui->version->setText(tr("Version %1").arg(updates.running().toString()));
    m_ui->updateCheck->setVisible(updates.isThere());
    m_ui->updateCheck->setChecked(m_uses.settings.isUpdateCheckOn());
    m_ui->updateEffect->setVisible(updates.isThere());
    m_ui->lookButton->setVisible(updates.isThere());
    m_ui->lookButton->setEnabled(!updates.isLooking());
    m_ui->pageButton->setVisible(updates.newer().has_value());
    m_ui->news->setText(news());
    m_ui->news->setVisible(!m_ui->news->text().isEmpty());
}

void AboutSection::openPage()
{
    if (m_uses.updates.newer())
        m_pageFailed = !m_uses.openUrl(m_uses.updates.newer()->page);
    refresh();
}

void AboutSection::showParts()
{
    auto *dialog = new PartsDialog(m_uses.parts(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_uses.dialogs.open(dialog);
}

void AboutSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    refresh();
}
