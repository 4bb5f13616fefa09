// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helppages.h"

#include <QFile>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QTextDocumentFragment>

#include <algorithm>

namespace helppages {
namespace {

//! What is read of a page, folded; kept, because a search asks all of them with every key.
const QString &plainText(const QString &page, const QString &language)
{
    static QHash<QString, QString> known;
    const QString key = language + u'/' + page;
    const auto it = known.constFind(key);
    if (it != known.constEnd())
        return *it;
    return *known.insert(key, folded(QTextDocumentFragment::fromHtml(html(page, language)).toPlainText()));
}

} // namespace

QStringList all()
{
    return {QStringLiteral("start"),     QStringLiteral("sign-in"),    QStringLiteral("smaregi"), QStringLiteral("smaregi-platform"),
            QStringLiteral("ubiregi"),   QStringLiteral("change"),     QStringLiteral("cameras"), QStringLiteral("clocks"),
            QStringLiteral("dashboard"), QStringLiteral("dashboards"), QStringLiteral("search"),  QStringLiteral("settings"),
            QStringLiteral("keeping"),   QStringLiteral("terminals"),  QStringLiteral("keys"),    QStringLiteral("damage"),
            QStringLiteral("trouble")};
}

QString language()
{
    return QLocale().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

QString html(const QString &page, const QString &language)
{
    QFile file(QStringLiteral(":/help/%1/%2.html").arg(language, page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString title(const QString &page, const QString &language)
{
    static const QRegularExpression tag(QStringLiteral("<title>([^<]*)</title>"));
    return tag.match(html(page, language)).captured(1);
}

QString pictureFile(const QString &name, const QString &language)
{
    return QStringLiteral(":/help/%1/%2").arg(language, name);
}

QString folded(const QString &text)
{
    QString result = text;
    for (QChar &character : result) {
        const QString wide = QString(character).normalized(QString::NormalizationForm_KC).toCaseFolded();
        if (wide.size() == 1)
            character = wide.front();
    }
    return result;
}

QStringList words(const QString &search)
{
    // The whole word first: a half-width sound mark joins the letter before it.
    return folded(search.normalized(QString::NormalizationForm_KC)).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
}

bool matches(const QString &page, const QString &language, const QStringList &words)
{
    const QString &text = plainText(page, language);
    return std::all_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(word); });
}

QList<QPair<int, int>> hits(const QString &text, const QStringList &words)
{
    QList<QPair<int, int>> found;
    const QString searched = folded(text);
    for (const QString &word : words) {
        for (qsizetype at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.size()))
            found.append({int(at), int(word.size())});
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace helppages
