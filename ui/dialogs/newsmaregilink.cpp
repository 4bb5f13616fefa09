// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newsmaregilink.h"

#include "app/base/async.h"
#include "app/services/session.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/terminalpicker.h"
#include "ui/format/errortext.h"
#include "ui/theme/theme.h"
#include "ui_newsmaregilink.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr std::chrono::milliseconds kTypingPause{600};

} // namespace

NewSmaregiLink::NewSmaregiLink(Links &links, Session &session, CameraThumbnails *thumbnails, Dialogs &dialogs, const Theme &theme,
                               QWidget *parent)
    : QDialog(parent)
    , m_links(links)
    , m_session(session)
    , m_dialogs(dialogs)
    , m_theme(theme)
    , m_ui(std::make_unique<Ui::NewSmaregiLink>())
{
    m_ui->setupUi(this);
    m_ui->body->setAutoFillBackground(false); // the dialog's own shows through
    setFixedWidth(theme.px(470));
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypingPause);
    connect(&m_typed, &QTimer::timeout, this, &NewSmaregiLink::check);
    for (QLineEdit *field :
         {m_ui->contract, static_cast<QLineEdit *>(m_ui->token), m_ui->clientId, static_cast<QLineEdit *>(m_ui->clientSecret)}) {
        connect(field, &QLineEdit::textEdited, this, &NewSmaregiLink::credentialEdited);
        connect(field, &QLineEdit::editingFinished, this, &NewSmaregiLink::check);
    }
    connect(m_ui->contract, &QLineEdit::textEdited, this, [this] { m_ui->signIn->setContract(contract()); });
    addGenerations();
    addListButton();
    connect(m_ui->terminal, &QLineEdit::textChanged, this, [this] {
        m_ui->addAnyway->setChecked(false);
        m_error.reset();
        showAll();
    });
    connect(m_ui->addAnyway, &QCheckBox::toggled, this, &NewSmaregiLink::showAll);
    m_ui->camera->setThumbnails(thumbnails);
    connect(m_ui->camera, &CameraBox::chosen, this, [this] {
        m_error.reset();
        showAll();
    });
    connect(m_ui->stepsButton, &QPushButton::clicked, this, [this] { emit helpRequested(property("helpPage").toString()); });
    m_ui->signIn->setUp(links);
    connect(m_ui->signIn, &SmaregiSignIn::started, this, [this] {
        m_error.reset();
        showAll();
    });
    connect(m_ui->signIn, &SmaregiSignIn::granted, this, &NewSmaregiLink::opened);
    connect(m_ui->signIn, &SmaregiSignIn::failed, this, [this](const Error &error) {
        m_error = error;
        showAll();
    });
    connect(m_ui->checkAgainButton, &QPushButton::clicked, this, &NewSmaregiLink::checkAgain);
    connect(m_ui->addButton, &QPushButton::clicked, this, &NewSmaregiLink::add);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&session, &Session::camerasChanged, this, &NewSmaregiLink::fillCameras);
    connect(&links, &Links::linksChanged, this, &NewSmaregiLink::showAll);
    connect(this, &QDialog::finished, this, [this] {
        m_typed.stop();
        m_ui->signIn->giveUp();
        m_checking.cancel();
        m_adding.cancel();
    });
    retranslate();
    fillCameras();
    m_ui->contract->setFocus();
}

NewSmaregiLink::~NewSmaregiLink()
{
    // A field that has the focus says that it is finished while it is being destroyed, when this is half gone.
    const auto fields = findChildren<QLineEdit *>();
    for (QLineEdit *field : fields)
        field->disconnect(this);
}

void NewSmaregiLink::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NewSmaregiLink::addGenerations()
{
    m_ui->generations->setDrawBase(false);
    m_ui->generations->setExpanding(false);
    m_ui->generations->addTab({});
    m_ui->generations->addTab({});
    if (m_links.canAskSmaregiInBrowser())
        m_ui->generations->addTab({});
    connect(m_ui->generations, &QTabBar::currentChanged, this, [this] {
        m_ui->signIn->giveUp();
        showGeneration();
        credentialEdited();
        m_typed.start(0); // nothing is being typed: ask at once when it is complete
    });
}

