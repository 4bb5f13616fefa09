// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"
#include "app/domain/link.h"
#include "app/services/momentpictures.h"
#include "ui/screens/dashboard/captions.h"

#include <QWidget>

class CameraStage;
class ChosenReceipt;
class ClipOffer;
class ControlsCard;
class LiveSwitches;
class MomentCard;
class MomentDetails;
class PictureControls;
class Playback;
class ReceiptActions;
class ReceiptPanel;
class Theme;
class VideoView;
struct DashboardServices;

//! The left side of the dashboard: the cameras, live, or the footage or the still of a receipt's moment, the controls, and what
//! is known of the receipt.
class PictureColumn : public QWidget {
    Q_OBJECT
public:
    PictureColumn(const DashboardServices &services, Theme &theme, QWidget *parent = nullptr);
    ~PictureColumn() override;

    void setDashboard(const Dashboard &dashboard);
    void showLive(); //!< all cameras, where one was enlarged out of the grid
    void showReceipt(ReceiptId id);
    //! Neither a receipt nor footage of another instant is shown.
    bool isLive() const;
    const ChosenReceipt &receipt() const { return *m_receipt; }
    void setSteps(bool previous, bool next); //!< whether there is an older and a newer receipt
    LiveSwitches &switches() const { return *m_switches; }
    void togglePin();
    void toggleBefore(); //!< between the moment and the lead-in before it

    //! While it is carried from one window to another, the cameras play on.
    void setMoving(bool moving);
    //! The picture takes the room of the details.
    void setFullScreen(bool fullScreen);

    QSize minimumSizeHint() const override;

signals:
    void liveRequested();
    void previousRequested();
    void nextRequested();
    void fullScreenRequested();
    void receiptLeft(); //!< another instant is shown
    void clockMeasured(LinkId link, const ClockMeasure &measure); //!< by the receipt and the picture that are shown
    void receiptRequested(ReceiptId id); //!< another one, that has to do with the one that is shown

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void play();
    void takePlayback();
    void refresh();
    void hidePanel();
    void showNoReceipt();
    void showUnread();
    void showMoment();
    void showInstant();
    void showFootage();
    void showStill();
    void showLeadIn();
    void showDetails();
    QString pictureFact() const;
    //! Of no receipt.
    bool showsFreeInstant() const;
    CameraFacts footageCamera() const;
    CameraFacts receiptCamera() const;

    Playback &m_playback;
    Theme &m_theme;
    CameraStage *m_stage;
    VideoView *m_video; //!< the stage's
    ReceiptActions *m_actions;
    ReceiptPanel *m_panel;
    PictureControls *m_controls;
    LiveSwitches *m_switches;
    ControlsCard *m_controlsCard;
    MomentDetails *m_details;
    MomentCard *m_momentCard;
    ChosenReceipt *m_receipt;
    ClipOffer *m_clip;
    DashboardId m_dashboard;
    bool m_isMoving = false;
    bool m_isFullScreen = false;
};
