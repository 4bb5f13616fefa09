// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/searchplan.h"

#include "app/storage/receiptqueries.h"
#include "app/storage/rowid.h"
#include "app/storage/searchindex.h"
#include "app/storage/searchtokens.h"
#include "app/storage/statement.h"

#include <algorithm>
#include <limits>

namespace {

using Kind = SearchTerm::Kind;

// Shorter words would be in nearly every code.
constexpr qsizetype kShortestInCode = 3;
// Codes have no pairs in the index: with more than this every receipt would be looked at.
constexpr qsizetype kMostCodes = 1000;

//! What one term asks of the index: one of the alternatives.
struct TermPlan {
    QByteArrayList alternatives; //!< FTS5 expressions
    bool anything = false; //!< the index cannot narrow it down
    bool check = false;
    QString conditions;
    bool conditionsNeedReceipt = false;
    QVariantList values;
    QSet<qint64> registers;
};

//! The pairs of a word say it all when there is but one of them.
bool isExactByGrams(const QString &word)
{
    return word.size() <= 2 && !word.contains(u' ');
}

class Planner {
public:
    Planner(QSqlDatabase &db, bool staff, qsizetype mostTexts) : m_db(db), m_staff(staff), m_mostTexts(mostTexts) {}

    Result<TermPlan> plan(const SearchTerm &term)
    {
        TermPlan result;
        Result<Done> done = Done{};
        switch (term.kind) {
        case Kind::Word:
            done = planWord(term.words.first(), result);
            break;
        case Kind::Number:
            done = planNumber(term.words.first(), result);
            break;
        case Kind::Amount:
            planAmount(term.amount, result);
            break;
        case Kind::ReceiptNumber:
            if (const QByteArray token = numberToken(term.words.first()); !token.isEmpty())
                result.alternatives << token;
            break;
        case Kind::ReceiptKind:
            for (const ReceiptKind kind : term.receiptKinds)
                result.alternatives << kindToken(kind);
            break;
        case Kind::Cash:
            result.alternatives << cashToken();
            break;
        case Kind::Cashless:
            result.alternatives << cashlessToken();
            break;
        case Kind::Payment:
            done = planPayment(term.words, result);
            break;
        case Kind::Register:
            done = planRegister(term.words, result);
            break;
        case Kind::Staff:
            done = m_staff ? addTexts(term.words.first(), {WordField::Staff}, result) : done;
            break;
        case Kind::Item:
            done = addItems(term.words.first(), result);
            break;
        case Kind::Code:
            done = addCodes(term.words.first(), result);
            break;
        case Kind::TimeOfDay:
            planHours(term.hours, result);
            break;
        case Kind::Period:
            result.anything = true;
            break;
        }
        if (!done)
            return done.error();
        return result;
    }

private:
    Result<Done> planWord(const QString &word, TermPlan &plan)
    {
        if (Result<Done> items = addItems(word, plan); !items)
            return items;
        if (word.size() >= kShortestInCode) {
            if (Result<Done> codes = addCodes(word, plan); !codes)
                return codes;
        }
        QList<WordField> fields{WordField::Payment, WordField::Register, WordField::RawKind};
        if (m_staff)
            fields << WordField::Staff;
        if (Result<Done> texts = addTexts(word, fields, plan); !texts)
            return texts;
        return addRegisters(word, false, plan);
    }

    Result<Done> planNumber(const QString &digits, TermPlan &plan)
    {
        plan.alternatives << amountTokensIn({digits.toLongLong(), digits.toLongLong()});
        plan.alternatives << numberToken(digits);
        plan.alternatives << wordToken(WordField::Code, wordId(WordField::Code, digits));
        return addItems(digits, plan);
    }

    static void planAmount(const AmountRange &amount, TermPlan &plan)
    {
        plan.alternatives = amountTokensIn(amount);
        if (plan.alternatives.size() == 1 && plan.alternatives.first().startsWith('x'))
            return;
        plan.conditions = QStringLiteral(" AND abs(r.total) BETWEEN ? AND ?");
        plan.conditionsNeedReceipt = true;
        plan.values = {amount.from.value_or(0), amount.to.value_or(std::numeric_limits<qint64>::max())};
    }

