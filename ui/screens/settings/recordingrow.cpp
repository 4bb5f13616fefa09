// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/recordingrow.h"

#include "app/domain/timerange.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/theme/kind.h"

#include <QHBoxLayout>
#include <QLabel>

using State = RecordedCamera::State;

RecordingRow::RecordingRow(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_state(new QLabel(this))
    , m_kept(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_name->setObjectName(QStringLiteral("recordingName"));
    m_name->setTextFormat(Qt::PlainText);
    m_state->setObjectName(QStringLiteral("recordingState"));
    m_kept->setObjectName(QStringLiteral("recordingKept"));
    m_kept->setProperty("kind", QStringLiteral("muted"));
    m_kept->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("recordingProblem"));
    m_problem->setProperty("kind", QStringLiteral("error"));
    m_problem->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(1);
    layout->addLayout(head);
    layout->addWidget(m_kept);
    layout->addWidget(m_problem);
}

void RecordingRow::show(const QString &name, const RecordedCamera &camera)
{
    m_camera = camera.camera;
    m_name->setText(name);
    switch (camera.state) {
    case State::Recording:
        //: A camera; %1 is the time since when without a gap.
        m_state->setText(tr("Recording since %1").arg(format::hourMinute(toDateTime(*camera.since, shopZone()).time())));
        break;
    case State::Waiting:
        //: A camera whose video does not come.
        m_state->setText(tr("Waiting for the camera"));
        break;
    case State::Stopped:
        //: A camera.
        m_state->setText(camera.linked ? tr("Not recording") : tr("Not linked any more"));
        break;
    case State::Impossible:
        //: A camera.
        m_state->setText(tr("Cannot be recorded"));
        break;
    }
    const bool troubled = camera.state == State::Waiting || camera.state == State::Impossible;
    setKind(m_state, camera.state == State::Recording ? QStringLiteral("chipGood")
                     : troubled                       ? QStringLiteral("chip")
                                                      : QStringLiteral("small"));
    if (camera.kept.segments == 0)
        m_kept->setText(tr("No video yet"));
    else
        //: What there is of a camera: %1 how long in all ("2 d 4 h"), %2 how large ("1.2 GB"), %3 the day and time of the oldest.
        m_kept->setText(tr("%1 in %2, from %3")
                            .arg(format::extent(camera.kept.covered), format::dataSize(camera.kept.bytes + camera.kept.keptBytes),
                                 format::dateTime(camera.kept.oldest, shopZone())));
    m_problem->setText(camera.problem ? format::errorText(*camera.problem, format::Retry::ByItself) : QString());
    m_problem->setVisible(camera.problem.has_value());
}
