// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentclips.h"

#include <QTimer>
#include <QWidget>

class ChosenReceipt;
class QBoxLayout;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class Theme;

//! Under the picture of a moment of which no video is kept here: an offer to order a clip of it, how far that is, or why
//! there can be none. Hidden while there is nothing to offer.
class ClipOffer : public QWidget {
    Q_OBJECT
public:
    ClipOffer(MomentClips &clips, ChosenReceipt &receipt, const Theme &theme, QWidget *parent = nullptr);

    //! Whatever receipt is chosen now.
    void follow();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *makeButton(const char *name);
    void lay();
    void translate();
    void refresh();
    void showWords(const MomentClip &clip);
    void showProgress(const MomentClip &clip);
    void showActions(const MomentClip &clip);

    MomentClips &m_clips;
    ChosenReceipt &m_receipt;
    const Theme &m_theme;
    CameraId m_camera; //!< empty: nothing to offer
    Instant m_moment;
    bool m_offsetKnown = true;
    QBoxLayout *m_row;
    QLabel *m_headline;
    QLabel *m_advice;
    QProgressBar *m_progress;
    QComboBox *m_length;
    QPushButton *m_order;
    QPushButton *m_retry;
    QPushButton *m_cancel;
    QTimer m_again; //!< while more is going to be known
};
