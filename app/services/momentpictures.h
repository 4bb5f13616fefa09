// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/services/momentshot.h"

#include <QImage>
#include <QObject>

#include <memory>
#include <optional>

class FrameGrabber;
class Links;
class ReceiptBook;
class Session;

//! The picture of a receipt's moment, as far as it is there yet.
struct MomentPicture {
    enum class State {
        Loading,
        Ready,
        Waiting, //!< too fresh for the cloud's still and not in the live footage; asked again by itself
        None, //!< there is none; `error` says why
    };
    State state = State::Loading;
    QImage image;
    std::optional<Error> error;
    //! The frame of the moment itself, out of kept footage; otherwise a still from about then.
    bool exact = false;
};

//! Pictures of moments: from memory, then the disk cache, then the footage that is kept, then the cloud's still (which
//! refuses the last minute). A still gives way to the very frame where there is footage. In the background, newest wish first;
//! a wish that is dropped is cancelled. When links or their clock offsets change, moments are looked for anew. GUI thread.
class MomentPictures : public QObject {
    Q_OBJECT
public:
    MomentPictures(PictureCache &cache, FrameGrabber &footage, Session &session, Links &links, const Clock &clock,
                   QObject *parent = nullptr);
    ~MomentPictures() override;

    //! What is known now; never waits.
    MomentPicture picture(ReceiptId id, PictureKind kind, const MomentShot &shot = {}) const;
    //! Asks for the picture; pictureChanged() follows. A second wish for the same picture changes nothing.
    void want(ReceiptId id, const RegisterKey &reg, Instant soldAt, PictureKind kind, const MomentShot &shot = {});
    //! The row scrolled away: cancels what is under way for it.
    void drop(ReceiptId id, PictureKind kind, const MomentShot &shot = {});
    //! Its filmstrip is going to be looked at, perhaps: makes the pictures of it that there is footage of.
    void prepare(ReceiptId id, const RegisterKey &reg, Instant soldAt, const CameraId &camera = {});
    //! Forgets failures, so that the next want() asks again (the user pressed "try again").
    void retryFailed();
    //! Forgets failures and stills, because footage of the past has come.
    void lookAgain();

signals:
    //! One of that receipt's pictures in that size.
    void pictureChanged(ReceiptId id, PictureKind kind);

private:
    class Private;
    std::unique_ptr<Private> d;
};
