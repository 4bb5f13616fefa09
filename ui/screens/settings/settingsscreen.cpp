// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/settings/settingsscreen.h"

#include "app/base/async.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "ui/dialogs/dialogs.h"
#include "ui/format/errortext.h"
#include "ui_settingsscreen.h"

#include <QEvent>
#include <QScrollBar>

SettingsScreen::SettingsScreen(Settings &settings, Session &session, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_session(session)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::SettingsScreen>())
{
    m_ui->setupUi(this);
    m_ui->scroll->viewport()->setAutoFillBackground(false); // the window shows through
    m_ui->contents->setAutoFillBackground(false);
    m_ui->language->addItem({}, QString());
    m_ui->language->addItem(QStringLiteral("日本語"), QStringLiteral("ja")); // each in its own language
    m_ui->language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    connect(m_ui->language, &QComboBox::activated, this, [this] { m_settings.setLanguage(m_ui->language->currentData().toString()); });
    connect(m_ui->signOutButton, &QPushButton::clicked, this, &SettingsScreen::askSignOut);
    connect(&settings, &Settings::languageChanged, this, &SettingsScreen::showLanguage);
    connect(&session, &Session::stateChanged, this, &SettingsScreen::showAccount);
    connect(&session, &Session::rememberedChanged, this, &SettingsScreen::showAccount);
    retranslate();
    showLanguage();
}

SettingsScreen::~SettingsScreen() = default;

void SettingsScreen::addSection(QWidget *section)
{
    m_ui->sections->insertWidget(m_ui->sections->count() - 1, section); // before what fills the rest
}

void SettingsScreen::showSection(QWidget *section)
{
    // From the event loop: a page that is just being shown has no layout yet.
    QMetaObject::invokeMethod(
        section,
        [this, section] {
            for (QWidget *next = section->nextInFocusChain(); next != section; next = next->nextInFocusChain()) {
                if (section->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) {
                    next->setFocus(Qt::OtherFocusReason);
                    break;
                }
            }
            m_ui->scroll->verticalScrollBar()->setValue(section->y() - m_ui->sections->spacing());
        },
        Qt::QueuedConnection);
}

void SettingsScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsScreen::retranslate()
{
    m_ui->retranslateUi(this);
    //: Choice of language.
    m_ui->language->setItemText(0, tr("Same as the system"));
    showAccount();
}

void SettingsScreen::showLanguage()
{
    const QString language = m_settings.language();
    for (int i = 0; i < m_ui->language->count(); ++i) {
        if (m_ui->language->itemData(i).toString() == language)
            m_ui->language->setCurrentIndex(i);
    }
}

void SettingsScreen::showAccount()
{
    const bool signedIn = m_session.state() == Session::State::SignedIn;
    m_ui->signOutButton->setEnabled(signedIn);
    const std::optional<Error> notRemembered = m_session.notRemembered();
    m_ui->accountNote->setVisible(notRemembered.has_value());
    if (notRemembered)
        m_ui->accountNote->setText(format::errorText(*notRemembered));
    if (!signedIn)
        m_ui->account->setText(tr("Not signed in"));
    else
        m_ui->account->setText(m_session.account().isEmpty() ? tr("Signed in with an API key") : m_session.account());
}

void SettingsScreen::askSignOut()
{
    Question question;
    question.title = tr("Sign out?");
    question.text = tr("The cameras are not shown until you sign in again. Links and receipts stay in this program.");
    question.action = tr("Sign out");
    onFinished(m_dialogs.confirm(question), this, [this](bool confirmed) {
        if (confirmed)
            m_session.signOut();
    });
}
