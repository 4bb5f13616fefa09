// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/captions.h"

#include "app/domain/timerange.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace std::chrono_literals;

namespace {
// A stall this short passes by itself; the badge says enough.
constexpr auto kExplainSilenceAfter = 10s;

struct Captions {
    Q_DECLARE_TR_FUNCTIONS(Captions)
};

QString onPicture(Instant at)
{
    return toDateTime(at, shopZone()).toString(u"yyyy-MM-dd HH:mm:ss");
}

QString delayText(std::chrono::milliseconds delay, bool certain)
{
    const double seconds = double(delay.count()) / 1000;
    const QString number = QLocale().toString(qAbs(seconds), 'f', 1);
    if (seconds < -0.05)
        return Captions::tr("Camera clock %1 s ahead").arg(number);
    //: Badge on the live picture: how far it is behind the present
    return certain ? Captions::tr("Delay %1 s").arg(number)
                   //: The same when the camera's clock is not known for certain
                   : Captions::tr("Delay about %1 s").arg(number);
}

void explain(VideoCaption &caption, const LiveStatus &status, const CameraFacts &camera)
{
    if (camera.listKnown && !camera.camera) {
        caption.message = Captions::tr("The signed-in account does not see this camera any more.");
        caption.nextStep = Captions::tr("Choose another camera for this register in the link settings.");
    } else if (camera.camera && !camera.camera->online) {
        caption.message = Captions::tr("The camera is offline.");
        caption.nextStep = Captions::tr("Check its power and its network. The picture comes back by itself.");
    } else if (status.error && status.error->kind == Error::Kind::NotFound) {
        // The cloud has no stream of it, although the list (up to a minute old) still says online.
        caption.message = Captions::tr("The camera sends no picture.");
        caption.nextStep = Captions::tr("Check its power and its network. The picture comes back by itself.");
    } else if (status.error) {
        caption.message = format::errorShort(*status.error);
        caption.nextStep = format::errorText(*status.error, format::Retry::ByItself);
    }
}

//! Why the sound that is wanted cannot be heard.
QString silenceReason(const LiveStatus &status, const VideoFrame &frame)
{
    if (status.noLoudspeaker)
        return Captions::tr("This computer has nothing to play sound on. Connect a loudspeaker or headphones, then switch the sound off "
                            "and on again.");
    return frame.withSound ? QString() : Captions::tr("This camera sends no sound.");
}

//! Where a picture is that comes so long before the sale; negative: after it.
QString fromSale(std::chrono::seconds before)
{
    if (before.count() > 0)
        return Captions::tr("%Ln s before the sale", nullptr, int(before.count()));
    if (before.count() < 0)
        //: Second badge on footage: it is from so long after the sale
        return Captions::tr("%Ln s after the sale", nullptr, int(-before.count()));
    //: Second badge on footage: it is of the second of the sale
    return Captions::tr("Moment of sale");
}

} // namespace

VideoCaption liveCaption(const LiveStatus &status, const VideoFrame &frame, const CameraFacts &camera, bool wantsSound)
{
    VideoCaption caption;
    caption.camera = camera.name;
    const bool hasPicture = !frame.image.isNull();
    if (hasPicture)
        caption.time = frame.certain ? onPicture(frame.at) : Captions::tr("about %1").arg(onPicture(frame.at));

    switch (status.state) {
    case LiveStatus::State::Live:
        caption.badge = VideoCaption::Badge::Live;
        caption.badgeText = Captions::tr("LIVE");
        caption.delay = delayText(status.delay, frame.certain);
        // Whole seconds: a screen reader shall not speak at every tenth.
        caption.spoken =
            Captions::tr("Live picture of %1, %Ln second(s) behind.", nullptr, int(qRound(double(status.delay.count()) / 1000)))
                .arg(camera.name);
        if (wantsSound)
            caption.note = silenceReason(status, frame);
        if (!caption.note.isEmpty())
            caption.spoken += u' ' + caption.note;
        return caption;
    case LiveStatus::State::Silent: {
        const int seconds = int(std::chrono::duration_cast<std::chrono::seconds>(status.silence).count());
        if (hasPicture) {
            caption.badge = VideoCaption::Badge::Silent;
            caption.badgeText = Captions::tr("LIVE");
            caption.delay = Captions::tr("No picture for %Ln s", nullptr, seconds);
        }
        if (!hasPicture || status.silence >= kExplainSilenceAfter)
            explain(caption, status, camera);
        if (caption.message.isEmpty() && !hasPicture)
            caption.message = Captions::tr("No picture comes from the camera. Still trying.");
        caption.spoken = Captions::tr("The picture of %1 stands still.").arg(camera.name);
        break;
    }
    case LiveStatus::State::Connecting:
        explain(caption, status, camera);
        if (caption.message.isEmpty())
            caption.message = Captions::tr("Connecting to the camera\u2026");
        break;
    case LiveStatus::State::Failed:
        explain(caption, status, camera);
        if (caption.message.isEmpty())
            caption.message = Captions::tr("The camera's picture cannot be played.");
        break;
    case LiveStatus::State::Idle:
        explain(caption, status, camera);
        if (caption.message.isEmpty())
            caption.message = Captions::tr("The live picture is not running.");
        break;
    }
    if (!caption.message.isEmpty())
        caption.spoken = caption.message + u' ' + caption.nextStep;
    return caption;
}

