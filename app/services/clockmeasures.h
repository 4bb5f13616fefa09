// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/link.h"

#include <QHash>
#include <QObject>

class Links;

//! What was measured of the clocks of links since the program began. Old measures are of no use, as clocks drift: what lasts
//! is the offset that was made of them, in the link. GUI thread.
class ClockMeasures : public QObject {
    Q_OBJECT
public:
    explicit ClockMeasures(const Links &links, QObject *parent = nullptr);

    //! Oldest first. None of a link that has another register or camera now: that is another pair of clocks.
    QList<ClockMeasure> of(LinkId id) const;
    //! In place of what was measured on that receipt before. Beyond ClockOffset::kMostReceipts the oldest goes.
    void add(LinkId id, const ClockMeasure &measure);
    void remove(LinkId id, ReceiptId receipt);
    void clear(LinkId id);

signals:
    void changed(LinkId id);

private:
    struct Pair {
        RegisterKey reg;
        CameraId camera;
        QList<ClockMeasure> measures;
    };
    void set(LinkId id, const QList<ClockMeasure> &measures);

    const Links &m_links;
    QHash<LinkId, Pair> m_pairs;
};
