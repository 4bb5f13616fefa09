// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cameras/cameracloud.h"
#include "app/services/endpoints.h"

#include <memory>

class HttpClient;

// What programs with and without windows need alike of the clouds.

//! The addresses in that file, or production for an empty name.
Result<Endpoints> endpointsIn(const QString &file);
std::unique_ptr<CameraCloud> makeCameraCloud(const Endpoints &endpoints, HttpClient &http);
//! The page that the browser shows when the consent is done. In both languages at once: the browser may speak another one
//! than the program.
QString consentDoneTitle();
QString consentDoneText();
