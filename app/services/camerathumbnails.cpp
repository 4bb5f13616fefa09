// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/camerathumbnails.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/session.h"

#include <QBuffer>
#include <QImageReader>

using namespace std::chrono_literals;

namespace {

constexpr auto kStaysFresh = 1min;
constexpr std::chrono::milliseconds kPauseWhenTooMuch = 30s;

//! To the size that will be shown: libjpeg skips most of the work then.
Result<QImage> decodeSmall(const QByteArray &jpeg)
{
    QBuffer buffer;
    buffer.setData(jpeg);
    QImageReader reader(&buffer, "jpeg");
    const QSize size = reader.size();
    if (size.width() > CameraThumbnails::kSize.width() || size.height() > CameraThumbnails::kSize.height())
        reader.setScaledSize(size.scaled(CameraThumbnails::kSize, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return Error{Error::Kind::BadData, reader.errorString(), {}, {}};
    return image;
}

} // namespace

CameraThumbnails::CameraThumbnails(Session &session, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &CameraThumbnails::startNext);
    connect(&session, &Session::stateChanged, this, &CameraThumbnails::forget);
    connect(&session, &Session::camerasChanged, this, &CameraThumbnails::askFailedAgain);
}

CameraThumbnails::~CameraThumbnails()
{
    for (QFuture<Result<QByteArray>> &running : m_running)
        running.cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

QImage CameraThumbnails::thumbnail(const CameraId &camera) const
{
    return m_entries.value(camera).image;
}

void CameraThumbnails::want(const CameraId &camera)
{
    if (camera.isEmpty() || !m_session.client() || m_running.contains(camera) || isFresh(camera))
        return;
    m_waiting.removeOne(camera);
    m_waiting.append(camera);
    // Later, so that of all that one turn of the event loop wants the last one starts first.
    QMetaObject::invokeMethod(this, &CameraThumbnails::startNext, Qt::QueuedConnection);
}

bool CameraThumbnails::isFresh(const CameraId &camera) const
{
    const auto entry = m_entries.constFind(camera);
    if (entry == m_entries.constEnd() || !entry->answered)
        return false;
    const std::chrono::milliseconds age = m_clock.now() - *entry->answered;
    return age >= 0ms && age < kStaysFresh; // the system's clock may have been set back
}

void CameraThumbnails::startNext()
{
    while (m_running.size() < kAtOnce && !m_waiting.isEmpty() && !m_pause.isActive())
        ask(m_waiting.takeLast());
}

void CameraThumbnails::ask(const CameraId &camera)
{
    const auto jpeg = m_session.client()->thumbnail(camera);
    m_running.insert(camera, jpeg);
    onFinished(jpeg, this, [this, camera, account = m_account](const Result<QByteArray> &answer) {
        if (account != m_account)
            return;
        if (answer)
            decode(camera, answer.value());
        else
            finish(camera, answer.error());
    });
}

void CameraThumbnails::decode(const CameraId &camera, const QByteArray &jpeg)
{
    const Deferred<QImage> deferred;
    onFinished(deferred.future(), this, [this, camera, account = m_account](const Result<QImage> &picture) {
        if (account == m_account)
            finish(camera, picture);
    });
    m_pool.start([deferred, jpeg] { deferred.answer(decodeSmall(jpeg)); });
}

void CameraThumbnails::finish(const CameraId &camera, const Result<QImage> &picture)
{
    m_running.remove(camera);
    Entry &entry = m_entries[camera];
    entry.answered = m_clock.now();
    entry.failed = !picture;
    if (picture) {
        entry.image = picture.value();
    } else {
        const Error &error = picture.error();
        qCDebug(lcServices) << "no thumbnail of a camera:" << error.detail;
        if (error.kind == Error::Kind::SignInNeeded)
            return m_session.credentialLost(error); // ends in forget()
        if (error.kind == Error::Kind::RateLimited)
            m_pause.start(std::max(error.retryAfter, kPauseWhenTooMuch));
    }
    startNext();
    if (picture)
        emit changed(camera);
}

//! The list of cameras came anew: what failed for the network or an offline camera may work now.
void CameraThumbnails::askFailedAgain()
{
    for (Entry &entry : m_entries) {
        if (entry.failed)
            entry.answered.reset();
    }
}

void CameraThumbnails::forget()
{
    ++m_account;
    for (QFuture<Result<QByteArray>> &running : m_running)
        running.cancel();
    m_running.clear();
    m_waiting.clear();
    m_pause.stop();
    const QList<CameraId> cameras = m_entries.keys();
    m_entries.clear();
    for (const CameraId &camera : cameras)
        emit changed(camera);
}
