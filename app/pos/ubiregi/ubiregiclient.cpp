// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregiclient.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/pos/inpool.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

using namespace std::chrono_literals;
using Ubiregi::Collection;

namespace {

// paid_at is the iPad's clock and `since` the server's: an iPad this fast still has its sales found (ubiregi.md 7.4).
constexpr auto kFastClock = 15min;

} // namespace

struct UbiregiClient::Page {
    Deferred<ReceiptPage> answer;
    std::optional<TimeRange> soldIn;
    std::optional<Instant> since; //!< of changedSince()
    std::optional<Instant> until; //!< `timestamp` of the first page
    Collection checkouts;
};

UbiregiClient::UbiregiClient(HttpClient &http, QUrl apiBase, UbiregiCredential credential, UbiregiOAuth oauth, const Clock &clock,
                             UbiregiSession::CredentialRenewed renewed, UbiregiOptions options, QObject *parent)
    : QObject(parent)
    , m_session(http, std::move(apiBase), std::move(credential), std::move(oauth), std::move(renewed), options.pace)
    , m_masters(m_session, clock)
    , m_clock(clock)
    , m_options{std::max(1, options.pageSize), {}}
{
}

UbiregiClient::~UbiregiClient() = default;

QUrl UbiregiClient::checkoutsUrl(Instant since, int limit) const
{
    QUrl url = m_session.apiBase().resolved(QUrl(QStringLiteral("accounts/current/checkouts")));
    QUrlQuery query;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(std::chrono::floor<std::chrono::seconds>(since)), Qt::UTC);
    query.addQueryItem(QStringLiteral("since"), time.toString(Qt::ISODate));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    url.setQuery(query);
    return url;
}

QFuture<Result<PosCheck>> UbiregiClient::check()
{
    const Deferred<PosCheck> answer;
    onFinished(m_masters.fetch(), this, [this, answer](const Result<UbiregiMasters> &masters) {
        if (!masters) {
            answer.answer(masters.error());
            return;
        }
        PosCheck found;
        found.contractId = masters.value().accountId;
        found.accountName = masters.value().accountName;
        found.registersComplete = true;
        for (const UbiregiMasters::Device &device : masters.value().devices)
            found.registers.append({{{Vendor::Ubiregi, found.contractId}, device.guid}, device.name, {}, device.guid});
        found.registersComplete = true;
        // An account whose subscription ended still tells about itself (ubiregi.md 3.3), so look at the checkouts as well.
        const QFuture<Result<QByteArray>> checkouts = m_session.get(checkoutsUrl(m_clock.now(), 1));
        cancelTogether(answer.future(), checkouts, this);
        onFinished(checkouts, this, [answer, found](const Result<QByteArray> &body) {
            const Result<Collection> collection = body ? Ubiregi::collectionOf(body.value(), u"checkouts") : body.error();
            answer.answer(collection ? Result<PosCheck>(found) : collection.error());
        });
    });
    return answer.future();
}

QFuture<Result<ReceiptPage>> UbiregiClient::soldIn(TimeRange range, QByteArray page)
{
    if (range.isEmpty())
        return readyResult<ReceiptPage>(ReceiptPage{});
    return readPage(range.from - kFastClock, range, page);
}

QFuture<Result<ReceiptPage>> UbiregiClient::changedSince(Instant since, QByteArray page)
{
    return readPage(since, {}, page);
}

QFuture<Result<ReceiptPage>> UbiregiClient::readPage(Instant since, std::optional<TimeRange> soldIn, const QByteArray &token)
{
    auto page = std::make_shared<Page>();
    page->soldIn = soldIn;
    if (!soldIn)
        page->since = since;
    QUrl url = checkoutsUrl(since, m_options.pageSize);
    if (!token.isEmpty()) {
        const QJsonObject json = QJsonDocument::fromJson(token).object();
        url = QUrl(json[u"url"].toString(), QUrl::StrictMode);
        if (json.contains(u"until"))
            page->until = fromMs(json[u"until"].toInteger());
    }
    const QFuture<Result<QByteArray>> body = m_session.get(url); // refuses what is no address of the API
    cancelTogether(page->answer.future(), body, this);
    onFinished(body, this, [this, page](const Result<QByteArray> &received) {
        if (!received) {
            page->answer.answer(received.error());
            return;
        }
        const auto parsed = inPool([text = received.value()] { return Ubiregi::collectionOf(text, u"checkouts"); });
        onFinished(parsed, this, [this, page](const Result<Collection> &checkouts) {
            if (!checkouts) {
                page->answer.answer(checkouts.error());
                return;
            }
            page->checkouts = checkouts.value();
            if (!page->until)
                page->until = checkouts.value().timestamp;
            readNames(page);
        });
    });
    return page->answer.future();
}

void UbiregiClient::readNames(const std::shared_ptr<Page> &page)
{
    onFinished(m_masters.forCheckouts(page->checkouts.rows), this, [this, page](const Result<UbiregiMasters> &masters) {
        if (masters)
            finish(page, masters.value());
        else
            page->answer.answer(masters.error());
    });
}

void UbiregiClient::finish(const std::shared_ptr<Page> &page, const UbiregiMasters &masters)
{
    const auto parsed = inPool([rows = page->checkouts.rows, masters] { return Ubiregi::receiptsOf(rows, masters); });
    onFinished(parsed, this, [page](const Ubiregi::Receipts &read) {
        ReceiptPage answer{{}, read.badRows, {}, {}};
        for (const BadRow &row : read.badRows)
            qCWarning(lcPos, "ubiregi: checkout %s: %s", qPrintable(row.vendorKey), qPrintable(row.problem));
        for (const Receipt &receipt : read.receipts) {
            if (!page->soldIn || page->soldIn->contains(receipt.soldAt))
                answer.receipts.append(receipt);
        }
        if (!page->checkouts.nextUrl.isEmpty()) {
            QJsonObject token{{QStringLiteral("url"), page->checkouts.nextUrl.toString(QUrl::FullyEncoded)}};
            if (page->until)
                token[QStringLiteral("until")] = toMs(*page->until);
            answer.nextPage = QJsonDocument(token).toJson(QJsonDocument::Compact);
        } else if (page->since) {
            // A server that tells no time leaves us where we were.
            const Instant batch = page->checkouts.nextBatchSince.value_or(page->until.value_or(*page->since));
            answer.nextSince = std::min(batch, page->until.value_or(batch));
        }
        page->answer.answer(std::move(answer));
    });
}
