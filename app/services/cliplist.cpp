// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/cliplist.h"

#include "app/cameras/cloudpause.h"

#include <algorithm>

using Stage = StoredClip::Stage;

namespace {

constexpr int kInCloud = 3; // of one camera; the cloud is said to keep ten orders (safie.md 9)
constexpr int kMostUnreadable = 3;

bool passesByItself(const Error &error, int tries)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::RateLimited:
    case Error::Kind::Server:
    case Error::Kind::SignInNeeded:
    case Error::Kind::Cancelled:
    case Error::Kind::Storage: // room is made, the ring opened
        return true;
    case Error::Kind::BadData: // a gateway's page, a file that was cut off
        return tries < kMostUnreadable;
    default:
        return error.reason == u"camera.tooFresh";
    }
}

} // namespace

std::optional<std::chrono::milliseconds> ClipList::Entry::pauseAfter(const Error &error)
{
    if (!passesByItself(error, tries))
        return {};
    const std::chrono::milliseconds usual = cloudPause(tries++);
    return error.retryAfter.count() > 0 ? error.retryAfter : usual;
}

QList<PinnedFootage> footageOf(const QList<StoredClip> &clips)
{
    QList<PinnedFootage> list;
    for (const StoredClip &clip : clips) {
        if (clip.stage == Stage::Ordered || clip.stage == Stage::Kept || clip.stage == Stage::Done)
            list.append({clip.camera, clip.range});
    }
    return list;
}

void ClipList::take(const QList<StoredClip> &clips)
{
    for (const StoredClip &clip : clips)
        take(clip);
}

ClipList::Entry *ClipList::find(qint64 id)
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

QList<qint64> ClipList::due(Instant now) const
{
    QHash<CameraId, int> inCloud;
    for (const auto &[id, entry] : m_entries)
        inCloud[entry.clip.camera] += int(entry.isUnderWay() && entry.clip.stage != Stage::Waiting);
    QList<qint64> ids;
    for (const auto &[id, entry] : m_entries) {
        const bool rests = entry.busy || (entry.notBefore && now < *entry.notBefore);
        if (!entry.isUnderWay() || rests)
            continue;
        if (entry.clip.stage == Stage::Waiting && inCloud[entry.clip.camera]++ >= kInCloud)
            continue;
        ids.append(id);
    }
    return ids;
}

void ClipList::wake(const QList<Error::Kind> &problems)
{
    for (auto &[id, entry] : m_entries) {
        if (entry.problem && problems.contains(entry.problem->kind))
            entry.notBefore.reset();
    }
}

QList<ClipOrder> ClipList::all() const
{
    QList<ClipOrder> list;
    for (const auto &[id, entry] : m_entries)
        list.append(entry);
    return list;
}

QList<PinnedFootage> ClipList::pinned() const
{
    QList<StoredClip> clips;
    for (const auto &[id, entry] : m_entries)
        clips.append(entry.clip);
    return footageOf(clips);
}

std::optional<ClipOrder> ClipList::of(const CameraId &camera, Instant at) const
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const auto &one) {
        return one.second.clip.camera == camera && one.second.clip.range.contains(at);
    });
    return found == m_entries.rend() ? std::nullopt : std::optional<ClipOrder>(found->second);
}

std::optional<Error> ClipList::refusal(const CameraId &camera) const
{
    for (const auto &[id, entry] : m_entries) {
        if (entry.clip.camera == camera && entry.clip.error && entry.clip.error->kind == Error::Kind::Forbidden)
            return entry.clip.error;
    }
    return {};
}

bool ClipList::isUnderWay(const CameraId &camera, const TimeRange &range) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const auto &one) {
        return one.second.isUnderWay() && one.second.clip.camera == camera && one.second.clip.range == range;
    });
}

QList<qint64> ClipList::cloudOrders() const
{
    QList<qint64> numbers;
    for (const auto &[id, entry] : m_entries) {
        if (entry.clip.cloudOrder)
            numbers.append(*entry.clip.cloudOrder);
    }
    return numbers;
}

void ClipList::remove(const std::function<bool(const StoredClip &)> &which)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (!which(entry->second.clip)) {
            ++entry;
            continue;
        }
        (void)m_data.remove(entry->first);
        entry = m_entries.erase(entry);
    }
}
