// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/movecamera.h"

#include "app/base/async.h"
#include "ui/format/errortext.h"
#include "ui_movecamera.h"

#include <QEvent>

MoveCameraDialog::MoveCameraDialog(Links &links, const Link &link, const QString &registerLabel, QWidget *parent)
    : QDialog(parent)
    , m_links(links)
    , m_link(link)
    , m_registerLabel(registerLabel)
    , m_ui(std::make_unique<Ui::MoveCameraDialog>())
{
    m_ui->setupUi(this);
    connect(m_ui->target, &QComboBox::currentIndexChanged, this, &MoveCameraDialog::showTarget);
    connect(m_ui->moveButton, &QPushButton::clicked, this, &MoveCameraDialog::move);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&links, &Links::changed, this, &MoveCameraDialog::fillTargets);
    retranslate();
    fillTargets();
    m_ui->target->setFocus();
}

MoveCameraDialog::~MoveCameraDialog() = default;

void MoveCameraDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MoveCameraDialog::retranslate()
{
    m_ui->retranslateUi(this);
    //: %1 is a camera, %2 the register that it belongs to now.
    m_ui->text->setText(
        tr("%1 belongs to register %2 now. Choose the register that it is moved to.").arg(m_link.cameraName, m_registerLabel));
    showTarget();
}

void MoveCameraDialog::fillTargets()
{
    QList<QPair<RegisterKey, QString>> targets;
    const auto add = [&](const RegisterKey &reg, const QString &name) {
        const auto isThere = std::any_of(targets.begin(), targets.end(), [&](const auto &target) { return target.first == reg; });
        if (reg == m_link.reg || isThere)
            return;
        const bool readable = reg.contract.vendor == Vendor::Smaregi || name.isEmpty(); // nobody reads Ubiregi's ids
        targets.append({reg, readable ? QString(reg.terminal + u' ' + name).trimmed() : name});
    };
    for (const ContractInfo &contract : m_links.contracts(m_link.reg.contract.vendor)) {
        for (const PosRegister &reg : contract.registers)
            add(reg.key, reg.name);
    }
    for (const Link &link : m_links.of(m_link.reg.contract.vendor))
        add(link.reg, link.registerName);

    const auto before = m_ui->target->currentData().value<RegisterKey>();
    const QSignalBlocker quiet(m_ui->target);
    m_ui->target->clear();
    int current = targets.isEmpty() ? -1 : 0;
    for (const auto &[reg, name] : targets) {
        if (reg == before)
            current = m_ui->target->count();
        m_ui->target->addItem(QStringLiteral("%1: %2").arg(reg.contract.contract, name), QVariant::fromValue(reg));
    }
    m_ui->target->setCurrentIndex(current);
    showTarget();
}

void MoveCameraDialog::showTarget()
{
    const bool any = m_ui->target->currentIndex() >= 0;
    m_ui->target->setEnabled(any);
    m_ui->moveButton->setEnabled(any);
    QString hint;
    if (!any) {
        hint = tr("No other register is known. Add it with “Add” first, or wait for its first receipt.");
    } else if (const Link *there = m_links.linkOf(m_ui->target->currentData().value<RegisterKey>())) {
        hint = tr("That register is linked to %1 already; it will have both cameras.").arg(there->cameraName);
    }
    m_ui->hint->setText(hint);
    m_ui->hint->setVisible(!hint.isEmpty());
    if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else
        m_ui->notice->clear();
}

void MoveCameraDialog::move()
{
    m_error.reset();
    m_ui->moveButton->setEnabled(false);
    onFinished(m_links.move(m_link.id, m_ui->target->currentData().value<RegisterKey>()), this, [this](const Result<Done> &moved) {
        if (moved) {
            accept();
            return;
        }
        m_error = moved.error();
        showTarget();
    });
}
