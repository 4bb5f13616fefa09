// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/recordingsection.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/recorder.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/screens/settings/recordingrow.h"
#include "ui_recordingsection.h"

#include <QHideEvent>
#include <QShowEvent>
#include <QSignalBlocker>

#include <algorithm>

using Vault = FootageVault::State;

namespace {
constexpr qint64 kGigabyte = 1'000'000'000;
}

RecordingSection::RecordingSection(Recorder &recorder, Settings &settings, Session &session, Links &links, Dialogs &dialogs,
                                   QWidget *parent)
    : QFrame(parent)
    , m_recorder(recorder)
    , m_settings(settings)
    , m_session(session)
    , m_links(links)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::RecordingSection>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("recordingSection"));
    connect(m_ui->recordBox, &QCheckBox::toggled, this, [this](bool on) {
        RecordingSettings recording = m_settings.recording();
        recording.on = on;
        m_settings.setRecording(recording);
    });
    connect(m_ui->bytesBox, &QSpinBox::valueChanged, this, &RecordingSection::changeBudget);
    connect(m_ui->daysBox, &QSpinBox::valueChanged, this, &RecordingSection::changeBudget);
    connect(m_ui->deleteVideoButton, &QPushButton::clicked, this, &RecordingSection::askToDelete);
    connect(m_ui->recordingNotice, &NoticeBox::actionTriggered, this, &RecordingSection::act);
    connect(&recorder, &Recorder::changed, this, &RecordingSection::refresh);
    connect(&settings, &Settings::recordingChanged, this, &RecordingSection::refresh);
    retranslate();
}

RecordingSection::~RecordingSection() = default;

void RecordingSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecordingSection::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
}

void RecordingSection::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!event->spontaneous())
        m_outcome.reset();
}

//! Comes every second while recording.
void RecordingSection::refresh()
{
    if (!isVisible())
        return;
    showSettings();
    showNotice();
    showReach();
    showRows();
}

void RecordingSection::showSettings()
{
    const RecordingSettings recording = m_settings.recording();
    const QSignalBlocker noToggle(m_ui->recordBox);
    const QSignalBlocker noBytes(m_ui->bytesBox);
    const QSignalBlocker noDays(m_ui->daysBox);
    m_ui->recordBox->setChecked(recording.on);
    // Not under the user's hands.
    if (!m_ui->bytesBox->hasFocus() && !m_asking)
        m_ui->bytesBox->setValue(int(recording.bytes / kGigabyte));
    if (!m_ui->daysBox->hasFocus() && !m_asking)
        m_ui->daysBox->setValue(recording.days);
}

void RecordingSection::showNotice()
{
    const FootageVault &vault = m_recorder.vault();
    const RingStatus ring = m_recorder.ring();
    NoticeBox &notice = *m_ui->recordingNotice;
    if (m_outcome && !*m_outcome)
        notice.say(NoticeBox::Tone::Error, format::errorText(m_outcome->error()));
    else if (vault.state() == Vault::KeyLost)
        notice.say(NoticeBox::Tone::Error, format::errorText(*vault.error()), tr("Begin anew"));
    else if (vault.state() == Vault::Failed)
        //: %1 is a sentence that says why.
        notice.say(NoticeBox::Tone::Error, tr("No video is recorded. %1").arg(format::errorText(*vault.error())), tr("Try again"));
    else if (ring.problem)
        notice.say(NoticeBox::Tone::Error, format::errorText(*ring.problem));
    else if (m_outcome)
        notice.say(NoticeBox::Tone::Success, tr("All recorded video was deleted."));
    else
        notice.clear();
}

void RecordingSection::showReach()
{
    const RingStatus ring = m_recorder.ring();
    QString text;
    if (const auto reach = m_recorder.reach())
        //: %1 is the room that is allowed ("20 GB"), %2 how long that lasts ("3 d 4 h").
        text = tr("At the rate measured, %1 last about %2.").arg(format::dataSize(m_settings.recording().bytes), format::extent(*reach));
    else if (m_settings.recording().on)
        text = tr("How many days that gives shows after the first minute of recording.");
    else
        text = tr("Video that was recorded before stays until it is too old.");
    //: %1 is an amount ("1.2 GB").
    text += u' ' + tr("In use: %1.").arg(format::dataSize(ring.bytes + ring.keptBytes));
    m_ui->reach->setText(text);
}

