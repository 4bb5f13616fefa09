// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"
#include "app/services/links.h"
#include "ui/widgets/checklist.h"

#include <optional>

class Session;

//! How a contract is opened; all but the token lead to the Platform API.
enum class SmaregiWay { Token, App, Browser };

//! What stands in the form of a new Smaregi link, and what Smaregi said to it.
struct SmaregiForm {
    SmaregiWay way = SmaregiWay::Token;
    QString contract;
    QString terminal;
    CameraId camera;
    bool asking = false;
    std::optional<Result<PosCheck>> answer;

    bool isPlatform() const { return way != SmaregiWay::Token; }
};

enum class TerminalState {
    NotTyped,
    NotChecked,
    Known,
    Stopped, //!< known and out of use
    Unseen, //!< no receipt of it was seen, which is right for a new register
    Missing, //!< the contract has no such terminal
};
TerminalState terminalState(const SmaregiForm &form);

//! Why this camera cannot be linked to that terminal; empty when it can.
std::optional<Error> cameraProblem(const SmaregiForm &form, const Links &links, const Session &session);

//! How far the form is right, line by line; empty while there is nothing to say.
QList<CheckLine> smaregiCheckLines(const SmaregiForm &form, const Links &links, const Session &session);
