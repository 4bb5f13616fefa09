// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A journal that gets damaged: the built program asks, rebuilds it, keeps the links and fetches the receipts again.

#include "app/demo/products.h"
#include "tests/gui/program/stand.h"

#include <QDir>
#include <QRandomGenerator>

namespace {

const QString kReceipts = QStringLiteral("receiptList");
const QString kRebuild = QStringLiteral("actionButton0");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! In the file as it is, so that a program that has it open sees it.
void overwrite(const QString &path, qint64 from, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(from) || file.write(bytes) != bytes.size())
        qFatal("cannot damage the journal");
}

QByteArray noise(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class TstProgramDamage : public QObject {
    Q_OBJECT
private slots:
    void rebuildsAtTheStart();
    void rebuildsWhileItRuns();
    void findsDamageAfterAnUncleanEnd();
    void quitsAndChangesNothing();

private:
    static QString journal(const Stand &stand) { return stand.profile() + QStringLiteral("/journal.db"); }
    //! Signed in with a link and its receipts.
    void link(Stand &stand)
    {
        QVERIFY(stand.start());
        DO(stand.signInAndOpenLinks());
        DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("1")));
        DO(stand.program.click(QStringLiteral("addButton")));
        DO(stand.program.click(QStringLiteral("navDashboardButton")));
        QVERIFY2(receiptsCome(stand), "the link brings receipts");
        const auto isKept = [&] { return contentOf(journal(stand) + QStringLiteral(".links")).contains("\"camera\""); };
        QVERIFY(QTest::qWaitFor(isKept, 20'000));
    }
    bool receiptsCome(Stand &stand)
    {
        return QTest::qWaitFor([&] { return stand.program.rows(kReceipts) > 3; }, 60'000);
    }
    QStringList damagedFiles(const Stand &stand)
    {
        return QDir(stand.profile()).entryList({QStringLiteral("journal.damaged-*.db")}, QDir::Files);
    }
};

void TstProgramDamage::rebuildsAtTheStart()
{
    Stand stand;
    link(stand);
    QCOMPARE(stand.program.stop(), 0);
    overwrite(journal(stand), 0, QByteArray(100, '\0')); // nothing of it can be read
    const QByteArray damaged = contentOf(journal(stand));
    QVERIFY(stand.start());
    QVERIFY(stand.waitFor(kRebuild));
    const QString text = stand.program.text(QStringLiteral("text"));
    QVERIFY2(text.contains(u"連携1件、ダッシュボード1件") && text.contains(QDir::toNativeSeparators(stand.profile())), qPrintable(text));
    DO(stand.program.click(kRebuild));

    // This test's secrets are in memory, and ended with the program; it looks for them first.
    const auto isReady = [&] { return stand.program.type(QStringLiteral("email"), QString()).isEmpty(); };
    QVERIFY(QTest::qWaitFor(isReady, 20'000));
    DO(stand.signIn());
    QVERIFY(stand.waitFor(QStringLiteral("navLinksButton")));
    DO(stand.program.click(QStringLiteral("navLinksButton")));
    QVERIFY(QTest::qWaitFor([&] { return stand.program.rows(QStringLiteral("table")) == 1; }, 20'000));
    DO(stand.fillNewLink(DemoCredentials::kSmaregiToken, QStringLiteral("2")));
    DO(stand.program.click(QStringLiteral("addButton")));
    DO(stand.program.click(QStringLiteral("navDashboardButton")));
    QVERIFY2(receiptsCome(stand), "the receipts come again");
    QCOMPARE(damagedFiles(stand).size(), 1);
    QCOMPARE(contentOf(stand.profile() + u'/' + damagedFiles(stand).first()), damaged);
    QCOMPARE(stand.program.stop(), 0);
}

void TstProgramDamage::rebuildsWhileItRuns()
{
    DemoOptions sales;
    sales.newSales = true;
    Stand stand(sales);
    link(stand);
    // All but the first page, and the log, under its hands. The next poll's commit makes the screens read from the file again.
    for (const QString &file : {journal(stand), journal(stand) + QStringLiteral("-wal")}) {
        if (const qsizetype size = contentOf(file).size(); size > 4096)
            overwrite(file, 4096, noise(size - 4096));
    }
    const auto isAsked = [&] {
        (void)stand.program.click(QStringLiteral("dayPrevious"));
        return stand.program.isVisible(kRebuild);
    };
    QVERIFY2(QTest::qWaitFor(isAsked, 90'000), stand.program.log().right(4000).constData());
    DO(stand.program.click(kRebuild));
    // Signed in as before, with the link and its token, nothing to be typed.
    QVERIFY(QTest::qWaitFor([&] { return !stand.program.isVisible(kRebuild); }, 20'000));
    QVERIFY(stand.waitFor(QStringLiteral("navDashboardButton")));
    QVERIFY2(receiptsCome(stand), "the receipts come again");
    QCOMPARE(damagedFiles(stand).size(), 1);
    QCOMPARE(stand.program.stop(), 0);
    QVERIFY(stand.program.log().contains("the journal is damaged"));
}

//! A page of old lines, which nothing reads while the program waits for the sign-in, in a journal too large to be checked at start.
void TstProgramDamage::findsDamageAfterAnUncleanEnd()
{
    constexpr qsizetype kPage = 4096;
    constexpr char kLeafOfAnIndex = 0x0a;
    Stand stand;
    link(stand);
    QCOMPARE(stand.program.stop(), 0);
    const QByteArray content = contentOf(journal(stand));
    const QByteArray product = demoProducts().first().name.toUtf8();
    qsizetype found = 0;
    for (qsizetype page = kPage; page < content.size() && found == 0; page += kPage) {
        if (content[page] == kLeafOfAnIndex && content.mid(page, kPage).count(product) > 1)
            found = page;
    }
    QVERIFY(found > 0);
    overwrite(journal(stand), found, noise(kPage));
    QVERIFY(QFile::resize(journal(stand), 20'000'000)); // SQLite knows where it ends
    QFile log(journal(stand) + QStringLiteral("-wal"));
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write(noise(kPage)) > 0); // torn off
    log.close();
    QVERIFY(stand.start());
    QVERIFY2(stand.waitFor(kRebuild, 60'000), stand.program.log().right(4000).constData());
    DO(stand.program.click(kRebuild));
    QVERIFY(QTest::qWaitFor([&] { return damagedFiles(stand).size() == 1; }, 20'000));
    QVERIFY(stand.waitFor(QStringLiteral("email")));
    QVERIFY(stand.program.log().contains("the journal could not be read to its end"));
    QCOMPARE(stand.program.stop(), 0);
}

void TstProgramDamage::quitsAndChangesNothing()
{
    Stand stand;
    QVERIFY(QDir().mkpath(stand.profile()));
    QFile file(journal(stand));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(noise(100'000)) > 0);
    file.close();
    const QByteArray damaged = contentOf(journal(stand));
    QVERIFY(stand.start());
    QVERIFY(stand.waitFor(kRebuild));
    DO(stand.program.click(QStringLiteral("actionButton1")));
    QVERIFY(QTest::qWaitFor([&] { return !stand.program.isRunning(); }, 20'000));
    QCOMPARE(contentOf(journal(stand)), damaged);
    QVERIFY(damagedFiles(stand).isEmpty());
}

QTEST_MAIN(TstProgramDamage)
#include "tst_programdamage.moc"
