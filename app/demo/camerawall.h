// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <vector>

//! The cameras of the account, counted from 1, and when each of them was recording. Times are seconds since 1970.
class CameraWall {
public:
    struct Camera {
        QString id; //!< 20 letters and digits (safie.md 4.1)
        QString name;
        QString model;
        QString serial;
    };
    struct Span {
        qint64 from = 0;
        qint64 to = 0;
    };

    explicit CameraWall(qint64 retention) : m_retention(retention) { setVisible(3); }

    void setVisible(int count);
    void setOnline(int camera, bool online, qint64 now);

    int count() const { return int(m_states.size()); }
    static Camera camera(int number);
    int find(const QString &id) const; //!< 0 when there is none

    bool isOnline(int camera) const { return m_states.at(size_t(camera - 1)).offlineSince == 0; }
    qint64 lastPictureAt(int camera, qint64 now) const; //!< now, or when it went offline
    qint64 onlineSince(int camera) const { return m_states.at(size_t(camera - 1)).onlineSince; } //!< 0: always was
    bool isRecorded(int camera, qint64 at, qint64 now) const;
    QList<Span> recorded(int camera, Span asked, qint64 now) const;

private:
    struct State {
        qint64 offlineSince = 0;
        qint64 onlineSince = 0;
        QList<Span> holes;
    };

    qint64 m_retention;
    std::vector<State> m_states;
};
