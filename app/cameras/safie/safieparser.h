// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/cameras/cameraauth.h"
#include "app/cameras/camerarecordings.h"
#include "app/domain/camera.h"

#include <QByteArray>
#include <QList>

struct HttpReply;

//! One page of GET /v2/devices (safie.md 6.1).
struct SafieDevicePage {
    QList<Camera> cameras;
    int received = 0; //!< items on the page, unreadable ones included: the next offset counts them (safie.md 4.3)
    int unreadable = 0; //!< items without a device_id
    bool hasNext = false;
};

Result<SafieDevicePage> parseSafieDevices(const QByteArray &body);

//! The reply of the token and refresh addresses (safie.md 3.2). `refreshToken` is empty when the reply had none.
Result<CameraCredential> parseSafieToken(const QByteArray &body);

//! The reply of GET .../media (safie.md 6.5), in order of time.
Result<QList<TimeRange>> parseSafieSpans(const QByteArray &body);

//! The replies about clips (safie.md 9): a new order, one order, the list of them. A state that is not known counts as
//! Processing.
Result<qint64> parseSafieClipOrder(const QByteArray &body);
Result<CloudClip> parseSafieClip(const QByteArray &body);
Result<QList<qint64>> parseSafieClipOrders(const QByteArray &body);

enum class SafieCall { Devices, Thumbnail, NewestStill, PastStill, Spans, Live, ClipOrder, Clip };

//! What a reply that is not 2xx means, with the reasons of cameraclient.h. A 403 does not say whether scope, permission or
//! option is missing (safie.md 3.3): it is taken for the option, and SafieClient looks closer.
Error safieError(const HttpReply &reply, SafieCall call);

//! What the server says is wrong: `detail` as a text or a list, `error` or `message`; empty for anything else
//! (safie.md 4.4). Never fails.
QString safieDetail(const QByteArray &body);
