// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QWidget>

#include <memory>
#include <optional>

class QFrame;
class Session;
class Settings;
class Theme;
namespace Ui {
class SignInCard;
}

//! What composition knows beforehand.
struct SignInOffer {
    bool demo = false; //!< offer to start the demo store
    QString email; //!< filled in; else the account of the last time is
    QString password;
};

//! The sign-in to the camera cloud: the ways that the server has, e-mail and password first.
class SignInScreen : public QWidget {
    Q_OBJECT
public:
    SignInScreen(Session &session, Settings &settings, const Theme &theme, const SignInOffer &offer = {}, QWidget *parent = nullptr);
    ~SignInScreen() override;

signals:
    void languageChosen(const QString &language); //!< "ja" or "en"
    void demoRequested();
    void helpRequested(const QString &page);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class Way { None, Password, Browser, ApiKey };

    void addLanguages();
    void chainTabs();
    void showCapsLock(bool on);
    void applyTheme();
    void retranslate();
    void showWays();
    void showWaiting();
    void showNotice();
    void showApiKey(bool shown);
    void focusFirstField();
    void submitPassword();
    void submitKey();
    void begin(Way way, const QFuture<Result<Done>> &signIn);
    void ended(const Result<Done> &result);
    void giveUp();
    void sessionChanged();

    Session &m_session;
    Settings &m_settings;
    const Theme &m_theme;
    const SignInOffer m_offer;
    QFrame *m_card;
    std::unique_ptr<Ui::SignInCard> m_ui;
    Way m_waiting = Way::None;
    bool m_apiKeyShown = false;
    QFuture<Result<Done>> m_signIn;
    int m_generation = 0; //!< the answer to a sign-in that was given up is ignored
    std::optional<Error> m_error;
};
