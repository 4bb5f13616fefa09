// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/link.h"
#include "app/services/contracts.h"
#include "app/services/syncservice.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>

class LinkStore;
class Session;

//! A contract of Smaregi that a person opened in the browser.
struct SmaregiGrant {
    QString contract;
    PosCredential credential;
};

//! The links between registers and cameras; the contracts behind them are in Contracts. GUI thread.
class Links : public QObject {
    Q_OBJECT
public:
    Links(LinkStore &links, ContractStore &contracts, SecretStore &secrets, Session &session, SyncService &sync, QList<PosCloud *> clouds,
          OpenUrl openUrl, ContractTimes times = {}, QObject *parent = nullptr);
    ~Links() override;

    //! Reads links and contracts and starts to poll the linked ones. Storage errors are in the result.
    QFuture<Result<Done>> load();

    const QList<Link> &all() const { return m_links; }
    QList<Link> of(Vendor vendor) const;
    const Link *link(LinkId id) const;
    //! The link of a register, or null.
    const Link *linkOf(const RegisterKey &reg) const;
    const Link *linkOf(const RegisterKey &reg, const CameraId &camera) const;
    //! Smaregi: those with a link. Ubiregi: the connected accounts, with or without.
    QList<ContractInfo> contracts(Vendor vendor) const { return m_contracts.of(vendor); }
    QList<ContractInfo> linkedContracts() const; //!< those with a link, of all vendors: they are polled
    const ContractInfo *contract(const ContractKey &key) const { return m_contracts.find(key); }

    bool canAskSmaregiInBrowser() const { return m_contracts.canAskInBrowser(Vendor::Smaregi); }
    //! A person's consent to Smaregi's Platform API in the browser, kept nowhere but in the answer: a credential for
    //! checkSmaregi() and addSmaregi(). SignInNeeded "pos.otherContract" when it is for another contract than the one that
    //! is `wanted`, if any.
    QFuture<Result<SmaregiGrant>> askSmaregiInBrowser(const QString &wanted);
    //! That consent once more, for a contract whose one has ended: it is read on with the new one.
    QFuture<Result<ContractKey>> reconnectSmaregi(const QString &contract);

    //! Asks the server what the credential reaches, without keeping anything.
    QFuture<Result<PosCheck>> checkSmaregi(const QString &contract, const PosCredential &credential);
    //! Checks, then adds. NotFound with reason "smaregi.terminalUnknown" (detail: the known ids, comma-separated) when no
    //! receipt of that terminal was seen, unless `evenIfUnseen`: a new register has none yet; "smaregi.noTerminal" where the
    //! server lists them all. Storage "link.exists" when the register has a link to that camera already.
    QFuture<Result<Link>> addSmaregi(const QString &contract, const PosCredential &credential, const QString &terminal,
                                     const CameraId &camera, bool evenIfUnseen);

    //! The Ubiregi Auth2 consent in the browser; answers which account it was, whose registers are in
    //! contracts(Vendor::Ubiregi) then. Each account stands by itself: a further one is added, a known one goes on with the
    //! new credential. The browser says which one, by who is signed in there, unless another one is asked for.
    QFuture<Result<ContractKey>> connectUbiregi(PosConsent consent = PosConsent::AsSignedIn);
    QFuture<Result<ContractKey>> connectUbiregiWithToken(const QString &token);
    //! 連携を解除: forgets the account's secret and ends its links; receipts stay in the journal. When the key store does not
    //! let go of the secret, nothing has changed. Not undoable.
    QFuture<Result<Done>> disconnectAccount(const ContractKey &key);
    //! Asks the vendor for the registers; changed() follows. Accounts are looked at every few minutes by themselves.
    void refreshRegisters(const ContractKey &key) { m_contracts.refresh(key); }

    //! 更新: gives that link the camera; without a link, the register's first one, which is made when there is none.
    QFuture<Result<Done>> setCamera(const RegisterKey &reg, const CameraId &camera, LinkId link = {});
    //! Gives the camera of a link to another register, in one step. The clock offset belonged to the pair: it is 0 again.
    //! Storage "link.exists" when that register has the camera already, NotFound when the link is gone.
    QFuture<Result<Done>> move(LinkId id, const RegisterKey &to);
    //! Moments of that register's receipts on that camera are elsewhere from then on; linksChanged() follows. BadData
    //! beyond ClockOffset::kMost, NotFound when the link is gone.
    QFuture<Result<Done>> setOffset(LinkId id, const ClockOffset &offset);
    //! Ends links; receipts stay in the journal.
    QFuture<Result<Done>> remove(const QList<LinkId> &ids);
    //! Undoes remove(), as if it had not been, within undoTime(): after that NotFound "link.undoOver". "link.exists" when
    //! such a link was made anew meanwhile. All or none.
    QFuture<Result<Done>> restore(const QList<Link> &links);
    std::chrono::milliseconds undoTime() const { return m_contracts.undoTime(); }

signals:
    void changed(); //!< links, contracts, or how a contract fares; comes with every poll
    void linksChanged(); //!< a link was added, changed or removed

private:
    struct Removed {
        Link link;
        QDeadlineTimer undoUntil;
    };

    QFuture<Result<Done>> reload();
    QFuture<Result<Done>> reloadAfter(const QFuture<Result<Done>> &write);
    QFuture<Result<Link>> add(const RegisterKey &reg, const CameraId &camera);
    QSet<ContractKey> linkedKeys() const;
    QString cameraName(const CameraId &camera) const;

    LinkStore &m_store;
    Session &m_session;
    OpenUrl m_openUrl;
    Contracts m_contracts;
    QList<Link> m_links;
    QHash<LinkId, Removed> m_removed;
};
