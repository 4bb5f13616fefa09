// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/links.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/storage/contractstore.h"
#include "app/storage/linkstore.h"

namespace {

QString secretKey(const ContractKey &key)
{
    return QStringLiteral("pos/%1/%2").arg(int(key.vendor)).arg(key.contract);
}

Error noCloud()
{
    return {Error::Kind::NotFound, QStringLiteral("this vendor is not built in"), {}, {}};
}

//! A contract with a function switched off serves no link.
Result<PosCheck> usable(const Result<PosCheck> &check)
{
    return check && check.value().problem ? Result<PosCheck>(*check.value().problem) : check;
}

} // namespace

class Links::Private {
public:
    struct Entry {
        ContractInfo info;
        QByteArray secret;
    };

    Private(Links &owner, LinkStore &linkStore, ContractStore &contractStore, SecretStore &secretStore, Session &theSession,
            SyncService &syncService, QList<PosCloud *> posClouds, OpenUrl urlOpener)
        : q(owner)
        , links(linkStore)
        , contracts(contractStore)
        , secrets(secretStore)
        , session(theSession)
        , sync(syncService)
        , clouds(std::move(posClouds))
        , openUrl(std::move(urlOpener))
    {
    }

    PosCloud *cloud(Vendor vendor) const;
    Entry *entry(const ContractKey &key);
    Entry &ensureEntry(const ContractKey &key);
    bool hasLink(const ContractKey &key) const;
    enum class For { Polling, Checking };
    std::unique_ptr<PosClient> client(const ContractKey &key, const QByteArray &secret, For use);

    void useSecret(const ContractKey &key, const QByteArray &secret);
    void keep(const PosCheck &check, const ContractKey &key, const QByteArray &secret);
    void learnRegisters(const ContractKey &key);
    void startSync(const ContractKey &key);
    QFuture<Result<Done>> reloadLinks();
    QFuture<Result<PosCheck>> check(Vendor vendor, const QString &contract, const QByteArray &secret);
    QFuture<Result<Link>> addLink(const RegisterKey &reg, const QString &registerName, const CameraId &camera);
    QFuture<Result<Done>> connectAccount(Vendor vendor, const QString &contract, const QByteArray &secret);
    QString cameraName(const CameraId &camera) const;

    Links &q;
    LinkStore &links;
    ContractStore &contracts;
    SecretStore &secrets;
    Session &session;
    SyncService &sync;
    QList<PosCloud *> clouds;
    OpenUrl openUrl;
    QList<Entry> entries;
};

Links::Links(LinkStore &links, ContractStore &contracts, SecretStore &secrets, Session &session, SyncService &sync,
             QList<PosCloud *> clouds, OpenUrl openUrl, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, links, contracts, secrets, session, sync, std::move(clouds), std::move(openUrl)))
{
    connect(&sync, &SyncService::statusChanged, this, &Links::changed);
}

Links::~Links() = default;

QFuture<Result<Done>> Links::load()
{
    const Deferred<Done> deferred;
    onFinished(d->reloadLinks(), this, [this, deferred](const Result<Done> &loaded) {
        if (!loaded) {
            deferred.answer(loaded.error());
            return;
        }
        onFinished(d->contracts.contracts(), this, [this, deferred](const Result<QList<Contract>> &contracts) {
            if (!contracts) {
                deferred.answer(contracts.error());
                return;
            }
            for (const Contract &contract : contracts.value()) {
                d->ensureEntry(contract.key).info.accountName = contract.accountName;
                onFinished(d->secrets.read(secretKey(contract.key)), this, [this, key = contract.key](const Result<QByteArray> &secret) {
                    if (secret) {
                        d->useSecret(key, secret.value());
                        d->learnRegisters(key);
                    } else if (Private::Entry *entry = d->entry(key); entry && d->hasLink(key)) {
                        entry->info.error = secret.error().kind == Error::Kind::NotFound
                                                ? Error{Error::Kind::SignInNeeded, {}, {}, QStringLiteral("pos.tokenMissing")}
                                                : secret.error();
                        emit changed();
                    }
                });
            }
            deferred.answer(Done{});
            emit changed();
        });
    });
    return deferred.future();
}

QList<Link> Links::of(Vendor vendor) const
{
    QList<Link> found;
    std::copy_if(m_links.begin(), m_links.end(), std::back_inserter(found),
                 [vendor](const Link &link) { return link.reg.contract.vendor == vendor; });
    return found;
}

