// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/demo/democredentials.h"
#include "app/demo/demosale.h"
#include "app/demo/httpserver.h"

#include <QObject>
#include <QThread>

#include <chrono>

struct DemoOptions {
    quint32 seed = 20260124;
    int historyDays = 30;
    //! How far behind the wall clock the start of the newest live segment is, at the least.
    std::chrono::milliseconds liveDelay{3000};
    bool newSales = true; //!< a new receipt per vendor and half minute
    int ubiregiPageSize = 100;
    int smaregiRate = 10; //!< requests a second that the Platform API takes; of token requests two fifths (smaregi.md 4.5)
    std::chrono::seconds smaregiTokenLifetime{3600};
    std::chrono::seconds recentGuard{60}; //!< stills of the last so many seconds are refused (safie.md 6.2)
    int retentionDays = 30;
};

enum class DemoService { Safie, SmaregiClassic, SmaregiPlatform, UbiregiWeb, UbiregiApi };

class DemoWorld;

//! The clouds of a make-believe shop on 127.0.0.1: Safie, Smaregi (both generations) and Ubiregi with 30 days of receipts, three
//! cameras and faults on demand. All of it lives in a thread of its own; every function here may be called from any other
//! thread and has taken effect when it returns. `clock` is asked from that thread and must outlive the store.
class DemoStore : public QObject {
    Q_OBJECT
public:
    explicit DemoStore(const Clock &clock, DemoOptions options = {}, QObject *parent = nullptr);
    ~DemoStore() override;

    //! Opens the ports (the same ones again after stop()); the history is made in the store's thread after that.
    Result<Done> start();
    void stop(); //!< cuts all connections and refuses new ones; tokens, data and faults stay
    //! As --endpoints takes it, with the client ids. Empty until start() has returned; never waits.
    QByteArray endpointsJson() const;

    //! What goes wrong with the next `count` requests of the service whose path starts with `pathPrefix`; -1: until
    //! clearFaults(). The oldest fault that fits is used first. QNetworkAccessManager repeats a request by itself when the
    //! connection ends before any byte of an answer, so give `reset` a count of -1.
    void fail(DemoService service, const QString &pathPrefix, const DemoFault &fault, int count = 1);
    void clearFaults();
    void setServiceUp(DemoService service, bool up);
    int requestCount(DemoService service) const;

    // Receipts. Ubiregi has two accounts, counted from 1. A sale reaches the vendor's server at soldAt + uploadDelay, at the earliest now;
    // the key is the vendor's.
    QString addSmaregiSale(const DemoSale &sale);
    bool cancelSmaregi(const QString &key); //!< 取消: cancelled in place
    bool touchSmaregi(const QString &key); //!< an edit that only moves updDateTime
    QString disposeSmaregi(const QString &key); //!< 返品取消: the key of the countering record; empty when it cannot be
    QString addUbiregiSale(const DemoSale &sale, int account = 1);
    bool cancelUbiregi(const QString &key); //!< of the first account
    bool touchUbiregi(const QString &key); //!< the same; an edit that only moves updated_at
    void setUbiregiRegisters(int account, int count); //!< how many the account lists; 2 at first, 3 at most

    // Cameras, counted from 1.
    void setCameraOnline(int camera, bool online); //!< an offline camera records nothing: a hole stays in its footage
    void setCamerasVisible(int count); //!< 3 at first; more are made up
    //! Which options its contract has: without `live` the stream is refused, without `stills` its pictures are; the thumbnail
    //! and the spans always are there.
    void setCameraOptions(int camera, bool live, bool stills, bool clips = true);
    void setClipProcessing(int seconds); //!< how long a clip takes to be made (20 at first); -1: for ever
    void setClipsFailing(bool failing); //!< those that are made end as FAILED
    static QString cameraId(int camera);

    // Credentials.
    void expireSafieTokens(); //!< access tokens need a refresh
    void revokeSafieTokens(); //!< all tokens and the API key
    void expireUbiregiTokens();
    void revokeUbiregiTokens(); //!< all tokens, the consents and the static tokens
    void revokeUbiregiTokens(int account); //!< those of one account
    void expireSmaregiTokens(); //!< of the Platform API: the app needs a new one
    void revokeSmaregiToken(); //!< the token of the classic API, and the app with its tokens
    void restoreStaticCredentials(); //!< API key, Smaregi token and app, static Ubiregi token work again

    //! "receiving" (受信機能), "transaction_ref" (取引情報参照), "store_ref" (店舗情報参照); all are on at first.
    //! On the Platform API the last two are scopes, as is "staff_ref", and "receiving" does not exist.
    void setSmaregiFunction(const QString &name, bool on);
    void setSmaregiNames(bool names); //!< does the Platform API name staff and payment methods in transactions?
    void setSmaregiLocked(bool locked); //!< error 22
    void setSmaregiAddressAllowed(bool allowed); //!< error 24

private:
    template <typename Fn>
    auto inThread(Fn fn) const;

    QThread m_thread;
    QByteArray m_endpoints;
    DemoWorld *m_world; //!< lives in m_thread
};
