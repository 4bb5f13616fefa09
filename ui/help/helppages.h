// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

//! The pages of the built-in help: resources/help/<language>/<page>.html.
namespace helppages {

QStringList all(); //!< page ids in the order of the contents
QString language(); //!< of now: "ja" or "en"

QString html(const QString &page, const QString &language); //!< empty when there is none
QString title(const QString &page, const QString &language);
QString pictureFile(const QString &name, const QString &language);

//! As search compares: full and half width, capitals and small letters alike; one character for each of the text's.
QString folded(const QString &text);
//! The words of a search, folded.
QStringList words(const QString &search);
//! Every word is on the page.
bool matches(const QString &page, const QString &language, const QStringList &words);
//! Where the words are in a text: position and length, one after the other.
QList<QPair<int, int>> hits(const QString &text, const QStringList &words);

} // namespace helppages
