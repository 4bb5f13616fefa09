// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiplatformclient.h"

#include "app/base/logging.h"
#include "app/pos/inpool.h"
#include "app/pos/jsonfields.h"
#include "app/pos/smaregi/smaregicursor.h"

#include <algorithm>

using namespace std::chrono_literals;
using Query = SmaregiPlatformSession::Query;

namespace {

// As in the classic client: a PC clock that is slow hides no receipt.
constexpr auto kAhead = 24h;
constexpr int kLongestList = 1000; // smaregi.md 4.1
constexpr int kLongestWithLines = 100; // 6.1

constexpr int kMostListPages = 100; // no contract has so many registers: such a server does not heed `page`

const QString kReadTransactions = QStringLiteral("pos.transactions:read");
const QString kReadStores = QStringLiteral("pos.stores:read");
const QString kSold = QStringLiteral("terminal_tran_date_time");
const QString kChanged = QStringLiteral("upd_date_time");

//! field from..to; whole seconds, both ends included (smaregi.md 4.2). Empty when no whole second lies between.
QList<QPair<QString, QString>> between(const QString &field, TimeRange range)
{
    const Instant first = std::chrono::ceil<std::chrono::seconds>(range.from);
    const Instant last = std::chrono::ceil<std::chrono::seconds>(range.to) - 1s;
    if (first > last)
        return {};
    return {{field + QStringLiteral("-from"), SmaregiPlatform::queryTime(first)},
            {field + QStringLiteral("-to"), SmaregiPlatform::queryTime(last)}};
}

Error leadsNowhere()
{
    return {Error::Kind::BadData, QStringLiteral("one page follows another and brings nothing new"), {}, {}};
}

//! A scope that is missing has no word of its own in the answer, so the question tells which one it is.
Error withReason(Error error, const QString &reason)
{
    if (error.kind == Error::Kind::Forbidden && error.reason.isEmpty())
        error.reason = reason;
    return error;
}

} // namespace

struct SmaregiPlatformClient::Rows {
    QJsonArray rows;
    bool isLast = false;
};

struct SmaregiPlatformClient::Check {
    Deferred<PosCheck> answer;
    PosCheck found;
    bool storesOn = false;
};

//! One page on its way.
struct SmaregiPlatformClient::Page {
    Deferred<ReceiptPage> answer;
    std::optional<Instant> since; //!< of changedSince()
    std::optional<TimeRange> soldIn;
    SmaregiCursor cursor;

    const QString &field() const { return since ? kChanged : kSold; }
    Instant timeOf(const Receipt &receipt) const { return since ? receipt.changedAt : receipt.soldAt; }
};

