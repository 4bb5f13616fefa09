// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newsmaregilink.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/theme/theme.h"
#include "ui_newsmaregilink.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace {
constexpr std::chrono::milliseconds kTypingPause{600};
} // namespace

NewSmaregiLink::NewSmaregiLink(Links &links, Session &session, CameraThumbnails *thumbnails, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_links(links)
    , m_session(session)
    , m_ui(std::make_unique<Ui::NewSmaregiLink>())
{
    m_ui->setupUi(this);
    setFixedWidth(theme.px(460));
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypingPause);
    connect(&m_typed, &QTimer::timeout, this, &NewSmaregiLink::check);
    for (QLineEdit *field : {m_ui->contract, static_cast<QLineEdit *>(m_ui->token)}) {
        connect(field, &QLineEdit::textEdited, this, &NewSmaregiLink::credentialEdited);
        connect(field, &QLineEdit::editingFinished, this, &NewSmaregiLink::check);
    }
    addListButton();
    connect(m_ui->terminal, &QComboBox::activated, this, [this] { m_ui->terminal->setEditText(m_ui->terminal->currentData().toString()); });
    connect(m_ui->terminal, &QComboBox::editTextChanged, this, [this] {
        m_ui->addAnyway->setChecked(false);
        m_ui->addAnyway->hide();
        if (m_error && m_error->reason == u"smaregi.terminalUnknown")
            m_error.reset();
        showStep();
    });
    connect(m_ui->addAnyway, &QCheckBox::toggled, this, &NewSmaregiLink::showAddButton);
    connect(m_ui->camera, &CameraBox::chosen, this, &NewSmaregiLink::showAddButton);
    connect(m_ui->stepsButton, &QPushButton::toggled, m_ui->steps, &QWidget::setVisible);
    connect(m_ui->addButton, &QPushButton::clicked, this, &NewSmaregiLink::add);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&session, &Session::camerasChanged, this, &NewSmaregiLink::fillCameras);
    connect(this, &QDialog::finished, this, [this] {
        m_typed.stop();
        m_checking.cancel();
        m_adding.cancel();
    });
    m_ui->camera->setThumbnails(thumbnails);
    fillCameras();
    retranslate();
    m_ui->contract->setFocus();
}

NewSmaregiLink::~NewSmaregiLink() = default;

void NewSmaregiLink::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NewSmaregiLink::retranslate()
{
    m_ui->retranslateUi(this);
    // The words of Smaregi's own page stay Japanese in every language: the page has no other.
    m_ui->steps->setText(tr("1. Open Smaregi's management page.\n"
                            "2. Open 設定 → システム連携 → スマレジAPI連携 → API受信設定.\n"
                            "3. Set 受信機能 to 利用する, and 取引情報参照 and 店舗情報参照 as well.\n"
                            "4. Save, then copy 契約ID and アクセストークン into this form.\n"
                            "5. The terminal ID stands on the register: 設定 → 端末情報."));
    m_ui->noCameras->setText(m_session.camerasError()
                                 ? format::errorText(*m_session.camerasError())
                                 : tr("This account has no camera that can be used. Sign in with the owner's account, or "
                                      "add the option to a camera."));
    m_fromList->setText(tr("Choose from the list"));
    showStep();
}

void NewSmaregiLink::addListButton()
{
    QLineEdit *edit = m_ui->terminal->lineEdit();
    edit->setObjectName(QStringLiteral("terminalEdit"));
    m_ui->terminal->setCompleter(nullptr); // it would complete an id with the name behind it
    m_fromList = new QToolButton(edit);
    m_fromList->setObjectName(QStringLiteral("fromListButton"));
    m_fromList->setProperty("kind", QStringLiteral("quiet"));
    m_fromList->setCursor(Qt::PointingHandCursor);
    m_fromList->setFocusPolicy(Qt::NoFocus); // the drop-down opens by key from the field itself
    m_fromList->hide();
    auto *layout = new QHBoxLayout(edit);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(m_fromList);
    connect(m_fromList, &QToolButton::clicked, m_ui->terminal, &QComboBox::showPopup);
}

void NewSmaregiLink::fillCameras()
{
    m_ui->camera->setCameras(m_session.cameras());
    m_ui->camera->setEnabled(m_ui->camera->count() > 0);
    m_ui->noCameras->setVisible(m_ui->camera->count() == 0);
    showAddButton();
}

