// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/retentionsection.h"

#include "app/base/async.h"
#include "app/services/retention.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/screens/settings/datarow.h"
#include "ui_retentionsection.h"

#include <QHideEvent>
#include <QShowEvent>
#include <QSignalBlocker>

using Unit = RetentionPeriod::Unit;

namespace {

constexpr std::array kYears{3, 5, 7};
constexpr int kDaysIndex = int(kYears.size()) + 1; // behind "without limit" and the years

} // namespace

RetentionSection::RetentionSection(Retention &retention, Dialogs &dialogs, QWidget *parent)
    : QFrame(parent)
    , m_retention(retention)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::RetentionSection>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("retentionSection"));
    m_ui->days->setMaximum(RetentionPeriod::longest(Unit::Days));
    for (int i = 0; i <= kDaysIndex; ++i)
        m_ui->period->addItem(QString());
    choose(retention.period());
    connect(m_ui->period, &QComboBox::currentIndexChanged, this, &RetentionSection::choiceChanged);
    connect(m_ui->days, &QSpinBox::valueChanged, this, &RetentionSection::choiceChanged);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &RetentionSection::ask);
    connect(m_ui->retentionStopButton, &QPushButton::clicked, this, [this] {
        m_stopped = true;
        m_retention.stop();
        choose(m_retention.period());
        refresh();
        m_ui->period->setFocus();
    });
    connect(&retention, &Retention::changed, this, &RetentionSection::refresh);
    retranslate();
}

RetentionSection::~RetentionSection() = default;

void RetentionSection::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RetentionSection::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (event->spontaneous())
        return;
    choose(m_retention.period());
    choiceChanged();
}

void RetentionSection::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (event->spontaneous())
        return;
    m_stopped = false;
    m_retention.stopPreview();
}

RetentionPeriod RetentionSection::chosen() const
{
    const int index = m_ui->period->currentIndex();
    if (index <= 0)
        return {};
    return index == kDaysIndex ? RetentionPeriod{Unit::Days, m_ui->days->value()} : RetentionPeriod{Unit::Years, kYears.at(index - 1)};
}

//! A number of years that is not offered (from a settings file) shows as its days.
void RetentionSection::choose(const RetentionPeriod &period)
{
    const QSignalBlocker noSignals(m_ui->period);
    const QSignalBlocker noSignalsEither(m_ui->days);
    const auto year = std::find(kYears.begin(), kYears.end(), period.count);
    if (period.unit == Unit::Forever)
        m_ui->period->setCurrentIndex(0);
    else if (period.unit == Unit::Years && year != kYears.end())
        m_ui->period->setCurrentIndex(1 + int(year - kYears.begin()));
    else
        m_ui->period->setCurrentIndex(kDaysIndex);
    if (period.unit == Unit::Days)
        m_ui->days->setValue(period.count);
    else if (m_ui->period->currentIndex() == kDaysIndex)
        m_ui->days->setValue(period.count * 366);
}

void RetentionSection::choiceChanged()
{
    if (chosen() != m_retention.period()) {
        m_stopped = false;
        m_retention.preview(chosen());
    } else {
        m_retention.stopPreview();
    }
    refresh();
}

