// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/async.h"
#include "app/services/secretstore.h"

#include <QTest>

#include <memory>

//! Runs against the memory and, where REGILENS_TEST_KEYCHAIN is set (a private bus with an unlocked gnome-keyring, see
//! CMakeLists.txt), against the system's key store.
class TstSecretStore : public QObject {
    Q_OBJECT
private slots:
    void keepsBinary_data();
    void keepsBinary();
    void saysWhenThereIsNoStore();
};

namespace {

template <typename T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return Error{Error::Kind::Timeout, {}, {}, {}};
    return future.result();
}

} // namespace

void TstSecretStore::keepsBinary_data()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("memory") << false;
    if (qEnvironmentVariableIsSet("REGILENS_TEST_KEYCHAIN"))
        QTest::newRow("keychain") << true;
}

void TstSecretStore::keepsBinary()
{
    QFETCH(bool, keychain);
    std::unique_ptr<SecretStore> store;
    if (keychain)
        store = std::make_unique<KeychainSecretStore>();
    else
        store = std::make_unique<MemorySecretStore>();
    const QString key = QStringLiteral("test/レジ");
    QByteArray secret("\0\xff binary", 9);
    secret += QByteArray(20'000, 'x');

    QCOMPARE(wait(store->read(key)).error().kind, Error::Kind::NotFound);
    QVERIFY(wait(store->write(key, secret)));
    QCOMPARE(wait(store->read(key)).value(), secret);
    QVERIFY(wait(store->write(key, "second")));
    QCOMPARE(wait(store->read(key)).value(), QByteArray("second"));
    QVERIFY(wait(store->remove(key)));
    QCOMPARE(wait(store->read(key)).error().kind, Error::Kind::NotFound);
}

void TstSecretStore::saysWhenThereIsNoStore()
{
    if (qEnvironmentVariableIsSet("REGILENS_TEST_KEYCHAIN"))
        QSKIP("there is one here");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    KeychainSecretStore store;
    const auto written = wait(store.write(QStringLiteral("test/none"), "x"));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Storage);
    QCOMPARE(written.error().reason, QStringLiteral("secrets.unavailable"));
}

QTEST_GUILESS_MAIN(TstSecretStore)
#include "tst_secretstore.moc"
