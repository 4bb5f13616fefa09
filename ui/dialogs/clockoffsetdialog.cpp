// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clockoffsetdialog.h"

#include "app/base/async.h"
#include "app/domain/timerange.h"
#include "app/services/clockmeasures.h"
#include "app/services/links.h"
#include "ui/format/clocktext.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui_clockoffsetdialog.h"

#include <QEvent>

namespace {

enum Direction { Ahead, Behind }; // in the order of the form

} // namespace

ClockOffsetDialog::ClockOffsetDialog(Links &links, ClockMeasures &measures, const Clock &clock, const Link &link,
                                     const QString &registerLabel, QWidget *parent)
    : QDialog(parent)
    , m_links(links)
    , m_measures(measures)
    , m_clock(clock)
    , m_link(link)
    , m_registerLabel(registerLabel)
    , m_ui(std::make_unique<Ui::ClockOffsetDialog>())
{
    m_ui->setupUi(this);
    m_ui->body->setAutoFillBackground(false); // the dialog's own shows through
    buildRows();
    const std::chrono::milliseconds now = link.clockOffset.value;
    m_ui->seconds->setValue(double(std::chrono::abs(now).count()) / 1000);
    m_ui->direction->setCurrentIndex(now.count() < 0 ? Behind : Ahead);
    const bool measured = !measures.of(link.id).isEmpty();
    (measured ? m_ui->measureButton : m_ui->typeButton)->setChecked(true);
    retranslate();

    const auto type = [this] {
        m_ui->typeButton->setChecked(true);
        showProposal();
    };
    connect(m_ui->seconds, &QDoubleSpinBox::valueChanged, this, type);
    connect(m_ui->direction, &QComboBox::currentIndexChanged, this, type);
    connect(m_ui->typeButton, &QRadioButton::toggled, this, &ClockOffsetDialog::showProposal);
    connect(m_ui->setButton, &QPushButton::clicked, this, [this] { set(proposed()); });
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] { set({}); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    if (measured)
        m_ui->setButton->setFocus();
    else
        m_ui->seconds->setFocus();
}

ClockOffsetDialog::~ClockOffsetDialog() = default;

void ClockOffsetDialog::buildRows()
{
    for (int row = 0; row < ClockOffset::kMostReceipts; ++row) {
        auto *text = new QLabel(m_ui->body);
        text->setObjectName(QStringLiteral("measure%1").arg(row));
        text->setTextFormat(Qt::PlainText); // the number comes from the POS
        text->setWordWrap(true);
        auto *remove = new QPushButton(m_ui->body);
        remove->setObjectName(QStringLiteral("removeMeasure%1").arg(row));
        remove->setAutoDefault(false);
        m_ui->measures->addWidget(text, row, 0);
        m_ui->measures->addWidget(remove, row, 1);
        connect(remove, &QPushButton::clicked, this, [this, row] { removeMeasure(row); });
    }
    m_ui->measures->setColumnStretch(0, 1);
    QWidget *before = m_ui->measureButton;
    for (int row = 0; row < ClockOffset::kMostReceipts; ++row) {
        QWidget *remove = m_ui->measures->itemAtPosition(row, 1)->widget();
        setTabOrder(before, remove);
        before = remove;
    }
}

void ClockOffsetDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ClockOffsetDialog::retranslate()
{
    const int direction = m_ui->direction->currentIndex();
    m_ui->retranslateUi(this);
    m_ui->direction->setCurrentIndex(direction);
    //: Behind the number in the field; a space before it where the language has one.
    m_ui->seconds->setSuffix(tr(" s"));
    //: %1 is a register, %2 a camera.
    m_ui->about->setText(tr("Register %1 and %2. A receipt's moment is looked for in the video by the camera's clock.")
                             .arg(m_registerLabel, m_link.cameraName));
    const ClockOffset &now = m_link.clockOffset;
    const QString origin = format::clockOffsetOrigin(now);
    //: What counts now: %1 is a sentence about the offset, %2 one about how it came to be known.
    m_ui->current->setText(now.set ? tr("Now: %1 %2").arg(format::clockOffset(now.value), origin)
                                   : tr("The offset is not known, so the clocks count as equal."));
    m_ui->resetButton->setEnabled(now.set.has_value());
    showMeasures();
}