void RetentionSection::refresh()
{
    const bool removing = m_retention.isRemoving() && m_retention.removed() > 0;
    const bool another = chosen() != m_retention.period();
    const RegisterCount &preview = m_retention.previewed();
    const bool counting = another && preview.isCounting();
    const bool deletes = another && chosen().unit != Unit::Forever;

    m_ui->days->setVisible(m_ui->period->currentIndex() == kDaysIndex);
    m_ui->applyButton->setEnabled(another && !m_asking && !counting && !(deletes && preview.error()));
    m_ui->preview->setText(explained());
    QStringList registers;
    if (deletes && !counting) {
        for (const StoredRegister &stored : preview.registers())
            registers << DataRow::summary(stored);
    }
    m_ui->registers->setText(registers.join(u'\n'));
    m_ui->registers->setVisible(!registers.isEmpty());

    const bool hadFocus = m_ui->retentionStopButton->hasFocus();
    m_ui->retentionProgressBox->setVisible(removing);
    if (!removing && hadFocus)
        m_ui->period->setFocus();
    if (removing) {
        const qint64 total = m_retention.toRemove();
        m_ui->retentionProgress->setRange(0, int(total)); // 0: not counted, it only moves
        m_ui->retentionProgress->setValue(int(m_retention.removed()));
        const QString done = format::number(m_retention.removed());
        m_ui->retentionProgressText->setText(total > 0 ? tr("Deleting: %1 of %2").arg(done, format::number(total))
                                                       //: While old receipts are deleted whose number is not known.
                                                       : tr("Deleting: %1").arg(done));
    }
    if (m_retention.error())
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_retention.error()));
    else if (m_stopped)
        m_ui->notice->say(NoticeBox::Tone::Info,
                          tr("The deletion was stopped, and receipts are kept without limit now. What was deleted before that is gone."));
    else
        m_ui->notice->clear();
}

QString RetentionSection::explained() const
{
    const std::optional<QDate> from = m_retention.keptFrom(chosen());
    if (!from)
        return tr("No receipt is deleted.");
    const QString day = format::date(*from);
    if (chosen() == m_retention.period())
        //: %1 is a day.
        return tr("Receipts from before %1 and their pictures have been deleted, and each day what becomes too old.").arg(day);
    const RegisterCount &preview = m_retention.previewed();
    if (preview.error())
        return format::errorText(*preview.error());
    if (preview.isCounting())
        return tr("Counting the receipts from before %1…").arg(day);
    if (preview.receipts() == 0)
        return tr("There are no receipts from before %1. From now on, what becomes too old is deleted each day.").arg(day);
    //: %1 is a day; %Ln is how many receipts.
    return tr("%Ln receipt(s) from before %1 and their pictures will be deleted; pinned ones stay:", nullptr, int(preview.receipts()))
        .arg(day);
}

void RetentionSection::ask()
{
    const RetentionPeriod period = chosen();
    const std::optional<QDate> from = m_retention.keptFrom(period);
    const std::optional<QDate> now = m_retention.keptFrom(m_retention.period());
    if (!from || (now && *from <= *now)) { // it deletes nothing more than before
        apply(period);
        return;
    }
    Question question;
    const int receipts = int(m_retention.previewed().receipts());
    question.title = receipts > 0 ? tr("Delete %Ln receipt(s)?", nullptr, receipts) : tr("Delete old receipts from now on?");
    //: %1 is a day.
    question.text = tr("Receipts from before %1 and their pictures are deleted from this program, and from now on each day what becomes "
                       "too old. Pinned receipts stay. What was deleted is not fetched again. This cannot be undone. Nothing is deleted at "
                       "the POS service.")
                        .arg(format::date(*from));
    for (const StoredRegister &stored : m_retention.previewed().registers())
        question.items << DataRow::summary(stored);
    question.action = receipts > 0 ? tr("Delete") : tr("Apply");
    question.dangerous = true;
    m_asking = true;
    refresh();
    const QFuture<bool> answer = m_dialogs.confirm(question);
    onFinished(answer, this, [this, period](bool confirmed) {
        m_asking = false;
        if (confirmed)
            apply(period);
        else
            refresh();
    });
}

void RetentionSection::apply(const RetentionPeriod &period)
{
    m_stopped = false;
    m_retention.apply(period);
    refresh();
}

void RetentionSection::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->period->setItemText(0, tr("Without limit"));
    for (int i = 0; i < int(kYears.size()); ++i)
        m_ui->period->setItemText(i + 1, tr("%n year(s)", nullptr, kYears.at(i)));
    m_ui->period->setItemText(kDaysIndex, tr("A number of days…"));
    //: Behind the number of days in its field.
    m_ui->days->setSuffix(tr(" days"));
    refresh();
}
