// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/ubiregibooks.h"

#include <QJsonArray>
#include <QJsonObject>

//! The objects of the Ubiregi API (ubiregi.md 6).
namespace UbiregiJson {

constexpr int kMenu = 5120;

QJsonObject account(int index, int devices); //!< with the first so many devices
QJsonObject checkout(const UbiregiRecord &record, int account);
QJsonArray items(); //!< of the menu, by id
QJsonArray categories();
QString mastersChangedAt(); //!< updated_at of account, items and categories

} // namespace UbiregiJson
