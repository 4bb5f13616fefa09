// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/camerastage.h"

#include "app/services/camerasinstep.h"
#include "ui/screens/dashboard/camerafeed.h"
#include "ui/screens/dashboard/cameratile.h"
#include "ui/screens/dashboard/stagelayout.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace {
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
    endFeeds();
    m_feeds = feeds;
    m_inStep->setCameras(ids);
    makeTiles();
    m_front = 0;
    bringToFront(before);
    arrange();
}

CameraStage::~CameraStage()
{
    endFeeds();
}

//! All at once: one after the other, many would block for long.
void CameraStage::endFeeds()
{
    for (CameraFeed *feed : std::as_const(m_feeds))
        feed->finish();
    qDeleteAll(m_feeds);
    m_feeds.clear();
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
        if (!isTile(int(index)) && m_isLive)
            m_view->setImage(feed->frame().image);
        else if (isTile(int(index)) && !m_inStep->shows(feed->camera()))
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
        connect(tile, &CameraTile::stepped, this, [this, index](Qt::Key arrow) { step(index, arrow); });
        m_tiles << tile;
    }
}

void CameraStage::pick(int index)
{
    const bool hadFocus = m_tiles[index]->hasFocus();
    const int next = isGrid() ? (index == 0 ? 1 : 0) : m_front; // that is shown afterwards; the same key again goes back
    if (isGrid()) {
        m_isEnlarged = true;
        m_front = index;
        arrange();
    } else {
        bringToFront(m_feeds[index]->camera());
    }
    if (hadFocus)
        m_tiles[next]->setFocus(Qt::OtherFocusReason);
    emit cameraPicked(front());
}

//! To the nearest tile that way.
void CameraStage::step(int from, Qt::Key arrow)
{
    const bool sideways = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const int sign = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    CameraTile *nearest = nullptr;
    int least = 0;
    for (CameraTile *tile : std::as_const(m_tiles)) {
        const QPoint way = tile->pos() - m_tiles[from]->pos();
        const int along = (sideways ? way.x() : way.y()) * sign;
        const int aside = sideways ? way.y() : way.x();
        if (tile->isVisible() && along > 0 && aside == 0 && (!nearest || along < least)) {
            nearest = tile;
            least = along;
        }
    }
    if (nearest)
        nearest->setFocus(Qt::OtherFocusReason);
}

void CameraStage::bringToFront(const CameraId &camera)
{
    const auto found = std::find_if(m_feeds.begin(), m_feeds.end(), [&](CameraFeed *feed) { return feed->camera() == camera; });
    if (found == m_feeds.end() || found - m_feeds.begin() == m_front)
        return;
    m_front = int(found - m_feeds.begin());
    arrange();
}

void CameraStage::setGrid(bool on)
{
    m_wantsGrid = on;
    m_isEnlarged = false;
    arrange();
}

bool CameraStage::isGrid() const
{
    return m_wantsGrid && m_isLive && !m_isEnlarged && m_feeds.size() > 1;
}

void CameraStage::leaveEnlarged()
{
    if (m_isEnlarged)
        setGrid(true);
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
    if (live == m_isLive)
        return paintFront();
    m_isLive = live;
    m_isEnlarged = false;
    arrange();
}

void CameraStage::setSound(bool on)
{
    m_wantsSound = on;
    applySound();
}

void CameraStage::applySound()
{
    for (int i = 0; i < m_feeds.size(); ++i)
        m_feeds[i]->setSound(m_wantsSound && m_isLive && !isTile(i));
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
    if (!isTile(int(index)))
        return paintFront();
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
    if (isGrid() || m_front >= m_feeds.size()) { // which one's time would it be
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
        m_feeds[i]->setOutputSize(isTile(i) ? m_tiles[i]->outputSize() : m_view->outputSize());
        if (isTile(i))
            m_inStep->setOutputSize(m_tiles[i]->outputSize()); // one is as large as another
    }
}

int CameraStage::tileCount() const
{
    return std::max(0, int(m_feeds.size()) - 1);
}

int CameraStage::tilesHeight(int width) const
{
    return stagelayout::tilesHeight(tileCount(), width, m_theme.px(kTileWidth));
}

int CameraStage::heightForWidth(int width) const
{
    if (isGrid())
        return stagelayout::gridHeight(int(m_feeds.size()), width);
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

//! What is shown where has changed.
void CameraStage::arrange()
{
    place();
    setOutputSizes();
    applySound();
    for (CameraFeed *feed : std::as_const(m_feeds))
        paintFeed(feed);
    paintFront();
    updateGeometry(); // as high as wanted now
    emit arranged();
}

void CameraStage::place()
{
    m_view->setVisible(!isGrid());
    m_view->setGeometry(0, 0, width(), height() - tilesHeight(width()));
    const QList<QRect> rects =
        isGrid() ? stagelayout::grid(int(m_feeds.size()), size()) : stagelayout::tiles(tileCount(), size(), m_theme.px(kTileWidth));
    int next = 0;
    for (int i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(isTile(i));
        if (isTile(i))
            m_tiles[i]->setGeometry(rects.at(next++));
    }
}
