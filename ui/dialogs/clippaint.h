// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clipexport.h"
#include "ui/widgets/receiptpaint.h"

#include <QColor>
#include <QFont>

//! What is burnt into the pictures of a clip, in the colours and the type of the screen.
struct BurntIn {
    QList<ReceiptPanelLine> receipt; //!< none: the time and the camera alone
    QString camera;
    QFont font;
    QColor ground; //!< behind the text
};

//! The receipt at the top right as over the picture on the screen, in proportion to the picture; at the bottom the time of
//! the camera's clock and its name. For one clip.
ClipPaint burnIn(const BurntIn &what);
