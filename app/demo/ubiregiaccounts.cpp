// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ubiregiaccounts.h"

#include "app/demo/democredentials.h"

using namespace Qt::StringLiterals;

const UbiregiAccount &ubiregiAccount(int index)
{
    static const std::array<UbiregiAccount, kUbiregiAccounts> accounts{
        UbiregiAccount{DemoCredentials::kUbiregiAccount,
                       "demo-shibuya"_L1,
                       u"渋谷本店"_s,
                       DemoCredentials::kUbiregiToken,
                       {u"レジ 1 (iPad-A)"_s, u"レジ 2 (iPad-B)"_s, u"催事レジ (iPad-C)"_s}},
        UbiregiAccount{DemoCredentials::kUbiregiSecondAccount,
                       "demo-yokohama"_L1,
                       u"横浜店"_s,
                       DemoCredentials::kUbiregiSecondToken,
                       {u"レジ 1 (iPad-D)"_s, u"レジ 2 (iPad-E)"_s, u"催事レジ (iPad-F)"_s}},
    };
    return accounts[size_t(index)];
}

QString ubiregiDeviceGuid(int index, int registerNo)
{
    if (index == 0 && registerNo == 1)
        return u"5B0E7C52-6D0B-4C57-9E0B-0C4A1F6E2D11"_s;
    if (index == 0 && registerNo == 2)
        return u"A1D94F0E-2B7C-4E0A-8F63-77C1B1D0E922"_s;
    return QStringLiteral("D0000000-0000-4000-800%1-%2").arg(index).arg(registerNo, 12, 10, '0'_L1);
}
