// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/timerange.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

class CameraRecordings;
class Session;

//! When cameras were recorded in the cloud, as far as it was asked: one question at a time, each answer remembered until the
//! account leaves. Only of the last minutes, where the cloud still learns itself, it is asked again. GUI thread.
class CloudSpans : public QObject {
    Q_OBJECT
public:
    CloudSpans(Session &session, const Clock &clock, QObject *parent = nullptr);
    ~CloudSpans() override;

    //! What is known of it now, in order of time; never waits.
    QList<TimeRange> spans(const CameraId &camera, const TimeRange &range) const;
    //! The cloud has answered for all of it, for good: what spans() does not have was not recorded.
    bool isKnown(const CameraId &camera, const TimeRange &range) const;
    //! Why the cloud did not tell when it was asked last; it is asked again by itself.
    std::optional<Error> problem(const CameraId &camera) const;

    //! Asks for what is not known yet of that range; changed() follows. To be called again as time goes on: what is known
    //! costs nothing.
    void want(const CameraId &camera, const TimeRange &range);
    //! Does what is due; by itself each second while something is wanted.
    void step();

signals:
    void changed(const CameraId &camera); //!< also when asking failed

private:
    struct Backoff {
        int failures = 0;
        Instant until;
    };
    struct Known {
        QList<TimeRange> wanted;
        QList<TimeRange> answered; //!< for good
        TimeRange fresh; //!< answered lately, but the cloud may learn more of it
        Instant freshUntil; //!< it is not asked again before that
        QList<TimeRange> spans;
        Backoff backoff;
        std::optional<Error> problem;
    };
    CameraRecordings *recordings() const;
    std::optional<TimeRange> nextQuestion(const Known &known) const;
    void ask(const CameraId &camera, const TimeRange &range);
    void take(const CameraId &camera, const TimeRange &range, const QList<TimeRange> &spans);
    void met(const CameraId &camera, const Error &error);
    void forget();

    Session &m_session;
    const Clock &m_clock;
    QHash<CameraId, Known> m_known;
    Backoff m_backoff; //!< of the cloud as a whole
    QFuture<Result<QList<TimeRange>>> m_running;
    bool m_isRunning = false;
    int m_account = 0; //!< answers for an account that left are ignored
    QTimer m_tick;
};
