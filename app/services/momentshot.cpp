// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/momentshot.h"

#include "app/services/links.h"

#include <QCryptographicHash>

const Link *MomentShot::link(const Links &links, const RegisterKey &reg) const
{
    return camera.isEmpty() ? links.linkOf(reg) : links.linkOf(reg, camera);
}

std::optional<Instant> MomentShot::instant(const Links &links, const RegisterKey &reg, Instant soldAt) const
{
    const Link *seen = link(links, reg);
    return seen ? std::optional(momentOf(soldAt, seen->clockOffset.value) - before) : std::nullopt;
}

//! By camera only where a register has several, so that a picture does not depend on who asked for it first.
PictureVariant MomentShot::variant(const Links &links, const RegisterKey &reg) const
{
    PictureVariant variant;
    const Link *first = links.linkOf(reg);
    if (!camera.isEmpty() && first && first->camera != camera) {
        const QByteArray digest = QCryptographicHash::hash(camera.value.toUtf8(), QCryptographicHash::Sha1);
        variant += u'c' + QString::fromLatin1(digest.left(6).toHex());
    }
    if (before.count() != 0)
        variant += (before.count() > 0 ? u'b' : u'a') + QString::number(std::chrono::abs(before).count());
    return variant;
}
