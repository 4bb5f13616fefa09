// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clipfile.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

class FootageSource;

//! What to export: a file for each camera.
struct ClipExportOrder {
    QList<ClipWish> clips;
    QString folder;
    ClipManner manner = ClipManner::AsItIs;
};

//! Writes kept footage to MP4 files, on a thread of its own. One export at a time: another one gives up the first. GUI thread;
//! `footage` outlives it.
class ClipExport : public QObject {
    Q_OBJECT
public:
    explicit ClipExport(const FootageSource &footage, QObject *parent = nullptr);
    ~ClipExport() override; //!< gives up what is under way

    //! One answer for each wish, in their order; of each, whether it could be made. Cancel the future to give up: then none of its
    //! files stays. Errors of files are Storage "export.…", NotFound "clip.noFootage", BadData "clip.changed" (the camera's
    //! picture became another one, which only the exact way can join), "clip.damaged", "clip.noEncoder".
    QFuture<Result<QList<ClipFile>>> write(const ClipExportOrder &order);
    double progress() const { return m_progress; } //!< 0 to 1

    //! What of the span is not kept. Reads no disk.
    QList<TimeRange> missing(const CameraId &camera, const TimeRange &span) const;

private:
    const FootageSource &m_footage;
    QThreadPool m_thread; //!< one
    std::atomic<double> m_progress = 0;
    QFuture<Result<QList<ClipFile>>> m_writing;
};