SmaregiPlatformClient::SmaregiPlatformClient(std::shared_ptr<SmaregiPlatformSession> session, QString contractId, const Clock &clock,
                                             SmaregiPlatformOptions options, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_contract(std::move(contractId))
    , m_clock(clock)
    , m_options{std::clamp(options.pageSize, 1, kLongestWithLines), std::clamp(options.listSize, 1, kLongestList)}
{
}

SmaregiPlatformClient::~SmaregiPlatformClient()
{
    for (QFuture<Result<HttpReply>> &reply : m_open)
        reply.cancel();
}

QFuture<Result<SmaregiPlatformClient::Rows>> SmaregiPlatformClient::rows(const Query &query, int limit)
{
    const Deferred<Rows> answer;
    const QFuture<Result<HttpReply>> reply = m_session->get(query);
    m_open.removeIf([](const QFuture<Result<HttpReply>> &one) { return one.isFinished(); });
    m_open.append(reply);
    cancelTogether(answer.future(), reply, this);
    onFinished(reply, this, [this, answer, limit, url = m_session->urlOf(query)](const Result<HttpReply> &received) {
        if (!received) {
            answer.answer(received.error());
            return;
        }
        const bool hasNext = SmaregiPlatform::hasNextPage(received.value(), url);
        const auto parsed = inPool([body = received.value().body] { return SmaregiPlatform::rowsOf(body); });
        onFinished(parsed, this, [answer, hasNext, limit](const Result<QJsonArray> &rows) {
            if (!rows)
                answer.answer(rows.error());
            else // a page may be short of what was asked for and still not be the last one
                answer.answer(Rows{rows.value(), rows.value().isEmpty() || (!hasNext && rows.value().size() < limit)});
        });
    });
    return answer.future();
}

QFuture<Result<QJsonArray>> SmaregiPlatformClient::wholeList(const Query &query)
{
    const Deferred<QJsonArray> answer;
    readOn(answer, query, {}, 1);
    return answer.future();
}

void SmaregiPlatformClient::readOn(const Deferred<QJsonArray> &answer, const Query &query, const QJsonArray &before, int page)
{
    Query one = query;
    one.items.append({QStringLiteral("limit"), QString::number(m_options.listSize)});
    one.items.append({QStringLiteral("page"), QString::number(page)});
    const auto asked = rows(one, m_options.listSize);
    cancelTogether(answer.future(), asked, this);
    onFinished(asked, this, [this, answer, query, before, page](const Result<Rows> &received) {
        if (!received) {
            answer.answer(received.error());
            return;
        }
        QJsonArray all = before;
        for (const QJsonValue &row : received.value().rows)
            all.append(row);
        if (received.value().isLast)
            answer.answer(all);
        else if (page == kMostListPages)
            answer.answer(leadsNowhere());
        else
            readOn(answer, query, all, page + 1);
    });
}

QFuture<Result<PosCheck>> SmaregiPlatformClient::check()
{
    auto check = std::make_shared<Check>();
    check->found.contractId = m_contract;
    const auto asked =
        wholeList({QStringLiteral("stores"), {{QStringLiteral("fields"), QStringLiteral("storeId,storeName")}}, kReadStores});
    cancelTogether(check->answer.future(), asked, this);
    onFinished(asked, this, [this, check](const Result<QJsonArray> &stores) {
        if (!stores && stores.error().kind != Error::Kind::Forbidden) {
            check->answer.answer(stores.error());
            return;
        }
        check->storesOn = bool(stores);
        // A chain has no name of its own here, so only a contract of one store gets one.
        if (stores && stores.value().size() == 1)
            check->found.accountName = textOf(stores.value().first()[u"storeName"]);
        checkTerminals(check);
    });
    return check->answer.future();
}

void SmaregiPlatformClient::checkTerminals(const std::shared_ptr<Check> &check)
{
    // Its scope is not documented (smaregi.md 3.3), so the server is asked in any case.
    const auto asked = wholeList({QStringLiteral("terminals"), {}, {}});
    cancelTogether(check->answer.future(), asked, this);
    onFinished(asked, this, [this, check](const Result<QJsonArray> &terminals) {
        if (!terminals && terminals.error().kind != Error::Kind::Forbidden && terminals.error().kind != Error::Kind::NotFound) {
            check->answer.answer(terminals.error());
            return;
        }
        if (terminals) {
            check->found.registers = SmaregiPlatform::terminalsOf(m_contract, terminals.value());
            check->found.registersComplete = true;
        }
        checkTransactions(check);
    });
}

void SmaregiPlatformClient::checkTransactions(const std::shared_ptr<Check> &check)
{
    constexpr auto kLookBack = std::chrono::days(7);
    const int limit = check->found.registersComplete ? 1 : m_options.listSize; // to learn registers from, where there is no list
    Query query{QStringLiteral("transactions"), between(kSold, {m_clock.now() - kLookBack, m_clock.now() + kAhead}), kReadTransactions};
    query.items += {{QStringLiteral("sort"), QStringLiteral("terminalTranDateTime:desc")},
                    {QStringLiteral("fields"), QStringLiteral("transactionHeadId,storeId,terminalId")},
                    {QStringLiteral("limit"), QString::number(limit)}};
    const auto asked = rows(query, limit);
    cancelTogether(check->answer.future(), asked, this);
    onFinished(asked, this, [this, check](const Result<Rows> &heads) {
        if (!heads && heads.error().kind != Error::Kind::Forbidden) {
            check->answer.answer(heads.error());
            return;
        }
        PosCheck &found = check->found;
        using Function = PosFunction::Id;
        found.functions = {{Function::Transactions, bool(heads)}, {Function::Stores, check->storesOn}};
        if (!heads)
            found.problem = withReason(heads.error(), QStringLiteral("smaregi.scopeTransactions"));
        else if (!found.registersComplete)
            found.registers = Smaregi::registersOf(m_contract, heads.value().rows);
        check->answer.answer(found);
    });
}

QFuture<Result<ReceiptPage>> SmaregiPlatformClient::soldIn(TimeRange range, QByteArray page)
{
    auto question = std::make_shared<Page>();
    question->soldIn = range;
    return readPage(question, range, page);
}

QFuture<Result<ReceiptPage>> SmaregiPlatformClient::changedSince(Instant since, QByteArray page)
{
    auto question = std::make_shared<Page>();
    question->since = since;
    return readPage(question, {since, std::max(m_clock.now(), since) + kAhead}, page);
}

QFuture<Result<ReceiptPage>> SmaregiPlatformClient::readPage(const std::shared_ptr<Page> &page, TimeRange whole, const QByteArray &token)
{
    if (const auto answer = page->cursor.begin(token, whole, m_clock.now()))
        return readyResult(*answer);
    Query query{QStringLiteral("transactions"), between(page->field(), page->cursor.window()), kReadTransactions};
    if (query.items.isEmpty()) {
        finish(page, {{}, true});
        return page->answer.future();
    }
    // The field of the range comes first in `sort`, as Smaregi recommends (smaregi.md 6.1).
    const QString sort = page->since ? QStringLiteral("updDateTime") : QStringLiteral("terminalTranDateTime");
    query.items += {{QStringLiteral("sort"), sort + QStringLiteral(",transactionHeadId")},
                    {QStringLiteral("with_details"), QStringLiteral("all")},
                    {QStringLiteral("with_deposit_others"), QStringLiteral("all")},
                    {QStringLiteral("limit"), QString::number(m_options.pageSize)},
                    {QStringLiteral("page"), QString::number(page->cursor.page)}};
    const auto asked = rows(query, m_options.pageSize);
    cancelTogether(page->answer.future(), asked, this);
    onFinished(asked, this, [this, page](const Result<Rows> &received) {
        page->cursor.startedAt = std::min(page->cursor.startedAt, m_clock.now()); // this answer may have set it right
        if (received)
            finish(page, received.value());
        else
            page->answer.answer(withReason(received.error(), QStringLiteral("smaregi.scopeTransactions")));
    });
    return page->answer.future();
}

void SmaregiPlatformClient::finish(const std::shared_ptr<Page> &page, const Rows &rows)
{
    const auto parsed = inPool([contract = m_contract, rows = rows.rows] { return SmaregiPlatform::receiptsOf(contract, rows); });
    onFinished(parsed, this, [page, isLast = rows.isLast, size = rows.rows.size()](const Smaregi::Receipts &read) {
        ReceiptPage answer{{}, read.badRows, {}, {}};
        for (const BadRow &row : read.badRows)
            qCWarning(lcPos, "smaregi: transaction %s: %s", qPrintable(row.vendorKey), qPrintable(row.problem));
        SmaregiCursor &cursor = page->cursor;
        QList<SmaregiCursor::Row> places;
        bool isNew = !read.badRows.isEmpty();
        for (const Receipt &receipt : read.receipts) {
            cursor.sawChange(receipt.changedAt);
            const qint64 id = receipt.vendorKey.toLongLong();
            places.append({id, page->timeOf(receipt)});
            const bool wasSeen = cursor.seen.contains(id);
            isNew = isNew || !wasSeen;
            if (!wasSeen && (!page->soldIn || page->soldIn->contains(receipt.soldAt)))
                answer.receipts.append(receipt);
        }
        // What was seen comes again at the start of a window, but no more often than it was seen.
        if (!isLast && !isNew && (cursor.page - 1) * size > cursor.seen.size()) {
            page->answer.answer(leadsNowhere());
            return;
        }
        if (!isLast)
            cursor.toNextPage(places);
        cursor.leadOn(answer, isLast, page->since);
        page->answer.answer(std::move(answer));
    });
}