void NewSmaregiLink::addListButton()
{
    m_fromList = new QToolButton(m_ui->terminal);
    m_fromList->setObjectName(QStringLiteral("fromListButton"));
    m_fromList->setProperty("kind", QStringLiteral("quiet"));
    m_fromList->setCursor(Qt::PointingHandCursor);
    m_fromList->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(m_ui->terminal);
    layout->setContentsMargins(0, 0, 7, 0);
    layout->addStretch(1);
    layout->addWidget(m_fromList);
    setTabOrder(m_ui->terminal, m_fromList);
    setTabOrder(m_fromList, m_ui->addAnyway);
    connect(m_fromList, &QToolButton::clicked, this, &NewSmaregiLink::openPicker);
}

void NewSmaregiLink::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->generations->setTabText(int(SmaregiWay::Token), tr("Access token"));
    m_ui->generations->setTabText(int(SmaregiWay::App), tr("Platform API"));
    //: A tab: the contract is opened by signing in to Smaregi in the browser.
    m_ui->generations->setTabText(int(SmaregiWay::Browser), tr("Browser sign-in"));
    m_ui->generations->setAccessibleName(tr("Connection method"));
    m_ui->noCameras->setText(m_session.camerasError()
                                 ? format::errorText(*m_session.camerasError())
                                 : tr("This account has no camera that can be used. Sign in with the owner's account, or "
                                      "add the option to a camera."));
    m_fromList->setText(tr("Choose from the list") + QStringLiteral(" ▾"));
    m_fromList->setAccessibleName(tr("Choose from the list"));
    m_ui->terminal->setTextMargins(0, 0, m_fromList->sizeHint().width() + 7, 0);
    showGeneration();
    showAll();
}

void NewSmaregiLink::showGeneration()
{
    const bool token = way() == SmaregiWay::Token;
    const bool app = way() == SmaregiWay::App;
    const bool browser = way() == SmaregiWay::Browser;
    // The words of Smaregi's own pages stay Japanese in every language: the pages have no other.
    m_ui->intro->setText(token ? tr("Enter what you noted on the page “API受信設定” (設定 → システム連携 → スマレジAPI連携).")
                         : app ? tr("Enter the details of the app on “スマレジ・デベロッパーズ”.")
                               : tr("Sign in to Smaregi in the browser and allow this program to read."));
    m_ui->tokenPart->setVisible(token);
    m_ui->appPart->setVisible(app);
    m_ui->browserPart->setVisible(browser);
    //: In the empty field of the contract ID.
    m_ui->contract->setPlaceholderText(browser ? tr("Filled in by the sign-in") : QString());
    setProperty("helpPage", token ? QStringLiteral("smaregi") : QStringLiteral("smaregi-platform"));
    m_ui->number4->setText(app ? QStringLiteral("④") : QStringLiteral("③"));
    m_ui->number5->setText(app ? QStringLiteral("⑤") : QStringLiteral("④"));
}

void NewSmaregiLink::fillCameras()
{
    m_ui->camera->setCameras(m_session.cameras());
    m_ui->noCameras->setVisible(m_session.cameras().isEmpty());
    showAll();
}

SmaregiWay NewSmaregiLink::way() const
{
    return SmaregiWay(m_ui->generations->currentIndex());
}

QString NewSmaregiLink::contract() const
{
    return m_ui->contract->text().trimmed();
}

PosCredential NewSmaregiLink::credential() const
{
    switch (way()) {
    case SmaregiWay::Token:
        return {m_ui->token->text().trimmed(), {}, {}};
    case SmaregiWay::App:
        return {{}, m_ui->clientId->text().trimmed(), m_ui->clientSecret->text().trimmed()};
    case SmaregiWay::Browser:
        break;
    }
    return m_ui->signIn->credential();
}

bool NewSmaregiLink::hasCredential() const
{
    const PosCredential given = credential();
    const bool app = !given.clientId.isEmpty() && !given.clientSecret.isEmpty();
    return !contract().isEmpty() && (app || !given.token.isEmpty() || given.consent);
}

SmaregiForm NewSmaregiLink::form() const
{
    return {way(), contract(), m_ui->terminal->text().trimmed(), m_ui->camera->camera(), m_step == Step::Checking, m_answer};
}

