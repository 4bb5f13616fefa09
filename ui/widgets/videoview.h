// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

class Theme;

//! What stands on and below the picture, in words ready to be painted.
struct VideoCaption {
    enum class Badge { None, Live, Silent, Moment };
    Badge badge = Badge::None;
    QString badgeText;
    QString delay; //!< second badge; empty: none
    QString message; //!< centred; darkens what picture there is. Empty: none
    QString nextStep; //!< below the message
    QString note; //!< low in the picture, which stays as it is. Empty: none
    QString time; //!< left in the bar below the picture
    QString camera; //!< right in that bar
    QString spoken; //!< the state in words, for a screen reader

    friend bool operator==(const VideoCaption &, const VideoCaption &) = default;
};

//! A card with one picture of a camera: keeps its aspect, never crops, 1:1 where the image has the size asked for.
//! Date, time and camera name are in a bar below the picture, for cameras burn theirs into it.
class VideoView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QRect pictureRect READ pictureRect) // for tests that read the picture's block code
public:
    explicit VideoView(const Theme &theme, QWidget *parent = nullptr);

    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    void setCaption(const VideoCaption &caption);
    const VideoCaption &caption() const { return m_caption; }

    //! So much at the right of the picture is covered by another widget: messages stay left of it.
    void setCovered(int width);

    //! Where the picture is, in widget coordinates; the whole dark area while there is none.
    QRect pictureRect() const;
    //! The dark area above the bar.
    QRect pictureArea() const;
    //! In device pixels: what the decoder should scale to.
    QSize outputSize() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    //! The height at which a 16:9 picture fills the width.
    int heightForWidth(int width) const override;

signals:
    void outputSizeChanged();
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    int barHeight() const;
    void paintPicture(QPainter &painter) const;
    void paintMessage(QPainter &painter) const;
    void paintBadges(QPainter &painter) const;
    void paintNote(QPainter &painter) const;
    void paintBar(QPainter &painter) const;

    const Theme &m_theme;
    QImage m_image;
    VideoCaption m_caption;
    int m_covered = 0;
};
