// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/liveswitches.h"

#include "app/services/settings.h"
#include "ui/screens/dashboard/camerastage.h"
#include "ui/screens/dashboard/picturecontrols.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPushButton>

LiveSwitches::LiveSwitches(CameraStage &stage, PictureControls &controls, Settings &settings, const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_stage(stage)
    , m_settings(settings)
    , m_theme(theme)
    , m_grid(makeButton("gridSwitch"))
    , m_sound(makeButton("soundSwitch"))
{
    m_sound->setChecked(settings.isSoundOn());
    stage.setSound(m_sound->isChecked());
    controls.addButton(m_grid);
    controls.addButton(m_sound);
    controls.installEventFilter(this);
    connect(m_grid, &QPushButton::clicked, this, [this](bool on) {
        m_settings.setGrid(m_dashboard.value, on);
        m_stage.setGrid(on);
    });
    connect(m_sound, &QPushButton::clicked, this, [this](bool on) {
        m_settings.setSoundOn(on);
        m_stage.setSound(on);
        refresh();
    });
    connect(&stage, &CameraStage::arranged, this, &LiveSwitches::refresh);
    connect(&theme, &Theme::changed, this, &LiveSwitches::refresh);
    refresh();
    translate();
}

QPushButton *LiveSwitches::makeButton(const char *name)
{
    auto *button = new QPushButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    button->setCheckable(true);
    return button;
}

void LiveSwitches::setDashboard(const Dashboard &dashboard)
{
    m_grid->setVisible(dashboard.cameras.size() > 1);
    if (dashboard.id == m_dashboard)
        return;
    m_dashboard = dashboard.id;
    m_stage.setGrid(m_settings.isGrid(m_dashboard.value));
}

void LiveSwitches::toggleGrid()
{
    if (m_grid->isVisible())
        m_grid->click();
}

void LiveSwitches::toggleSound()
{
    m_sound->click();
}

void LiveSwitches::refresh()
{
    const bool live = m_stage.isLive();
    m_grid->setEnabled(live);
    m_grid->setChecked(m_stage.isGrid());
    m_sound->setEnabled(live && !m_stage.isGrid()); // of which one would it be
    const ThemeColors &colors = m_theme.colors();
    m_grid->setIcon(icon(QStringLiteral("grid"), colors.text, colors.mutedText));
    m_sound->setIcon(icon(m_sound->isChecked() ? QStringLiteral("sound") : QStringLiteral("sound-off"), colors.text, colors.mutedText));
}

bool LiveSwitches::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        translate();
    return QObject::eventFilter(watched, event);
}

void LiveSwitches::translate()
{
    m_grid->setAccessibleName(tr("All cameras in equal size"));
    m_grid->setToolTip(tr("All cameras in equal size (G)"));
    m_sound->setAccessibleName(tr("Sound of the live picture"));
    m_sound->setToolTip(tr("Sound of the live picture (M)"));
}
