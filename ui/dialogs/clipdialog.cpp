// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clipdialog.h"

#include "app/base/async.h"
#include "app/domain/link.h"
#include "ui/dialogs/clipname.h"
#include "ui/dialogs/clippaint.h"
#include "ui/dialogs/clipresult.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"
#include "ui_clipdialog.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

enum SpanKind { AroundReceipt, MarkedSpan };

QString usualFolder()
{
    const QString videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return QDir(videos).exists() && !videos.isEmpty() ? videos : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

ClipDialog::ClipDialog(ClipExport &exporter, ClipSubject subject, Dialogs &dialogs, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_exporter(exporter)
    , m_subject(std::move(subject))
    , m_dialogs(dialogs)
    , m_theme(theme)
    , m_ui(std::make_unique<Ui::ClipDialog>())
    , m_folder(m_subject.folder.isEmpty() ? usualFolder() : m_subject.folder)
{
    m_ui->setupUi(this);
    m_ui->body->setAutoFillBackground(false); // the dialog's own shows through
    m_ui->notice->clear();
    if (m_subject.soldAt)
        m_ui->span->addItem({}, AroundReceipt);
    if (m_subject.marked)
        m_ui->span->addItem({}, MarkedSpan);
    m_ui->span->setCurrentIndex(m_ui->span->count() - 1); // who has marked a span wants it
    m_ui->before->setValue(int(m_subject.before.count()));
    makeCameras();
    connect(m_ui->span, &QComboBox::currentIndexChanged, this, &ClipDialog::showState);
    connect(m_ui->before, &QSpinBox::valueChanged, this, &ClipDialog::showState);
    connect(m_ui->after, &QSpinBox::valueChanged, this, &ClipDialog::showState);
    connect(m_ui->manner, &QComboBox::currentIndexChanged, this, &ClipDialog::showState);
    connect(m_ui->chooseFolderButton, &QPushButton::clicked, this, &ClipDialog::chooseFolder);
    connect(m_ui->writeButton, &QPushButton::clicked, this, &ClipDialog::write);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->notice, &NoticeBox::actionTriggered, this, &ClipDialog::openFolder);
    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, [this] { m_ui->progress->setValue(int(m_exporter.progress() * 1000)); });
    retranslate();
    m_ui->span->setFocus();
}

ClipDialog::~ClipDialog()
{
    m_writing.cancel();
}

void ClipDialog::makeCameras()
{
    QWidget *before = m_ui->after;
    for (const ClipSubject::Camera &camera : m_subject.cameras) {
        auto *box = new QCheckBox(m_ui->body);
        box->setObjectName(QStringLiteral("camera") + QString::number(m_cameras.size()));
        box->setChecked(camera.proposed);
        m_ui->cameras->addWidget(box);
        setTabOrder(before, box);
        before = box;
        m_cameras << box;
        connect(box, &QCheckBox::toggled, this, &ClipDialog::showState);
    }
    setTabOrder(before, m_ui->manner);
}

//! While it writes, giving up ends the export and not yet the dialog.
void ClipDialog::done(int result)
{
    if (m_state != State::Writing) {
        QDialog::done(result);
        return;
    }
    m_writing.cancel();
    m_cancelled = true;
    enter(State::Asking);
}

void ClipDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ClipDialog::retranslate()
{
    const int manner = m_ui->manner->currentIndex();
    m_ui->retranslateUi(this);
    m_ui->manner->setCurrentIndex(manner);
    for (int i = 0; i < m_ui->span->count(); ++i) {
        const QString text = m_ui->span->itemData(i).toInt() == AroundReceipt
                                 ? tr("Around the moment of the receipt")
                                 //: %1 is from one time of the day to another
                                 : tr("The marked span, %1").arg(clipresult::span(*m_subject.marked));
        m_ui->span->setItemText(i, text);
    }
    if (!m_subject.soldAt)
        m_ui->subject->setText(tr("A span of the recorded video, as MP4 files"));
    else if (m_subject.number.isEmpty())
        m_ui->subject->setText(tr("Receipt of %1, as MP4 files").arg(format::dateTime(*m_subject.soldAt, shopZone())));
    else
        m_ui->subject->setText(
            tr("Receipt No. %1 of %2, as MP4 files").arg(m_subject.number, format::dateTime(*m_subject.soldAt, shopZone())));
    m_ui->burnIn->setText(m_subject.receipt.isEmpty() ? tr("Write time and camera into the picture")
                                                      : tr("Write the receipt, time and camera into the picture"));
    showState();
}

