// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demostore.h"

#include "app/demo/demoworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

QByteArray endpointsOf(const DemoWorld &world)
{
    const auto url = [&](DemoService service, const QString &path = {}) { return world.baseUrl(service).toString() + path; };
    const auto client = [](const QString &id, const QString &secret) {
        return QJsonObject{{"id"_L1, id}, {"secret"_L1, secret}, {"redirectPort"_L1, 0}};
    };
    const QJsonObject safie{{"api"_L1, url(DemoService::Safie)},
                            {"signIn"_L1, QJsonArray{"password"_L1, "browser"_L1, "api-key"_L1}},
                            {"client"_L1, client(DemoCredentials::kSafieClientId, DemoCredentials::kSafieClientSecret)}};
    const QJsonObject smaregi{{"id"_L1, url(DemoService::SmaregiPlatform)},
                              {"api"_L1, url(DemoService::SmaregiPlatform)},
                              {"classic"_L1, url(DemoService::SmaregiClassic, u"/access/"_s)},
                              {"client"_L1, client(DemoCredentials::kSmaregiClientId, DemoCredentials::kSmaregiClientSecret)}};
    const QJsonObject ubiregi{{"web"_L1, url(DemoService::UbiregiWeb)},
                              {"api"_L1, url(DemoService::UbiregiApi, u"/api/3/"_s)},
                              {"client"_L1, client(DemoCredentials::kUbiregiClientId, DemoCredentials::kUbiregiClientSecret)}};
    return QJsonDocument(QJsonObject{{"safie"_L1, safie}, {"smaregi"_L1, smaregi}, {"ubiregi"_L1, ubiregi}}).toJson();
}

} // namespace

//! Runs fn(world) in the store's thread and waits for it: never long, as nothing in there waits for anything.
template <typename Fn>
auto DemoStore::inThread(Fn fn) const
{
    using Answer = std::invoke_result_t<Fn, DemoWorld &>;
    Q_ASSERT(QThread::currentThread() != m_world->thread());
    if constexpr (std::is_void_v<Answer>) {
        QMetaObject::invokeMethod(
            m_world, [&] { fn(*m_world); }, Qt::BlockingQueuedConnection);
    } else {
        std::optional<Answer> answer;
        QMetaObject::invokeMethod(
            m_world, [&] { answer.emplace(fn(*m_world)); }, Qt::BlockingQueuedConnection);
        return *std::move(answer);
    }
}

DemoStore::DemoStore(const Clock &clock, DemoOptions options, QObject *parent) : QObject(parent), m_world(new DemoWorld(clock, options))
{
    m_thread.setObjectName(u"demo store"_s);
    m_world->moveToThread(&m_thread);
    m_thread.start();
}

