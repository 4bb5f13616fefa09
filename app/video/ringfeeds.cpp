// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/ringfeeds.h"

#include "app/video/footagebuffer.h"
#include "app/video/hlsreader.h"

namespace {
constexpr int kSession = 1; // a reader is for one camera once
}

RingFeeds::RingFeeds(const Clock &clock, FootageBuffer &footage, QObject *parent) : QObject(parent), m_clock(clock), m_footage(footage)
{
    m_thread.setObjectName(QStringLiteral("recorder network"));
    m_thread.start();
}

RingFeeds::~RingFeeds()
{
    const QList<CameraId> cameras = m_feeds.keys();
    for (const CameraId &camera : cameras)
        stop(camera);
    m_thread.quit();
    m_thread.wait();
}

HlsReader *RingFeeds::makeReader(const CameraId &camera)
{
    auto *reader = new HlsReader(m_clock);
    reader->moveToThread(&m_thread);
    connect(reader, &HlsReader::segmentReady, reader, [this, camera](int, const MediaSegment &segment) { // in its thread
        m_footage.append(camera, segment, FootageBuffer::From::Recorder);
    });
    // One that was stopped meanwhile has nothing to say any more.
    connect(reader, &HlsReader::credentialRefused, this, [this, camera, reader] {
        if (m_feeds.value(camera) == reader)
            emit credentialRefused(camera);
    });
    connect(reader, &HlsReader::failed, this, [this, camera, reader](int, const Error &error, bool final) {
        if (m_feeds.value(camera) == reader)
            emit failed(camera, error, final);
    });
    return reader;
}

void RingFeeds::start(const CameraId &camera, const LiveSource &source)
{
    if (m_feeds.contains(camera))
        return;
    HlsReader *reader = makeReader(camera);
    m_feeds.insert(camera, reader);
    QMetaObject::invokeMethod(reader, [reader, source] { reader->start(kSession, source); });
}

void RingFeeds::setSource(const CameraId &camera, const LiveSource &source)
{
    if (HlsReader *reader = m_feeds.value(camera))
        QMetaObject::invokeMethod(reader, [reader, source] { reader->setSource(kSession, source); });
}

void RingFeeds::tryNow()
{
    for (HlsReader *reader : std::as_const(m_feeds))
        QMetaObject::invokeMethod(reader, &HlsReader::tryNow);
}

void RingFeeds::stop(const CameraId &camera)
{
    if (HlsReader *reader = m_feeds.take(camera))
        reader->deleteLater(); // in its thread; the thread's end sees to it too
}