void ClockOffsetDialog::showMeasures()
{
    const QList<ClockMeasure> measures = m_measures.of(m_link.id);
    for (int row = 0; row < ClockOffset::kMostReceipts; ++row) {
        auto *text = static_cast<QLabel *>(m_ui->measures->itemAtPosition(row, 0)->widget());
        auto *remove = static_cast<QPushButton *>(m_ui->measures->itemAtPosition(row, 1)->widget());
        const bool used = row < measures.size();
        text->setVisible(used);
        remove->setVisible(used);
        if (!used)
            continue;
        const ClockMeasure &measure = measures[row];
        //: %1 a receipt's number, %2 its time on the register's clock, %3 that of the picture, %4 the difference ("+3.5 s")
        text->setText(tr("No. %1: sold %2, picture %3 (%4)")
                          .arg(measure.number, format::time(measure.soldAt, shopZone()), format::time(measure.seenAt, shopZone()),
                               format::signedSeconds(measure.offset())));
        remove->setText(tr("Remove"));
        remove->setAccessibleName(tr("Remove receipt No. %1").arg(measure.number));
    }
    m_ui->measureButton->setEnabled(!measures.isEmpty());
    if (measures.isEmpty())
        m_ui->typeButton->setChecked(true);
    showProposal();
}

void ClockOffsetDialog::removeMeasure(int row)
{
    const ClockMeasure gone = m_measures.of(m_link.id).at(row);
    m_measures.remove(m_link.id, gone.receipt);
    showMeasures();
    if (!m_ui->measureButton->isEnabled())
        m_ui->seconds->setFocus(); // the button that was pressed is gone
}

ClockOffset ClockOffsetDialog::typed() const
{
    const auto size = std::chrono::milliseconds(qRound64(m_ui->seconds->value() * 1000));
    return {m_ui->direction->currentIndex() == Behind ? -size : size};
}

ClockOffset ClockOffsetDialog::proposed() const
{
    ClockOffset offset = m_ui->measureButton->isChecked() ? medianOffset(m_measures.of(m_link.id)) : typed();
    offset.set = m_clock.now();
    return offset;
}

QString ClockOffsetDialog::doubt(const ClockOffset &offset) const
{
    if (!offset.isMeasured())
        return {};
    if (std::chrono::abs(offset.value) > ClockOffset::kMost)
        return tr("More than 12 hours: receipt and picture are not of the same day. Remove the receipt and choose another one.");
    if (offset.isDoubtful())
        //: %1 is how far the measures are apart ("43.6 s")
        return tr("The receipts are %1 apart. One was perhaps marked at a wrong picture: remove it and mark it again.")
            .arg(format::seconds(offset.spread));
    const QList<ClockMeasure> measures = m_measures.of(m_link.id);
    if (std::any_of(measures.begin(), measures.end(), [](const ClockMeasure &measure) { return !measure.certain; }))
        return tr("The camera's video does not tell its own time, so the offset can change by some seconds.");
    return {};
}

void ClockOffsetDialog::showProposal()
{
    const ClockOffset offset = proposed();
    const QTime example(12, 0);
    const QTime onCamera = example.addMSecs(int(offset.value.count()));
    //: An example below the value: %1 a time on the register's clock, %2 on the camera's.
    const QString meaning = tr("A receipt of %1 is shown with the video of %2.").arg(format::time(example), format::time(onCamera));
    QString text = format::clockOffset(offset.value) + u'\n' + meaning;
    if (offset.receipts > 1)
        //: %Ln is how many receipts were measured, %1 how far they are apart ("0.4 s")
        text += u'\n' + tr("Median of %Ln receipts, which are %1 apart.", nullptr, offset.receipts).arg(format::seconds(offset.spread));
    m_ui->proposal->setText(text);
    const QString warning = doubt(offset);
    m_ui->doubt->setText(warning);
    m_ui->doubt->setVisible(!warning.isEmpty());
    m_ui->setButton->setEnabled(std::chrono::abs(offset.value) <= ClockOffset::kMost);
    if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else
        m_ui->notice->clear();
}

void ClockOffsetDialog::set(const ClockOffset &offset)
{
    m_error.reset();
    m_ui->setButton->setEnabled(false);
    m_ui->resetButton->setEnabled(false);
    onFinished(m_links.setOffset(m_link.id, offset), this, [this, offset](const Result<Done> &done) {
        if (done) {
            if (!offset.set)
                m_measures.clear(m_link.id);
            accept();
            return;
        }
        m_error = done.error();
        m_ui->resetButton->setEnabled(m_link.clockOffset.set.has_value());
        showProposal();
    });
}
