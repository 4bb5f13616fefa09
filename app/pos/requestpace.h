// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

//! Leaves time between the starts of requests, in the order in which they were asked for. What still waits when it dies is
//! never sent.
class RequestPace : public QObject {
    Q_OBJECT
public:
    //! Sends, or says false when nobody waits for the answer any more: then the next one goes at once.
    using Send = std::function<bool()>;

    explicit RequestPace(std::chrono::milliseconds minInterval, QObject *parent = nullptr);

    void add(Send send); //!< may send before it returns

private:
    void sendNext();

    const std::chrono::milliseconds m_minInterval;
    QTimer m_pause;
    QList<Send> m_waiting;
};
