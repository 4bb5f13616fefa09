// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/cameras/cameracloud.h"
#include "ui/dialogs/dialogs.h"

#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QPointer>
#include <QTest>
#include <QTranslator>

//! A camera cloud whose ways to sign in a test chooses, and whose answers it holds back as long as it likes.
class GateCloud final : public CameraCloud, public CameraAuth {
public:
    class Client final : public CameraClient {
    public:
        explicit Client(GateCloud &cloud) : m_cloud(cloud) {}
        QFuture<Result<QList<Camera>>> cameras() override
        {
            return m_cloud.camerasError ? readyResult<QList<Camera>>(*m_cloud.camerasError) : readyResult<QList<Camera>>(m_cloud.list);
        }
        void forgetOptions() override { ++m_cloud.forgotten; }
        QFuture<Result<Done>> tryLive(CameraId camera) override
        {
            return m_cloud.refusesLive.contains(camera)
                       ? readyResult<Done>(Error{Error::Kind::Forbidden, {}, {}, QStringLiteral("camera.optionMissing")})
                       : readyResult<Done>(Done{});
        }
        QFuture<Result<QByteArray>> still(CameraId, std::optional<Instant>) override { return readyResult<QByteArray>(QByteArray()); }
        QFuture<Result<QByteArray>> thumbnail(CameraId) override { return readyResult<QByteArray>(QByteArray()); }
        LiveSource liveSource(CameraId) const override { return {}; }
        QFuture<Result<Done>> renew() override { return readyResult<Done>(Done{}); }
        std::chrono::milliseconds stillDelay() const override { return std::chrono::minutes(1); }
        CameraRecordings *recordings() override { return nullptr; }

    private:
        GateCloud &m_cloud;
    };

    QList<SignInWay> signInWays() const override { return ways; }
    CameraAuth &auth() override { return *this; }
    std::unique_ptr<CameraClient> client(const CameraCredential &, CredentialRenewed) override { return std::make_unique<Client>(*this); }
    QFuture<Result<CameraCredential>> withPassword(QString email, QString password) override
    {
        account = email;
        secret = password;
        return ask();
    }
    QFuture<Result<CameraCredential>> withBrowser(OpenUrl) override { return ask(); }
    QFuture<Result<CameraCredential>> withApiKey(QString key) override
    {
        secret = key;
        return ask();
    }

    void letIn() { pending->answer(CameraCredential{CameraCredential::Kind::Token, QStringLiteral("token"), {}, account}); }
    void refuse(const QString &reason) { pending->answer(Error{Error::Kind::SignInNeeded, {}, {}, reason}); }

    QList<SignInWay> ways{SignInWay::Password, SignInWay::Browser, SignInWay::ApiKey};
    QList<Camera> list;
    std::optional<Error> camerasError;
    QSet<CameraId> refusesLive; //!< cameras without the option
    int forgotten = 0; //!< calls of forgetOptions()
    QString account;
    QString secret;
    int asked = 0;
    std::optional<Deferred<CameraCredential>> pending;

private:
    QFuture<Result<CameraCredential>> ask()
    {
        ++asked;
        pending = Deferred<CameraCredential>();
        return pending->future();
    }
};

//! Answers questions as the test said beforehand, and keeps them to be read.
class ScriptedDialogs final : public Dialogs {
public:
    QFuture<bool> confirm(const Question &question) override
    {
        questions << question;
        return ready(answer);
    }
    QFuture<int> choose(const QString &title, const QString &text, const QStringList &actions) override
    {
        choices << Question{title, text, actions, {}, false};
        return ready(choice);
    }
    QFuture<QString> saveFile(const QString &, const QString &proposedName, const QString &) override
    {
        proposedNames << proposedName;
        return ready(file);
    }
    QFuture<QString> chooseFolder(const QString &, const QString &proposed) override
    {
        proposedNames << proposed;
        return ready(folder);
    }
    void open(QDialog *dialog) override
    {
        opened = dialog;
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    }

    bool answer = true; //!< to confirm()
    int choice = 0; //!< of choose()
    QString file; //!< of saveFile()
    QString folder; //!< of chooseFolder()
    QStringList proposedNames;
    QList<Question> questions;
    QList<Question> choices; //!< their items are the actions
    QPointer<QDialog> opened;

private:
    template <typename T>
    static QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(value);
        promise.finish();
        return promise.future();
    }
};

//! The language of the program, as composition sets it: one at a time, as the English file has plurals only and the other
//! language would show through. The one before comes back at the end.
class UseLanguage {
public:
    explicit UseLanguage(const QString &language)
    {
        QLocale::setDefault(language == u"ja" ? QLocale(QLocale::Japanese, QLocale::Japan)
                                              : QLocale(QLocale::English, QLocale::UnitedStates));
        if (!m_translator.load(QStringLiteral("app_") + language, QStringLiteral(":/i18n")))
            qFatal("no texts for this language");
        if (m_before)
            QCoreApplication::removeTranslator(&m_before->m_translator);
        QCoreApplication::installTranslator(&m_translator);
        s_current = this;
    }
    ~UseLanguage()
    {
        QCoreApplication::removeTranslator(&m_translator);
        s_current = m_before;
        QLocale::setDefault(m_localeBefore);
        if (m_before)
            QCoreApplication::installTranslator(&m_before->m_translator);
    }
    Q_DISABLE_COPY_MOVE(UseLanguage)

private:
    inline static UseLanguage *s_current = nullptr;
    UseLanguage *const m_before = s_current;
    const QLocale m_localeBefore;
    QTranslator m_translator;
};

//! The visible child of that name; the test ends when there is none.
template <typename T>
T *child(QWidget *parent, const char *name)
{
    T *found = parent->findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no widget %s", name);
    return found;
}
