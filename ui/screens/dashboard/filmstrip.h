// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/momentpictures.h"

#include <QWidget>

#include <array>

class ChosenReceipt;
class FilmFrame;
class Playback;
class QLabel;
class ReceiptBook;
class Theme;

//! What happened around the moment of the chosen receipt, in four pictures; each takes the playback to its instant. Without a
//! receipt it wants no room.
class Filmstrip : public QWidget {
    Q_OBJECT
public:
    //! The receipt outlives it.
    Filmstrip(const ChosenReceipt &receipt, const ReceiptBook &book, MomentPictures &pictures, Playback &playback, const Theme &theme,
              QWidget *parent = nullptr);
    ~Filmstrip() override;

    QSize sizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Wish {
        ReceiptId id;
        std::optional<MomentShot> shot; //!< of the moment; none: nothing is shown
        friend bool operator==(const Wish &, const Wish &) = default;
    };
    void follow();
    void want();
    void refresh();
    void showFrame(size_t at);
    void seek(size_t at);
    void place();

    const ChosenReceipt &m_receipt;
    const ReceiptBook &m_book;
    MomentPictures &m_pictures;
    Playback &m_playback;
    const Theme &m_theme;
    QLabel *m_title;
    std::array<FilmFrame *, MomentShot::kFilmstrip.size()> m_frames;
    Wish m_wish;
    bool m_hasReceipt = false;
};
