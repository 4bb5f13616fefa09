// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pos/smaregi/smaregilists.h"

//! The names of staff and payment methods, for transactions that carry an id alone. Most carry the name, so the lists are asked
//! for when a name is missed: again after a day, and for an id that they lack at most every ten minutes.
class SmaregiNames : public QObject {
    Q_OBJECT
public:
    //! Both outlive it.
    SmaregiNames(SmaregiLists &lists, const Clock &clock, QObject *parent = nullptr);

    //! Names for these transactions. Never an error: a list that is not granted, or not answered, leaves its names out, as they
    //! are missed less than the receipts would be.
    QFuture<Result<SmaregiPlatform::Names>> forTransactions(const QJsonArray &transactions);

private:
    struct List {
        SmaregiLists::Query query;
        QString idField;
        QString nameField;
        QHash<QString, QString> names = {};
        std::optional<Instant> askedAt = {};
        QList<Deferred<Done>> waiting = {}; //!< not empty while it is being read
    };

    QFuture<Result<Done>> ask(List &list, const QSet<QString> &wanted);
    bool isWanted(const List &list, const QSet<QString> &wanted) const;

    SmaregiLists &m_lists;
    const Clock &m_clock;
    List m_staff;
    List m_payments;
};
