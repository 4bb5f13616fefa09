// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All clients read the whole history of the demo store.
#include "app/demo/democredentials.h"
#include "app/demo/demostore.h"
#include "app/net/httpclient.h"
#include "app/pos/smaregi/smaregiclassicclient.h"
#include "app/pos/smaregi/smaregiplatformclient.h"
#include "app/pos/ubiregi/ubiregiclient.h"
#include "tests/unit/pos/posdata.h"
#include "tests/unit/pos/receiptdifference.h"
#include "tests/unit/pos/waiting.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace std::chrono_literals;

class TstPosAgainstDemo : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void readsSmaregiTheSameByBothGenerations();
    void namesSmaregisStaffAndPaymentsFromItsLists();
    void readsUbiregi();

private:
    //! The same receipts by both questions, each once, complete.
    void compareQuestions(PosClient &client, Walk &changed);
    QUrl endpoint(QStringView cloud, QStringView name) const;
    std::unique_ptr<PosClient> classic();
    std::unique_ptr<PosClient> platform();

    StandingClock m_clock{utc("2026-03-14T12:00:00+09:00")};
    std::unique_ptr<DemoStore> m_demo;
    HttpClient m_http;
};

void TstPosAgainstDemo::initTestCase()
{
    DemoOptions options;
    options.newSales = false;
    options.smaregiRate = 100'000; // the whole history in one go
    m_demo = std::make_unique<DemoStore>(m_clock, options);
    QVERIFY(m_demo->start());
}

QUrl TstPosAgainstDemo::endpoint(QStringView cloud, QStringView name) const
{
    return QUrl(QJsonDocument::fromJson(m_demo->endpointsJson())[cloud][name].toString());
}

std::unique_ptr<PosClient> TstPosAgainstDemo::classic()
{
    return std::make_unique<SmaregiClassicClient>(m_http, endpoint(u"smaregi", u"classic"), DemoCredentials::kSmaregiContract,
                                                  DemoCredentials::kSmaregiToken, m_clock, SmaregiClassicOptions{0ms, 500, 1000});
}

std::unique_ptr<PosClient> TstPosAgainstDemo::platform()
{
    const SmaregiApp app{DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret};
    const SmaregiPlatformHosts hosts{endpoint(u"smaregi", u"id"), endpoint(u"smaregi", u"api")};
    auto session = std::make_shared<SmaregiPlatformSession>(m_http, hosts, DemoCredentials::kSmaregiContract, app, m_clock,
                                                            SmaregiSessionOptions{0ms, 60s});
    return std::make_unique<SmaregiPlatformClient>(std::move(session), DemoCredentials::kSmaregiContract, m_clock);
}

void TstPosAgainstDemo::compareQuestions(PosClient &client, Walk &changed)
{
    const Result<PosCheck> check = waitFor(client.check());
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
    QVERIFY(!check.value().registers.isEmpty());
    QVERIFY(!check.value().accountName.isEmpty());

    const Instant start = m_clock.now() - std::chrono::days(45); // more than one window of Smaregi's
    changed = walkAll([&](const QByteArray &page) { return client.changedSince(start, page); });
    QVERIFY2(!changed.error, changed.error ? qPrintable(changed.error->detail) : "");
    QVERIFY(changed.badRows.isEmpty());
    QVERIFY(changed.nextSince);
    const Walk sold = walkAll([&](const QByteArray &page) { return client.soldIn({start, m_clock.now() + 24h}, page); });
    QVERIFY2(!sold.error, sold.error ? qPrintable(sold.error->detail) : "");
    QVERIFY(sold.badRows.isEmpty());

    QSet<QString> keys;
    QSet<QString> terminals;
    QSet<ReceiptKind> kinds;
    int exchanges = 0;
    int groups = 0;
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
        QVERIFY2(receipt.remarks.isEmpty(), qPrintable(receipt.vendorKey)); // the stand-ins reckon as the vendors do
        for (const ReceiptLine &line : receipt.lines) {
            QVERIFY(!line.name.isEmpty() && !line.name.startsWith(u'#'));
            exchanges += receipt.kind == ReceiptKind::Sale && line.kind == ReceiptLine::Kind::Returned;
        }
        groups += receipt.guests.value_or(0) > 1;
    }
    QVERIFY(exchanges > 0 && groups > 0);
    QCOMPARE(keys.size(), changed.receipts.size());
    QCOMPARE(sold.receipts.size(), changed.receipts.size());
    QVERIFY(changed.receipts.size() > 1000);
    QCOMPARE(terminals.size(), check.value().registers.size());
    QVERIFY(kinds.contains(ReceiptKind::Sale) && kinds.contains(ReceiptKind::Refund) && kinds.contains(ReceiptKind::Void));
    QVERIFY(!kinds.contains(ReceiptKind::Other));
    qInfo("%d receipts", int(keys.size()));
}

