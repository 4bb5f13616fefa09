// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/receipt.h"
#include "app/services/links.h"
#include "app/services/livecamera.h"
#include "app/services/momentpictures.h"
#include "ui/screens/dashboard/captions.h"

#include <QWidget>

class MomentDetails;
class QFrame;
class QLabel;
class QPushButton;
class ReceiptBook;
class ReceiptPanel;
class Session;
class Theme;

//! The left side of the dashboard: the picture, live or of a receipt's moment, its buttons, and what is known of the receipt.
class PictureColumn : public QWidget {
    Q_OBJECT
public:
    PictureColumn(ReceiptBook &book, MomentPictures &pictures, LiveCamera &live, Session &session, Theme &theme, QWidget *parent = nullptr);
    ~PictureColumn() override;

    //! The dashboard's register and camera; goes back to the live picture when the camera is another one.
    void setLink(const std::optional<Link> &link);
    void showLive();
    void showReceipt(ReceiptId id);
    bool isLive() const { return !m_id.isValid(); }
    void setSteps(bool previous, bool next); //!< whether there is an older and a newer receipt

    QSize minimumSizeHint() const override;

signals:
    void liveRequested();
    void previousRequested();
    void nextRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void translate();
    void play();
    CameraFacts cameraFacts() const;
    void takeFrame();
    void takeStatus();
    void refresh();
    void refreshDetails(const MomentPicture &picture);
    void readReceipt();
    void takeReceipt(const Result<Receipt> &receipt);
    void wantPicture();
    void dropPicture();
    void pictureChanged(ReceiptId id, PictureKind kind);
    Instant moment() const;
    void setTime(std::optional<Instant> time);

    ReceiptBook &m_book;
    MomentPictures &m_pictures;
    LiveCamera &m_live;
    Session &m_session;
    Theme &m_theme;

    VideoView *m_video;
    ReceiptPanel *m_panel;
    QFrame *m_controls;
    QPushButton *m_previous;
    QPushButton *m_next;
    QLabel *m_time;
    QPushButton *m_toLive;
    MomentDetails *m_details;

    std::optional<Link> m_link;
    ReceiptId m_id; //!< invalid: the live picture
    std::optional<Receipt> m_receipt; //!< of m_id, once it has been read
    std::optional<Error> m_receiptError;
    int m_generation = 0;
    std::optional<Instant> m_shownTime;
    qint64 m_shownSecond = 0;
    LiveStatus::State m_shownState = LiveStatus::State::Idle;
};
