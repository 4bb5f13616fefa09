// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/filmclockdialog.h"

#include "ui/format/clocktext.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/widgets/videoview.h"
#include "ui_filmclockdialog.h"

#include <QEvent>

using namespace std::chrono_literals;

namespace {
// The code's own steps and those of the camera: less is not told apart from nothing.
constexpr auto kSmallest = 100ms;
} // namespace

FilmClockDialog::FilmClockDialog(std::unique_ptr<FilmedClock> filmed, const Clock &clock, const Camera &camera, const Theme &theme,
                                 QWidget *parent)
    : QDialog(parent)
    , m_filmed(std::move(filmed))
    , m_camera(camera)
    , m_ui(std::make_unique<Ui::FilmClockDialog>())
    , m_video(new VideoView(theme, this))
{
    m_ui->setupUi(this);
    m_ui->body->setAutoFillBackground(false); // the dialog's own shows through
    m_ui->side->insertWidget(1, m_video);
    m_video->setObjectName(QStringLiteral("filmedPicture"));
    m_video->setMinimumHeight(m_video->heightForWidth(m_ui->scroll->minimumWidth()));
    m_ui->code->setClock(clock);
    connect(m_ui->restartButton, &QPushButton::clicked, m_filmed.get(), &FilmedClock::restart);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_filmed.get(), &FilmedClock::frameChanged, this, &FilmClockDialog::showFrame);
    connect(m_filmed.get(), &FilmedClock::changed, this, &FilmClockDialog::showResult);
    retranslate();
    m_filmed->watch(camera.id); // its pictures come in the stream's size: the smaller they are the worse the code is read
    m_ui->closeButton->setFocus();
}

FilmClockDialog::~FilmClockDialog()
{
    disconnect(m_filmed.get(), nullptr, this, nullptr);
}

void FilmClockDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilmClockDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_video->setAccessibleName(tr("Live picture of %1").arg(m_camera.name));
    VideoCaption caption;
    caption.camera = m_camera.name;
    m_video->setCaption(caption);
    showResult();
}

void FilmClockDialog::showFrame()
{
    m_video->setImage(m_filmed->frame().image);
}

QString FilmClockDialog::stateText() const
{
    const LiveStatus status = m_filmed->status();
    if (status.error)
        return format::errorText(*status.error, format::Retry::ByItself);
    if (m_filmed->frame().image.isNull())
        return tr("Waiting for the camera's live picture.");
    if (status.state == LiveStatus::State::Silent)
        return tr("The camera sends no new picture now.");
    if (!m_filmed->isSeen())
        return m_filmed->readings() < FilmedClock::kEnough ? tr("The pattern is not found in the picture yet.")
                                                           : tr("Measured. The pattern is not in the picture any more.");
    if (m_filmed->readings() < FilmedClock::kEnough)
        return tr("The pattern is found. Keep the screen still.");
    //: %Ln is how many pictures the result comes from
    return tr("Measured with the last %Ln pictures.", nullptr, m_filmed->readings());
}

void FilmClockDialog::showResult()
{
    m_ui->state->setText(stateText());
    const bool known = m_filmed->readings() >= FilmedClock::kEnough;
    m_ui->result->setVisible(known);
    if (!known)
        return;
    const Median delay = m_filmed->delay();
    const Median ahead = m_filmed->ahead();
    //: %1 is a time span ("3.2 s"), %2 how far the measures are apart
    QString text = tr("True delay: %1, spread %2").arg(format::tenths(delay.value), format::tenths(delay.spread));
    //: What the program shows on the live picture, to be compared with the true delay
    text += u'\n' + tr("Delay that the live picture shows: %1").arg(format::tenths(delay.value - ahead.value));
    if (!m_filmed->frame().certain)
        text += u'\n' + tr("The camera's video does not tell its own time.");
    else if (std::chrono::abs(ahead.value) < kSmallest)
        text += u'\n' + tr("The clocks of the camera and this computer agree.");
    else if (ahead.value > 0ms)
        text += u'\n' + tr("The camera's clock is %1 ahead of this computer's.").arg(format::tenths(ahead.value));
    else
        text += u'\n' + tr("The camera's clock is %1 behind this computer's.").arg(format::tenths(-ahead.value));
    m_ui->result->setText(text);
}
