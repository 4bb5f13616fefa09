// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/video/hlsreader.h"
#include "livestand.h"

//! A reader of that stand with a record of all that it said.
struct ReaderListener {
    explicit ReaderListener(const LiveStand &stand)
    {
        QObject::connect(&reader, &HlsReader::segmentReady, &reader,
                         [this](int, const MediaSegment &segment) { segments.append(segment); });
        QObject::connect(&reader, &HlsReader::pieceReady, &reader, [this](int, const MediaSegment &piece) { pieces.append(piece); });
        QObject::connect(&reader, &HlsReader::failed, &reader, [this](int, const Error &error, bool final) {
            errors.append(error);
            given_up = given_up || final;
        });
        QObject::connect(&reader, &HlsReader::credentialRefused, &reader, [this] { ++refusals; });
        reader.start(1, stand.source());
    }
    SystemClock clock;
    HlsReader reader{clock};
    QList<MediaSegment> pieces;
    QList<MediaSegment> segments;
    QList<Error> errors;
    int refusals = 0;
    bool given_up = false;
};
