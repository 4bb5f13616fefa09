// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/smaregiquery.h"

#include "app/demo/smaregiconditions.h"
#include "app/demo/smaregirows.h"

#include <QJsonArray>

#include <algorithm>

namespace {

constexpr int kLongestPage = 1000; // more is cut in silence (smaregi.md 21.1)
constexpr int kInvalidTable = 31;
constexpr int kInvalidInput = 41;

//! A match: the record and, in the table of lines, which one.
struct Hit {
    const SmaregiRecord *record = nullptr;
    qsizetype line = 0;
};

struct SortKey {
    const SmaregiNumber *number = nullptr; //!< nullptr: transactionDetailId
    bool down = false;
};

QList<QByteArray> namesOf(const SmaregiRow &row)
{
    QList<QByteArray> names;
    for (const auto &cell : row)
        names.append(cell.first.toByteArray());
    return names;
}

SmaregiRow sampleRow(bool detail)
{
    SmaregiRecord record;
    record.sale.lines = {DemoLine{}};
    record.sums = sumsOf(record.sale);
    return detail ? smaregiDetail(record, 0) : smaregiHead(record);
}

std::optional<int> positive(const QJsonValue &value, int fallback)
{
    if (value.isUndefined() || value.isNull())
        return fallback;
    const int number = value.isString() ? value.toString().toInt() : value.toInt();
    return number > 0 ? std::optional(number) : std::nullopt;
}

class Query {
public:
    Query(const QString &table, const QJsonObject &params) : m_detail(table == u"TransactionDetail"), m_params(params)
    {
        static const QList<QByteArray> kHeadNames = namesOf(sampleRow(false));
        static const QList<QByteArray> kDetailNames = namesOf(sampleRow(true));
        m_known = m_detail ? kDetailNames : kHeadNames;
    }

    //! Empty when all is well.
    QString read()
    {
        QString problem = m_conditions.read(m_params[u"conditions"].toArray(), m_detail, m_known);
        if (problem.isEmpty())
            problem = readFields();
        if (problem.isEmpty())
            problem = readOrder();
        if (!problem.isEmpty())
            return problem;
        if (!m_conditions.areBounded(m_detail))
            return QStringLiteral("a range of at most 31 days, or of 100000 transactionHeadId, is needed");
        const std::optional<int> limit = positive(m_params[u"limit"], kLongestPage);
        const std::optional<int> page = positive(m_params[u"page"], 1);
        if (!limit || !page)
            return QStringLiteral("limit and page start at 1");
        m_limit = std::min(*limit, kLongestPage);
        m_page = *page;
        return {};
    }

    QByteArray answer(const SmaregiBooks &books) const
    {
        std::vector<Hit> hits = find(books);
        sort(hits);
        const size_t first = std::min(hits.size(), size_t(m_limit) * size_t(m_page - 1));
        const size_t end = std::min(hits.size(), first + size_t(m_limit));
        QByteArray json = "{\"total_count\":\"" + QByteArray::number(qint64(hits.size())) + "\",\"result\":[";
        for (size_t i = first; i < end; ++i) {
            if (i > first)
                json += ',';
            appendJson(json, rowOf(hits[i]), m_fields);
        }
        return json + "]}";
    }

private:
    SmaregiRow rowOf(const Hit &hit) const { return m_detail ? smaregiDetail(*hit.record, hit.line) : smaregiHead(*hit.record); }

    QString readFields()
    {
        const QJsonArray fields = m_params[u"fields"].toArray();
        for (const QJsonValue &field : fields) {
            m_fields.append(field.toString().toUtf8());
            if (!m_known.contains(m_fields.last()))
                return QStringLiteral("fields: unknown field %1").arg(field.toString());
        }
        return {};
    }

    QString readOrder()
    {
        const QJsonArray order = m_params[u"order"].toArray();
        for (const QJsonValue &entry : order) {
            const QStringList words = entry.toString().simplified().split(u' ');
            const QString direction = words.value(1).toLower();
            const SmaregiNumber *number = smaregiNumber(words.first().toUtf8(), m_detail);
            const bool lineNumber = m_detail && words.first() == u"transactionDetailId";
            if ((!number && !lineNumber) || words.size() > 2 || (!direction.isEmpty() && direction != u"asc" && direction != u"desc"))
                return QStringLiteral("order: %1 cannot be sorted by").arg(entry.toString());
            m_order.push_back({number, direction == u"desc"});
        }
        return {};
    }

    std::vector<Hit> find(const SmaregiBooks &books) const
    {
        const std::vector<SmaregiRecord> &records = books.records();
        const auto [lowest, highest] = m_conditions.idBounds();
        const auto begin =
            std::lower_bound(records.begin(), records.end(), lowest, [](const SmaregiRecord &r, qint64 id) { return r.headId < id; });
        std::vector<Hit> hits;
        for (auto it = begin; it != records.end() && it->headId <= highest; ++it) {
            if (!m_conditions.mayMatch(*it))
                continue;
            const qsizetype count = m_detail ? it->sale.lines.size() : 1;
            for (qsizetype line = 0; line < count; ++line) {
                const Hit hit{&*it, line};
                if (!m_conditions.needsRows() || m_conditions.matches(*it, [&] { return rowOf(hit); }))
                    hits.push_back(hit);
            }
        }
        return hits;
    }

    //! The records come by id already, which settles ties.
    void sort(std::vector<Hit> &hits) const
    {
        if (m_order.empty())
            return;
        std::stable_sort(hits.begin(), hits.end(), [this](const Hit &a, const Hit &b) {
            for (const SortKey &key : m_order) {
                const std::optional<qint64> left = key.number ? key.number->of(*a.record) : a.line;
                const std::optional<qint64> right = key.number ? key.number->of(*b.record) : b.line;
                if (left != right)
                    return key.down ? left > right : left < right;
            }
            return false;
        });
    }

    bool m_detail;
    QJsonObject m_params;
    QList<QByteArray> m_known;
    SmaregiConditions m_conditions;
    QList<QByteArray> m_fields;
    std::vector<SortKey> m_order;
    int m_limit = kLongestPage;
    int m_page = 1;
};

} // namespace

QByteArray runSmaregiQuery(const QString &function, const QJsonObject &params, const SmaregiBooks &books, SmaregiRefusal &refusal)
{
    const QString table = params[u"table_name"].toString();
    if (function == u"store_ref") {
        if (table != u"Store") {
            refusal = {kInvalidTable, "table_name"};
            return {};
        }
        QByteArray json = "{\"total_count\":\"1\",\"result\":[";
        QList<QByteArray> fields;
        for (const QJsonValue &field : params[u"fields"].toArray())
            fields.append(field.toString().toUtf8());
        appendJson(json, smaregiStore(), fields);
        return json + "]}";
    }
    if (table != u"TransactionHead" && table != u"TransactionDetail") {
        refusal = {kInvalidTable, "table_name"};
        return {};
    }
    Query query(table, params);
    const QString problem = query.read();
    if (!problem.isEmpty()) {
        refusal = {kInvalidInput, problem.toUtf8()};
        return {};
    }
    return query.answer(books);
}
