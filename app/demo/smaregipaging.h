// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/demo/smaregirows.h"

#include <QSet>

//! limit, page, sort and fields of a list of the Platform API (smaregi.md 4.1).
struct SmaregiPaging {
    struct Key {
        QByteArray name;
        bool down = false;
    };

    int limit = 100;
    int page = 1;
    std::vector<Key> sort;
    QList<QByteArray> fields;

    //! Empty on success, else what is wrong. `sample` has all fields of the list.
    QString read(const DemoRequest &request, const QSet<QByteArray> &sortable, const SmaregiRow &sample);
    //! From the first row of the page to after its last one, of so many.
    std::pair<size_t, size_t> bounds(size_t count) const;
    //! With a `Link` to the next page when there are more.
    DemoResponse answer(const DemoRequest &request, const QByteArray &json, bool more, const QUrl &base) const;
};

QByteArray smaregiCell(const SmaregiRow &row, QByteArrayView name); //!< null when there is none
//! Numbers by value, others by text.
bool smaregiLess(const QByteArray &a, const QByteArray &b);