    static void planHours(const MinuteRange &hours, TermPlan &plan)
    {
        plan.alternatives = hourTokensIn(hours);
        if (hours.from % 60 == 0 && hours.to % 60 == 0)
            return;
        const int offset = minuteOfDay({0}); // of the shop's zone
        const QString minute = QStringLiteral("(((m.receipt_id >> %1) / 60000 + %2) % 1440)").arg(kRunningBits).arg(offset);
        const QString both = hours.from < hours.to ? QStringLiteral("AND") : QStringLiteral("OR");
        plan.conditions = QStringLiteral(" AND (%1 >= ? %2 %1 < ?)").arg(minute, both);
        plan.values = {hours.from, hours.to};
    }

    Result<Done> planPayment(const QStringList &words, TermPlan &plan)
    {
        for (const QString &word : words) {
            if (word == u"現金" || word == u"cash")
                plan.alternatives << cashToken();
            if (Result<Done> texts = addTexts(word, {WordField::Payment}, plan); !texts)
                return texts;
        }
        return Done{};
    }

    Result<Done> planRegister(const QStringList &words, TermPlan &plan)
    {
        for (const QString &word : words) {
            if (Result<Done> texts = addTexts(word, {WordField::Register}, plan); !texts)
                return texts;
            if (Result<Done> registers = addRegisters(word, true, plan); !registers)
                return registers;
        }
        return Done{};
    }

    Result<Done> addItems(const QString &word, TermPlan &plan)
    {
        const QByteArrayList grams = gramTokensOfWord(word);
        if (isExactByGrams(word)) {
            plan.alternatives << grams;
            return Done{};
        }
        const Result<QByteArrayList> texts = tokensOf(word, WordField::Item, m_mostTexts);
        if (!texts)
            return texts.error();
        if (texts.value().size() <= m_mostTexts) {
            plan.alternatives << texts.value();
            return Done{};
        }
        plan.check = true;
        if (grams.isEmpty())
            plan.anything = true;
        else
            plan.alternatives << '(' + grams.join(" AND ") + ')';
        return Done{};
    }

    Result<Done> addCodes(const QString &word, TermPlan &plan)
    {
        const Result<QByteArrayList> texts = tokensOf(word, WordField::Code, kMostCodes);
        if (!texts)
            return texts.error();
        if (texts.value().size() <= kMostCodes)
            plan.alternatives << texts.value();
        else
            plan.check = plan.anything = true;
        return Done{};
    }

    Result<Done> addTexts(const QString &word, const QList<WordField> &fields, TermPlan &plan)
    {
        for (const WordField field : fields) {
            const Result<QByteArrayList> texts = tokensOf(word, field, std::numeric_limits<qsizetype>::max());
            if (!texts)
                return texts.error();
            plan.alternatives << texts.value();
        }
        return Done{};
    }

    //! Of the listed texts that have the word, at most one more than the limit.
    Result<QByteArrayList> tokensOf(const QString &word, WordField field, qsizetype limit)
    {
        Statement select(m_db, QStringLiteral("SELECT id FROM search_words WHERE field = ? AND instr(text, ?) > 0"));
        if (!select.run(int(field), word))
            return select.error();
        QByteArrayList tokens;
        while (tokens.size() <= limit && select.next())
            tokens << wordToken(field, select.integer(0));
        if (select.failed())
            return select.error();
        return tokens;
    }

    //! By the name that the link gave the register; Smaregi's receipts do not carry it.
    Result<Done> addRegisters(const QString &word, bool byTerminal, TermPlan &plan)
    {
        Statement select(m_db, QStringLiteral("SELECT r.id, r.terminal, l.register_name FROM registers r LEFT JOIN links l "
                                              "ON l.contract_id = r.contract_id AND l.terminal = r.terminal"));
        if (!select.run())
            return select.error();
        while (select.next()) {
            const bool named = foldedForSearch(select.text(2)).contains(word);
            if (!named && !(byTerminal && foldedForSearch(select.text(1)) == word))
                continue;
            if (plan.registers.contains(select.integer(0)))
                continue;
            plan.registers.insert(select.integer(0));
            plan.alternatives << registerToken(select.integer(0));
        }
        return select.failed() ? Result<Done>(select.error()) : Result<Done>(Done{});
    }

