// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smaregibooks.h"
#include "app/demo/smaregiconsent.h"
#include "app/demo/smaregitokens.h"

#include <chrono>

//! So many requests a second, with as many in one go when nothing was asked before. Counts in true time, as limits do.
class RateBucket {
public:
    explicit RateBucket(int perSecond) : m_perSecond(perSecond), m_left(perSecond) {}
    bool take();

private:
    double m_perSecond;
    double m_left;
    std::chrono::steady_clock::time_point m_at = std::chrono::steady_clock::now();
};

//! The Platform API of Smaregi (smaregi.md Part A and 25): tokens and the API on one address, on the books of the classic one.
class SmaregiPlatformServer {
public:
    SmaregiPlatformServer(int requestsPerSecond, int tokenLifetime);

    DemoResponse answer(const DemoRequest &request, const SmaregiBooks &books, const QUrl &base, qint64 now);
    SmaregiTokens &tokens() { return m_tokens; }
    SmaregiConsent &consent() { return m_consent; }
    void setNamesInTransactions(bool names) { m_names = names; }

private:
    DemoResponse api(const DemoRequest &request, const QStringList &path, const SmaregiBooks &books, const QUrl &base, qint64 now);

    SmaregiTokens m_tokens;
    SmaregiConsent m_consent;
    RateBucket m_reads;
    RateBucket m_writes;
    bool m_names = true;
};
