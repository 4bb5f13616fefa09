// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clockmeasures.h"

#include "app/services/links.h"

ClockMeasures::ClockMeasures(const Links &links, QObject *parent) : QObject(parent), m_links(links) {}

QList<ClockMeasure> ClockMeasures::of(LinkId id) const
{
    const Link *link = m_links.link(id);
    const auto pair = m_pairs.constFind(id);
    const bool same = link && pair != m_pairs.constEnd() && pair->reg == link->reg && pair->camera == link->camera;
    return same ? pair->measures : QList<ClockMeasure>();
}

void ClockMeasures::add(LinkId id, const ClockMeasure &measure)
{
    QList<ClockMeasure> measures = of(id);
    measures.removeIf([&](const ClockMeasure &one) { return one.receipt == measure.receipt; });
    measures << measure;
    set(id, measures.last(std::min<qsizetype>(measures.size(), ClockOffset::kMostReceipts)));
}

void ClockMeasures::remove(LinkId id, ReceiptId receipt)
{
    QList<ClockMeasure> measures = of(id);
    if (measures.removeIf([&](const ClockMeasure &one) { return one.receipt == receipt; }) > 0)
        set(id, measures);
}

void ClockMeasures::clear(LinkId id)
{
    if (m_pairs.remove(id))
        emit changed(id);
}

void ClockMeasures::set(LinkId id, const QList<ClockMeasure> &measures)
{
    const Link *link = m_links.link(id);
    if (!link)
        return;
    m_pairs.insert(id, {link->reg, link->camera, measures});
    emit changed(id);
}