void NewSmaregiLink::fillTerminals(const QList<PosRegister> &registers)
{
    const QString typed = m_ui->terminal->currentText();
    const QSignalBlocker quiet(m_ui->terminal);
    m_ui->terminal->clear();
    m_knownTerminals.clear();
    for (const PosRegister &reg : registers) {
        m_knownTerminals << reg.key.terminal;
        const QString name = reg.name.isEmpty() ? reg.store : reg.name;
        m_ui->terminal->addItem(QString(reg.key.terminal + u' ' + name).trimmed(), reg.key.terminal);
    }
    m_ui->terminal->setCurrentIndex(-1);
    m_ui->terminal->setEditText(typed);
    m_fromList->setVisible(!m_knownTerminals.isEmpty());
}

QString NewSmaregiLink::terminal() const
{
    return m_ui->terminal->currentText().trimmed();
}

void NewSmaregiLink::credentialEdited()
{
    ++m_generation;
    m_checking.cancel();
    m_step = Step::Typing;
    m_error.reset();
    m_checkedContract.clear();
    m_checkedToken.clear();
    showStep();
    m_typed.start();
}

void NewSmaregiLink::check()
{
    const QString contract = m_ui->contract->text().trimmed();
    const QString token = m_ui->token->text().trimmed();
    const bool asked = contract == m_checkedContract && token == m_checkedToken;
    if (contract.isEmpty() || token.isEmpty() || asked || m_step == Step::Adding)
        return;
    m_typed.stop();
    m_checkedContract = contract;
    m_checkedToken = token;
    m_step = Step::Checking;
    m_error.reset();
    showStep();
    m_checking = m_links.checkSmaregi(contract, {token, {}, {}});
    onFinished(m_checking, this, [this, generation = ++m_generation](const Result<PosCheck> &result) {
        if (generation == m_generation)
            checked(result);
    });
}

void NewSmaregiLink::checked(const Result<PosCheck> &result)
{
    if (!result) {
        failed(result.error());
        return;
    }
    if (result.value().problem) {
        failed(*result.value().problem);
        return;
    }
    m_step = Step::Checked;
    fillTerminals(result.value().registers);
    retranslate();
}

void NewSmaregiLink::add()
{
    m_typed.stop();
    m_checking.cancel();
    ++m_generation;
    m_step = Step::Adding;
    m_error.reset();
    showStep();
    m_adding = m_links.addSmaregi(m_ui->contract->text().trimmed(), {m_ui->token->text().trimmed(), {}, {}}, terminal(),
                                  m_ui->camera->camera(), m_ui->addAnyway->isChecked());
    onFinished(m_adding, this, [this](const Result<Link> &result) {
        if (!result) {
            failed(result.error());
            return;
        }
        accept(); // first: it gives the focus back to where it was
        emit added(result.value());
    });
}

void NewSmaregiLink::failed(const Error &error)
{
    m_step = Step::Typing;
    if (error.kind == Error::Kind::Cancelled)
        m_error.reset();
    else
        m_error = error;
    m_checkedContract.clear(); // the same pair may be tried again: it may have been put right on Smaregi's side
    if (error.reason == u"smaregi.terminalUnknown")
        m_ui->addAnyway->show();
    showStep();
}

void NewSmaregiLink::showStep()
{
    if (m_step == Step::Checking)
        m_ui->notice->say(NoticeBox::Tone::Info, tr("Checking the connection"));
    else if (m_step == Step::Adding)
        m_ui->notice->say(NoticeBox::Tone::Info, tr("Adding the link"));
    else if (m_error && m_error->reason == u"smaregi.terminalUnknown" && !m_error->detail.isEmpty())
        //: %1 is a comma-separated list of terminal ids.
        m_ui->notice->say(NoticeBox::Tone::Error,
                          format::errorText(*m_error) + u'\n' + tr("Terminal IDs with receipts: %1").arg(m_error->detail));
    else if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else if (m_step == Step::Checked)
        m_ui->notice->say(NoticeBox::Tone::Success, tr("The connection works — transactions and stores can be read"));
    else
        m_ui->notice->clear();

    const bool adding = m_step == Step::Adding;
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->contract), static_cast<QWidget *>(m_ui->token), static_cast<QWidget *>(m_ui->terminal)})
        field->setEnabled(!adding);
    m_ui->camera->setEnabled(!adding && m_ui->camera->count() > 0);
    m_ui->addAnyway->setEnabled(!adding);
    showAddButton();
}

void NewSmaregiLink::showAddButton()
{
    const bool complete = !m_ui->contract->text().trimmed().isEmpty() && !m_ui->token->text().trimmed().isEmpty() &&
                          !terminal().isEmpty() && !m_ui->camera->camera().isEmpty();
    m_ui->addButton->setEnabled(complete && m_step != Step::Adding && (m_ui->addAnyway->isHidden() || m_ui->addAnyway->isChecked()));
}
