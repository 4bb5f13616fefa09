// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <array>

//! A shop's account at Ubiregi. The demo has two, so that several side by side can be tried.
struct UbiregiAccount {
    int id = 0;
    QLatin1StringView login;
    QString name;
    QLatin1StringView token; //!< the API access token made on the web admin
    QStringList devices; //!< names; register n is the n-th
};

constexpr int kUbiregiAccounts = 2;

//! `index` counts from 0.
const UbiregiAccount &ubiregiAccount(int index);
//! The device's own id, upper case; registers that the account does not list have one too.
QString ubiregiDeviceGuid(int index, int registerNo);
