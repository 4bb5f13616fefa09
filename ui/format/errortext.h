// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/camera.h"

#include <QStringList>

namespace format {

//! Whether what failed is done again without the user: the advice for a busy server depends on it.
enum class Retry { ByUser, ByItself };

//! What went wrong and what to do next, in whole sentences of the user's language.
QString errorText(const Error &error, Retry retry = Retry::ByUser);

//! Two or three words for a status line; errorText() belongs into the tool tip.
QString errorShort(const Error &error);

//! Why a camera cannot be linked; see Camera::isLinkable().
Error notLinkable(const Camera &camera);

//! Every Error::reason that has a sentence of its own.
QStringList errorReasons();

} // namespace format
