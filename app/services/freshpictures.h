// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/receiptrow.h"

#include <QObject>

class Links;
class MomentPictures;
class ReceiptBook;

//! Sees to it that the pictures around the moment of each new receipt are made while its footage is there, also when nobody
//! looks. GUI thread.
class FreshPictures : public QObject {
    Q_OBJECT
public:
    FreshPictures(ReceiptBook &book, MomentPictures &pictures, const Links &links, QObject *parent = nullptr);

private:
    void take(const UpsertResult &what);

    ReceiptBook &m_book;
    MomentPictures &m_pictures;
    const Links &m_links;
};
