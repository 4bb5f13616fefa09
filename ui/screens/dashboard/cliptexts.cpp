// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/cliptexts.h"

#include "app/domain/timerange.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QLocale>

using State = MomentClip::State;
using Stage = StoredClip::Stage;

namespace {

struct ClipTexts {
    Q_DECLARE_TR_FUNCTIONS(ClipTexts)
};

QString clock(Instant at)
{
    return format::time(at, shopZone());
}

QString dayAndClock(Instant at)
{
    return format::dateTime(at, shopZone());
}

QString downloadText(const ClipOrder &order)
{
    if (order.total > 0)
        return ClipTexts::tr("Downloading the clip: %1 %").arg(QLocale().toString(order.received * 100 / order.total));
    return order.received > 0 ? ClipTexts::tr("Downloading the clip: %1").arg(format::dataSize(order.received))
                              : ClipTexts::tr("Downloading the clip\u2026");
}

QString stageText(const ClipOrder &order)
{
    switch (order.clip.stage) {
    case Stage::Waiting:
        return ClipTexts::tr("The clip is going to be ordered.");
    case Stage::Ordering:
        return ClipTexts::tr("Ordering the clip from the cloud\u2026");
    case Stage::Ordered:
        break;
    default:
        return ClipTexts::tr("The clip is here.");
    }
    switch (order.work) {
    case ClipOrder::Work::Downloading:
        return downloadText(order);
    case ClipOrder::Work::Storing:
        return ClipTexts::tr("Adding the clip to the recording on this computer\u2026");
    case ClipOrder::Work::None:
        break;
    }
    return ClipTexts::tr("The cloud is making the clip\u2026");
}

//! Why it rests, or what comes.
QString stageAdvice(const ClipOrder &order)
{
    if (order.problem && order.problem->kind == Error::Kind::RateLimited && order.notBefore)
        return ClipTexts::tr("The cloud takes no more for now. It goes on by itself at %1.").arg(clock(*order.notBefore));
    if (order.problem)
        return format::errorText(*order.problem, format::Retry::ByItself);
    if (order.clip.stage == Stage::Waiting)
        return order.notBefore
                   ? ClipTexts::tr("The cloud will have all of it at %1; it is ordered by itself then.").arg(clock(*order.notBefore))
                   : ClipTexts::tr("Other clips of this camera come first.");
    if (order.isLate)
        return ClipTexts::tr("This takes longer than usual. The program looks for it every five minutes.");
    return ClipTexts::tr("It plays here when it has come. If the program is closed meanwhile, it goes on at the next start.");
}

ClipWords gapWords(const MomentClip &clip)
{
    ClipWords words;
    words.headline = clip.next ? ClipTexts::tr("The camera recorded nothing from %1 to %2.").arg(clock(*clip.last), clock(*clip.next))
                               : ClipTexts::tr("The camera has recorded nothing since %1.").arg(dayAndClock(*clip.last));
    words.advice =
        ClipTexts::tr("It was offline or its recording was off: check its power and network. What was not recorded cannot be had.");
    return words;
}

ClipWords wordsOf(const MomentClip &clip)
{
    const QString waits = ClipTexts::tr("Order a clip: it plays here when it has come, in a minute or more.");
    switch (clip.state) {
    case State::SignedOut:
        return {ClipTexts::tr("The camera's cloud cannot be asked while you are signed out."),
                ClipTexts::tr("Sign in, and a clip of this moment can be ordered.")};
    case State::NotListed:
        return {ClipTexts::tr("The signed-in account does not see this camera any more."),
                ClipTexts::tr("Sign in with the account of the camera's owner to order a clip.")};
    case State::NoClips:
        return {ClipTexts::tr("This camera's cloud gives no clips of its recording."),
                ClipTexts::tr("Keep recording on this computer switched on, so that new receipts have their video.")};
    case State::Refused:
        return {ClipTexts::tr("The cloud gives no clips of this camera."), format::errorText(*clip.error)};
    case State::Opening:
        return {ClipTexts::tr("Opening the recording on this computer\u2026"), {}};
    case State::Closed:
        return {ClipTexts::tr("The clip is here but cannot be opened."), format::errorText(*clip.error)};
    case State::Asking:
        return {ClipTexts::tr("Looking whether the cloud has recorded this moment\u2026"), {}};
    case State::Fresh:
        return {ClipTexts::tr("This moment is so recent that the cloud may not have it yet."),
                ClipTexts::tr("Order a clip: it is made when the cloud has all of it, in a few minutes.")};
    case State::Recorded:
        return {ClipTexts::tr("The cloud has the video of this moment, this computer does not."), waits};
    case State::Unknown:
        return {ClipTexts::tr("It is not known whether the cloud has recorded this moment."),
                clip.error ? format::errorText(*clip.error, format::Retry::ByItself) : QString()};
    case State::Gap:
        return gapWords(clip);
    case State::TooOld:
        return {clip.next ? ClipTexts::tr("The cloud's recording reaches back to %1 only.").arg(dayAndClock(*clip.next))
                          : ClipTexts::tr("The cloud has no recording of this day any more."),
                ClipTexts::tr("It is older than the camera's plan keeps. Pin receipts that matter while their video is there.")};
    case State::NotRecorded:
        return {clip.next ? ClipTexts::tr("The camera's recording begins at %1 only.").arg(dayAndClock(*clip.next))
                          : ClipTexts::tr("The camera recorded nothing on this day."),
                ClipTexts::tr("Check on Safie's page whether the camera records to the cloud.")};
    case State::UnderWay:
        return {stageText(*clip.order), stageAdvice(*clip.order)};
    case State::Missing:
        return {ClipTexts::tr("A clip has come, but this moment is not in it."),
                ClipTexts::tr("The camera was not recording, or the footage was deleted on this computer. Order it again.")};
    case State::Failed:
        return {ClipTexts::tr("The clip could not be had."), clip.error ? format::errorText(*clip.error) : waits};
    }
    return {};
}

} // namespace

ClipWords clipWords(const MomentClip &clip, bool offsetKnown)
{
    ClipWords words = wordsOf(clip);
    const bool missed = clip.state == State::Gap || clip.state == State::TooOld || clip.state == State::NotRecorded;
    if (missed && !offsetKnown)
        words.advice += u' ' + ClipTexts::tr("The clocks of this register and camera were never compared, so the moment may lie elsewhere: "
                                             "set the offset in the link settings.");
    return words;
}
