// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/demo/smaregiquery.h"

#include <QSet>
#include <QString>

//! The classic API of Smaregi at /access/ (smaregi.md Part B and 26).
class SmaregiServer {
public:
    DemoResponse answer(const DemoRequest &request, const SmaregiBooks &books) const;

    void setFunction(const QString &name, bool on);
    void setLocked(bool locked) { m_locked = locked; }
    void setAddressAllowed(bool allowed) { m_addressAllowed = allowed; }
    void setTokenValid(bool valid) { m_tokenValid = valid; }

private:
    std::optional<SmaregiRefusal> refusal(const DemoRequest &request, const QString &function) const;

    QSet<QString> m_on{QStringLiteral("receiving"), QStringLiteral("transaction_ref"), QStringLiteral("store_ref")};
    bool m_locked = false;
    bool m_addressAllowed = true;
    bool m_tokenValid = true;
};
