// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/languages.h"

#include "app/base/logging.h"
#include "app/services/settings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

Languages::Languages(Settings &settings, QString forced, QObject *parent) : QObject(parent)
{
    const auto wanted = [&settings] {
        if (!settings.language().isEmpty())
            return settings.language();
        return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
    };
    use(forced.isEmpty() ? wanted() : forced);
    connect(&settings, &Settings::languageChanged, this, [this, wanted] { use(wanted()); });
}

Languages::~Languages() = default;

void Languages::use(const QString &language)
{
    if (language == m_current)
        return;
    m_current = language;
    QLocale::setDefault(language == u"ja" ? QLocale(QLocale::Japanese, QLocale::Japan) : QLocale(QLocale::English, QLocale::UnitedStates));

    for (const auto &old : m_translators)
        QCoreApplication::removeTranslator(old.get());
    m_translators.clear();
    const auto install = [this](const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name, folder))
            return false;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
        return true;
    };
    // Qt's own texts (context menus, calendar): there is no English file, and none is needed.
    if (language != u"en" && !install(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        qCWarning(lcUi) << "Qt's own texts stay in English: its translations are not installed";
    if (!install(QStringLiteral("app_") + language, QStringLiteral(":/i18n")))
        qCWarning(lcUi) << "no texts for the language" << language;
}
