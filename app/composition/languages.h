// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

class Settings;

//! Installs the translators of the chosen language, at start and whenever the setting changes: no restart is needed.
class Languages : public QObject {
    Q_OBJECT
public:
    //! `forced` is what the command line asked for; it wins until the user chooses another language.
    Languages(Settings &settings, QString forced, QObject *parent = nullptr);
    ~Languages() override;

    void use(const QString &language);
    QString current() const { return m_current; } //!< "ja" or "en"

private:
    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};