void ClipDialog::enter(State state)
{
    m_state = state;
    if (state == State::Writing)
        m_tick.start();
    else
        m_tick.stop();
    showState();
    (state == State::Asking ? m_ui->writeButton : state == State::Writing ? m_ui->cancelButton : m_ui->closeButton)->setFocus();
}

void ClipDialog::showState()
{
    const bool asking = m_state == State::Asking;
    const bool exact = m_ui->manner->currentIndex() == 1;
    const bool aroundReceipt = m_ui->span->currentData().toInt() == AroundReceipt;
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->span), static_cast<QWidget *>(m_ui->manner), static_cast<QWidget *>(m_ui->chooseFolderButton),
          static_cast<QWidget *>(m_ui->before), static_cast<QWidget *>(m_ui->after)})
        field->setEnabled(asking);
    for (QWidget *field : {static_cast<QWidget *>(m_ui->beforeLabel), static_cast<QWidget *>(m_ui->before),
                           static_cast<QWidget *>(m_ui->afterLabel), static_cast<QWidget *>(m_ui->after)})
        field->setVisible(aroundReceipt);
    m_ui->burnIn->setEnabled(asking && exact);
    m_ui->hint->setText(exact ? tr("Begins and ends with the very picture, whatever plays it. Takes longer.")
                              : tr("Quick, and nothing is changed. Some players begin a few seconds earlier. To write something into "
                                   "the picture, it has to be encoded anew."));
    m_ui->folder->setText(QDir::toNativeSeparators(m_folder));
    m_ui->writeButton->setVisible(asking);
    m_ui->cancelButton->setVisible(m_state != State::Written);
    m_ui->closeButton->setVisible(m_state == State::Written);
    m_ui->closeButton->setDefault(m_state == State::Written);
    m_ui->progress->setVisible(m_state == State::Writing);
    showCameras();
    showResult();
    const QWidgetList fields = m_ui->body->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *field : fields) {
        if (m_state == State::Written && field != m_ui->result)
            field->hide(); // what became of it must not have to be looked for
    }
}

//! With what is kept of the span.
void ClipDialog::showCameras()
{
    bool any = false;
    for (int i = 0; i < m_cameras.size(); ++i) {
        const ClipSubject::Camera &camera = m_subject.cameras.at(i);
        const TimeRange span = spanOf(camera);
        const QList<TimeRange> missing = m_exporter.missing(camera.id, span);
        const bool none = missing == QList{span};
        QString text = camera.name.isEmpty() ? camera.id.value : camera.name;
        text.replace(u'&', QStringLiteral("&&"));
        if (none) //: %1 is a camera
            text = tr("%1: no video of this span is kept").arg(text);
        else if (!missing.isEmpty()) //: %1 is a camera
            text = tr("%1: a part of this span is missing").arg(text);
        m_cameras.at(i)->setText(text);
        m_cameras.at(i)->setEnabled(m_state == State::Asking && !none);
        any = any || (!none && m_cameras.at(i)->isChecked());
    }
    m_ui->writeButton->setEnabled(any);
}

