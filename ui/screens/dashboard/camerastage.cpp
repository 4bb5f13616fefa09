// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/camerastage.h"

#include "app/services/camerasinstep.h"
#include "ui/screens/dashboard/camerafeed.h"
#include "ui/screens/dashboard/cameratile.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace {
constexpr int kGap = 9;
constexpr int kTileWidth = 168;
} // namespace

CameraStage::CameraStage(const LiveCameras &live, Playback &playback, Session &session, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_session(session)
    , m_theme(theme)
    , m_inStep(new CamerasInStep(playback, this))
    , m_view(new VideoView(theme, this))
{
    setObjectName(QStringLiteral("cameraStage"));
    connect(m_view, &VideoView::outputSizeChanged, this, &CameraStage::setOutputSizes);
    connect(m_inStep, &CamerasInStep::changed, this, &CameraStage::paintCamera);
}

void CameraStage::setCameras(const QList<DashboardCamera> &cameras)
{
    const CameraId before = front();
    QList<CameraFeed *> feeds;
    QList<CameraId> ids;
    for (const DashboardCamera &camera : cameras) {
        ids << camera.id;
        const auto known = std::find_if(m_feeds.begin(), m_feeds.end(), [&](CameraFeed *feed) { return feed->camera() == camera.id; });
        if (known == m_feeds.end()) {
            feeds << makeFeed(camera);
            continue;
        }
        (*known)->setCamera(camera);
        feeds << *known; // goes on playing
        m_feeds.erase(known);
    }
    qDeleteAll(m_feeds);
    m_feeds = feeds;
    m_inStep->setCameras(ids);
    makeTiles();
    m_front = 0;
    bringToFront(before);
    place();
    setOutputSizes();
    applySound();
    for (CameraFeed *feed : std::as_const(m_feeds))
        paintFeed(feed);
    paintFront();
}

CameraFeed *CameraStage::makeFeed(const DashboardCamera &camera)
{
    auto *feed = new CameraFeed(m_live, m_session, camera, this);
    feed->setPlaying(m_isPlaying);
    connect(feed, &CameraFeed::captionChanged, this, [this, feed] { paintFeed(feed); });
    connect(feed, &CameraFeed::frameChanged, this, [this, feed] {
        const qsizetype index = m_feeds.indexOf(feed);
        if (index < 0 || !isVisible())
            return;
        if (index == m_front && m_isLive)
            m_view->setImage(feed->frame().image);
        else if (index != m_front && !m_inStep->shows(feed->camera()))
            m_tiles[index]->setImage(feed->frame().image);
    });
    return feed;
}

void CameraStage::makeTiles()
{
    while (m_tiles.size() > m_feeds.size())
        delete m_tiles.takeLast();
    while (m_tiles.size() < m_feeds.size()) {
        const int index = int(m_tiles.size());
        auto *tile = new CameraTile(m_theme, this);
        tile->setObjectName(QStringLiteral("cameraTile%1").arg(index));
        connect(tile, &CameraTile::clicked, this, [this, index] { pick(index); });
        m_tiles << tile;
    }
}

void CameraStage::pick(int index)
{
    const int before = m_front;
    const bool hadFocus = m_tiles[index]->hasFocus();
    bringToFront(m_feeds[index]->camera());
    if (hadFocus) // it is hidden now; the same key again goes back
        m_tiles[before]->setFocus(Qt::OtherFocusReason);
    emit cameraPicked(front());
}

void CameraStage::bringToFront(const CameraId &camera)
{
    const auto found = std::find_if(m_feeds.begin(), m_feeds.end(), [&](CameraFeed *feed) { return feed->camera() == camera; });
    if (found == m_feeds.end() || found - m_feeds.begin() == m_front)
        return;
    const int before = m_front;
    m_front = int(found - m_feeds.begin());
    place();
    setOutputSizes();
    applySound();
    if (before < m_feeds.size())
        paintFeed(m_feeds[before]);
    paintFront();
}

CameraId CameraStage::front() const
{
    return m_front < m_feeds.size() ? m_feeds[m_front]->camera() : CameraId{};
}

CameraFacts CameraStage::facts(const CameraId &camera) const
{
    for (const CameraFeed *feed : m_feeds) {
        if (feed->camera() == camera)
            return feed->facts();
    }
    return {};
}

void CameraStage::setLive(bool live)
{
    const bool changes = live != m_isLive;
    m_isLive = live;
    applySound();
    paintFront();
    for (int i = 0; changes && i < m_feeds.size(); ++i)
        paintFeed(m_feeds[i]);
}

void CameraStage::setSound(bool on)
{
    m_wantsSound = on;
    applySound();
}

void CameraStage::applySound()
{
    for (int i = 0; i < m_feeds.size(); ++i)
        m_feeds[i]->setSound(m_wantsSound && m_isLive && i == m_front);
}

void CameraStage::setPlaying(bool playing)
{
    m_isPlaying = playing;
    setOutputSizes();
    for (CameraFeed *feed : std::as_const(m_feeds)) {
        feed->setPlaying(playing);
        paintFeed(feed);
    }
}

void CameraStage::paintFeed(CameraFeed *feed)
{
    const qsizetype index = m_feeds.indexOf(feed);
    if (index < 0)
        return;
    if (index == m_front) {
        paintFront();
        return;
    }
    const bool recorded = m_inStep->shows(feed->camera());
    const VideoFrame frame = recorded ? m_inStep->frame(feed->camera()) : feed->frame();
    m_tiles[index]->setSaysLive(!m_isLive);
    m_tiles[index]->setCaption(recorded ? tileCaption(frame, feed->facts()) : feed->caption());
    m_tiles[index]->setImage(frame.image);
}

void CameraStage::paintCamera(const CameraId &camera)
{
    for (CameraFeed *feed : std::as_const(m_feeds)) {
        if (feed->camera() == camera)
            paintFeed(feed);
    }
}

void CameraStage::paintFront()
{
    if (!m_isLive)
        return;
    if (m_front >= m_feeds.size()) {
        m_view->setImage({});
        m_view->setCaption({});
        emit timeChanged({});
        return;
    }
    const VideoFrame frame = m_feeds[m_front]->frame();
    m_view->setImage(frame.image);
    m_view->setCaption(m_feeds[m_front]->caption());
    emit timeChanged(frame.image.isNull() ? std::nullopt : std::optional(frame.at));
}

//! Each camera is decoded to the size in which it is shown, and no larger.
void CameraStage::setOutputSizes()
{
    for (int i = 0; i < m_feeds.size(); ++i) {
        m_feeds[i]->setOutputSize(i == m_front ? m_view->outputSize() : m_tiles[i]->outputSize());
        if (i != m_front)
            m_inStep->setOutputSize(m_tiles[i]->outputSize()); // one is as large as another
    }
}

int CameraStage::tileWidth(int width) const
{
    const int others = int(m_feeds.size()) - 1;
    return others < 1 ? 0 : std::clamp((width - (others - 1) * kGap) / others, 1, m_theme.px(kTileWidth));
}

int CameraStage::tilesHeight(int width) const
{
    return m_feeds.size() < 2 ? 0 : tileWidth(width) * 9 / 16 + kGap;
}

int CameraStage::heightForWidth(int width) const
{
    return m_view->heightForWidth(width) + tilesHeight(width);
}

QSize CameraStage::minimumSizeHint() const
{
    const QSize view = m_view->minimumSizeHint();
    return {view.width(), view.height() + tilesHeight(view.width())};
}

void CameraStage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
    setOutputSizes();
}

void CameraStage::place()
{
    const int tiles = tilesHeight(width());
    m_view->setGeometry(0, 0, width(), height() - tiles);
    const QSize size(tileWidth(width()), tiles - kGap);
    int x = 0;
    for (int i = 0; i < m_tiles.size(); ++i) {
        const bool shown = i != m_front;
        m_tiles[i]->setVisible(shown);
        if (!shown)
            continue;
        m_tiles[i]->setGeometry(QRect(QPoint(x, height() - size.height()), size));
        x += size.width() + kGap;
    }
}
