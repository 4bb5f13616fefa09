// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signin/signinscreen.h"

#include "app/base/async.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "ui/format/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/capslockwatch.h"
#include "ui/widgets/cardplace.h"
#include "ui/widgets/formscroll.h"
#include "ui_signincard.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

SignInScreen::SignInScreen(Session &session, Settings &settings, const Theme &theme, const SignInOffer &offer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_theme(theme)
    , m_offer(offer)
    , m_card(new QFrame(this))
    , m_ui(std::make_unique<Ui::SignInCard>())
{
    setObjectName(QStringLiteral("signInScreen"));
    m_ui->setupUi(m_card);
    auto *scroll = new FormScroll(this);
    scroll->setWidget(new CardPlace(m_card, theme));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    m_ui->email->setText(offer.email.isEmpty() ? settings.account() : offer.email);
    m_ui->password->setText(offer.password);
    addLanguages();
    connect(m_ui->signInButton, &QPushButton::clicked, this, &SignInScreen::submitPassword);
    connect(m_ui->email, &QLineEdit::returnPressed, this, &SignInScreen::submitPassword);
    connect(m_ui->password, &QLineEdit::returnPressed, this, &SignInScreen::submitPassword);
    connect(m_ui->browserButton, &QPushButton::clicked, this, [this] { begin(Way::Browser, m_session.signInWithBrowser()); });
    connect(m_ui->useKeyButton, &QPushButton::clicked, this, &SignInScreen::submitKey);
    connect(m_ui->apiKey, &QLineEdit::returnPressed, this, &SignInScreen::submitKey);
    connect(m_ui->apiKeyButton, &QPushButton::clicked, this, [this] { showApiKey(true); });
    connect(m_ui->backButton, &QPushButton::clicked, this, [this] { showApiKey(false); });
    connect(m_ui->demoButton, &QPushButton::clicked, this, &SignInScreen::demoRequested);
    connect(m_ui->firstStepsButton, &QPushButton::clicked, this, [this] { emit helpRequested(QStringLiteral("start")); });
    connect(m_ui->waiting, &WaitBar::cancelled, this, &SignInScreen::giveUp);
    for (QLineEdit *field : {m_ui->email, static_cast<QLineEdit *>(m_ui->password), static_cast<QLineEdit *>(m_ui->apiKey)})
        connect(field, &QLineEdit::textChanged, this, &SignInScreen::showWaiting);
    auto *capsLock = new CapsLockWatch(m_ui->password);
    connect(capsLock, &CapsLockWatch::changed, this, &SignInScreen::showCapsLock);
    showCapsLock(false);
    connect(&session, &Session::stateChanged, this, &SignInScreen::sessionChanged);
    connect(&session, &Session::rememberedChanged, this, [this] {
        if (m_session.state() != Session::State::SignedOut || m_error || m_waiting != Way::None)
            return;
        m_error = m_session.lastError(); // the key store did not follow the sign-out
        showNotice();
    });
    connect(&theme, &Theme::changed, this, &SignInScreen::applyTheme);

    m_apiKeyShown = m_session.signInWays() == QList{SignInWay::ApiKey};
    chainTabs();
    applyTheme();
    sessionChanged();
    retranslate();
}

SignInScreen::~SignInScreen() = default;

void SignInScreen::addLanguages()
{
    auto *menu = new QMenu(m_ui->languageButton);
    menu->setObjectName(QStringLiteral("languageMenu"));
    // Each in its own language, whatever is shown now.
    for (const auto &[code, name] :
         {std::pair{QStringLiteral("ja"), QStringLiteral("日本語")}, std::pair{QStringLiteral("en"), QStringLiteral("English")}})
        connect(menu->addAction(name), &QAction::triggered, this, [this, code = code] { emit languageChosen(code); });
    m_ui->languageButton->setMenu(menu);
}

//! The buttons inside the fields come after them; the form file does not know them.
void SignInScreen::chainTabs()
{
    for (const auto &[field, next] : {std::pair{m_ui->password, m_ui->signInButton}, std::pair{m_ui->apiKey, m_ui->useKeyButton}}) {
        auto *inside = field->findChild<QToolButton *>();
        setTabOrder(field, inside);
        setTabOrder(inside, next);
    }
}

void SignInScreen::showCapsLock(bool on)
{
    m_ui->capsLockHint->setVisible(on);
    if (!on)
        return;
    QAccessibleEvent alert(m_ui->capsLockHint, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void SignInScreen::applyTheme()
{
    m_card->setFixedWidth(m_theme.px(420));
    const QString logo = m_theme.isDark() ? QStringLiteral(":/icons/logo-dark.png") : QStringLiteral(":/icons/logo-light.png");
    const int side = m_theme.px(20);
    m_ui->logo->setPixmap(QIcon(logo).pixmap({side, side}, devicePixelRatioF()));
}

void SignInScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

//! Enter presses the button that has the focus and Escape gives up, as in a dialog.
void SignInScreen::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (event->key() == Qt::Key_Escape && m_ui->waiting->isVisible())
        giveUp();
    else if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void SignInScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusFirstField();
}

void SignInScreen::retranslate()
{
    m_ui->retranslateUi(m_card);
    m_ui->languageButton->setText(QLocale().language() == QLocale::Japanese ? QStringLiteral("日本語 ▾") : QStringLiteral("English ▾"));
    showNotice();
    showWays();
}

void SignInScreen::showWays()
{
    const QList<SignInWay> ways = m_session.signInWays();
    const bool password = ways.contains(SignInWay::Password);
    const bool browser = ways.contains(SignInWay::Browser);
    const bool apiKey = ways.contains(SignInWay::ApiKey);
    m_ui->passwordPage->setVisible(password && !m_apiKeyShown);
    m_ui->apiKeyPage->setVisible(apiKey && m_apiKeyShown);
    m_ui->backButton->setVisible(ways.size() > 1);
    m_ui->browserButton->setVisible(browser && !m_apiKeyShown);
    m_ui->apiKeyButton->setVisible(apiKey && !m_apiKeyShown);
    m_ui->orRow->setVisible(password && (browser || apiKey) && !m_apiKeyShown);
    m_ui->demoButton->setVisible(m_offer.demo);
    showWaiting();
}

void SignInScreen::showWaiting()
{
    const bool starting = m_session.state() == Session::State::Starting && m_waiting == Way::None;
    switch (m_waiting) {
    case Way::None:
        if (starting)
            m_ui->waiting->start(tr("Looking for the saved sign-in. The system may ask you to unlock its key store."));
        else
            m_ui->waiting->stop();
        break;
    case Way::Browser:
        m_ui->waiting->start(tr("Waiting for your sign-in in the browser. Come back here when it is done."));
        break;
    case Way::Password:
    case Way::ApiKey:
        m_ui->waiting->start(tr("Signing in"));
        break;
    }

    const bool idle = m_waiting == Way::None && !starting;
    m_ui->passwordPage->setEnabled(idle);
    m_ui->apiKeyPage->setEnabled(idle);
    m_ui->browserButton->setEnabled(idle);
    m_ui->apiKeyButton->setEnabled(idle);
    m_ui->demoButton->setEnabled(idle);
    m_ui->signInButton->setEnabled(!m_ui->email->text().trimmed().isEmpty() && !m_ui->password->text().isEmpty());
    m_ui->useKeyButton->setEnabled(!m_ui->apiKey->text().trimmed().isEmpty());
}

void SignInScreen::showNotice()
{
    if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else
        m_ui->notice->clear();
}

void SignInScreen::showApiKey(bool shown)
{
    m_apiKeyShown = shown;
    m_error.reset();
    showNotice();
    showWays();
    focusFirstField();
}

void SignInScreen::focusFirstField()
{
    const QList<SignInWay> ways = m_session.signInWays();
    if (m_apiKeyShown)
        m_ui->apiKey->setFocus();
    else if (!ways.contains(SignInWay::Password))
        m_ui->browserButton->setFocus();
    else if (m_ui->email->text().isEmpty())
        m_ui->email->setFocus();
    else if (m_ui->password->text().isEmpty())
        m_ui->password->setFocus();
    else
        m_ui->signInButton->setFocus();
}

void SignInScreen::submitPassword()
{
    if (m_waiting != Way::None)
        return;
    const QString email = m_ui->email->text().trimmed();
    if (email.isEmpty())
        m_ui->email->setFocus();
    else if (m_ui->password->text().isEmpty())
        m_ui->password->setFocus();
    else
        begin(Way::Password, m_session.signInWithPassword(email, m_ui->password->text()));
}

void SignInScreen::submitKey()
{
    const QString key = m_ui->apiKey->text().trimmed();
    if (m_waiting != Way::None)
        return;
    if (key.isEmpty())
        m_ui->apiKey->setFocus();
    else
        begin(Way::ApiKey, m_session.signInWithApiKey(key));
}

void SignInScreen::begin(Way way, const QFuture<Result<Done>> &signIn)
{
    m_waiting = way;
    m_error.reset();
    m_signIn = signIn;
    showNotice();
    showWaiting();
    setFocus(); // not to the next control that is on: Enter pressed twice would press it
    onFinished(signIn, this, [this, generation = ++m_generation](const Result<Done> &result) {
        if (generation == m_generation)
            ended(result);
    });
}

void SignInScreen::ended(const Result<Done> &result)
{
    const Way way = m_waiting;
    m_waiting = Way::None;
    if (result) {
        m_ui->password->clear(); // not kept in a field that nobody sees
        m_ui->apiKey->clear();
    } else if (result.error().kind != Error::Kind::Cancelled) {
        m_error = result.error();
    }
    showNotice();
    showWaiting();
    if (!result && way == Way::Password) {
        m_ui->password->setFocus();
        m_ui->password->selectAll();
    } else if (!result && way == Way::ApiKey) {
        m_ui->apiKey->setFocus();
        m_ui->apiKey->selectAll();
    } else if (!result && way == Way::Browser) {
        m_ui->browserButton->setFocus();
    }
}

void SignInScreen::giveUp()
{
    const Way way = m_waiting;
    ++m_generation;
    m_signIn.cancel();
    m_waiting = Way::None;
    if (way == Way::None)
        m_session.stopRestoring();
    showWaiting();
    if (way == Way::Browser)
        m_ui->browserButton->setFocus();
    else
        focusFirstField();
}

void SignInScreen::sessionChanged()
{
    if (m_session.state() == Session::State::SignedOut)
        m_error = m_session.lastError(); // why it ended, when the user did not end it
    showNotice();
    showWaiting();
    if (m_session.state() == Session::State::SignedOut && m_waiting == Way::None)
        focusFirstField(); // the fields were off until now
}
