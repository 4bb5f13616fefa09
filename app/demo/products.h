// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

struct DemoProduct {
    QString name;
    QString code; //!< JAN, 13 digits with a right check digit
    int category = 0; //!< index into demoCategories()
    qint64 price = 0; //!< tax included
    int taxPercent = 10; //!< 8 for food and drink to take away, else 10
};

//! The goods of the coffee and kitchen shop: about 60, always the same and in the same order.
const QList<DemoProduct> &demoProducts();
const QStringList &demoCategories();
const QStringList &demoStaff();
