// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smareginumbers.h"

#include <QJsonArray>
#include <QString>

//! The `conditions` of a reference call: objects are ORed, the entries of one are ANDed (smaregi.md 21.1).
class SmaregiConditions {
public:
    //! Empty on success, else what is wrong. `known` are the names that the table has.
    QString read(const QJsonArray &conditions, bool detail, const QList<QByteArray> &known);

    //! Is each of the objects bounded as the service demands since 2021 (smaregi.md 21.2)?
    bool areBounded(bool detail) const;

    //! By the record alone; lines may still be refused by matchesRow().
    bool mayMatch(const SmaregiRecord &record) const;
    //! With the row, for what cannot be said from the record; makeRow is called when it is needed.
    template <typename MakeRow>
    bool matches(const SmaregiRecord &record, MakeRow makeRow) const
    {
        std::optional<SmaregiRow> row;
        const auto rowOnce = [&]() -> const SmaregiRow & { return row ? *row : row.emplace(makeRow()); };
        for (const Clause &clause : m_clauses) {
            if (fits(clause, record) && (clause.texts.empty() || fits(clause, rowOnce())))
                return true;
        }
        return m_clauses.empty();
    }
    bool needsRows() const;

    //! No id outside of first..last can match.
    std::pair<qint64, qint64> idBounds() const;

private:
    enum class Op { Equal, AtLeast, AtMost, Less, More, Like };
    struct Number {
        const SmaregiNumber *field;
        Op op;
        std::optional<qint64> value; //!< null in the condition
    };
    struct Text {
        QByteArray field;
        Op op;
        QByteArray value;
    };
    struct Clause {
        std::vector<Number> numbers;
        std::vector<Text> texts;
    };

    QString readOne(const QString &key, const QJsonValue &value, bool detail, const QList<QByteArray> &known, Clause &clause);
    static bool isBounded(const Clause &clause, bool detail);
    static bool fits(const Clause &clause, const SmaregiRecord &record);
    static bool fits(const Clause &clause, const SmaregiRow &row);

    std::vector<Clause> m_clauses;
};
