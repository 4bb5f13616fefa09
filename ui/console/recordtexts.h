// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/recorder.h"

#include <QString>

//! What `regilens record` says on a terminal, in the user's language.
namespace recordtexts {

QString synopsis();
QString description();
QString dataDir();
QString endpoints();
QString lang();
QString help();
QString notes(); //!< below the options: exit codes

QString unexpected(const QString &argument);
QString notALanguage(const QString &value);
QString tryHelp();

QString noProfile(const QString &folder);
QString switchedOff();
QString notSignedIn(const std::optional<Error> &why);
QString notOpened(const Error &why);
QString failed(const Error &why); //!< a sentence, and it goes on trying
QString begun(const QString &folder);
QString noCameras();
QString camera(const QString &name, const RecordedCamera &camera);
QString ended(qint64 segments);

} // namespace recordtexts