void ClipDialog::showResult()
{
    QList<CheckLine> lines;
    int written = 0;
    bool lacks = false;
    for (const ClipFile &file : m_state == State::Written ? m_made : QList<ClipFile>()) {
        const auto camera = std::find_if(m_subject.cameras.begin(), m_subject.cameras.end(),
                                         [&file](const ClipSubject::Camera &one) { return one.id == file.camera; });
        const QString id = QString::number(lines.size());
        const QStringList missing = clipresult::missing(file);
        if (file.error) {
            lines << CheckLine{id, CheckLine::Mark::Bad, camera->name, format::errorText(*file.error)};
            continue;
        }
        ++written;
        lacks = lacks || !missing.isEmpty();
        lines << CheckLine{id, missing.isEmpty() ? CheckLine::Mark::Good : CheckLine::Mark::Warning, QFileInfo(file.path).fileName(),
                           missing.join(u'\n')};
        if (!file.encoder.isEmpty()) //: %1 is the name of an encoder, such as libx264
            lines.last().text += QStringLiteral("\n") + tr("Encoded with %1").arg(file.encoder);
    }
    m_ui->result->setLines(lines);
    if (m_state == State::Written && written == 0)
        m_ui->notice->say(NoticeBox::Tone::Error, tr("No file was written. Look above for the reason."));
    else if (m_state == State::Written && (lacks || written < m_made.size()))
        m_ui->notice->say(NoticeBox::Tone::Info, tr("%Ln file(s) were written, but not all of it is there: see above.", nullptr, written),
                          tr("Show in folder"));
    else if (m_state == State::Written)
        m_ui->notice->say(NoticeBox::Tone::Success, tr("%Ln file(s) were written and checked.", nullptr, written), tr("Show in folder"));
    else if (m_state == State::Asking && m_cancelled)
        m_ui->notice->say(NoticeBox::Tone::Info, tr("The export was cancelled. No file was written."));
    else
        m_ui->notice->clear();
}

TimeRange ClipDialog::spanOf(const ClipSubject::Camera &camera) const
{
    if (m_ui->span->currentData().toInt() == AroundReceipt) {
        const Instant moment = momentOf(*m_subject.soldAt, camera.clockOffset);
        return {moment - std::chrono::seconds(m_ui->before->value()), moment + std::chrono::seconds(m_ui->after->value())};
    }
    const auto on = std::find_if(m_subject.cameras.begin(), m_subject.cameras.end(),
                                 [this](const ClipSubject::Camera &one) { return one.id == m_subject.markedOn; });
    const std::chrono::milliseconds shift = on == m_subject.cameras.end() ? 0ms : camera.clockOffset - on->clockOffset;
    return {m_subject.marked->from + shift, m_subject.marked->to + shift};
}

ClipExportOrder ClipDialog::order() const
{
    const bool exact = m_ui->manner->currentIndex() == 1;
    ClipExportOrder order;
    order.folder = m_folder;
    order.manner = exact ? ClipManner::Exact : ClipManner::AsItIs;
    for (int i = 0; i < m_cameras.size(); ++i) {
        if (!m_cameras.at(i)->isEnabled() || !m_cameras.at(i)->isChecked())
            continue;
        const ClipSubject::Camera &camera = m_subject.cameras.at(i);
        const TimeRange span = spanOf(camera);
        ClipWish wish{camera.id, span, clipFileName({m_subject.place, m_subject.number, span.from, camera.name})};
        if (exact && m_ui->burnIn->isChecked())
            wish.paint = burnIn({m_subject.receipt, camera.name, font(), m_theme.colors().overlay});
        order.clips << wish;
    }
    return order;
}

void ClipDialog::chooseFolder()
{
    onFinished(m_dialogs.chooseFolder(tr("Folder for the video files"), m_folder), this, [this](const QString &folder) {
        if (folder.isEmpty() || m_state != State::Asking)
            return;
        m_folder = folder;
        emit folderChosen(folder);
        showState();
    });
}

void ClipDialog::write()
{
    m_cancelled = false;
    m_made.clear();
    m_ui->progress->setValue(0);
    m_writing = m_exporter.write(order());
    enter(State::Writing);
    onFinished(m_writing, this, [this, writing = m_writing](const Result<QList<ClipFile>> &made) {
        if (m_state != State::Writing || writing.isCanceled())
            return;
        m_made = made ? made.value() : QList<ClipFile>();
        enter(State::Written);
    });
}

void ClipDialog::openFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
}
