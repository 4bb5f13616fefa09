// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/links.h"

#include "app/base/async.h"
#include "app/services/session.h"
#include "app/storage/linkstore.h"

#include <algorithm>

Links::Links(LinkStore &links, ContractStore &contracts, SecretStore &secrets, Session &session, SyncService &sync,
             QList<PosCloud *> clouds, OpenUrl openUrl, ContractTimes times, QObject *parent)
    : QObject(parent)
    , m_store(links)
    , m_session(session)
    , m_openUrl(std::move(openUrl))
    , m_contracts(contracts, secrets, sync, std::move(clouds), times)
{
    connect(&m_contracts, &Contracts::changed, this, &Links::changed);
}

Links::~Links() = default;

QFuture<Result<Done>> Links::load()
{
    const Deferred<Done> deferred;
    // The links first: by them the contracts know which tokens are still needed.
    onFinished(reload(), this, [this, deferred](const Result<Done> &loaded) {
        if (!loaded) {
            deferred.answer(loaded.error());
            return;
        }
        onFinished(m_contracts.load(), this, [deferred](const Result<Done> &contracts) { deferred.answer(contracts); });
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

const Link *Links::linkOf(const RegisterKey &reg, const CameraId &camera) const
{
    const auto it =
        std::find_if(m_links.begin(), m_links.end(), [&](const Link &link) { return link.reg == reg && link.camera == camera; });
    return it == m_links.end() ? nullptr : &*it;
}

QFuture<Result<SmaregiGrant>> Links::askSmaregiInBrowser(const QString &wanted)
{
    const Deferred<SmaregiGrant> deferred;
    const auto asking = m_contracts.askInBrowser(Vendor::Smaregi, m_openUrl, PosConsent::AsSignedIn, wanted);
    cancelTogether(deferred.future(), asking, this);
    onFinished(asking, this, [deferred](const Result<PosGrant> &grant) {
        if (!grant)
            return deferred.answer(grant.error());
        PosCredential credential;
        credential.consent = std::make_shared<QByteArray>(grant.value().secret);
        deferred.answer(SmaregiGrant{grant.value().contract, credential});
    });
    return deferred.future();
}

QFuture<Result<ContractKey>> Links::reconnectSmaregi(const QString &contract)
{
    return m_contracts.connectInBrowser(Vendor::Smaregi, m_openUrl, PosConsent::AsSignedIn, contract);
}

QFuture<Result<PosCheck>> Links::checkSmaregi(const QString &contract, const PosCredential &credential)
{
    const Result<PosSecret> secret = m_contracts.secretOf(Vendor::Smaregi, credential);
    if (!secret)
        return readyResult<PosCheck>(secret.error());
    const Deferred<PosCheck> deferred;
    const auto checking = m_contracts.check({Vendor::Smaregi, contract}, secret.value());
    cancelTogether(deferred.future(), checking, this);
    onFinished(checking, this, [deferred](const Result<Contracts::Checked> &checked) {
        deferred.answer(checked ? Result<PosCheck>(checked.value().check) : checked.error());
    });
    return deferred.future();
}

QFuture<Result<Link>> Links::addSmaregi(const QString &contract, const PosCredential &credential, const QString &terminal,
                                        const CameraId &camera, bool evenIfUnseen)
{
    const Result<PosSecret> secret = m_contracts.secretOf(Vendor::Smaregi, credential);
    if (!secret)
        return readyResult<Link>(secret.error());
    const RegisterKey reg{{Vendor::Smaregi, contract}, terminal};
    const Deferred<Link> deferred;
    const auto checking = m_contracts.check(reg.contract, secret.value());
    cancelTogether(deferred.future(), checking, this);
    onFinished(checking, this, [=, this, secret = secret.value()](const Result<Contracts::Checked> &answer) {
        const Result<Contracts::Checked> checked = usable(answer);
        if (deferred.isCancelled())
            return;
        if (!checked) {
            deferred.answer(checked.error());
            return;
        }
        QStringList known;
        for (const PosRegister &one : checked.value().check.registers)
            known << one.key.terminal;
        if (!known.contains(terminal) && !evenIfUnseen) {
            const QString reason =
                checked.value().check.registersComplete ? QStringLiteral("smaregi.noTerminal") : QStringLiteral("smaregi.terminalUnknown");
            deferred.answer(Error{Error::Kind::NotFound, known.join(QStringLiteral(", ")), {}, reason});
            return;
        }
        const bool newToken = !m_contracts.hasSecret(reg.contract, *secret);
        onFinished(m_contracts.keep(reg.contract, checked.value()), this, [=, this](const Result<Done> &kept) {
            if (!kept) {
                deferred.answer(kept.error());
                return;
            }
            onFinished(add(reg, camera), this, [this, deferred, reg, camera, newToken](const Result<Link> &added) {
                const Link *existing = linkOf(reg, camera);
                // Typing the form again with a new token is how a refused token is replaced: no error then.
                if (!added && newToken && existing)
                    deferred.answer(*existing);
                else
                    deferred.answer(added);
            });
        });
    });
    return deferred.future();
}

QFuture<Result<ContractKey>> Links::connectUbiregi(PosConsent consent)
{
    return m_contracts.connectInBrowser(Vendor::Ubiregi, m_openUrl, consent);
}

QFuture<Result<ContractKey>> Links::connectUbiregiWithToken(const QString &token)
{
    const Result<PosSecret> secret = m_contracts.secretOf(Vendor::Ubiregi, {token, {}, {}});
    return secret ? m_contracts.connectWith(Vendor::Ubiregi, {}, *secret.value()) : readyResult<ContractKey>(secret.error());
}

// The secret first: when the program is killed in between, the links are still there to say that their token is missing,
// whereas an account without links would look as connected as before.
QFuture<Result<Done>> Links::disconnectAccount(const ContractKey &key)
{
    const Deferred<Done> deferred;
    onFinished(m_contracts.forget(key), this, [this, deferred, key](const Result<Done> &forgotten) {
        if (!forgotten) {
            deferred.answer(forgotten.error());
            return;
        }
        m_removed.removeIf([&key](const auto &one) { return one->link.reg.contract == key; });
        QList<LinkId> ids;
        for (const Link &link : m_links) {
            if (link.reg.contract == key)
                ids << link.id;
        }
        onFinished(reloadAfter(m_store.remove(ids)), this, [deferred](const Result<Done> &removed) { deferred.answer(removed); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::setCamera(const RegisterKey &reg, const CameraId &camera, LinkId id)
{
    if (const Link *existing = id.isValid() ? link(id) : linkOf(reg)) {
        Link edited = *existing;
        if (edited.camera != camera) // another clock
            edited.clockOffset = {};
        edited.camera = camera;
        edited.cameraName = cameraName(camera);
        return reloadAfter(m_store.update(edited));
    }
    const Deferred<Done> deferred;
    onFinished(add(reg, camera), this,
               [deferred](const Result<Link> &added) { deferred.answer(added ? Result<Done>(Done{}) : added.error()); });
    return deferred.future();
}

QFuture<Result<Done>> Links::move(LinkId id, const RegisterKey &to)
{
    const Link *existing = link(id);
    if (!existing || !contract(to.contract))
        return readyResult<Done>(Error{Error::Kind::NotFound, QStringLiteral("no link or contract to move"), {}, {}});
    if (existing->reg == to)
        return readyResult<Done>(Done{});
    Link moved = *existing;
    moved.reg = to;
    moved.registerName = m_contracts.registerName(to);
    moved.clockOffset = {};
    return reloadAfter(m_store.update(moved));
}

QFuture<Result<Done>> Links::setOffset(LinkId id, const ClockOffset &offset)
{
    const Link *existing = link(id);
    if (!existing)
        return readyResult<Done>(Error{Error::Kind::NotFound, QStringLiteral("no link to set the offset of"), {}, {}});
    if (std::chrono::abs(offset.value) > ClockOffset::kMost)
        return readyResult<Done>(Error{Error::Kind::BadData, QStringLiteral("the offset is beyond reason"), {}, {}});
    Link edited = *existing;
    edited.clockOffset = offset;
    return reloadAfter(m_store.update(edited));
}

QFuture<Result<Done>> Links::remove(const QList<LinkId> &ids)
{
    QList<Link> gone;
    for (const LinkId id : ids) {
        if (const Link *existing = link(id))
            gone << *existing;
    }
    const Deferred<Done> deferred;
    onFinished(m_store.remove(ids), this, [this, deferred, gone](const Result<Done> &removed) {
        if (!removed) {
            deferred.answer(removed.error());
            return;
        }
        m_removed.removeIf([](const auto &one) { return one->undoUntil.hasExpired(); });
        for (const Link &link : gone)
            m_removed.insert(link.id, {link, QDeadlineTimer(undoTime())});
        onFinished(reload(), this, [deferred](const Result<Done> &loaded) { deferred.answer(loaded); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::restore(const QList<Link> &links)
{
    QList<Link> wanted;
    QSet<ContractKey> contracts;
    for (const Link &link : links) {
        const auto removed = m_removed.constFind(link.id);
        if (removed == m_removed.constEnd() || removed->undoUntil.hasExpired())
            return readyResult<Done>(Error{Error::Kind::NotFound, QStringLiteral("too late"), {}, QStringLiteral("link.undoOver")});
        wanted << removed->link;
        contracts << removed->link.reg.contract;
    }
    m_contracts.hold(contracts); // the minute must not end while the database works
    const Deferred<Done> deferred;
    onFinished(m_store.restore(wanted), this, [this, deferred, wanted](const Result<Done> &restored) {
        if (!restored) {
            m_contracts.setLinked(linkedKeys());
            deferred.answer(restored.error());
            return;
        }
        for (const Link &link : wanted)
            m_removed.remove(link.id);
        onFinished(reload(), this, [deferred](const Result<Done> &loaded) { deferred.answer(loaded); });
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::reload()
{
    const Deferred<Done> deferred;
    onFinished(m_store.list(), this, [this, deferred](const Result<QList<Link>> &list) {
        if (!list) {
            deferred.answer(list.error());
            return;
        }
        const bool same = m_links == list.value();
        m_links = list.value();
        m_contracts.setLinked(linkedKeys());
        deferred.answer(Done{});
        if (!same)
            emit linksChanged();
    });
    return deferred.future();
}

QFuture<Result<Done>> Links::reloadAfter(const QFuture<Result<Done>> &write)
{
    const Deferred<Done> deferred;
    onFinished(write, this, [this, deferred](const Result<Done> &written) {
        if (!written) {
            deferred.answer(written.error());
            return;
        }
        onFinished(reload(), this, [deferred](const Result<Done> &loaded) { deferred.answer(loaded); });
    });
    return deferred.future();
}

QFuture<Result<Link>> Links::add(const RegisterKey &reg, const CameraId &camera)
{
    const Deferred<Link> deferred;
    onFinished(m_store.add(Link{{}, reg, m_contracts.registerName(reg), camera, cameraName(camera), {}}), this,
               [this, deferred](const Result<Link> &added) {
                   if (!added) {
                       m_contracts.setLinked(linkedKeys()); // a token that was kept for this link is not needed
                       deferred.answer(added.error());
                       return;
                   }
                   onFinished(reload(), this, [deferred, link = added.value()](const Result<Done> &loaded) {
                       deferred.answer(loaded ? Result<Link>(link) : loaded.error());
                   });
               });
    return deferred.future();
}

QList<ContractInfo> Links::linkedContracts() const
{
    QList<ContractInfo> found;
    for (const Vendor vendor : {Vendor::Smaregi, Vendor::Ubiregi}) {
        for (const ContractInfo &contract : contracts(vendor)) {
            if (linkedKeys().contains(contract.key))
                found << contract;
        }
    }
    return found;
}

QSet<ContractKey> Links::linkedKeys() const
{
    QSet<ContractKey> contracts;
    for (const Link &link : m_links)
        contracts << link.reg.contract;
    return contracts;
}

QString Links::cameraName(const CameraId &camera) const
{
    const Camera *known = m_session.camera(camera);
    return known ? known->name : QString();
}
