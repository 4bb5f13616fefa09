// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QStringList>

//! What `regilens export` says on a terminal, in the user's language.
namespace exporttexts {

QString synopsis();
QString description();
QString from();
QString to();
QString query();
QString registers();
QString out();
QString lines();
QString plain();
QString dataDir();
QString lang();
QString help();
QString notes(); //!< below the options: examples and exit codes

QString noOutput();
QString unexpected(const QString &argument);
QString notAPeriod(const QString &option, const QString &value);
QString periodIsEmpty();
QString notALanguage(const QString &value);
QString staffIsOff();
QString unknownRegister(const QString &asked, const QStringList &known);
QString tryHelp();

QString counting();
QString progress(qint64 written, qint64 total);
QString done(qint64 written, const QString &file); //!< an empty name: standard output
QString cancelled();
QString failed(const Error &error, const QString &what); //!< a sentence, and what it is about

} // namespace exporttexts
