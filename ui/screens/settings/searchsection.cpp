// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/searchsection.h"

#include "app/services/settings.h"
#include "ui_searchsection.h"

#include <QEvent>
#include <QScrollArea>

SearchSection::SearchSection(Settings &settings, QWidget *parent)
    : QFrame(parent)
    , m_settings(settings)
    , m_ui(std::make_unique<Ui::SearchSection>())
{
    m_ui->setupUi(this);
    connect(m_ui->staffSearch, &QCheckBox::clicked, &settings, &Settings::setStaffSearchAllowed);
    connect(&settings, &Settings::staffSearchChanged, this, &SearchSection::refresh);
    refresh();
}

SearchSection::~SearchSection() = default;

void SearchSection::focusStaffSearch()
{
    m_ui->staffSearch->setFocus(Qt::TabFocusReason);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(above))
            scroll->ensureWidgetVisible(this);
    }
}

void SearchSection::refresh()
{
    const bool allowed = m_settings.isStaffSearchAllowed();
    m_ui->staffSearch->setChecked(allowed);
    m_ui->staffEffect->setText(
        allowed ? tr("On: a name in the search field finds the receipts of that person, as does “staff:name”.")
                : tr("Off: names of the staff find nothing, not even with “staff:name”. Receipts show the name all the same."));
}

void SearchSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    refresh();
}
