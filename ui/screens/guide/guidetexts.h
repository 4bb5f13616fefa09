// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/firststeps.h"

#include <QString>

class Links;
class Session;

//! What the guide says of its steps, in the language of now.
namespace guidetexts {

QString title(FirstStep step);
//! What there is to do, or, once it is done, what came of it.
QString text(const FirstStepStatus &status, const Session &session, const Links &links);
QString state(FirstStepStatus::State state);
//! The page of the help that goes with the step.
QString helpPage(FirstStep step);

} // namespace guidetexts
