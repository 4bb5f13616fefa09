// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

class Session;

//! A small picture of each camera, for lists and drop-downs: in memory only, and as old as a minute when it is looked at.
//! Nothing is asked for that nobody wants, and nothing is kept when the account leaves. GUI thread.
class CameraThumbnails : public QObject {
    Q_OBJECT
public:
    static constexpr int kAtOnce = 2; //!< requests under way
    static constexpr QSize kSize{160, 90}; //!< pictures are made to fit into it

    CameraThumbnails(Session &session, const Clock &clock, QObject *parent = nullptr);
    ~CameraThumbnails() override;

    //! The last picture that came; null until there is one.
    QImage thumbnail(const CameraId &camera) const;
    //! Asks for a picture when there is none or it has grown old; cheap enough to be called while painting. The newest wish
    //! goes first. When asking fails the old picture stays, and the next wish asks again a minute later.
    void want(const CameraId &camera);

signals:
    void changed(const CameraId &camera);

private:
    struct Entry {
        QImage image;
        std::optional<Instant> answered; //!< last, with a picture or without
        bool failed = false;
    };

    bool isFresh(const CameraId &camera) const;
    void startNext();
    void ask(const CameraId &camera);
    void decode(const CameraId &camera, const QByteArray &jpeg);
    void finish(const CameraId &camera, const Result<QImage> &picture);
    void askFailedAgain();
    void forget();

    Session &m_session;
    const Clock &m_clock;
    QHash<CameraId, Entry> m_entries;
    QList<CameraId> m_waiting; //!< newest wish last
    QHash<CameraId, QFuture<Result<QByteArray>>> m_running; //!< until the picture is decoded
    QTimer m_pause; //!< the cloud said that it is too much
    int m_account = 0; //!< answers for an account that left are ignored
    QThreadPool m_pool;
};
