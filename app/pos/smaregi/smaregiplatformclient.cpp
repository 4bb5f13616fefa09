// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smaregiplatformclient.h"

#include "app/base/logging.h"
#include "app/pos/inpool.h"
#include "app/pos/jsonfields.h"
#include "app/pos/smaregi/smaregicursor.h"

#include <algorithm>

using namespace std::chrono_literals;
using Query = SmaregiLists::Query;
using Rows = SmaregiLists::Page;

namespace {

// As in the classic client: a PC clock that is slow hides no receipt.
constexpr auto kAhead = 24h;
constexpr int kLongestWithLines = 100; // 6.1

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

//! A scope that is missing has no word of its own in the answer, so the question tells which one it is.
Error withReason(Error error, const QString &reason)
{
    if (error.kind == Error::Kind::Forbidden && error.reason.isEmpty())
        error.reason = reason;
    return error;
}

} // namespace

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
    , m_contract(std::move(contractId))
    , m_clock(clock)
    , m_options{std::clamp(options.pageSize, 1, kLongestWithLines), options.listSize}
    , m_lists(std::move(session), options.listSize)
    , m_names(m_lists, clock)
{
}

SmaregiPlatformClient::~SmaregiPlatformClient() = default;

QFuture<Result<PosCheck>> SmaregiPlatformClient::check()
{
    auto check = std::make_shared<Check>();
    check->found.contractId = m_contract;
    const auto asked =
        m_lists.whole({QStringLiteral("stores"), {{QStringLiteral("fields"), QStringLiteral("storeId,storeName")}}, kReadStores});
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
    const auto asked = m_lists.whole({QStringLiteral("terminals"), {}, {}});
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
    const auto asked = m_lists.page(query, limit);
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
        finish(page, {{}, true}, {});
        return page->answer.future();
    }
    // The field of the range comes first in `sort`, as Smaregi recommends (smaregi.md 6.1).
    const QString sort = page->since ? QStringLiteral("updDateTime") : QStringLiteral("terminalTranDateTime");
    query.items += {{QStringLiteral("sort"), sort + QStringLiteral(",transactionHeadId")},
                    {QStringLiteral("with_details"), QStringLiteral("all")},
                    {QStringLiteral("with_deposit_others"), QStringLiteral("all")},
                    {QStringLiteral("limit"), QString::number(m_options.pageSize)},
                    {QStringLiteral("page"), QString::number(page->cursor.page)}};
    const auto asked = m_lists.page(query, m_options.pageSize);
    cancelTogether(page->answer.future(), asked, this);
    onFinished(asked, this, [this, page](const Result<Rows> &received) {
        page->cursor.startedAt = std::min(page->cursor.startedAt, m_clock.now()); // this answer may have set it right
        if (!received) {
            page->answer.answer(withReason(received.error(), QStringLiteral("smaregi.scopeTransactions")));
            return;
        }
        onFinished(
            m_names.forTransactions(received.value().rows), this,
            [this, page, rows = received.value()](const Result<SmaregiPlatform::Names> &names) { finish(page, rows, names.value()); });
    });
    return page->answer.future();
}

void SmaregiPlatformClient::finish(const std::shared_ptr<Page> &page, const Rows &rows, const SmaregiPlatform::Names &names)
{
    const auto parsed =
        inPool([contract = m_contract, rows = rows.rows, names] { return SmaregiPlatform::receiptsOf(contract, rows, names); });
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
            page->answer.answer(SmaregiPlatform::leadsNowhere());
            return;
        }
        if (!isLast)
            cursor.toNextPage(places);
        cursor.leadOn(answer, isLast, page->since);
        page->answer.answer(std::move(answer));
    });
}
