// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/videoview.h"

#include <QAbstractButton>

class Theme;

//! A camera as a small picture that is a button: it brings the camera to the front.
class CameraTile : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QRect pictureRect READ pictureRect) // for tests that read the picture's block code
public:
    explicit CameraTile(const Theme &theme, QWidget *parent = nullptr);

    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    void setCaption(const VideoCaption &caption);
    const VideoCaption &caption() const { return m_caption; }
    //! Among pictures that are not live, that this one is.
    void setSaysLive(bool says);

    QRect pictureRect() const;
    QSize outputSize() const; //!< in device pixels: what the decoder should scale to
    QSize sizeHint() const override;

signals:
    void outputSizeChanged();
    void stepped(Qt::Key arrow); //!< the user wants to go to the next one that way

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintBadge(QPainter &painter) const;

    const Theme &m_theme;
    QImage m_image;
    VideoCaption m_caption;
    bool m_saysLive = false;
};
