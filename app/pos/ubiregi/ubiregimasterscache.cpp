// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/ubiregi/ubiregimasterscache.h"

#include "app/base/logging.h"
#include "app/pos/inpool.h"
#include "app/pos/ubiregi/ubiregisession.h"

#include <utility>

using namespace std::chrono_literals;

namespace {
constexpr auto kShortestPause = 10min;
constexpr auto kLongestAge = 24h;
} // namespace

UbiregiMastersCache::UbiregiMastersCache(UbiregiSession &session, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
{
}

QFuture<Result<UbiregiMasters>> UbiregiMastersCache::fetch()
{
    // Each has a future of its own, so that one who gives up does not cancel the others.
    m_waiting.append(Deferred<UbiregiMasters>());
    const QFuture<Result<UbiregiMasters>> mine = m_waiting.last().future();
    if (m_waiting.size() > 1)
        return mine;
    const QFuture<Result<QByteArray>> account = m_session.get(m_session.apiBase().resolved(QUrl(QStringLiteral("accounts/current"))));
    onFinished(account, this, [this](const Result<QByteArray> &body) {
        const Result<UbiregiMasters> masters = body ? Ubiregi::accountOf(body.value()) : Result<UbiregiMasters>(body.error());
        if (masters)
            readItems(masters.value(), 0, {});
        else
            finish(masters);
    });
    return mine;
}

void UbiregiMastersCache::readItems(UbiregiMasters masters, qsizetype menu, const QUrl &page)
{
    if (menu >= masters.menus.size()) {
        finish(masters);
        return;
    }
    const qint64 menuId = masters.menus[menu];
    const QUrl url = page.isEmpty() ? m_session.apiBase().resolved(QUrl(QStringLiteral("menus/%1/items").arg(menuId))) : page;
    onFinished(m_session.get(url), this, [this, masters, menu, menuId](const Result<QByteArray> &body) {
        if (!body && (body.error().kind == Error::Kind::NotFound || body.error().kind == Error::Kind::Forbidden)) {
            // Names are missed less than receipts would be.
            qCWarning(lcPos, "ubiregi: menu %lld cannot be read: %s", static_cast<long long>(menuId), qPrintable(body.error().detail));
            readItems(masters, menu + 1, {});
            return;
        }
        if (!body) {
            finish(body.error());
            return;
        }
        const auto parsed = inPool([masters, text = body.value()]() -> std::pair<Result<Ubiregi::Collection>, UbiregiMasters> {
            const Result<Ubiregi::Collection> items = Ubiregi::collectionOf(text, u"items");
            UbiregiMasters more = masters;
            if (items)
                Ubiregi::addItems(more, items.value().rows);
            return {items, more};
        });
        onFinished(parsed, this, [this, menu](const std::pair<Result<Ubiregi::Collection>, UbiregiMasters> &read) {
            if (!read.first)
                finish(read.first.error());
            else if (read.first.value().nextUrl.isEmpty())
                readItems(read.second, menu + 1, {});
            else
                readItems(read.second, menu, read.first.value().nextUrl);
        });
    });
}

void UbiregiMastersCache::finish(const Result<UbiregiMasters> &result)
{
    if (result) {
        m_masters = result.value();
        m_fetchedAt = m_clock.now();
        m_missing.clear();
    }
    for (const Deferred<UbiregiMasters> &waiter : std::exchange(m_waiting, {}))
        waiter.answer(result);
}

QFuture<Result<UbiregiMasters>> UbiregiMastersCache::forCheckouts(const QJsonArray &checkouts)
{
    const Deferred<UbiregiMasters> answer;
    const auto age = m_clock.now() - m_fetchedAt;
    if (!m_masters || age >= kLongestAge || age < 0ms) {
        fetchFor(answer, checkouts);
        return answer.future();
    }
    const auto unknown = inPool([checkouts, masters = *m_masters] { return Ubiregi::unknownIds(checkouts, masters); });
    onFinished(unknown, this, [this, answer, checkouts, age](const QSet<QString> &ids) {
        if (m_missing.contains(ids) || age < kShortestPause)
            answer.answer(*m_masters);
        else
            fetchFor(answer, checkouts);
    });
    return answer.future();
}

void UbiregiMastersCache::fetchFor(const Deferred<UbiregiMasters> &answer, const QJsonArray &checkouts)
{
    onFinished(fetch(), this, [this, answer, checkouts](const Result<UbiregiMasters> &masters) {
        if (!masters) {
            answer.answer(masters.error());
            return;
        }
        const auto unknown = inPool([checkouts, masters] { return Ubiregi::unknownIds(checkouts, masters.value()); });
        onFinished(unknown, this, [this, answer, masters](const QSet<QString> &ids) {
            m_missing.unite(ids);
            answer.answer(masters);
        });
    });
}
