// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiplatformserver.h"

#include "app/demo/democredentials.h"
#include "app/demo/smaregiplatformquery.h"

#include <algorithm>

namespace {

DemoResponse oneTransaction(const DemoRequest &request, const QStringList &path, const SmaregiBooks &books)
{
    const SmaregiRecord *record = books.find(path.at(1).toLongLong());
    if (!record || path.size() > 3 || (path.size() == 3 && path.at(2) != u"details"))
        return platformProblem(404, QStringLiteral("no such transaction"));
    DemoResponse response;
    if (path.size() == 3) {
        appendDetails(response.body, *record);
        return response;
    }
    PlatformExtras extras;
    if (const QString problem = readExtras(request, extras); !problem.isEmpty())
        return platformProblem(400, problem);
    SmaregiRow head = platformHead(*record);
    std::erase_if(head, [](const auto &entry) { // as the transcribed form (smaregi.md 6.3)
        return entry.first == "storeCode" || entry.first == "customerCode" || entry.first == "staffCode";
    });
    appendTransaction(response.body, head, *record, {}, extras);
    return response;
}

DemoResponse rowsOrOne(const DemoRequest &request, const QStringList &path, const std::vector<SmaregiRow> &rows, const QUrl &base)
{
    if (path.size() == 1)
        return listRows(request, rows, base);
    const QByteArrayView idField = path.first() == u"staffs" ? "staffId" : "storeId";
    const bool onlyList = path.first() == u"terminals" || path.first() == u"payment_methods";
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SmaregiRow &row) {
        return std::any_of(row.begin(), row.end(),
                           [&](const auto &entry) { return entry.first == idField && entry.second == path.at(1).toUtf8(); });
    });
    if (path.size() > 2 || onlyList || found == rows.end())
        return platformProblem(404, QStringLiteral("nothing here"));
    DemoResponse response;
    appendJson(response.body, *found, {});
    return response;
}

} // namespace

bool RateBucket::take()
{
    const auto now = std::chrono::steady_clock::now();
    m_left = std::min(m_perSecond, m_left + m_perSecond * std::chrono::duration<double>(now - m_at).count());
    m_at = now;
    if (m_left < 1)
        return false;
    m_left -= 1;
    return true;
}

SmaregiPlatformServer::SmaregiPlatformServer(int requestsPerSecond, int tokenLifetime)
    : m_tokens(tokenLifetime)
    , m_consent(std::chrono::seconds(tokenLifetime))
    , m_reads(requestsPerSecond)
    , m_writes(std::max(1, requestsPerSecond * 2 / 5)) // 4 beside 10, as in the sandbox (smaregi.md 25)
{
}

DemoResponse SmaregiPlatformServer::answer(const DemoRequest &request, const SmaregiBooks &books, const QUrl &base, qint64 now)
{
    const bool reads = request.method == "GET";
    if (!(reads ? m_reads : m_writes).take()) {
        DemoResponse busy = platformProblem(429, QStringLiteral("too many requests"));
        busy.headers = {{"Retry-After", "1"}};
        return busy;
    }
    const QStringList scopes(m_tokens.given().begin(), m_tokens.given().end());
    if (const auto consent = m_consent.answer(request, scopes.join(u' '), now))
        return *consent;
    QStringList path = request.path.split(u'/');
    path.removeFirst();
    if (path.size() > 1 && path.last().isEmpty()) // a slash at the end is accepted
        path.removeLast();
    if (path.size() == 3 && path.first() == u"app" && path.last() == u"token") {
        return request.method == "POST" ? m_tokens.issue(request, path.at(1), now)
                                        : platformProblem(405, QStringLiteral("POST is expected"));
    }
    if (path.size() < 3 || path.at(1) != u"pos")
        return platformProblem(404, QStringLiteral("nothing here"));
    return api(request, path, books, base, now);
}

DemoResponse SmaregiPlatformServer::api(const DemoRequest &request, const QStringList &path, const SmaregiBooks &books, const QUrl &base,
                                        qint64 now)
{
    const std::optional<QSet<QString>> scopes =
        m_consent.isGood(request, now) ? std::optional(m_tokens.given()) : m_tokens.scopesOf(request, now);
    if (!scopes || path.first() != DemoCredentials::kSmaregiContract)
        return platformProblem(401, QStringLiteral("the access token is missing, wrong or expired"));
    if (request.method != "GET")
        return platformProblem(405, QStringLiteral("the demo store is read only"));
    const QStringList below = path.mid(2);
    const QString what = below.first();
    static const QHash<QString, QString> kScopes{{QStringLiteral("transactions"), QStringLiteral("pos.transactions:read")},
                                                 {QStringLiteral("stores"), QStringLiteral("pos.stores:read")},
                                                 {QStringLiteral("terminals"), QStringLiteral("pos.stores:read")},
                                                 {QStringLiteral("payment_methods"), QStringLiteral("pos.stores:read")},
                                                 {QStringLiteral("staffs"), QStringLiteral("pos.staffs:read")}};
    if (!kScopes.contains(what))
        return platformProblem(404, QStringLiteral("nothing here"));
    if (!scopes->contains(kScopes.value(what)))
        return platformProblem(403, QStringLiteral("the scope is missing"));
    if (what == u"transactions")
        return below.size() == 1 ? listTransactions(request, books, base, m_names) : oneTransaction(request, below, books);
    return rowsOrOne(request, below,
                     what == u"stores"      ? platformStores()
                     : what == u"staffs"    ? platformStaffs()
                     : what == u"terminals" ? platformTerminals()
                                            : platformPaymentMethods(),
                     base);
}
