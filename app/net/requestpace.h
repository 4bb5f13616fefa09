// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

//! Leaves time between the starts of requests, in the order in which they were asked for, and lets none through while the
//! server wants to be left alone. Shared by all that the server counts together. What still waits when it dies is never sent.
class RequestPace : public QObject {
    Q_OBJECT
public:
    //! Sends, or says false when nobody waits for the answer any more: then the next one goes at once.
    using Send = std::function<bool()>;

    explicit RequestPace(std::chrono::milliseconds minInterval, QObject *parent = nullptr);

    void add(Send send); //!< may send before it returns
    //! The server asked for it (429, Retry-After). A longer wait that is on already stays.
    void holdFor(std::chrono::milliseconds wait);
    //! What is left of holdFor(); 0 when nothing.
    std::chrono::milliseconds heldFor() const;

signals:
    void held();

private:
    void sendNext();

    const std::chrono::milliseconds m_minInterval;
    QTimer m_pause;
    bool m_isHeld = false; //!< what m_pause waits for
    QList<Send> m_waiting;
};

//! The paces of one service, by what it counts together (a contract). They stay: a server's wish to be left alone must not be
//! forgotten with the client that met it.
class RequestPaces {
public:
    explicit RequestPaces(std::chrono::milliseconds minInterval) : m_minInterval(minInterval) {}

    std::shared_ptr<RequestPace> of(const QString &counted);

private:
    const std::chrono::milliseconds m_minInterval;
    QHash<QString, std::shared_ptr<RequestPace>> m_paces;
};
