// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dashboard.h"

#include <algorithm>

QList<RegisterKey> Dashboard::registerKeys() const
{
    QList<RegisterKey> keys;
    std::transform(registers.begin(), registers.end(), std::back_inserter(keys), [](const DashboardRegister &reg) { return reg.key; });
    return keys;
}

const Link *linkWithin(const Dashboard &dashboard, const QList<Link> &links, const RegisterKey &reg)
{
    const auto find = [&](auto fits) {
        const auto it = std::find_if(links.begin(), links.end(), [&](const Link &link) { return link.reg == reg && fits(link); });
        return it == links.end() ? nullptr : &*it;
    };
    for (const DashboardCamera &camera : dashboard.cameras) {
        if (const Link *link = find([&](const Link &one) { return one.camera == camera.id; }))
            return link;
    }
    return find([](const Link &) { return true; });
}
