// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/searchtext.h"

#include <algorithm>

namespace {

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

//! Does the character join the one before it under NFKC? Half-width voicing marks do, though they are letters.
bool joinsPrevious(QChar c)
{
    return c.isMark() || c.isLowSurrogate() || c.unicode() == 0xff9e || c.unicode() == 0xff9f;
}

QString foldedPart(QStringView text)
{
    if (isPlain(text))
        return text.toString().toLower();
    return text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC);
}

//! The folded text, and for each of its units which part of the original it came from.
struct MappedText {
    QString text;
    QList<TextSpan> origins;
};

MappedText mapped(QStringView shown)
{
    MappedText result;
    for (qsizetype from = 0; from < shown.size();) {
        qsizetype to = from + 1;
        while (to < shown.size() && joinsPrevious(shown[to]))
            ++to;
        for (const QChar c : foldedPart(shown.mid(from, to - from))) {
            if (c.isSpace() && (result.text.isEmpty() || result.text.back() == u' '))
                continue;
            result.text += c.isSpace() ? QChar(u' ') : c;
            result.origins << TextSpan{from, to - from};
        }
        from = to;
    }
    return result;
}

} // namespace

QString foldedForSearch(QStringView text)
{
    return foldedPart(text).simplified();
}

QList<TextSpan> spansOf(const QStringList &foldedWords, QStringView shown)
{
    const MappedText folded = mapped(shown);
    QList<TextSpan> found;
    for (const QString &word : foldedWords) {
        if (word.isEmpty())
            continue;
        for (qsizetype at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.size())) {
            const TextSpan &first = folded.origins.at(at);
            const TextSpan &last = folded.origins.at(at + word.size() - 1);
            found << TextSpan{first.position, last.position + last.length - first.position};
        }
    }
    std::sort(found.begin(), found.end(), [](const TextSpan &a, const TextSpan &b) { return a.position < b.position; });
    QList<TextSpan> joined;
    for (const TextSpan &span : std::as_const(found)) {
        if (!joined.isEmpty() && span.position <= joined.last().position + joined.last().length) {
            TextSpan &last = joined.last();
            last.length = std::max(last.length, span.position + span.length - last.position);
        } else {
            joined << span;
        }
    }
    return joined;
}
