// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/playbackcontrols.h"

#include "app/services/playback.h"
#include "ui/screens/dashboard/markcontrols.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace {
constexpr int kGap = 10;
constexpr int kGapInGroup = 2;

QString speedText(double speed)
{
    return speed == 0.5 ? QStringLiteral("\u00bd\u00d7") : QStringLiteral("%1\u00d7").arg(speed);
}
} // namespace

PlaybackControls::PlaybackControls(Playback &playback, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_theme(theme)
    , m_stepBack(makeButton(QStringLiteral("stepBack")))
    , m_pause(makeButton(QStringLiteral("pauseButton")))
    , m_stepForward(makeButton(QStringLiteral("stepForward")))
    , m_loop(makeButton(QStringLiteral("loopButton")))
{
    setObjectName(QStringLiteral("playbackControls"));
    m_loop->setCheckable(true);
    auto *flow = new FlowLayout(kGap, this);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto addGroup = [&](const QList<QPushButton *> &buttons) {
        auto *group = new QWidget(this);
        auto *row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kGapInGroup);
        for (QPushButton *button : buttons)
            row->addWidget(button);
        flow->addWidget(group);
    };
    for (const double speed : Playback::kSpeeds) {
        auto *button = makeButton(QStringLiteral("speed%1").arg(speed));
        button->setProperty("kind", QStringLiteral("more")); // narrow
        button->setText(speedText(speed));
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, speed] {
            m_playback.setSpeed(speed);
            refresh(); // a second click would uncheck it
        });
        m_speeds << button;
    }
    addGroup({m_stepBack, m_pause, m_stepForward});
    addGroup(m_speeds.first(3)); // two groups, for the line that large text leaves in a small window
    addGroup(m_speeds.mid(3));
    addGroup({m_loop});
    auto *marks = new MarkControls(playback, this);
    flow->addWidget(marks);
    flow->addWidget(marks->span());

    connect(m_stepBack, &QPushButton::clicked, this, [this] { m_playback.step(-1); });
    connect(m_stepForward, &QPushButton::clicked, this, [this] { m_playback.step(1); });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_playback.setPlaying(!m_playback.isPlaying()); });
    connect(m_loop, &QPushButton::clicked, this, [this](bool checked) { m_playback.setLooping(checked); });
    connect(&playback, &Playback::changed, this, &PlaybackControls::refresh);
    connect(&theme, &Theme::changed, this, &PlaybackControls::showIcons);
    refresh();
    showIcons();
    translate();
}

QPushButton *PlaybackControls::makeButton(const QString &name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void PlaybackControls::refresh()
{
    setEnabled(m_playback.isOpen());
    for (qsizetype i = 0; i < m_speeds.size(); ++i)
        m_speeds[i]->setChecked(Playback::kSpeeds[size_t(i)] == m_playback.speed());
    m_loop->setChecked(m_playback.isLooping());
    if (m_showsPause == m_playback.isPlaying())
        return;
    m_showsPause = m_playback.isPlaying();
    showIcons();
    translate();
}

void PlaybackControls::showIcons()
{
    const ThemeColors &colors = m_theme.colors();
    const auto show = [&](QPushButton *button, const QString &name) { button->setIcon(icon(name, colors.text, colors.mutedText)); };
    show(m_stepBack, QStringLiteral("step-back"));
    show(m_pause, m_showsPause ? QStringLiteral("pause") : QStringLiteral("play"));
    show(m_stepForward, QStringLiteral("step-forward"));
    show(m_loop, QStringLiteral("loop"));
}

void PlaybackControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void PlaybackControls::translate()
{
    const auto name = [](QPushButton *button, const QString &text, const QString &toolTip) {
        button->setAccessibleName(text);
        button->setToolTip(toolTip);
    };
    name(m_stepBack, tr("One picture back"), tr("One picture back (, key)"));
    name(m_stepForward, tr("One picture forward"), tr("One picture forward (. key)"));
    if (m_showsPause)
        name(m_pause, tr("Pause"), tr("Pause (Space or K)"));
    else
        name(m_pause, tr("Play"), tr("Play (Space or K)"));
    for (qsizetype i = 0; i < m_speeds.size(); ++i) {
        //: Speed of playing; %1 is a number such as 0.5 or 2
        const QString text = tr("Speed %1 times").arg(QLocale().toString(Playback::kSpeeds[size_t(i)]));
        //: Speed of playing; %1 is a number such as 0.5 or 2
        name(m_speeds[i], text, tr("Speed %1 times (L: faster, J: backwards)").arg(QLocale().toString(Playback::kSpeeds[size_t(i)])));
    }
    name(m_loop, tr("Repeat"), tr("Plays the marked span over and over, or else what happened around the moment"));
}
