// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pos/smaregi/smareginames.h"

#include "app/base/logging.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace {
constexpr auto kShortestPause = 10min;
constexpr auto kLongestAge = 24h;
} // namespace

// Of the staff nothing but the names, as the rest is personal data (smaregi.md 12). What else a payment method has, and which
// scope it needs, is not documented (5 and 30), so all of it is asked for, in any case.
SmaregiNames::SmaregiNames(SmaregiLists &lists, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_lists(lists)
    , m_clock(clock)
    , m_staff{{QStringLiteral("staffs"),
               {{QStringLiteral("fields"), QStringLiteral("staffId,staffCode,staffName")}},
               QStringLiteral("pos.staffs:read")},
              QStringLiteral("staffId"),
              QStringLiteral("staffName")}
    , m_payments{{QStringLiteral("payment_methods"), {}, {}}, QStringLiteral("paymentMethodId"), QStringLiteral("paymentMethodName")}
{
}

QFuture<Result<SmaregiPlatform::Names>> SmaregiNames::forTransactions(const QJsonArray &transactions)
{
    const SmaregiPlatform::NamelessIds nameless = SmaregiPlatform::namelessIdsOf(transactions);
    const Deferred<SmaregiPlatform::Names> answer;
    onFinished(ask(m_staff, nameless.staff), this, [this, answer, payments = nameless.payments](const Result<Done> &) {
        onFinished(ask(m_payments, payments), this, [this, answer](const Result<Done> &) {
            answer.answer(SmaregiPlatform::Names{m_staff.names, m_payments.names});
        });
    });
    return answer.future();
}

bool SmaregiNames::isWanted(const List &list, const QSet<QString> &wanted) const
{
    if (wanted.isEmpty() || !list.askedAt)
        return !wanted.isEmpty();
    const auto age = m_clock.now() - *list.askedAt;
    const bool known = std::all_of(wanted.begin(), wanted.end(), [&list](const QString &id) { return list.names.contains(id); });
    return age < 0ms || age >= kLongestAge || (!known && age >= kShortestPause);
}

QFuture<Result<Done>> SmaregiNames::ask(List &list, const QSet<QString> &wanted)
{
    if (list.waiting.isEmpty() && !isWanted(list, wanted))
        return readyResult<Done>(Done{});
    list.waiting.append(Deferred<Done>());
    const QFuture<Result<Done>> mine = list.waiting.last().future();
    if (list.waiting.size() > 1)
        return mine;
    onFinished(m_lists.whole(list.query), this, [this, &list](const Result<QJsonArray> &rows) {
        list.askedAt = m_clock.now();
        if (rows)
            list.names = SmaregiPlatform::namesOf(rows.value(), list.idField, list.nameField);
        else
            qCWarning(lcPos, "smaregi: %s are not named: %s", qPrintable(list.query.path), qPrintable(rows.error().detail));
        for (const Deferred<Done> &waiter : std::exchange(list.waiting, {}))
            waiter.answer(Done{});
    });
    return mine;
}
