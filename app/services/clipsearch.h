// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/camerarecordings.h"

#include <optional>

class QObject;

//! The number of the cloud's order of just that span, if it has one besides `known`; the newest of several. The cloud can be
//! asked only for one after the other; `cloud` gives null when it cannot be asked any more.
QFuture<Result<std::optional<qint64>>> findClipOrder(std::function<CameraRecordings *()> cloud, const CameraId &camera,
                                                     const TimeRange &span, const QList<qint64> &known, QObject *context);