//! A contract that changes from one API to the other must find its receipts in the journal: same keys, same contents.
void TstPosAgainstDemo::readsSmaregiTheSameByBothGenerations()
{
    const std::unique_ptr<PosClient> classic = this->classic();
    const std::unique_ptr<PosClient> platform = this->platform();
    Walk old;
    Walk now;
    compareQuestions(*classic, old);
    compareQuestions(*platform, now);

    const auto byKey = [](const Walk &walk) {
        QMap<QString, Receipt> receipts;
        for (const Receipt &receipt : walk.receipts)
            receipts.insert(receipt.vendorKey, receipt);
        return receipts;
    };
    const QMap<QString, Receipt> before = byKey(old);
    const QMap<QString, Receipt> after = byKey(now);
    QCOMPARE(after.keys(), before.keys());
    QCOMPARE(now.nextSince, old.nextSince);
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        const QString difference = differenceOf(after.value(it.key()), it.value());
        QVERIFY2(difference.isEmpty(), qPrintable(it.key() + u' ' + difference));
    }

    const PosCheck learned = waitFor(classic->check()).value();
    const PosCheck listed = waitFor(platform->check()).value();
    QVERIFY(!learned.registersComplete && listed.registersComplete);
    QCOMPARE(listed.accountName, learned.accountName);
    QCOMPARE(listed.registers.size(), learned.registers.size());
    for (qsizetype i = 0; i < listed.registers.size(); ++i) {
        QCOMPARE(listed.registers[i].key, learned.registers[i].key);
        QCOMPARE(listed.registers[i].store, learned.registers[i].store);
        QVERIFY(!listed.registers[i].name.isEmpty() && !listed.registers[i].identification.isEmpty());
    }
}

void TstPosAgainstDemo::namesSmaregisStaffAndPaymentsFromItsLists()
{
    const TimeRange range{m_clock.now() - 24h, m_clock.now()};
    const auto read = [&] {
        const std::unique_ptr<PosClient> client = platform();
        QMap<QString, Receipt> receipts;
        const Walk walk = walkAll([&](const QByteArray &page) { return client->soldIn(range, page); });
        for (const Receipt &receipt : walk.receipts)
            receipts.insert(receipt.vendorKey, receipt);
        return receipts;
    };
    const QMap<QString, Receipt> named = read();
    m_demo->setSmaregiNames(false);
    const QMap<QString, Receipt> joined = read();
    m_demo->setSmaregiFunction(QStringLiteral("staff_ref"), false);
    const QMap<QString, Receipt> without = read();
    m_demo->setSmaregiFunction(QStringLiteral("staff_ref"), true);
    m_demo->setSmaregiNames(true);
    QVERIFY(named.size() > 50);
    QCOMPARE(without.keys(), named.keys());
    for (auto it = named.cbegin(); it != named.cend(); ++it) {
        Receipt receipt = joined.value(it.key());
        QVERIFY(receipt.raw != it->raw || it->staff.isEmpty());
        receipt.raw = it->raw;
        const QString difference = differenceOf(receipt, it.value());
        QVERIFY2(difference.isEmpty(), qPrintable(it.key() + u' ' + difference));
        QVERIFY(without.value(it.key()).staff.isEmpty());
        QCOMPARE(without.value(it.key()).payments, it->payments);
    }
}

void TstPosAgainstDemo::readsUbiregi()
{
    UbiregiClient client(m_http, endpoint(u"ubiregi", u"api"), {DemoCredentials::kUbiregiToken, {}, {}, true}, {}, m_clock, {});
    Walk changed;
    compareQuestions(client, changed);
}

QTEST_GUILESS_MAIN(TstPosAgainstDemo)
#include "tst_posagainstdemo.moc"