    QSqlDatabase &m_db;
    const bool m_staff;
    const qsizetype m_mostTexts;
};

QString anyOf(QByteArrayList alternatives)
{
    std::sort(alternatives.begin(), alternatives.end());
    alternatives.erase(std::unique(alternatives.begin(), alternatives.end()), alternatives.end());
    return u'(' + QString::fromLatin1(alternatives.join(" OR ")) + u')';
}

} // namespace

Result<SearchPlan> planSearch(QSqlDatabase &db, const SearchRequest &request, qsizetype mostTexts)
{
    SearchPlan plan;
    plan.toId = std::numeric_limits<qint64>::max();
    plan.staff = request.staff;
    const Result<qint64> floor = querySearchFloor(db);
    if (!floor)
        return floor.error();
    plan.floor = floor.value();
    QStringList groups;
    if (!request.registers.isEmpty()) {
        const Result<QVariantList> ids = registerIds(db, request.registers);
        if (!ids)
            return ids.error();
        QByteArrayList tokens;
        for (const QVariant &id : ids.value())
            tokens << registerToken(id.toLongLong());
        plan.nothing = tokens.isEmpty(); // none of them ever sold anything
        groups << anyOf(tokens);
    }
    Planner planner(db, request.staff, mostTexts);
    for (const SearchTerm &term : request.query.terms) {
        if (term.kind == Kind::Period) {
            plan.fromId = std::max(plan.fromId, firstIdAt(term.period.from));
            plan.toId = std::min(plan.toId, firstIdAt(term.period.to));
            continue;
        }
        const Result<TermPlan> planned = planner.plan(term);
        if (!planned)
            return planned.error();
        const TermPlan &one = planned.value();
        if (!one.anything && one.alternatives.isEmpty())
            plan.nothing = true;
        if (!one.anything)
            groups << anyOf(one.alternatives);
        if (one.check)
            plan.checks.append({term, one.registers});
        plan.conditions += one.conditions;
        plan.conditionsNeedReceipt = plan.conditionsNeedReceipt || one.conditionsNeedReceipt;
        plan.values += one.values;
    }
    groups.removeDuplicates();
    plan.direct = groups.size() <= 1 && plan.conditions.isEmpty() && plan.checks.isEmpty();
    plan.match = groups.join(QStringLiteral(" AND "));
    plan.nothing = plan.nothing || plan.fromId >= plan.toId;
    return plan;
}

bool SearchChecker::matches(const SearchedReceipt &receipt)
{
    return std::all_of(m_plan.checks.begin(), m_plan.checks.end(), [&](const TermCheck &check) { return matches(check, receipt); });
}

bool SearchChecker::matches(const TermCheck &check, const SearchedReceipt &receipt)
{
    const Receipt &content = receipt.receipt;
    const QString &word = check.term.words.first();
    const Kind kind = check.term.kind;
    if (kind == Kind::Number) {
        if (content.total.minor == *check.term.amount.from || -content.total.minor == *check.term.amount.from ||
            numberTokens(folded(content.number)).contains(numberToken(word)))
            return true;
    }
    const bool inCodes = kind == Kind::Code || (kind == Kind::Word && word.size() >= kShortestInCode);
    for (const ReceiptLine &line : content.lines) {
        if (kind != Kind::Code && folded(line.name).contains(word))
            return true;
        if (inCodes ? folded(line.code).contains(word) : kind == Kind::Number && folded(line.code) == word)
            return true;
    }
    if (kind != Kind::Word)
        return false;
    return folded(content.registerName).contains(word) || folded(content.rawKind).contains(word) ||
           check.registers.contains(receipt.registerId) || (m_plan.staff && folded(content.staff).contains(word)) ||
           std::any_of(content.payments.begin(), content.payments.end(),
                       [&](const ReceiptPayment &payment) { return folded(payment.method).contains(word); });
}

const QString &SearchChecker::folded(const QString &text)
{
    auto known = m_folded.find(text);
    if (known == m_folded.end())
        known = m_folded.insert(text, foldedForSearch(text));
    return *known;
}
