// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

class Theme;

//! One picture of a filmstrip with its words below, as a button.
class FilmFrame : public QAbstractButton {
    Q_OBJECT
    Q_PROPERTY(QRect pictureRect READ pictureRect) // for tests that read the picture's block code
public:
    struct Content {
        QImage image;
        QString missing; //!< in its place, while there is none
        QString label; //!< below
        QString shortLabel; //!< where that does not fit
        friend bool operator==(const Content &, const Content &) = default;
    };

    //! `emphasised`: the moment itself.
    FilmFrame(const Theme &theme, bool emphasised, QWidget *parent = nullptr);

    void setContent(const Content &content);
    const Content &content() const { return m_content; }
    QRect pictureRect() const;
    int heightForPicture(int pictureHeight) const; //!< with the words below
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QFont labelFont() const;

    const Theme &m_theme;
    const bool m_emphasised;
    Content m_content;
};
