// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/posclient.h"
#include "app/pos/smaregi/smaregiclassicparser.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

class HttpClient;
class RequestPace;

struct SmaregiClassicOptions {
    //! Between the starts of two requests: no limit is documented, so one in two seconds (smaregi.md 22.2).
    std::chrono::milliseconds minInterval{2000};
    int pageSize = 500; //!< transactions in one page; at most 1000 (21.1)
    int linePageSize = 1000; //!< lines in one request; at most 1000
    std::shared_ptr<RequestPace> pace = {}; //!< of the contract, instead of one of its own with `minInterval`
};

//! Reads one contract by the classic API Ver.2 (smaregi.md Part B). It only reads: no `_upd` call is ever sent.
//!
//! A question is cut into windows of at most 31 days (21.2). Within a window the transactions come in the order of their ids,
//! each page from the id after the last one: a row that is changed while pages are walked can then not push another out
//! of the next page, as it could with page numbers. Rows changed behind the walk are found by the next question, because
//! nextSince is never later than the start of this one.
class SmaregiClassicClient final : public QObject, public PosClient {
    Q_OBJECT
public:
    //! `http` and `clock` outlive the client. `accessUrl` is the whole address, ".../access/".
    SmaregiClassicClient(HttpClient &http, QUrl accessUrl, QString contractId, QString accessToken, const Clock &clock,
                         SmaregiClassicOptions options = {}, QObject *parent = nullptr);
    ~SmaregiClassicClient() override;

    std::optional<Instant> vendorNow() const override { return m_clock.now(); }
    QFuture<Result<PosCheck>> check() override;
    QFuture<Result<ReceiptPage>> soldIn(TimeRange range, QByteArray page) override;
    QFuture<Result<ReceiptPage>> changedSince(Instant since, QByteArray page) override;

private:
    struct Call;
    struct Check;
    struct Page;

    QFuture<Result<SmaregiClassic::Table>> call(const QString &function, const QJsonObject &params, const QString &functionOff);
    void checkTransactions(const std::shared_ptr<Check> &check);
    QFuture<Result<ReceiptPage>> readPage(const QString &timeField, TimeRange whole, std::optional<Instant> since, const QByteArray &token);
    void readHeads(const std::shared_ptr<Page> &page);
    void readLines(const std::shared_ptr<Page> &page);
    void finish(const std::shared_ptr<Page> &page);

    HttpClient &m_http;
    const QUrl m_accessUrl;
    const QString m_contract;
    const QString m_token;
    const Clock &m_clock;
    const SmaregiClassicOptions m_options;
    const std::shared_ptr<RequestPace> m_pace;
};