const Link *Links::link(LinkId id) const
{
    const auto it = std::find_if(m_links.begin(), m_links.end(), [id](const Link &link) { return link.id == id; });
    return it == m_links.end() ? nullptr : &*it;
}

const Link *Links::linkOf(const RegisterKey &reg) const
{
    const auto it = std::find_if(m_links.begin(), m_links.end(), [&reg](const Link &link) { return link.reg == reg; });
    return it == m_links.end() ? nullptr : &*it;
}

QList<ContractInfo> Links::contracts(Vendor vendor) const
{
    QList<ContractInfo> found;
    for (const Private::Entry &entry : d->entries) {
        const bool alive = !entry.secret.isEmpty() || d->hasLink(entry.info.key);
        if (entry.info.key.vendor == vendor && alive)
            found << *contract(entry.info.key);
    }
    return found;
}

const ContractInfo *Links::contract(const ContractKey &key) const
{
    Private::Entry *entry = d->entry(key);
    if (!entry)
        return nullptr;
    if (!entry->secret.isEmpty() && d->sync.running().contains(key))
        entry->info.error = d->sync.status(key).error;
    return &entry->info;
}

QFuture<Result<PosCheck>> Links::checkSmaregi(const QString &contract, const PosCredential &credential)
{
    PosCloud *cloud = d->cloud(Vendor::Smaregi);
    return cloud ? d->check(Vendor::Smaregi, contract, cloud->secretOf(credential)) : readyResult<PosCheck>(noCloud());
}

