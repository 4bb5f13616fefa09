// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/link.h"
#include "app/pos/poscloud.h"
#include "app/services/syncservice.h"

#include <QObject>

class ContractStore;
class LinkStore;
class SecretStore;
class Session;

//! A contract as the link tables show it.
struct ContractInfo {
    ContractKey key;
    QString accountName;
    QString tokenTail; //!< last four characters of the token; empty when the key store does not give it
    QList<PosRegister> registers; //!< as last seen; Ubiregi lists all of them
    std::optional<Error> error; //!< why it is not read now
};

//! The links between registers and cameras, with the contracts behind them. GUI thread.
class Links : public QObject {
    Q_OBJECT
public:
    Links(LinkStore &links, ContractStore &contracts, SecretStore &secrets, Session &session, SyncService &sync, QList<PosCloud *> clouds,
          OpenUrl openUrl, QObject *parent = nullptr);
    ~Links() override;

    //! Reads links and contracts and starts to poll the linked ones. Storage errors are in the result.
    QFuture<Result<Done>> load();

    const QList<Link> &all() const { return m_links; }
    QList<Link> of(Vendor vendor) const;
    const Link *link(LinkId id) const;
    //! The link of a register, or null.
    const Link *linkOf(const RegisterKey &reg) const;
    QList<ContractInfo> contracts(Vendor vendor) const;
    const ContractInfo *contract(const ContractKey &key) const;

    //! Asks the server what the typed credential reaches, without keeping anything.
    QFuture<Result<PosCheck>> checkSmaregi(const QString &contract, const PosCredential &credential);
    //! Checks, then adds. NotFound with reason "smaregi.terminalUnknown" (detail: the known ids, comma-separated) when no
    //! receipt of that terminal was seen, unless `evenIfUnseen`: a new register has none yet. Storage "link.exists" when the
    //! register has a link to that camera already.
    QFuture<Result<Link>> addSmaregi(const QString &contract, const PosCredential &credential, const QString &terminal,
                                     const CameraId &camera, bool evenIfUnseen);

    //! The Ubiregi Auth2 consent in the browser; afterwards the account's registers are in contracts(Vendor::Ubiregi).
    QFuture<Result<Done>> connectUbiregi();
    QFuture<Result<Done>> connectUbiregiWithToken(const QString &token);

    //! 更新: gives that link the camera; without a link, the register's first one, which is made when there is none.
    QFuture<Result<Done>> setCamera(const RegisterKey &reg, const CameraId &camera, LinkId link = {});
    //! Ends links; receipts stay in the journal.
    QFuture<Result<Done>> remove(const QList<LinkId> &ids);

signals:
    void changed(); //!< links, contracts, or how a contract fares; comes with every poll
    void linksChanged(); //!< a link was added, changed or removed

private:
    class Private;
    std::unique_ptr<Private> d;
    QList<Link> m_links;
};
