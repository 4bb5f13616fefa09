// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiclassicclient.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/net/httpclient.h"
#include "app/net/requestpace.h"
#include "app/pos/inpool.h"
#include "app/pos/jsonfields.h"
#include "app/pos/smaregi/smaregicursor.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace std::chrono_literals;
using SmaregiClassic::Table;

namespace {

constexpr int kLongestPage = 1000; // smaregi.md 21.1
// The end of "until now" lies this far ahead: it costs nothing, and a PC clock that is slow hides no receipt.
constexpr auto kAhead = 24h;
constexpr auto kSilence = 60s; // a page of a busy shop takes the server a while

const QString kTransactions = QStringLiteral("transaction_ref");
const QString kTransactionsOff = QStringLiteral("smaregi.transactions");

QJsonArray listOf(std::initializer_list<const char16_t *> names)
{
    QJsonArray list;
    for (const char16_t *name : names)
        list.append(QString::fromUtf16(name));
    return list;
}

//! field from..to; the API has whole seconds, and both ends are included (assumed there, smaregi.md 4.2).
QJsonObject between(const QString &field, TimeRange range)
{
    const Instant first = std::chrono::ceil<std::chrono::seconds>(range.from);
    const Instant last = std::chrono::ceil<std::chrono::seconds>(range.to) - 1s;
    return {{field + QStringLiteral(" >="), SmaregiClassic::conditionTime(first)},
            {field + QStringLiteral(" <="), SmaregiClassic::conditionTime(last)}};
}

//! `received` counts the rows of all pages so far, not what was asked for: too high a limit is cut in silence (smaregi.md 21.1).
bool isLastPage(const Table &table, qint64 received, int limit)
{
    if (table.rows.isEmpty())
        return true;
    return table.totalCount ? received >= *table.totalCount : table.rows.size() < limit;
}

} // namespace

struct SmaregiClassicClient::Call {
    QString function;
    QByteArray params;
    QString functionOff;
    Deferred<Table> answer;
};

struct SmaregiClassicClient::Check {
    Deferred<PosCheck> answer;
    PosCheck found;
    std::optional<Error> storesOff;
};

//! One page on its way: heads first, then the lines of each span of ids, page by page.
struct SmaregiClassicClient::Page {
    Deferred<ReceiptPage> answer;
    QString timeField;
    std::optional<Instant> since; //!< of changedSince()
    std::optional<TimeRange> soldIn;
    SmaregiCursor cursor;
    bool windowDone = false;
    QJsonArray heads;
    QJsonArray lines;
    QList<HeadIdSpan> spans;
    int linePage = 1;
    qint64 linesOfSpan = 0;
};