void RecordingSection::showRows()
{
    const QList<RecordedCamera> cameras = m_recorder.cameras();
    while (m_rows.size() > cameras.size())
        m_rows.takeLast()->deleteLater();
    while (m_rows.size() < cameras.size()) {
        auto *row = new RecordingRow(this);
        row->setObjectName(QStringLiteral("recordingRow%1").arg(m_rows.size()));
        m_ui->rows->addWidget(row);
        m_rows << row;
    }
    for (qsizetype i = 0; i < cameras.size(); ++i)
        m_rows.at(i)->show(nameOf(cameras.at(i).camera), cameras.at(i));
    m_ui->emptyText->setVisible(cameras.isEmpty());
    const RingStatus ring = m_recorder.ring();
    m_ui->deleteVideoButton->setEnabled(ring.bytes + ring.keptBytes > 0);
}

QString RecordingSection::nameOf(const CameraId &camera) const
{
    if (const Camera *known = m_session.camera(camera))
        return format::camera(known->name, known->model);
    const QList<Link> &links = m_links.all();
    const auto link = std::find_if(links.begin(), links.end(), [&](const Link &one) { return one.camera == camera; });
    return link == links.end() || link->cameraName.isEmpty() ? camera.value : link->cameraName;
}

void RecordingSection::changeBudget()
{
    RecordingSettings recording = m_settings.recording();
    const RecordingSettings before = recording;
    recording.bytes = m_ui->bytesBox->value() * kGigabyte;
    recording.days = m_ui->daysBox->value();
    if (recording == before || m_asking)
        return;
    if (!m_recorder.exceeds(recording)) {
        m_settings.setRecording(recording);
        return;
    }
    Question question;
    question.title = tr("Delete the oldest video?");
    question.text = tr("More video than that is kept now. What is too much is deleted at once. This cannot be undone.");
    question.action = tr("Delete");
    question.dangerous = true;
    m_asking = true;
    onFinished(m_dialogs.confirm(question), this, [this, recording](bool confirmed) {
        m_asking = false;
        const RecordingSettings now = m_settings.recording();
        if (confirmed)
            m_settings.setRecording({now.on, recording.bytes, recording.days});
        const QSignalBlocker noBytes(m_ui->bytesBox);
        const QSignalBlocker noDays(m_ui->daysBox);
        m_ui->bytesBox->setValue(int(m_settings.recording().bytes / kGigabyte));
        m_ui->daysBox->setValue(m_settings.recording().days);
    });
}

void RecordingSection::act()
{
    if (m_recorder.vault().state() == Vault::KeyLost)
        askToBeginAnew();
    else
        m_recorder.retry();
}

void RecordingSection::askToDelete()
{
    Question question;
    question.title = tr("Delete all recorded video?");
    question.text = tr("The video of all cameras is deleted from this computer. This cannot be undone. Pictures of receipts stay, and "
                       "nothing is deleted in the camera's cloud. Recording goes on.");
    question.action = tr("Delete");
    question.dangerous = true;
    onFinished(m_dialogs.confirm(question), this, [this](bool confirmed) {
        if (!confirmed)
            return;
        onFinished(m_recorder.removeAll(), this, [this](const Result<Done> &removed) {
            m_outcome = removed;
            refresh();
        });
    });
}

void RecordingSection::askToBeginAnew()
{
    Question question;
    question.title = tr("Delete the video that cannot be read?");
    question.text = tr("Its key is no longer in the system's key store, and without it nobody can read the video. If you can bring the key "
                       "store back, for example from a backup, do that instead. This cannot be undone.");
    question.action = tr("Delete and begin anew");
    question.dangerous = true;
    onFinished(m_dialogs.confirm(question), this, [this](bool confirmed) {
        if (confirmed)
            m_recorder.beginAnew();
    });
}

void RecordingSection::retranslate()
{
    m_ui->retranslateUi(this);
    //: Behind a number of days.
    m_ui->daysBox->setSuffix(tr(" days"));
    refresh();
}
