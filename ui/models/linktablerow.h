// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"

#include <QString>

#include <optional>

//! A row of the link tables: a link, or a register that has none yet.
struct LinkTableRow {
    //! The best one first: rows are sorted by it.
    enum class State {
        Connected,
        Waiting, //!< it is being found out
        NotSynced, //!< nothing was fetched yet
        NotRemembered, //!< works until the program ends: the key store refused the token
        CameraOffline,
        NotLinked,
        OptionMissing,
        CameraMissing,
        RegisterStopped,
        RegisterGone,
        Failing,
    };

    LinkId link; //!< invalid when the register has no link
    RegisterKey reg;
    QString registerName;
    QString tokenTail;
    bool byConsent = false; //!< in the browser, instead of a token
    CameraId camera; //!< of the link
    QString cameraName; //!< last known, for a camera that is not in the list now
    std::chrono::milliseconds clockOffset{0}; //!< of the link: camera clock minus register clock
    State state = State::Waiting;
    std::optional<Error> error; //!< with State::Failing and State::NotRemembered

    QString registerLabel() const { return registerName.isEmpty() ? reg.terminal : registerName; }

    friend bool operator==(const LinkTableRow &, const LinkTableRow &) = default;
};

//! The state in a word or two.
QString linkStateText(const LinkTableRow &row);
//! What it means and what to do next; empty when all is well.
QString linkStateHint(const LinkTableRow &row);
