// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

class Theme;

//! The small picture above the pointer on a timeline, with the time and what is there. Lies over the window's content and
//! takes no part in anything.
class TimelinePreview : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePreview(const Theme &theme);

    //! Above that point of the widget; `text` may have a second line.
    void showAbove(QWidget *widget, QPoint point, const QString &time, const QString &text);
    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    QString text() const { return m_time + u'\n' + m_text; }
    QSize pictureSize() const; //!< at most

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize contentSize() const;
    void place();

    const Theme &m_theme;
    QImage m_image;
    QString m_time;
    QString m_text;
    QPoint m_point; //!< of the window
};
