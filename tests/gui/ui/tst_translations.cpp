// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The .ts files are whole: nothing unfinished, nothing that the sources do not have any more, every place kept.

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms;
    bool unfinished = false;
};

QList<Message> messages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> found;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            found << Message{context, {}, {}, false};
        else if (xml.name() == u"source")
            found.last().source = xml.readElementText();
        else if (xml.name() == u"translation") {
            found.last().unfinished = xml.attributes().value(QStringLiteral("type")) == u"unfinished";
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            found.last().forms = text.split(QRegularExpression(QStringLiteral("\\n\\s{8,}")));
        }
    }
    return found;
}

QSet<QString> places(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d|n)"));
    QSet<QString> found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured(1));
    return found;
}

const QString kJapanese = QStringLiteral(REGILENS_SOURCE_DIR "/translations/app_ja.ts");
const QString kEnglish = QStringLiteral(REGILENS_SOURCE_DIR "/translations/app_en.ts");

} // namespace

class TstTranslations : public QObject {
    Q_OBJECT
private slots:
    void everythingIsTranslated_data();
    void everythingIsTranslated();
    void theSourcesHaveNothingNew();
};

void TstTranslations::everythingIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("ja") << kJapanese;
    QTest::newRow("en") << kEnglish;
}

void TstTranslations::everythingIsTranslated()
{
    QFETCH(QString, file);
    const QList<Message> all = messages(file);
    QVERIFY(!all.isEmpty());
    QStringList wrong;
    for (const Message &message : all) {
        bool bad = message.unfinished || message.forms.isEmpty();
        for (const QString &form : message.forms)
            bad = bad || form.trimmed().isEmpty() || places(form) != places(message.source);
        if (bad)
            wrong << message.context + QStringLiteral(": ") + message.source;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TstTranslations::theSourcesHaveNothingNew()
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-recursive"),
                   QStringLiteral(REGILENS_SOURCE_DIR "/ui"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QSet<QString> known;
    for (const Message &message : messages(kJapanese))
        known.insert(message.context + u'|' + message.source);
    QSet<QString> inSources;
    for (const Message &message : messages(fresh))
        inSources.insert(message.context + u'|' + message.source);
    const QStringList missing = QSet<QString>(inSources).subtract(known).values();
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("run update_translations for:\n") + missing.join(u'\n')));
    const QStringList gone = QSet<QString>(known).subtract(inSources).values();
    QVERIFY2(gone.isEmpty(), qPrintable(QStringLiteral("no longer in the sources:\n") + gone.join(u'\n')));
}

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
