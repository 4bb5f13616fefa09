// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/dashboard/captions.h"

#include "app/domain/dashboard.h"

#include <QWidget>

class CameraFeed;
class CameraTile;
class CamerasInStep;
class LiveCameras;
class Playback;
class Session;
class Theme;

//! The cameras of a dashboard, playing all at once: one large, the others as tiles below it; or all in equal size, while they
//! are live. A tile brings its camera to the front, large. While the large picture is footage, the tiles show the same instant;
//! the one of which nothing is kept is live and says so.
class CameraStage : public QWidget {
    Q_OBJECT
public:
    CameraStage(const LiveCameras &live, Playback &playback, Session &session, const Theme &theme, QWidget *parent = nullptr);
    ~CameraStage() override;

    void setCameras(const QList<DashboardCamera> &cameras);
    //! One that the dashboard does not have is passed over.
    void bringToFront(const CameraId &camera);
    CameraId front() const;
    CameraFacts facts(const CameraId &camera) const;

    //! Whether the large picture is the live one; otherwise the owner paints into view().
    void setLive(bool live);
    bool isLive() const { return m_isLive; }
    void setGrid(bool on);
    bool isGrid() const; //!< that is how they are shown now
    //! Goes back to the grid if one was made large out of it.
    void leaveEnlarged();
    //! Of the large picture, while that is the live one.
    void setSound(bool on);
    VideoView *view() const { return m_view; }
    //! Only what is visible shall play.
    void setPlaying(bool playing);

    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    //! The height at which a 16:9 picture fills the width, with the tiles below.
    int heightForWidth(int width) const override;

signals:
    void arranged(); //!< they have other places, or are no longer live or live again
    void cameraPicked(const CameraId &camera); //!< by the user; it is in front now
    void timeChanged(std::optional<Instant> time); //!< of the large picture, while live

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void endFeeds();
    void paintCamera(const CameraId &camera);
    CameraFeed *makeFeed(const DashboardCamera &camera);
    void makeTiles();
    void pick(int index);
    void step(int from, Qt::Key arrow);
    bool isTile(int index) const { return isGrid() || index != m_front; }
    int tileCount() const;
    void arrange();
    void place();
    void setOutputSizes();
    void applySound();
    void paintFeed(CameraFeed *feed);
    void paintFront();
    int tilesHeight(int width) const; //!< with the gap above

    const LiveCameras &m_live;
    Session &m_session;
    const Theme &m_theme;
    CamerasInStep *m_inStep;
    VideoView *m_view;
    QList<CameraFeed *> m_feeds; //!< in the order of the dashboard
    QList<CameraTile *> m_tiles; //!< one for each feed; that of the front is hidden, but for the grid
    int m_front = 0;
    bool m_isLive = true;
    bool m_isPlaying = false;
    bool m_wantsSound = false;
    bool m_wantsGrid = false;
    bool m_isEnlarged = false; //!< out of the grid, until the user wants it back
};