DemoStore::~DemoStore()
{
    // In its own thread, which owns its sockets.
    QMetaObject::invokeMethod(
        m_world, [this] { delete m_world; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<Done> DemoStore::start()
{
    // The addresses come along, so that asking for them never waits behind the history.
    return inThread([this](DemoWorld &world) {
        const Result<Done> started = world.start();
        if (started)
            m_endpoints = endpointsOf(world);
        return started;
    });
}

void DemoStore::stop()
{
    inThread([](DemoWorld &world) { world.stop(); });
}

QByteArray DemoStore::endpointsJson() const
{
    return m_endpoints;
}

void DemoStore::fail(DemoService service, const QString &pathPrefix, const DemoFault &fault, int count)
{
    inThread([&](DemoWorld &world) { world.fail(service, pathPrefix, fault, count); });
}

void DemoStore::clearFaults()
{
    inThread([](DemoWorld &world) { world.clearFaults(); });
}

void DemoStore::setServiceUp(DemoService service, bool up)
{
    inThread([&](DemoWorld &world) { world.setServiceUp(service, up); });
}

int DemoStore::requestCount(DemoService service) const
{
    return inThread([&](DemoWorld &world) { return world.requestCount(service); });
}

QString DemoStore::addSmaregiSale(const DemoSale &sale)
{
    return QString::number(inThread([&](DemoWorld &world) { return world.shop().addSmaregi(sale, world.now()); }));
}

bool DemoStore::cancelSmaregi(const QString &key)
{
    return inThread([&](DemoWorld &world) { return world.shop().cancelSmaregi(key.toLongLong(), world.now()); });
}

QString DemoStore::disposeSmaregi(const QString &key)
{
    const qint64 id = inThread([&](DemoWorld &world) { return world.shop().disposeSmaregi(key.toLongLong(), world.now()); });
    return id ? QString::number(id) : QString();
}

QString DemoStore::addUbiregiSale(const DemoSale &sale, int account)
{
    return QString::number(inThread([&](DemoWorld &world) { return world.shop().addUbiregi(sale, world.now(), account - 1); }));
}

void DemoStore::setUbiregiRegisters(int account, int count)
{
    inThread([&](DemoWorld &world) { world.ubiregi().setRegisters(account - 1, count); });
}

bool DemoStore::cancelUbiregi(const QString &key)
{
    return inThread([&](DemoWorld &world) { return world.shop().cancelUbiregi(key.toLongLong(), world.now()); });
}

bool DemoStore::touchSmaregi(const QString &key)
{
    return inThread([&](DemoWorld &world) { return world.shop().touchSmaregi(key.toLongLong(), world.now()); });
}

bool DemoStore::touchUbiregi(const QString &key)
{
    return inThread([&](DemoWorld &world) { return world.shop().touchUbiregi(key.toLongLong(), world.now()); });
}

void DemoStore::setCameraOnline(int camera, bool online)
{
    inThread([&](DemoWorld &world) { world.safie().cameras().setOnline(camera, online, world.now()); });
}

void DemoStore::setCamerasVisible(int count)
{
    inThread([&](DemoWorld &world) { world.safie().cameras().setVisible(count); });
}

void DemoStore::setCameraOptions(int camera, bool live, bool stills, bool clips)
{
    inThread([&](DemoWorld &world) { world.safie().setOptions(camera, live, stills, clips); });
}

void DemoStore::setClipProcessing(int seconds)
{
    inThread([&](DemoWorld &world) { world.safie().clips().setProcessing(seconds); });
}

void DemoStore::setClipsFailing(bool failing)
{
    inThread([&](DemoWorld &world) { world.safie().clips().setFailing(failing); });
}

QString DemoStore::cameraId(int camera)
{
    return CameraWall::camera(camera).id;
}

void DemoStore::expireSafieTokens()
{
    inThread([](DemoWorld &world) { world.safie().expireTokens(); });
}

void DemoStore::revokeSafieTokens()
{
    inThread([](DemoWorld &world) { world.safie().revokeTokens(); });
}

void DemoStore::expireUbiregiTokens()
{
    inThread([](DemoWorld &world) { world.ubiregi().expireTokens(); });
}

void DemoStore::revokeUbiregiTokens()
{
    inThread([](DemoWorld &world) { world.ubiregi().revokeTokens(); });
}

void DemoStore::revokeUbiregiTokens(int account)
{
    inThread([&](DemoWorld &world) { world.ubiregi().revokeTokens(account - 1); });
}

void DemoStore::expireSmaregiTokens()
{
    inThread([](DemoWorld &world) {
        world.smaregiPlatform().tokens().expireAll();
        world.smaregiPlatform().consent().expireAccess();
    });
}

void DemoStore::revokeSmaregiToken()
{
    inThread([](DemoWorld &world) {
        world.smaregi().setTokenValid(false);
        world.smaregiPlatform().tokens().setAppValid(false);
        world.smaregiPlatform().consent().revokeAll();
    });
}

void DemoStore::restoreStaticCredentials()
{
    inThread([](DemoWorld &world) {
        world.safie().restoreApiKey();
        world.smaregi().setTokenValid(true);
        world.smaregiPlatform().tokens().setAppValid(true);
        world.ubiregi().restoreStaticTokens();
    });
}

void DemoStore::setSmaregiFunction(const QString &name, bool on)
{
    static const QHash<QString, QString> scopes{
        {u"transaction_ref"_s, u"pos.transactions:read"_s}, {u"store_ref"_s, u"pos.stores:read"_s}, {u"staff_ref"_s, u"pos.staffs:read"_s}};
    inThread([&](DemoWorld &world) {
        world.smaregi().setFunction(name, on);
        if (const QString scope = scopes.value(name); !scope.isEmpty())
            world.smaregiPlatform().tokens().setScope(scope, on);
    });
}

void DemoStore::setSmaregiNames(bool names)
{
    inThread([&](DemoWorld &world) { world.smaregiPlatform().setNamesInTransactions(names); });
}

void DemoStore::setSmaregiLocked(bool locked)
{
    inThread([&](DemoWorld &world) { world.smaregi().setLocked(locked); });
}

void DemoStore::setSmaregiAddressAllowed(bool allowed)
{
    inThread([&](DemoWorld &world) { world.smaregi().setAddressAllowed(allowed); });
}
