// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The folders are the architecture: every include of ours must be an edge that the table allows.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

using Folders = QSet<QString>;

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

//! Which folders a folder may include (besides itself). "pos" and "cameras" are their interfaces, "pos/*" a vendor.
const QHash<QString, Folders> &allowed()
{
    static const QHash<QString, Folders> table{
        {QStringLiteral("base"), {}},
        {QStringLiteral("domain"), words("base")},
        {QStringLiteral("net"), words("base")},
        {QStringLiteral("pos"), words("base domain net")},
        {QStringLiteral("pos/*"), words("base domain net pos")},
        {QStringLiteral("cameras"), words("base domain net")},
        {QStringLiteral("cameras/*"), words("base domain net cameras")},
        {QStringLiteral("video"), words("base domain net")},
        {QStringLiteral("storage"), words("base domain")},
        {QStringLiteral("sync"), words("base domain storage pos cameras")},
        {QStringLiteral("demo"), words("base domain video")},
        {QStringLiteral("services"), words("base domain net pos cameras video storage sync")},
        {QStringLiteral("ui"), words("base domain services")},
        {QStringLiteral("composition"), words("base domain net pos pos/* cameras cameras/* video storage sync demo services ui")},
        {QStringLiteral("main"), words("base services composition ui")},
    };
    return table;
}

//! Which Qt modules must not be named below a layer: the first word of the include's file name tells.
const QHash<QString, QRegularExpression> &forbiddenQt()
{
    static const QRegularExpression noGui(
        QStringLiteral("^Q(Widget|Application|Dialog|PushButton|Label|Sql|Network|Tcp|Image|Pixmap|Painter)"));
    static const QRegularExpression noWidgets(QStringLiteral("^Q(Widget|Application$|Dialog|PushButton|Label|Pixmap|TableView)"));
    static const QRegularExpression noSql(QStringLiteral("^Q(Sql|Tcp|Network)"));
    static const QHash<QString, QRegularExpression> table{
        {QStringLiteral("base"), noGui},
        {QStringLiteral("domain"), noGui},
        {QStringLiteral("net"), noWidgets},
        {QStringLiteral("pos"), noWidgets},
        {QStringLiteral("pos/*"), noWidgets},
        {QStringLiteral("cameras"), noWidgets},
        {QStringLiteral("cameras/*"), noWidgets},
        {QStringLiteral("video"), noWidgets},
        {QStringLiteral("storage"), noWidgets},
        {QStringLiteral("sync"), noGui},
        {QStringLiteral("demo"), noWidgets},
        {QStringLiteral("services"), noWidgets},
        {QStringLiteral("ui"), noSql},
    };
    return table;
}

//! "app/pos/smaregi/x.h" → "pos/*", "app/net/x.h" → "net", "ui/models/x.h" → "ui".
QString folderOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"ui")
        return QStringLiteral("ui");
    if (parts.size() == 2)
        return QStringLiteral("main");
    if (parts.size() > 3 && (parts[1] == u"pos" || parts[1] == u"cameras"))
        return parts[1] + QStringLiteral("/*");
    return parts[1];
}

struct Include {
    QString file;
    QString target;
    bool quoted;
};

//! Not a file that moc or uic made.
bool isOurs(const Include &include)
{
    return include.quoted && (include.target.startsWith(u"app/") || include.target.startsWith(u"ui/"));
}

QList<Include> includes(const QString &root)
{
    static const QRegularExpression line(QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"), QRegularExpression::MultilineOption);
    QList<Include> found;
    for (const QString &top : {QStringLiteral("app"), QStringLiteral("ui")}) {
        QDirIterator it(root + u'/' + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const auto match = matches.next();
                found << Include{QDir(root).relativeFilePath(file.fileName()), match.captured(2), match.capturedView(1) == u"\""};
            }
        }
    }
    return found;
}

} // namespace

class TstLayering : public QObject {
    Q_OBJECT
private slots:
    void everyEdgeIsAllowed();
    void vendorsDoNotKnowEachOther();
    void lowerLayersNameNoWidgets();
    void onlyVideoNamesFfmpeg();
    void onlyBaseNamesOpenssl();
    void onlyUiTranslates();

private:
    const QList<Include> m_includes = includes(QStringLiteral(REGILENS_SOURCE_DIR));
};

void TstLayering::everyEdgeIsAllowed()
{
    QVERIFY2(m_includes.size() > 100, "the sources were not found");
    QStringList wrong;
    for (const Include &include : m_includes) {
        if (!isOurs(include))
            continue;
        const QString from = folderOf(include.file);
        const QString to = folderOf(include.target);
        QVERIFY2(allowed().contains(from), qPrintable(from + QStringLiteral(" is not in the table")));
        if (from != to && !allowed()[from].contains(to))
            wrong << QStringLiteral("%1 includes %2").arg(include.file, include.target);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TstLayering::vendorsDoNotKnowEachOther()
{
    for (const Include &include : m_includes) {
        const QString from = folderOf(include.file);
        if (!isOurs(include) || !from.endsWith(u"/*") || folderOf(include.target) != from)
            continue;
        QCOMPARE(include.target.section(u'/', 0, 2), include.file.section(u'/', 0, 2));
    }
}

void TstLayering::lowerLayersNameNoWidgets()
{
    QStringList wrong;
    for (const Include &include : m_includes) {
        const auto pattern = forbiddenQt().constFind(folderOf(include.file));
        if (!include.quoted && pattern != forbiddenQt().constEnd() && pattern->match(include.target).hasMatch())
            wrong << QStringLiteral("%1 includes <%2>").arg(include.file, include.target);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TstLayering::onlyVideoNamesFfmpeg()
{
    static const QRegularExpression ffmpeg(QStringLiteral("^lib(av|sw)[a-z]+/"));
    for (const Include &include : m_includes) {
        if (ffmpeg.match(include.target).hasMatch())
            QCOMPARE(folderOf(include.file), QStringLiteral("video"));
    }
}

void TstLayering::onlyBaseNamesOpenssl()
{
    for (const Include &include : m_includes) {
        if (include.target.startsWith(u"openssl/"))
            QCOMPARE(folderOf(include.file), QStringLiteral("base"));
    }
}

void TstLayering::onlyUiTranslates()
{
    static const QRegularExpression call(QStringLiteral(R"((^|[^\w])(tr|translate)\(\s*")"));
    QStringList wrong;
    QDirIterator it(QStringLiteral(REGILENS_SOURCE_DIR "/app"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (call.match(QString::fromUtf8(file.readAll())).hasMatch())
            wrong << file.fileName();
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TstLayering)
#include "tst_layering.moc"