VideoCaption momentCaption(const MomentPicture &picture, Instant at, const CameraFacts &camera, std::chrono::seconds before)
{
    VideoCaption caption;
    caption.camera = camera.name;
    caption.badge = VideoCaption::Badge::Moment;
    const QString clock = format::time(at, shopZone());
    const bool near = picture.state == MomentPicture::State::Ready && !picture.exact;
    //: Badge on the still picture of a receipt; %1 is a time of day
    caption.badgeText = near ? Captions::tr("Around %1").arg(clock) : Captions::tr("Moment of sale %1").arg(clock);
    if (before.count() > 0) {
        //: Second badge on a still picture: it is from so long before the sale
        caption.delay = Captions::tr("%Ln s before the sale", nullptr, int(before.count()));
        //: Badge on a still picture from before the sale; %1 is a time of day
        caption.badgeText = near ? Captions::tr("Around %1").arg(clock) : Captions::tr("At %1").arg(clock);
    }

    switch (picture.state) {
    case MomentPicture::State::Ready:
        caption.time = near ? Captions::tr("around %1").arg(onPicture(at)) : onPicture(at);
        caption.spoken = near ? Captions::tr("Picture of %1 from around %2.").arg(camera.name, clock)
                              : Captions::tr("Picture of %1 at %2.").arg(camera.name, clock);
        return caption;
    case MomentPicture::State::Loading:
        caption.message = Captions::tr("Fetching the picture\u2026");
        break;
    case MomentPicture::State::Waiting:
    case MomentPicture::State::None:
        caption.message = picture.state == MomentPicture::State::Waiting ? Captions::tr("Not ready yet") : shortPictureText(picture);
        caption.nextStep = pictureReason(picture);
        break;
    }
    caption.spoken = caption.message + u' ' + caption.nextStep;
    return caption;
}

VideoCaption footageCaption(const VideoFrame &frame, std::optional<Instant> moment, double speed, const CameraFacts &camera)
{
    VideoCaption caption;
    caption.camera = camera.name;
    if (frame.image.isNull())
        return caption; // it comes at once
    const QString clock = format::time(frame.at, shopZone());
    caption.badge = VideoCaption::Badge::Moment;
    //: Badge on footage that is played; %1 is the time of day of the picture
    caption.badgeText = frame.certain ? Captions::tr("Recording %1").arg(clock) : Captions::tr("Recording, about %1").arg(clock);
    caption.time = frame.certain ? onPicture(frame.at) : Captions::tr("about %1").arg(onPicture(frame.at));
    if (speed < 0)
        //: Badge on footage that is played backwards; %1 is how many times as fast as it happened
        caption.delay = Captions::tr("Backwards %1\u00d7").arg(QLocale().toString(-speed));
    else if (moment)
        caption.delay = fromSale(std::chrono::ceil<std::chrono::seconds>(*moment - frame.at));
    // Without the running time: a screen reader shall not speak at every second.
    caption.spoken = moment ? Captions::tr("Recording of %1 around the sale at %2.").arg(camera.name, format::time(*moment, shopZone()))
                            : Captions::tr("Recording of %1.").arg(camera.name);
    return caption;
}

VideoCaption tileCaption(const VideoFrame &frame, const CameraFacts &camera)
{
    VideoCaption caption = footageCaption(frame, {}, 1, camera);
    const QString clock = format::time(frame.at, shopZone());
    if (caption.badge != VideoCaption::Badge::None)
        caption.badgeText = frame.certain ? clock : Captions::tr("about %1").arg(clock);
    return caption;
}
