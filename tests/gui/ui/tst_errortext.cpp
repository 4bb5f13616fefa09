// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "ui/format/errortext.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

using Kind = Error::Kind;

namespace {

constexpr Kind kKinds[] = {Kind::Cancelled, Kind::Offline,     Kind::Timeout, Kind::SignInNeeded, Kind::Forbidden,
                           Kind::NotFound,  Kind::RateLimited, Kind::Server,  Kind::BadData,      Kind::Storage};

} // namespace

class TstErrorText : public QObject {
    Q_OBJECT
private slots:
    void saysSomethingElseForEach_data();
    void saysSomethingElseForEach();
    void everyReasonOfTheProgramIsKnown();
    void unknownReasonsSayTheirKind();
    void namesTheWait();
};

void TstErrorText::saysSomethingElseForEach_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("end");
    QTest::newRow("ja") << QStringLiteral("ja") << QStringLiteral("。");
    QTest::newRow("en") << QStringLiteral("en") << QStringLiteral(".");
}

void TstErrorText::saysSomethingElseForEach()
{
    QFETCH(QString, language);
    QFETCH(QString, end);
    const UseLanguage use(language);
    QSet<QString> seen;
    const auto check = [&](const Error &error) {
        const QString text = format::errorText(error);
        QVERIFY2(text.endsWith(end), qPrintable(text));
        QVERIFY2(text.count(end) >= 2 || text.contains(u'、') || text.size() > 20, qPrintable(text)); // what, and what to do
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    };
    QSet<QString> shortOnes;
    for (const Kind kind : kKinds) {
        check({kind, {}, {}, {}});
        const QString words = format::errorShort({kind, {}, {}, {}});
        QVERIFY(!words.isEmpty() && words.size() < 24 && !shortOnes.contains(words));
        shortOnes.insert(words);
    }
    for (const QString &reason : format::errorReasons())
        check({Kind::Server, {}, {}, reason});
    static const QRegularExpression hiragana(QStringLiteral("[ぁ-ん]"));
    for (const QString &text : std::as_const(seen)) // quoted words of the vendors' pages stay Japanese
        QVERIFY2(language == u"ja" ? text.contains(hiragana) : !text.contains(u'。'), qPrintable(text));
}

void TstErrorText::everyReasonOfTheProgramIsKnown()
{
    // Words like "smaregi.ip" in string literals; the other dotted literals of app/ begin with none of these.
    static const QRegularExpression literal(QStringLiteral(
        R"re("((?:signIn|session|camera|picture|smaregi|ubiregi|pos|link|net|profile|secrets|video|footage)\.[a-zA-Z]+)")re"));
    // Told apart inside the program only, or an example in a comment, or a key of the endpoints file.
    const QSet<QString> notForUsers{QStringLiteral("smaregi.functionOff"), QStringLiteral("ubiregi.client"),
                                    QStringLiteral("smaregi.client")};
    const QStringList known = format::errorReasons();
    QStringList unknown;
    QDirIterator it(QStringLiteral(REGILENS_SOURCE_DIR "/app"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                    QDirIterator::Subdirectories);
    int found = 0;
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (file.fileName().contains(QStringLiteral("/app/demo/")))
            continue;
        for (auto match = literal.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();) {
            const QString reason = match.next().captured(1);
            ++found;
            if (!known.contains(reason) && !notForUsers.contains(reason))
                unknown << reason;
        }
    }
    QVERIFY(found > 20);
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u' ')));
}

void TstErrorText::unknownReasonsSayTheirKind()
{
    const UseLanguage use(QStringLiteral("ja"));
    QCOMPARE(format::errorText({Kind::Offline, {}, {}, QStringLiteral("new.word")}), format::errorText({Kind::Offline, {}, {}, {}}));
}

void TstErrorText::namesTheWait()
{
    const Error busy{Kind::RateLimited, {}, std::chrono::milliseconds(1200), {}};
    {
        const UseLanguage use(QStringLiteral("ja"));
        QVERIFY(format::errorText(busy).contains(QStringLiteral("2秒待って")));
        QVERIFY(format::errorText(busy, format::Retry::ByItself).contains(QStringLiteral("2秒後に自動で")));
    }
    const UseLanguage use(QStringLiteral("en"));
    QVERIFY(format::errorText(busy).contains(QStringLiteral("Wait 2 seconds,")));
    const Error shortly{Kind::RateLimited, {}, std::chrono::seconds(1), {}};
    QVERIFY(format::errorText(shortly).contains(QStringLiteral("Wait 1 second,")));
    QVERIFY(format::errorText(shortly, format::Retry::ByItself).contains(QStringLiteral("by itself in 1 second.")));
}

QTEST_MAIN(TstErrorText)
#include "tst_errortext.moc"
