// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "app/base/async.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/exportname.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/csvwords.h"
#include "ui_exportdialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr qint64 kGuessAfterMs = 2000; // before, the time left is a wild guess

//! 75 s: 1:15
QString timeText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

ExportDialog::ExportDialog(ReceiptExport &exporter, ExportSubject subject, Dialogs &dialogs, QWidget *parent)
    : QDialog(parent)
    , m_exporter(exporter)
    , m_subject(std::move(subject))
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    m_ui->notice->clear();
    connect(m_ui->chooseFileButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, &ExportDialog::showState);
    connect(m_ui->notice, &NoticeBox::actionTriggered, this, &ExportDialog::openFolder);
    // By a timer: pages come more often than anyone reads.
    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, &ExportDialog::showProgress);
    retranslate();
    m_ui->rows->setFocus();
}

ExportDialog::~ExportDialog()
{
    m_writing.cancel();
}

//! While it writes, giving up ends the export and not yet the dialog.
void ExportDialog::done(int result)
{
    if (m_state != State::Writing) {
        QDialog::done(result);
        return;
    }
    m_writing.cancel();
    m_error = Error{Error::Kind::Cancelled, {}, {}, {}};
    enter(State::Asking);
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ExportDialog::retranslate()
{
    const int rows = m_ui->rows->currentIndex();
    m_ui->retranslateUi(this);
    m_ui->rows->setCurrentIndex(rows);
    //: Below the title, when it is known how many receipts there are.
    m_ui->subject->setText(
        m_subject.count ? tr("%Ln receipt(s), oldest first. The file has the names of the staff too.", nullptr, int(*m_subject.count))
                        : tr("All receipts found, oldest first. The file has the names of the staff too."));
    showState();
}

void ExportDialog::enter(State state)
{
    m_state = state;
    if (state == State::Writing) {
        m_elapsed.start();
        m_tick.start();
    } else {
        m_tick.stop();
    }
    showState();
    (state == State::Asking ? m_ui->chooseFileButton : state == State::Writing ? m_ui->cancelButton : m_ui->closeButton)->setFocus();
}

void ExportDialog::showState()
{
    const bool asking = m_state == State::Asking;
    m_ui->rows->setEnabled(asking);
    m_ui->kind->setEnabled(asking);
    m_ui->chooseFileButton->setVisible(asking);
    m_ui->cancelButton->setVisible(m_state != State::Written);
    m_ui->closeButton->setVisible(m_state == State::Written);
    m_ui->closeButton->setDefault(m_state == State::Written);
    m_ui->progress->setVisible(m_state == State::Writing);
    m_ui->progressText->setVisible(m_state == State::Writing);
    m_ui->hint->setText(m_ui->kind->currentIndex() == 0
                            ? tr("Opens with a double-click. A text that a spreadsheet would take for a formula begins with an apostrophe.")
                            : tr("Every text is written exactly as it is in the receipt, in UTF-8 without a byte order mark."));
    if (m_state == State::Written) {
        //: %1 is the name of the file.
        m_ui->notice->say(NoticeBox::Tone::Success,
                          tr("%Ln receipt(s) were written to “%1”.", nullptr, int(m_written)).arg(QFileInfo(m_file).fileName()),
                          tr("Open folder"));
    } else if (m_state == State::Asking && m_error && m_error->kind == Error::Kind::Cancelled) {
        m_ui->notice->say(NoticeBox::Tone::Info, tr("The export was cancelled. No file was written."));
    } else if (m_state == State::Asking && m_error) {
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    } else {
        m_ui->notice->clear();
    }
    showProgress();
}

void ExportDialog::showProgress()
{
    if (m_state != State::Writing)
        return;
    const qint64 written = m_exporter.written();
    const qint64 total = m_exporter.total();
    m_ui->progress->setMaximum(total < 0 ? 0 : 1000); // 0: it only shows that something goes on
    m_ui->progress->setValue(total > 0 ? int(written * 1000 / total) : 0);
    const qint64 elapsed = m_elapsed.elapsed();
    QString text;
    if (total < 0) {
        text = tr("Counting the receipts…");
    } else if (written > 0 && elapsed >= kGuessAfterMs) {
        //: %1 and %2 are numbers of receipts, %3 and %4 minutes and seconds.
        text = tr("%1 of %2 receipts, %3 so far, about %4 left")
                   .arg(format::number(written), format::number(total), timeText(elapsed), timeText(elapsed * (total - written) / written));
    } else {
        //: %1 and %2 are numbers of receipts.
        text = tr("%1 of %2 receipts").arg(format::number(written), format::number(total));
    }
    m_ui->progressText->setText(text);
}

void ExportDialog::chooseFile()
{
    const QString proposed =
        m_file.isEmpty() ? exportFileName(m_subject.search.query, m_subject.typed, m_subject.soldAt) : QFileInfo(m_file).fileName();
    onFinished(m_dialogs.saveFile(tr("Export receipts"), proposed, tr("CSV files (*.csv)")), this, [this](const QString &file) {
        if (!file.isEmpty() && m_state == State::Asking)
            write(file);
    });
}

void ExportDialog::write(const QString &file)
{
    m_file = file;
    m_error.reset();
    ExportOrder order;
    order.search = m_subject.search;
    order.soldAt = m_subject.soldAt;
    order.rows = m_ui->rows->currentIndex() == 0 ? CsvRows::Receipts : CsvRows::Lines;
    order.kind = m_ui->kind->currentIndex() == 0 ? CsvKind::ForExcel : CsvKind::Plain;
    order.words = csvWords();
    m_writing = m_exporter.write(order, file);
    enter(State::Writing);
    onFinished(m_writing, this, [this, writing = m_writing](const Result<qint64> &written) {
        if (m_state != State::Writing || writing.isCanceled())
            return;
        if (written)
            m_written = written.value();
        else
            m_error = written.error();
        enter(written ? State::Written : State::Asking);
    });
}

void ExportDialog::openFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath()));
}