SmaregiClassicClient::SmaregiClassicClient(HttpClient &http, QUrl accessUrl, QString contractId, QString accessToken, const Clock &clock,
                                           SmaregiClassicOptions options, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_accessUrl(std::move(accessUrl))
    , m_contract(std::move(contractId))
    , m_token(std::move(accessToken))
    , m_clock(clock)
    , m_options{options.minInterval, std::clamp(options.pageSize, 1, kLongestPage), std::clamp(options.linePageSize, 1, kLongestPage), {}}
    , m_pace(options.pace ? options.pace : std::make_shared<RequestPace>(options.minInterval))
{
}

SmaregiClassicClient::~SmaregiClassicClient() = default;

QFuture<Result<Table>> SmaregiClassicClient::call(const QString &function, const QJsonObject &params, const QString &functionOff)
{
    // Compact: one practitioner found line breaks refused (smaregi.md 21).
    const Call call{function, QJsonDocument(params).toJson(QJsonDocument::Compact), functionOff, {}};
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.url = m_accessUrl;
    request.headers = {{"X_contract_id", m_contract.toUtf8()},
                       {"X_access_token", m_token.toUtf8()},
                       {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncoded({{QStringLiteral("proc_name"), call.function}, {QStringLiteral("params"), QString::fromUtf8(call.params)}});
    request.safeToRepeat = true;
    request.timeout = kSilence;
    request.pace = m_pace;
    const QFuture<Result<HttpReply>> reply = m_http.send(request);
    cancelTogether(call.answer.future(), reply, this);
    onFinished(reply, this, [this, call](const Result<HttpReply> &received) {
        if (!received) {
            call.answer.answer(received.error());
            return;
        }
        if (!received.value().isOk()) {
            call.answer.answer(SmaregiClassic::errorOf(received.value(), call.functionOff));
            return;
        }
        const QFuture<Result<Table>> parsed = inPool([body = received.value().body] { return SmaregiClassic::tableOf(body); });
        onFinished(parsed, this, [call](const Result<Table> &table) { call.answer.answer(table); });
    });
    return call.answer.future();
}

QFuture<Result<PosCheck>> SmaregiClassicClient::check()
{
    auto check = std::make_shared<Check>();
    check->found.contractId = m_contract;
    const QJsonObject params{
        {QStringLiteral("table_name"), QStringLiteral("Store")}, {QStringLiteral("limit"), kLongestPage}, {QStringLiteral("page"), 1}};
    const QString storesOff = QStringLiteral("smaregi.stores");
    const QFuture<Result<Table>> stores = call(QStringLiteral("store_ref"), params, storesOff);
    cancelTogether(check->answer.future(), stores, this);
    onFinished(stores, this, [this, check, storesOff](const Result<Table> &table) {
        if (table) {
            // A chain has no name of its own here, so only a contract of one store gets one.
            if (table.value().rows.size() == 1)
                check->found.accountName = textOf(table.value().rows.first()[u"storeName"]);
        } else if (table.error().reason == storesOff) {
            check->storesOff = table.error(); // is it only this function, or receiving as a whole?
        } else {
            check->answer.answer(table.error());
            return;
        }
        checkTransactions(check);
    });
    return check->answer.future();
}

void SmaregiClassicClient::checkTransactions(const std::shared_ptr<Check> &check)
{
    constexpr auto kLookBack = std::chrono::days(7);
    const TimeRange range{m_clock.now() - kLookBack, m_clock.now() + kAhead};
    const QJsonObject params{
        {QStringLiteral("table_name"), QStringLiteral("TransactionHead")},
        {QStringLiteral("fields"), listOf({u"transactionHeadId", u"storeId", u"terminalId"})},
        {QStringLiteral("conditions"), QJsonArray{between(QStringLiteral("terminalTranDateTime"), range)}},
        {QStringLiteral("order"), listOf({u"transactionHeadId desc"})},
        {QStringLiteral("limit"), kLongestPage},
        {QStringLiteral("page"), 1},
    };
    const QFuture<Result<Table>> heads = call(kTransactions, params, kTransactionsOff);
    cancelTogether(check->answer.future(), heads, this);
    onFinished(heads, this, [this, check](const Result<Table> &table) {
        if (!table && table.error().reason != kTransactionsOff) {
            check->answer.answer(table.error());
            return;
        }
        PosCheck &found = check->found;
        using Function = PosFunction::Id;
        if (!table && check->storesOff) { // one error code for both (smaregi.md 22.2), so the switch above them is named
            found.functions = {{Function::Receiving, false}, {Function::Transactions, {}}, {Function::Stores, {}}};
            found.problem = table.error();
            found.problem->reason = QStringLiteral("smaregi.receiving");
        } else {
            found.functions = {{Function::Receiving, true}, {Function::Transactions, bool(table)}, {Function::Stores, !check->storesOff}};
            found.problem = table ? check->storesOff : std::optional(table.error());
        }
        if (table)
            found.registers = Smaregi::registersOf(m_contract, table.value().rows);
        check->answer.answer(found);
    });
}

QFuture<Result<ReceiptPage>> SmaregiClassicClient::soldIn(TimeRange range, QByteArray page)
{
    return readPage(QStringLiteral("terminalTranDateTime"), range, {}, page);
}

QFuture<Result<ReceiptPage>> SmaregiClassicClient::changedSince(Instant since, QByteArray page)
{
    const Instant until = std::max(m_clock.now(), since) + kAhead;
    return readPage(QStringLiteral("updDateTime"), {since, until}, since, page);
}

QFuture<Result<ReceiptPage>> SmaregiClassicClient::readPage(const QString &timeField, TimeRange whole, std::optional<Instant> since,
                                                            const QByteArray &token)
{
    auto page = std::make_shared<Page>();
    page->timeField = timeField;
    page->since = since;
    if (!since)
        page->soldIn = whole;
    if (const auto answer = page->cursor.begin(token, whole, m_clock.now()))
        return readyResult(*answer);
    readHeads(page);
    return page->answer.future();
}

void SmaregiClassicClient::readHeads(const std::shared_ptr<Page> &page)
{
    QJsonObject conditions = between(page->timeField, page->cursor.window());
    if (page->cursor.afterId > 0)
        conditions[QStringLiteral("transactionHeadId >")] = QString::number(page->cursor.afterId);
    const QJsonObject params{
        {QStringLiteral("table_name"), QStringLiteral("TransactionHead")},
        {QStringLiteral("conditions"), QJsonArray{conditions}},
        {QStringLiteral("order"), listOf({u"transactionHeadId"})},
        {QStringLiteral("limit"), m_options.pageSize},
        {QStringLiteral("page"), 1},
    };
    const QFuture<Result<Table>> heads = call(kTransactions, params, kTransactionsOff);
    cancelTogether(page->answer.future(), heads, this);
    onFinished(heads, this, [this, page](const Result<Table> &table) {
        if (!table) {
            page->answer.answer(table.error());
            return;
        }
        page->cursor.startedAt = std::min(page->cursor.startedAt, m_clock.now()); // this answer may have set it right
        page->heads = table.value().rows;
        page->windowDone = isLastPage(table.value(), page->heads.size(), m_options.pageSize);
        QList<qint64> ids;
        for (const QJsonValue &head : std::as_const(page->heads)) {
            if (const std::optional<qint64> id = Smaregi::headIdOf(head))
                ids.append(*id);
        }
        const qint64 lastId = ids.isEmpty() ? 0 : *std::max_element(ids.cbegin(), ids.cend());
        if (!page->windowDone && lastId <= page->cursor.afterId) {
            page->answer.answer(Error{Error::Kind::BadData, QStringLiteral("a page of transactions leads nowhere"), {}, {}});
            return;
        }
        page->cursor.afterId = lastId;
        page->spans = spansOf(ids);
        readLines(page);
    });
}

void SmaregiClassicClient::readLines(const std::shared_ptr<Page> &page)
{
    if (page->spans.isEmpty()) {
        finish(page);
        return;
    }
    const HeadIdSpan span = page->spans.first();
    const QJsonObject conditions{{QStringLiteral("transactionHeadId >="), QString::number(span.first)},
                                 {QStringLiteral("transactionHeadId <="), QString::number(span.last)}};
    const QJsonObject params{
        {QStringLiteral("table_name"), QStringLiteral("TransactionDetail")},
        {QStringLiteral("conditions"), QJsonArray{conditions}},
        {QStringLiteral("order"), listOf({u"transactionHeadId", u"transactionDetailId"})},
        {QStringLiteral("limit"), m_options.linePageSize},
        {QStringLiteral("page"), page->linePage},
    };
    const QFuture<Result<Table>> lines = call(kTransactions, params, kTransactionsOff);
    cancelTogether(page->answer.future(), lines, this);
    onFinished(lines, this, [this, page](const Result<Table> &table) {
        if (!table) {
            page->answer.answer(table.error());
            return;
        }
        const QJsonArray &rows = table.value().rows;
        for (const QJsonValue &row : rows)
            page->lines.append(row);
        page->linesOfSpan += rows.size();
        const bool spanDone = isLastPage(table.value(), page->linesOfSpan, m_options.linePageSize);
        page->linePage = spanDone ? 1 : page->linePage + 1;
        if (spanDone) {
            page->spans.removeFirst();
            page->linesOfSpan = 0;
        }
        readLines(page);
    });
}

void SmaregiClassicClient::finish(const std::shared_ptr<Page> &page)
{
    const auto parsed = inPool(
        [contract = m_contract, heads = page->heads, lines = page->lines] { return SmaregiClassic::receiptsOf(contract, heads, lines); });
    onFinished(parsed, this, [page](const Smaregi::Receipts &read) {
        ReceiptPage answer{{}, read.badRows, {}, {}};
        for (const BadRow &row : read.badRows)
            qCWarning(lcPos, "smaregi: transaction %s: %s", qPrintable(row.vendorKey), qPrintable(row.problem));
        for (const Receipt &receipt : read.receipts) {
            page->cursor.sawChange(receipt.changedAt);
            if (!page->soldIn || page->soldIn->contains(receipt.soldAt))
                answer.receipts.append(receipt);
        }
        page->cursor.leadOn(answer, page->windowDone, page->since);
        page->answer.answer(std::move(answer));
    });
}
