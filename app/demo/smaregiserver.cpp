// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiserver.h"

#include "app/demo/democredentials.h"

#include <QJsonDocument>

namespace {

DemoResponse refused(const SmaregiRefusal &refusal)
{
    const QJsonObject body{
        {QStringLiteral("error_code"), refusal.code},
        {QStringLiteral("error"), QString::fromUtf8(refusal.text)},
        {QStringLiteral("error_description"), QStringLiteral("The call was refused: ") + QString::fromUtf8(refusal.text)}};
    return {400, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

DemoResponse notFound()
{
    return {404, "text/html; charset=UTF-8", "<html><body>404 Not Found</body></html>", {}}; // not always JSON (22.2)
}

//! Both spellings are in use (smaregi.md 21).
QByteArray eitherHeader(const DemoRequest &request, const char *underscores, const char *hyphens)
{
    const QByteArray value = request.header(underscores);
    return value.isEmpty() ? request.header(hyphens) : value;
}

bool isReadFunction(const QString &name)
{
    // Those of smaregi.md 21; the demo's owner has switched on two.
    static const QSet<QString> kNames{QStringLiteral("transaction_ref"),  QStringLiteral("store_ref"),    QStringLiteral("staff_ref"),
                                      QStringLiteral("daily_sum_ref"),    QStringLiteral("product_ref"),  QStringLiteral("category_ref"),
                                      QStringLiteral("customer_ref"),     QStringLiteral("stock_ref"),    QStringLiteral("bargain_ref"),
                                      QStringLiteral("loss_ref"),         QStringLiteral("shipment_ref"), QStringLiteral("shipping_ref"),
                                      QStringLiteral("budget_daily_ref"), QStringLiteral("receiving_ref")};
    return kNames.contains(name);
}

} // namespace

void SmaregiServer::setFunction(const QString &name, bool on)
{
    if (on)
        m_on.insert(name);
    else
        m_on.remove(name);
}

std::optional<SmaregiRefusal> SmaregiServer::refusal(const DemoRequest &request, const QString &function) const
{
    const QByteArray contract = eitherHeader(request, "X_contract_id", "X-contract-id");
    const QByteArray token = eitherHeader(request, "X_access_token", "X-access-token");
    if (contract.isEmpty())
        return SmaregiRefusal{14, "invalid contract_id"};
    if (token.isEmpty())
        return SmaregiRefusal{13, "invalid access_token"};
    if (!m_tokenValid || contract != QByteArray(DemoCredentials::kSmaregiContract.latin1()) ||
        token != QByteArray(DemoCredentials::kSmaregiToken.latin1()))
        return SmaregiRefusal{21, "authentication failed"};
    if (m_locked)
        return SmaregiRefusal{22, "account locked"};
    if (!m_addressAllowed)
        return SmaregiRefusal{24, "ip address not allowed"};
    if (!m_on.contains(QStringLiteral("receiving")))
        return SmaregiRefusal{23, "function is off"};
    if (!isReadFunction(function))
        return SmaregiRefusal{15, "invalid proc_name"};
    if (!m_on.contains(function))
        return SmaregiRefusal{23, "function is off"};
    return {};
}

DemoResponse SmaregiServer::answer(const DemoRequest &request, const SmaregiBooks &books) const
{
    if ((request.path != u"/access/" && request.path != u"/access") || request.method != "POST")
        return notFound();
    const QUrlQuery form = request.form();
    const QString function = form.queryItemValue(QStringLiteral("proc_name"), QUrl::FullyDecoded);
    if (const std::optional<SmaregiRefusal> reason = refusal(request, function))
        return refused(*reason);
    const QString params = form.queryItemValue(QStringLiteral("params"), QUrl::FullyDecoded);
    const QJsonDocument document = QJsonDocument::fromJson(params.toUtf8());
    const bool isForm = request.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    // One practitioner found line breaks rejected (smaregi.md 21).
    if (!isForm || params.contains(u'\n') || params.contains(u'\r') || !document.isObject())
        return refused({11, "invalid request data"});
    SmaregiRefusal reason;
    const QByteArray body = runSmaregiQuery(function, document.object(), books, reason);
    return reason.code ? refused(reason) : DemoResponse{200, "application/json", body, {}};
}
