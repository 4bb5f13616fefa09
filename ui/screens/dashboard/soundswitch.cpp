// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/soundswitch.h"

#include "app/services/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>

SoundSwitch::SoundSwitch(Settings &settings, const Theme &theme, QWidget *parent) : QPushButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("soundSwitch"));
    setAutoDefault(false);
    setCheckable(true);
    setChecked(settings.isSoundOn());
    connect(this, &QPushButton::toggled, this, [this, &settings](bool on) {
        settings.setSoundOn(on);
        showIcon();
    });
    connect(&theme, &Theme::changed, this, &SoundSwitch::showIcon);
    showIcon();
    translate();
}

void SoundSwitch::showIcon()
{
    const ThemeColors &colors = m_theme.colors();
    setIcon(::icon(isChecked() ? QStringLiteral("sound") : QStringLiteral("sound-off"), colors.text, colors.mutedText));
}

void SoundSwitch::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void SoundSwitch::translate()
{
    setAccessibleName(tr("Sound of the live picture"));
    setToolTip(tr("Sound of the live picture (M)"));
}
