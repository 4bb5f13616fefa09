// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Both clients read the whole history of the demo store.
#include "app/demo/democredentials.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "app/pos/ubiregi/ubiregiclient.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace std::chrono_literals;

class TstPosAgainstDemo : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsSmaregi();
    void readsUbiregi();

private:
    //! The same receipts by both questions, each once, complete.
    void compareQuestions(PosClient &client);
    QUrl endpoint(QStringView cloud, QStringView name) const;

    StandingClock m_clock{utc("2026-03-14T12:00:00+09:00")};
    std::unique_ptr<DemoStore> m_demo;
    HttpClient m_http;
};

void TstPosAgainstDemo::initTestCase()
{
    DemoOptions options;
    options.newSales = false;
    m_demo = std::make_unique<DemoStore>(m_clock, options);
    QVERIFY(m_demo->start());
}

QUrl TstPosAgainstDemo::endpoint(QStringView cloud, QStringView name) const
{
    return QUrl(QJsonDocument::fromJson(m_demo->endpointsJson())[cloud][name].toString());
}

void TstPosAgainstDemo::compareQuestions(PosClient &client)
{
    const Result<PosCheck> check = waitFor(client.check());
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
    QVERIFY(!check.value().registers.isEmpty());
    QVERIFY(!check.value().accountName.isEmpty());

    const Instant start = m_clock.now() - std::chrono::days(45); // more than one window of Smaregi's
    const Walk changed = walkAll([&](const QByteArray &page) { return client.changedSince(start, page); });
    QVERIFY2(!changed.error, changed.error ? qPrintable(changed.error->detail) : "");
    QVERIFY(changed.badRows.isEmpty());
    QVERIFY(changed.nextSince);
    const Walk sold = walkAll([&](const QByteArray &page) { return client.soldIn({start, m_clock.now() + 24h}, page); });
    QVERIFY2(!sold.error, sold.error ? qPrintable(sold.error->detail) : "");
    QVERIFY(sold.badRows.isEmpty());

    QSet<QString> keys;
    QSet<QString> terminals;
    QSet<ReceiptKind> kinds;
    for (const Receipt &receipt : changed.receipts) {
        keys.insert(receipt.vendorKey);
        terminals.insert(receipt.reg.terminal);
        kinds.insert(receipt.kind);
        QVERIFY(!receipt.number.isEmpty());
        QVERIFY(receipt.soldAt > start && receipt.soldAt <= m_clock.now());
        if (receipt.kind == ReceiptKind::Sale || receipt.kind == ReceiptKind::Refund)
            QVERIFY(!receipt.lines.isEmpty());
        if (receipt.kind == ReceiptKind::Sale)
            QCOMPARE(receipt.deposit.minor - receipt.change.minor, receipt.total.minor);
        for (const ReceiptLine &line : receipt.lines)
            QVERIFY(!line.name.isEmpty() && !line.name.startsWith(u'#'));
    }
    QCOMPARE(keys.size(), changed.receipts.size());
    QCOMPARE(sold.receipts.size(), changed.receipts.size());
    QVERIFY(changed.receipts.size() > 1000);
    QCOMPARE(terminals.size(), check.value().registers.size());
    QVERIFY(kinds.contains(ReceiptKind::Sale) && kinds.contains(ReceiptKind::Refund) && kinds.contains(ReceiptKind::Void));
    QVERIFY(!kinds.contains(ReceiptKind::Other));
    qInfo("%d receipts", int(keys.size()));
}

void TstPosAgainstDemo::readsSmaregi()
{
    SmaregiClassicClient client(m_http, endpoint(u"smaregi", u"classic"), DemoCredentials::kSmaregiContract, DemoCredentials::kSmaregiToken,
                                m_clock, {0ms, 500, 1000});
    compareQuestions(client);
}

void TstPosAgainstDemo::readsUbiregi()
{
    UbiregiClient client(m_http, endpoint(u"ubiregi", u"api"), {DemoCredentials::kUbiregiToken, {}, {}, true}, {}, m_clock, {});
    compareQuestions(client);
}

QTEST_GUILESS_MAIN(TstPosAgainstDemo)
#include "tst_posagainstdemo.moc"
