// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/camerarecordings.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <optional>

class FootageRing;
class FootageVault;

//! Brings clips that the cloud has made into the ring, but for what is there already. GUI thread.
class ClipFetch : public QObject {
public:
    //! `folder` is for downloads under way and belongs to this alone.
    ClipFetch(FootageRing &ring, FootageVault &vault, QString folder);
    ~ClipFetch() override;

    //! Removes what a crash left: it is not encrypted.
    void clear();
    //! Opens the ring, or makes it where nothing was recorded yet. Whether it takes clips now; if not, problem() may say why.
    bool openRing();
    bool isRingOpen() const;
    std::optional<Error> problem() const;
    void retry(); //!< after the key store or the disk refused

    //! Cancelling the future stops the download. `downloaded` is called between that and putting it into the ring.
    QFuture<Result<Done>> fetch(CameraRecordings &cloud, const CameraId &camera, const CloudClip &clip,
                                const CameraRecordings::Progress &progress, const std::function<void()> &downloaded);

private:
    FootageRing &m_ring;
    FootageVault &m_vault;
    const QString m_folder;
    std::atomic<bool> m_stopping = false;
    QThreadPool m_pool;
};
