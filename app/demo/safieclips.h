// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/camerawall.h"

#include <QByteArray>

#include <map>
#include <optional>

//! The orders of clips of the camera cloud (safie.md 9). Times are seconds since 1970.
class SafieClips {
public:
    enum class State { Processing, Available, Failed };
    struct Order {
        int camera = 0;
        CameraWall::Span span;
        qint64 orderedAt = 0;
    };
    static constexpr int kShortest = 60;
    static constexpr int kLongest = 600;
    static constexpr int kKept = 10; //!< orders of one camera
    static constexpr qint64 kLife = 7 * 24 * 3600;

    //! How long a clip takes to be made; -1: none is ever finished.
    void setProcessing(int seconds) { m_processing = seconds; }
    void setFailing(bool failing) { m_failing = failing; }

    //! The number of the order; nothing when too many are kept.
    std::optional<qint64> add(const Order &order);
    const Order *find(int camera, qint64 number, qint64 now) const; //!< null when it is gone
    QList<qint64> numbers(int camera, qint64 now) const;
    bool remove(int camera, qint64 number);
    //! `recorded` is what there is of the span: a clip over a hole is shorter, and one over nothing fails.
    State state(const Order &order, const QList<CameraWall::Span> &recorded, qint64 now) const;

    //! The MP4. Empty when it cannot be made.
    static QByteArray file(const Order &order, const QList<CameraWall::Span> &recorded);

private:
    std::map<qint64, Order> m_orders;
    qint64 m_next = 123'456'789; // nine digits (safie.md 4.1)
    int m_processing = 20;
    bool m_failing = false;
};