void NewSmaregiLink::credentialEdited()
{
    ++m_generation;
    m_checking.cancel();
    m_step = Step::Typing;
    m_error.reset();
    m_answer.reset();
    m_asked.reset();
    showAll();
    m_typed.start(kTypingPause);
}

void NewSmaregiLink::opened(const QString &contract)
{
    m_ui->contract->setText(contract);
    credentialEdited();
    m_ui->terminal->setFocus(); // what is to be done next
    check();
}

void NewSmaregiLink::check()
{
    const QPair<QString, PosCredential> asking{contract(), credential()};
    if (!hasCredential() || asking == m_asked || m_step == Step::Adding)
        return;
    m_typed.stop();
    m_asked = asking;
    m_step = Step::Checking;
    m_answer.reset();
    showAll();
    m_checking = m_links.checkSmaregi(asking.first, asking.second);
    onFinished(m_checking, this, [this, generation = ++m_generation](const Result<PosCheck> &answer) {
        if (generation != m_generation)
            return;
        m_step = Step::Typing;
        m_answer = answer;
        showAll();
    });
}

void NewSmaregiLink::checkAgain()
{
    m_asked.reset(); // it may have been put right on Smaregi's side
    m_error.reset();
    check();
}

void NewSmaregiLink::add()
{
    m_typed.stop();
    m_checking.cancel();
    ++m_generation;
    m_step = Step::Adding;
    m_error.reset();
    showAll();
    const SmaregiForm typed = form();
    m_adding = m_links.addSmaregi(contract(), credential(), typed.terminal, typed.camera, m_ui->addAnyway->isChecked());
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
    if (error.kind != Error::Kind::Cancelled)
        m_error = error;
    m_asked.reset();
    check(); // the lines say what is wrong now
    showAll();
}

void NewSmaregiLink::openPicker()
{
    const bool known = m_answer && *m_answer;
    auto *picker = new TerminalPicker(known ? m_answer->value().registers : QList<PosRegister>(),
                                      known && m_answer->value().registersComplete, m_ui->terminal->text().trimmed(), m_theme);
    connect(picker, &TerminalPicker::picked, m_ui->terminal, &QLineEdit::setText);
    m_dialogs.open(picker);
}

void NewSmaregiLink::showAll()
{
    const SmaregiForm now = form();
    const QList<CheckLine> lines = smaregiCheckLines(now, m_links, m_session);
    m_ui->checkList->setLines(lines);
    const bool wrong = std::any_of(lines.begin(), lines.end(), [](const CheckLine &line) { return line.mark == CheckLine::Mark::Bad; });
    m_ui->checkAgainButton->setVisible(m_answer && wrong);
    m_ui->addAnyway->setVisible(terminalState(now) == TerminalState::Unseen);
    showNotice(now);
    showButtons(now);
}

void NewSmaregiLink::showNotice(const SmaregiForm &now)
{
    if (m_step == Step::Adding)
        m_ui->notice->say(NoticeBox::Tone::Info, tr("Adding the link"));
    else if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else if (now.answer && *now.answer && !now.answer->value().problem)
        m_ui->notice->say(NoticeBox::Tone::Success, now.isPlatform() ? tr("The connection works — transactions can be read")
                                                                     : tr("The connection works — transactions and stores can be read"));
    else
        m_ui->notice->clear();
}

void NewSmaregiLink::showButtons(const SmaregiForm &now)
{
    const bool adding = m_step == Step::Adding;
    for (QWidget *field :
         {static_cast<QWidget *>(m_ui->generations), static_cast<QWidget *>(m_ui->contract), m_ui->tokenPart, m_ui->appPart,
          m_ui->browserPart, static_cast<QWidget *>(m_ui->terminal), static_cast<QWidget *>(m_ui->addAnyway)})
        field->setEnabled(!adding);
    m_ui->camera->setEnabled(!adding && m_ui->camera->count() > 0);

    const TerminalState terminal = terminalState(now);
    const bool terminalFits = terminal != TerminalState::NotTyped && terminal != TerminalState::Missing &&
                              (terminal != TerminalState::Unseen || m_ui->addAnyway->isChecked());
    const bool cameraFits = !now.camera.isEmpty() && !cameraProblem(now, m_links, m_session);
    m_ui->addButton->setEnabled(hasCredential() && terminalFits && cameraFits && !adding);
}
