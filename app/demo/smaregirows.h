// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smaregibooks.h"

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

//! A row of the classic API: names with their texts, in the order of smaregi.md 7. A null QByteArray is JSON's null.
using SmaregiRow = std::vector<std::pair<QByteArrayView, QByteArray>>;

SmaregiRow smaregiHead(const SmaregiRecord &record); //!< all keys of column C of 7.1
SmaregiRow smaregiDetail(const SmaregiRecord &record, qsizetype line); //!< of 7.2
SmaregiRow smaregiStore(); //!< of 22.4

//! As JSON with the wanted names only; all, when none is named.
void appendJson(QByteArray &json, const SmaregiRow &row, const QList<QByteArray> &fields);
