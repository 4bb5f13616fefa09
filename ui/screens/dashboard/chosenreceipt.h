// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"
#include "app/domain/receipt.h"
#include "app/services/momentpictures.h"

class Links;
class Playback;
class ReceiptBook;

//! The receipt that the user chose: the footage around its moment plays, or, where none is kept, there is the still of the
//! moment or of some seconds before.
class ChosenReceipt : public QObject {
    Q_OBJECT
public:
    //! For a screen that shows stills alone.
    ChosenReceipt(ReceiptBook &book, MomentPictures &pictures, const Links &links, QObject *parent = nullptr);
    ChosenReceipt(ReceiptBook &book, MomentPictures &pictures, const Links &links, Playback &playback, QObject *parent = nullptr);
    ~ChosenReceipt() override;

    //! Says which camera saw the receipt, and how long before its moment to look.
    void setDashboard(const Dashboard &dashboard);
    void choose(ReceiptId id);
    //! Footage of a free instant plays on.
    void clear();
    //! Footage of the past has come.
    void playIfKept();

    ReceiptId id() const { return m_id; }
    bool isNone() const { return !m_id.isValid(); }
    const std::optional<Receipt> &receipt() const { return m_receipt; } //!< once it has been read
    const std::optional<Error> &error() const { return m_error; } //!< why it cannot be read

    //! To the lead-in before the moment, or to the moment.
    void setBefore(bool before);
    bool isBefore() const;
    std::chrono::seconds leadIn() const { return m_dashboard.leadIn; }

    // Only with a receipt:
    const Link *link() const; //!< whose camera saw it; null when its register has none
    Instant moment() const; //!< on the camera's clock
    bool hasFootage() const; //!< that plays; otherwise:
    Instant shownAt() const; //!< the moment, or the lead-in before it
    MomentPicture picture() const;
    MomentShot shot(std::chrono::seconds before) const; //!< the picture of so long before
    const Link *footageLink() const; //!< whose camera's footage plays; null when that camera is not linked to the register
    //! What follows when the receipt is being printed in the picture that plays; none without a picture.
    std::optional<ClockMeasure> printedNow() const;

signals:
    void changed();

private:
    void read();
    void linksChanged();
    void play();
    void stop();
    void want();
    void drop();
    void pictureChanged(ReceiptId id, PictureKind kind);
    MomentShot shot() const { return shot(m_before ? m_dashboard.leadIn : std::chrono::seconds(0)); }

    ReceiptBook &m_book;
    MomentPictures &m_pictures;
    const Links &m_links;
    Playback *m_playback = nullptr; //!< none: stills alone
    Dashboard m_dashboard;
    ReceiptId m_id;
    std::optional<Receipt> m_receipt;
    std::optional<Error> m_error;
    bool m_before = false;
    int m_generation = 0;
    std::optional<MomentShot> m_wanted; //!< asked for, to be dropped
};
