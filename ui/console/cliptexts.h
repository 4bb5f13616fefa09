// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"
#include "app/services/clipfile.h"

#include <QStringList>

//! What `regilens clip` says on a terminal, in the user's language.
namespace cliptexts {

QString synopsis();
QString description();
QString receipt();
QString on();
QString reg();
QString camera();
QString at();
QString before();
QString after();
QString exact();
QString out();
QString dataDir();
QString lang();
QString help();
QString notes(); //!< below the options: examples and exit codes

QString unexpected(const QString &argument);
QString notALanguage(const QString &value);
QString notADay(const QString &value);
QString notATime(const QString &value);
QString notSeconds(const QString &option, const QString &value);
QString noSubject();
QString noFolder();
QString tryHelp();

QString noReceipt(const QString &number);
QString severalReceipts(const QString &number, const QList<Receipt> &receipts);
QString noCamera();
QString nothingRecorded();
QString notOpened(const Error &why);
QString progress(double part); //!< 0 to 1
QString file(const QString &camera, const ClipFile &file); //!< what became of it, and what it lacks
QString cancelled();
QString failed(const Error &error);

} // namespace cliptexts