QFuture<Result<Link>> Links::addSmaregi(const QString &contract, const PosCredential &credential, const QString &terminal,
                                        const CameraId &camera, bool evenIfUnseen)
{
    PosCloud *cloud = d->cloud(Vendor::Smaregi);
    if (!cloud)
        return readyResult<Link>(noCloud());
    const QByteArray secret = cloud->secretOf(credential);
    const Deferred<Link> deferred;
    const auto checking = d->check(Vendor::Smaregi, contract, secret);
    cancelTogether(deferred.future(), checking, this);
    onFinished(checking, this, [=, this](const Result<PosCheck> &answer) {
        const Result<PosCheck> check = usable(answer);
        if (deferred.isCancelled())
            return;
        if (!check) {
            deferred.answer(check.error());
            return;
        }
        const RegisterKey reg{{Vendor::Smaregi, contract}, terminal};
        QStringList known;
        QString name;
        for (const PosRegister &one : check.value().registers) {
            known << one.key.terminal;
            if (one.key == reg)
                name = one.name;
        }
        if (!known.contains(terminal) && !evenIfUnseen) {
            deferred.answer(Error{Error::Kind::NotFound, known.join(QStringLiteral(", ")), {}, QStringLiteral("smaregi.terminalUnknown")});
            return;
        }
        const Private::Entry *before = d->entry(reg.contract);
        const bool newToken = !before || before->secret != secret;
        d->keep(check.value(), reg.contract, secret);
        onFinished(d->addLink(reg, name, camera), this, [this, deferred, reg, camera, newToken](const Result<Link> &added) {
            const Link *existing = linkOf(reg);
            // Typing the form again with a new token is how a refused token is replaced: no error then.
            if (!added && newToken && existing && existing->camera == camera)
                deferred.answer(*existing);
            else
                deferred.answer(added);
        });
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::connectUbiregi()
{
    PosCloud *cloud = d->cloud(Vendor::Ubiregi);
    if (!cloud)
        return readyResult<Done>(noCloud());
    const Deferred<Done> deferred;
    const auto granting = cloud->grantInBrowser(d->openUrl);
    cancelTogether(deferred.future(), granting, this); // the browser's listener closes
    onFinished(granting, this, [this, deferred](const Result<PosGrant> &grant) {
        if (deferred.isCancelled())
            return;
        if (!grant) {
            deferred.answer(grant.error());
            return;
        }
        onFinished(d->connectAccount(Vendor::Ubiregi, grant.value().contract, grant.value().secret), this,
                   [deferred](const Result<Done> &connected) { deferred.answer(connected); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::connectUbiregiWithToken(const QString &token)
{
    PosCloud *cloud = d->cloud(Vendor::Ubiregi);
    return cloud ? d->connectAccount(Vendor::Ubiregi, {}, cloud->secretOf({token, {}, {}})) : readyResult<Done>(noCloud());
}

QFuture<Result<Done>> Links::setCamera(const RegisterKey &reg, const CameraId &camera, LinkId id)
{
    const Deferred<Done> deferred;
    if (const Link *existing = id.isValid() ? link(id) : linkOf(reg)) {
        Link edited = *existing;
        edited.camera = camera;
        edited.cameraName = d->cameraName(camera);
        onFinished(d->links.update(edited), this, [this, deferred](const Result<Done> &updated) {
            if (!updated) {
                deferred.answer(updated.error());
                return;
            }
            onFinished(d->reloadLinks(), this, [deferred](const Result<Done> &loaded) { deferred.answer(loaded); });
        });
        return deferred.future();
    }
    QString name;
    if (const ContractInfo *info = contract(reg.contract)) {
        for (const PosRegister &one : info->registers) {
            if (one.key == reg)
                name = one.name;
        }
    }
    onFinished(d->addLink(reg, name, camera), this, [deferred](const Result<Link> &added) {
        if (added)
            deferred.answer(Done{});
        else
            deferred.answer(added.error());
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::remove(const QList<LinkId> &ids)
{
    const Deferred<Done> deferred;
    onFinished(d->links.remove(ids), this, [this, deferred](const Result<Done> &removed) {
        if (!removed) {
            deferred.answer(removed.error());
            return;
        }
        onFinished(d->reloadLinks(), this, [this, deferred](const Result<Done> &loaded) {
            for (Private::Entry &entry : d->entries) {
                if (d->hasLink(entry.info.key))
                    continue;
                d->sync.stop(entry.info.key);
                // A typed token serves its links only. The consent of an account stays until it is taken back.
                if (entry.info.key.vendor == Vendor::Smaregi && !entry.secret.isEmpty()) {
                    entry.secret.clear();
                    onFinished(d->secrets.remove(secretKey(entry.info.key)), this, [](const Result<Done> &forgotten) {
                        if (!forgotten)
                            qCWarning(lcServices) << "a token could not be removed from the key store:" << forgotten.error().detail;
                    });
                }
            }
            deferred.answer(loaded);
            emit changed();
        });
    });
    return deferred.future();
}

PosCloud *Links::Private::cloud(Vendor vendor) const
{
    const auto it = std::find_if(clouds.begin(), clouds.end(), [vendor](const PosCloud *one) { return one->vendor() == vendor; });
    return it == clouds.end() ? nullptr : *it;
}

Links::Private::Entry *Links::Private::entry(const ContractKey &key)
{
    const auto it = std::find_if(entries.begin(), entries.end(), [&key](const Entry &one) { return one.info.key == key; });
    return it == entries.end() ? nullptr : &*it;
}

Links::Private::Entry &Links::Private::ensureEntry(const ContractKey &key)
{
    if (Entry *known = entry(key))
        return *known;
    entries.append(Entry{{key, {}, {}, {}, {}}, {}});
    return entries.last();
}

bool Links::Private::hasLink(const ContractKey &key) const
{
    return std::any_of(q.m_links.begin(), q.m_links.end(), [&key](const Link &link) { return link.reg.contract == key; });
}

std::unique_ptr<PosClient> Links::Private::client(const ContractKey &key, const QByteArray &secret, For use)
{
    return cloud(key.vendor)->client(key.contract, secret, [this, key, use](const QByteArray &renewed) {
        if (Entry *known = entry(key))
            known->secret = renewed;
        // A renewed pair kills the old one, which the polling client still holds.
        if (use == For::Checking && sync.running().contains(key))
            QMetaObject::invokeMethod(
                &q, [this, key] { startSync(key); }, Qt::QueuedConnection);
        onFinished(secrets.write(secretKey(key), renewed), &q, [](const Result<Done> &written) {
            if (!written)
                qCWarning(lcServices) << "a renewed token was not remembered:" << written.error().detail;
        });
    });
}

//! Keeps the secret in memory and starts to poll, when the contract has a link.
void Links::Private::useSecret(const ContractKey &key, const QByteArray &secret)
{
    Entry &known = ensureEntry(key);
    known.secret = secret;
    known.info.error.reset();
    known.info.tokenTail = cloud(key.vendor) ? cloud(key.vendor)->tokenTail(secret) : QString();
    if (hasLink(key))
        startSync(key);
}

//! What a successful check taught, and the secret that it was made with, for good.
void Links::Private::keep(const PosCheck &check, const ContractKey &key, const QByteArray &secret)
{
    Entry &known = ensureEntry(key);
    known.info.accountName = check.accountName;
    known.info.registers = check.registers;
    useSecret(key, secret);
    onFinished(contracts.setAccountName(key, check.accountName), &q, [](const Result<Done> &stored) {
        if (!stored)
            qCWarning(lcServices) << "the name of a contract was not stored:" << stored.error().detail;
    });
    onFinished(secrets.write(secretKey(key), secret), &q, [this, key](const Result<Done> &written) {
        if (written)
            return;
        // The link works until the program ends; then the token is asked for again.
        qCWarning(lcServices) << "a token was not remembered:" << written.error().detail;
        if (Entry *stillKnown = entry(key))
            stillKnown->info.error = written.error();
        emit q.changed();
    });
}

void Links::Private::learnRegisters(const ContractKey &key)
{
    Entry *known = entry(key);
    if (!known || !cloud(key.vendor))
        return;
    onFinished(check(key.vendor, key.contract, known->secret), &q, [this, key](const Result<PosCheck> &answer) {
        const Result<PosCheck> checked = usable(answer);
        Entry *stillKnown = entry(key);
        if (!stillKnown)
            return;
        if (checked) {
            stillKnown->info.accountName = checked.value().accountName;
            stillKnown->info.registers = checked.value().registers;
        } else {
            stillKnown->info.error = checked.error();
        }
        emit q.changed();
    });
}

void Links::Private::startSync(const ContractKey &key)
{
    if (const Entry *known = entry(key); known && !known->secret.isEmpty() && cloud(key.vendor))
        sync.start(key, client(key, known->secret, For::Polling));
}

QFuture<Result<Done>> Links::Private::reloadLinks()
{
    const Deferred<Done> deferred;
    onFinished(links.list(), &q, [this, deferred](const Result<QList<Link>> &list) {
        if (!list) {
            deferred.answer(list.error());
            return;
        }
        const bool same = q.m_links == list.value();
        q.m_links = list.value();
        deferred.answer(Done{});
        if (!same)
            emit q.linksChanged();
        emit q.changed();
    });
    return deferred.future();
}

QFuture<Result<PosCheck>> Links::Private::check(Vendor vendor, const QString &contract, const QByteArray &secret)
{
    const ContractKey key{vendor, contract};
    // Lives until its answer is there.
    const std::shared_ptr<PosClient> asking = client(key, secret, For::Checking);
    const Deferred<PosCheck> deferred;
    const auto checking = asking->check();
    cancelTogether(deferred.future(), checking, &q);
    onFinished(checking, &q, [deferred, asking](const Result<PosCheck> &checked) { deferred.answer(checked); });
    return deferred.future();
}

QFuture<Result<Link>> Links::Private::addLink(const RegisterKey &reg, const QString &registerName, const CameraId &camera)
{
    const Deferred<Link> deferred;
    onFinished(links.add(Link{{}, reg, registerName, camera, cameraName(camera), {}}), &q,
               [this, deferred, reg](const Result<Link> &added) {
                   if (!added) {
                       deferred.answer(added.error());
                       return;
                   }
                   onFinished(reloadLinks(), &q, [this, deferred, reg, link = added.value()](const Result<Done> &loaded) {
                       if (!loaded) {
                           deferred.answer(loaded.error());
                           return;
                       }
                       if (!sync.running().contains(reg.contract))
                           startSync(reg.contract);
                       deferred.answer(link);
                   });
               });
    return deferred.future();
}

QFuture<Result<Done>> Links::Private::connectAccount(Vendor vendor, const QString &contract, const QByteArray &secret)
{
    const Deferred<Done> deferred;
    onFinished(check(vendor, contract, secret), &q, [this, deferred, vendor, secret](const Result<PosCheck> &answer) {
        const Result<PosCheck> checked = usable(answer);
        if (!checked) {
            deferred.answer(checked.error());
            return;
        }
        keep(checked.value(), {vendor, checked.value().contractId}, secret);
        deferred.answer(Done{});
        emit q.changed();
    });
    return deferred.future();
}

QString Links::Private::cameraName(const CameraId &camera) const
{
    const Camera *known = session.camera(camera);
    return known ? known->name : QString();
}
