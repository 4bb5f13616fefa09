// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

//! Everything that opens the demo store's clouds. No secrets: they open nothing else.
namespace DemoCredentials {

inline constexpr QLatin1StringView kEmail("owner@example.jp");
inline constexpr QLatin1StringView kPassword("demo1234");
inline constexpr QLatin1StringView kSafieApiKey("demo0000-5afe-4e7a-9c1d-00c0ffee0001");
//! The numbers of the device options in this store's portal.
inline constexpr int kSafieLiveOption = 1;
inline constexpr int kSafieStillOption = 2;
inline constexpr int kSafieClipOption = 3;
inline constexpr QLatin1StringView kSafieClientId("demo-safie-client");
inline constexpr QLatin1StringView kSafieClientSecret("demo-safie-secret");

inline constexpr QLatin1StringView kSmaregiContract("demo001");
inline constexpr QLatin1StringView kSmaregiToken("demo-smaregi-token-2026");
inline constexpr QLatin1StringView kSmaregiClientId("demo-smaregi-client");
inline constexpr QLatin1StringView kSmaregiClientSecret("demo-smaregi-secret-2026");

inline constexpr QLatin1StringView kUbiregiToken("demo-ubiregi-token-2026");
inline constexpr QLatin1StringView kUbiregiClientId("demo-ubiregi-client");
inline constexpr QLatin1StringView kUbiregiClientSecret("demo-ubiregi-secret");
inline constexpr int kUbiregiAccount = 36872;
inline constexpr QLatin1StringView kUbiregiSecondToken("demo-ubiregi-token-yokohama");
inline constexpr int kUbiregiSecondAccount = 41205;

} // namespace DemoCredentials
