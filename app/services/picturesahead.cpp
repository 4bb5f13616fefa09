// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/picturesahead.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/video/framegrabber.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr auto kPause = 50ms;
constexpr auto kLookAgain = 3s;
constexpr auto kFootageComes = 30s; // after its instant, or not at all
constexpr size_t kMostJobs = 400; // who scrolls through a day does not want all of it

} // namespace

PicturesAhead::PicturesAhead(PictureCache &cache, FrameGrabber &footage, const Links &links, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_footage(footage)
    , m_links(links)
    , m_clock(clock)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PicturesAhead::next);
}

PicturesAhead::~PicturesAhead()
{
    m_work.cancel();
}

void PicturesAhead::prepare(ReceiptId id, const RegisterKey &reg, Instant soldAt, const CameraId &camera)
{
    for (const std::chrono::seconds before : MomentShot::kFilmstrip) {
        const MomentShot shot{camera, before};
        const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &job) { return job.id == id && job.shot == shot; });
        if (known != m_jobs.end())
            m_jobs.erase(known);
        m_jobs.push_front({id, reg, soldAt, shot, {}});
    }
    if (m_jobs.size() > kMostJobs)
        m_jobs.resize(kMostJobs);
    scheduleNext();
}

void PicturesAhead::scheduleNext()
{
    if (m_busy || m_jobs.empty())
        return;
    const auto due = std::min_element(m_jobs.begin(), m_jobs.end(), [](const Job &a, const Job &b) { return a.notBefore < b.notBefore; });
    m_pause.start(std::clamp<std::chrono::milliseconds>(due->notBefore - m_clock.now(), kPause, kLookAgain));
}

void PicturesAhead::next()
{
    const Instant now = m_clock.now();
    const auto due = std::find_if(m_jobs.begin(), m_jobs.end(), [now](const Job &job) { return job.notBefore <= now; });
    if (due == m_jobs.end()) {
        scheduleNext();
        return;
    }
    const Job job = *due;
    m_jobs.erase(due);
    m_busy = true;
    look(job);
}

//! Whether it is there already.
void PicturesAhead::look(const Job &job)
{
    m_work = m_cache.load(job.id, PictureKind::Thumbnail, job.shot.variant(m_links, job.reg));
    onFinished(m_work, this, [this, job](const Result<QImage> &image) {
        const std::optional<Instant> at = job.shot.instant(m_links, job.reg, job.soldAt);
        const bool there = image && PictureCache::isExact(image.value()) && PictureCache::instantOf(image.value()) == at;
        if (at && !there) {
            grab(job);
            return;
        }
        m_busy = false;
        scheduleNext();
    });
}

void PicturesAhead::grab(const Job &job)
{
    const PictureKind most = job.shot.mostKept(PictureKind::Thumbnail);
    const Instant at = *job.shot.instant(m_links, job.reg, job.soldAt);
    m_work = m_footage.frameAt(job.shot.link(m_links, job.reg)->camera, at, PictureCache::limitOf(most));
    onFinished(m_work, this, [this, job, most, at](const Result<QImage> &image) {
        m_busy = false;
        if (image) {
            (void)m_cache.storeFrame(job.id, image.value(), at, job.shot.variant(m_links, job.reg), most);
        } else if (m_clock.now() < at + kFootageComes) {
            m_jobs.push_back(job);
            m_jobs.back().notBefore = m_clock.now() + kLookAgain;
        }
        scheduleNext();
    });
}
