// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/linktablerow.h"

#include "ui/format/errortext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

struct LinkState {
    Q_DECLARE_TR_FUNCTIONS(LinkState)
};

struct Words {
    const char *reason;
    const char *text;
};

// Where the kind of the error alone would leave the user guessing.
constexpr std::array kFailures{
    Words{"smaregi.contract", QT_TRANSLATE_NOOP("LinkState", "Token refused")},
    Words{"ubiregi.revoked", QT_TRANSLATE_NOOP("LinkState", "Token refused")},
    Words{"pos.tokenMissing", QT_TRANSLATE_NOOP("LinkState", "Token missing")},
    Words{"smaregi.locked", QT_TRANSLATE_NOOP("LinkState", "Contract locked")},
    Words{"smaregi.ip", QT_TRANSLATE_NOOP("LinkState", "Address refused")},
    Words{"smaregi.receiving", QT_TRANSLATE_NOOP("LinkState", "受信機能 is off")},
    Words{"smaregi.transactions", QT_TRANSLATE_NOOP("LinkState", "取引情報参照 is off")},
    Words{"smaregi.stores", QT_TRANSLATE_NOOP("LinkState", "店舗情報参照 is off")},
};

QString failureText(const Error &error)
{
    const auto known =
        std::find_if(kFailures.begin(), kFailures.end(), [&](const Words &words) { return error.reason == QLatin1String(words.reason); });
    return known == kFailures.end() ? format::errorShort(error) : LinkState::tr(known->text);
}

} // namespace

QString linkStateText(const LinkTableRow &row)
{
    switch (row.state) {
    case LinkTableRow::State::Connected:
        return LinkState::tr("Connected");
    case LinkTableRow::State::Waiting:
        return LinkState::tr("Checking");
    case LinkTableRow::State::NotSynced:
        return LinkState::tr("Waiting for the first sync");
    case LinkTableRow::State::NotRemembered:
        return LinkState::tr("Token not saved");
    case LinkTableRow::State::CameraOffline:
        return LinkState::tr("Camera offline");
    case LinkTableRow::State::NotLinked:
        return LinkState::tr("Not linked");
    case LinkTableRow::State::OptionMissing:
        return row.error && row.error->reason == u"camera.noAccess" ? LinkState::tr("Camera permission missing")
                                                                    : LinkState::tr("Camera option missing");
    case LinkTableRow::State::CameraMissing:
        return LinkState::tr("Camera not found");
    case LinkTableRow::State::RegisterStopped:
        return LinkState::tr("Register out of use");
    case LinkTableRow::State::RegisterGone:
        return LinkState::tr("Register not found");
    case LinkTableRow::State::Failing:
        return failureText(row.error.value_or(Error{}));
    }
    return {};
}

QString linkStateHint(const LinkTableRow &row)
{
    switch (row.state) {
    case LinkTableRow::State::Connected:
        break;
    case LinkTableRow::State::Waiting:
        return LinkState::tr("The program is asking how the camera and the register are. It takes a moment.");
    case LinkTableRow::State::NotSynced:
        return LinkState::tr(
            "No receipts were fetched since the program started. It happens by itself in a moment; check the network if this stays.");
    case LinkTableRow::State::NotRemembered:
        return LinkState::tr("The link works until the program is closed; then the token is asked for again.") + u'\n' +
               format::errorText(row.error.value_or(Error{}));
    case LinkTableRow::State::CameraOffline:
        return LinkState::tr("The camera sends no video now. Check that it has power and a network connection.");
    case LinkTableRow::State::NotLinked:
        return LinkState::tr("Choose a camera and press “Update” to link this register.");
    case LinkTableRow::State::OptionMissing:
        return format::errorText(row.error.value_or(format::notLinkable({})));
    case LinkTableRow::State::CameraMissing:
        return LinkState::tr("The signed-in account does not see this camera any more. Choose another camera and press “Update”.");
    case LinkTableRow::State::RegisterStopped:
        return LinkState::tr("The POS says that this register is out of use. Put it into use there, or delete the link.");
    case LinkTableRow::State::RegisterGone:
        return LinkState::tr("The POS does not list this register any more. Move its camera to another register, or delete the link.");
    case LinkTableRow::State::Failing:
        return format::errorText(row.error.value_or(Error{}), format::Retry::ByItself);
    }
    return {};
}
