// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>

//! All settings of the profile, typed, with their defaults; nothing else opens QSettings. Never holds a secret.
class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(const QString &iniFile, QObject *parent = nullptr);

    QString language() const; //!< "ja", "en", or empty: as the system
    void setLanguage(const QString &language);

    QString account() const; //!< last signed-in e-mail, offered the next time
    void setAccount(const QString &account);

    qint64 dashboardLink() const; //!< LinkId of the dashboard that was open last; 0 when none
    void setDashboardLink(qint64 link);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    QByteArray dashboardSplitter() const;
    void setDashboardSplitter(const QByteArray &state);

signals:
    void languageChanged();

private:
    QSettings m_ini;
};
