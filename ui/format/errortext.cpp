// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/errortext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace format {
namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

struct Sentence {
    const char *reason;
    const char *text;
};

// Quoted Japanese words are those of the vendor's own pages: who reads English has to find them there too.
constexpr std::array kSentences{
    Sentence{"signIn.wrongPassword",
             QT_TRANSLATE_NOOP("ErrorText", "The e-mail address or the password is wrong. Check both and sign in again.")},
    Sentence{"signIn.wrongApiKey",
             QT_TRANSLATE_NOOP("ErrorText", "Safie does not accept this API key. Copy the whole key again and check that it "
                                            "has not been deleted.")},
    Sentence{"signIn.keyRevoked",
             QT_TRANSLATE_NOOP("ErrorText", "The API key has been revoked. Make a new key on Safie's page and sign in with it.")},
    Sentence{"signIn.expired", QT_TRANSLATE_NOOP("ErrorText", "The sign-in has expired. Please sign in again.")},
    Sentence{"signIn.denied",
             QT_TRANSLATE_NOOP("ErrorText", "The connection was not allowed in the browser. Start again and choose to allow it.")},
    Sentence{"signIn.noClientId",
             QT_TRANSLATE_NOOP("ErrorText", "Signing in through the browser is not set up in this installation. Use another way, "
                                            "or ask your administrator for the client ID.")},
    Sentence{"signIn.portTaken",
             QT_TRANSLATE_NOOP("ErrorText", "Another program is using the port that the browser's answer comes to. Close other "
                                            "windows of this program and try again.")},
    Sentence{
        "signIn.noBrowser",
        QT_TRANSLATE_NOOP("ErrorText", "No browser could be opened. Choose a default browser in the system's settings and try again.")},
    Sentence{"signIn.stateMismatch",
             QT_TRANSLATE_NOOP("ErrorText", "The answer from the browser does not belong to this sign-in. Close the "
                                            "browser's tab and start again.")},
    Sentence{"signIn.browserTimeout",
             QT_TRANSLATE_NOOP("ErrorText", "The sign-in in the browser was not finished within five minutes. Start the sign-in again.")},
    Sentence{"signIn.codeRefused",
             QT_TRANSLATE_NOOP("ErrorText", "The service did not accept what the browser brought back. Start the sign-in again.")},
    Sentence{"signIn.clientRefused",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The service does not accept the registration of this installation. Ask your administrator to check "
                               "the client ID, its secret and the redirect address.")},
    Sentence{"signIn.stored", QT_TRANSLATE_NOOP("ErrorText", "The saved sign-in cannot be read. Please sign in again.")},
    Sentence{"session.signedOut", QT_TRANSLATE_NOOP("ErrorText", "You are signed out. Sign in to see the cameras.")},

    Sentence{"camera.tooFresh",
             QT_TRANSLATE_NOOP("ErrorText", "The picture of this moment is not ready yet. It appears by itself in about a minute.")},
    Sentence{"camera.offline", QT_TRANSLATE_NOOP("ErrorText", "The camera is offline. Check that it has power and a network connection.")},
    Sentence{"camera.noFootage",
             QT_TRANSLATE_NOOP("ErrorText", "The camera recorded nothing at this moment. Check that it was on and how long "
                                            "its plan keeps recordings.")},
    Sentence{"camera.optionMissing",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The camera lacks the option that lets other programs use it. Ask Safie to add it to the contract.")},
    Sentence{
        "camera.none",
        QT_TRANSLATE_NOOP("ErrorText", "This account sees no camera. Sign in with the owner account of the cameras you want to link.")},
    Sentence{"camera.noAccess",
             QT_TRANSLATE_NOOP("ErrorText",
                               "This account may not use the camera in this way. Ask the camera's owner for the permissions “ライブ” and "
                               "“録画” on it, and Safie whether its contract has an API option.")},
    Sentence{"camera.allowanceUsed",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The number of pictures in the camera's contract is used up. Wait for the next month, or ask Safie "
                               "for a larger plan.")},
    Sentence{
        "camera.clipOption",
        QT_TRANSLATE_NOOP("ErrorText",
                          "This camera's contract does not include clips of the recording. Ask Safie to add the option “media file API” "
                          "for this camera.")},
    Sentence{"clip.gone", QT_TRANSLATE_NOOP("ErrorText", "The cloud does not keep this clip any more. Order it again.")},
    Sentence{"clip.failed", QT_TRANSLATE_NOOP("ErrorText", "The cloud could not make the clip. Try again, or choose a shorter span.")},
    Sentence{"clip.noFootage", QT_TRANSLATE_NOOP("ErrorText", "There is no footage in this span. Choose another one.")},
    Sentence{"clip.changed",
             QT_TRANSLATE_NOOP("ErrorText", "The camera's picture became another one within this span. Have it encoded anew, or export the "
                                            "part before and the part after it.")},
    Sentence{"clip.damaged",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The file did not play to its end when it was checked, so it was removed. Have it encoded anew, "
                               "or choose another span.")},
    Sentence{"clip.noEncoder",
             QT_TRANSLATE_NOOP("ErrorText", "This computer has nothing to encode video with. Export the video as it was recorded.")},
    Sentence{"camera.gone",
             QT_TRANSLATE_NOOP("ErrorText", "The signed-in account does not see this camera any more. Choose another camera.")},
    Sentence{"picture.noLink",
             QT_TRANSLATE_NOOP("ErrorText", "The register of this receipt is not linked to a camera. Choose one under “Links”.")},

    Sentence{"smaregi.contract",
             QT_TRANSLATE_NOOP("ErrorText", "Smaregi does not accept this contract ID with this access token. Copy both again "
                                            "from the page “API受信設定”.")},
    Sentence{"smaregi.locked",
             QT_TRANSLATE_NOOP("ErrorText", "Smaregi has locked this contract's API access. Check it on Smaregi's page or ask "
                                            "Smaregi's support, then try again.")},
    Sentence{"smaregi.ip",
             QT_TRANSLATE_NOOP("ErrorText", "Smaregi does not accept this network address. Allow it in the IP restriction of the "
                                            "page “API受信設定”.")},
    Sentence{"smaregi.receiving",
             QT_TRANSLATE_NOOP("ErrorText", "The receiving function (受信機能) is off. Set “受信機能を利用する” on Smaregi's "
                                            "page “API受信設定” and save.")},
    Sentence{"smaregi.transactions",
             QT_TRANSLATE_NOOP("ErrorText", "Reading transactions (取引情報参照) is off. Set it to “利用する” on Smaregi's "
                                            "page “API受信設定” and save.")},
    Sentence{"smaregi.stores",
             QT_TRANSLATE_NOOP("ErrorText", "Reading stores (店舗情報参照) is off. Set it to “利用する” on Smaregi's page "
                                            "“API受信設定” and save.")},
    Sentence{"smaregi.app",
             QT_TRANSLATE_NOOP("ErrorText", "Smaregi does not accept this contract ID with this client ID and client secret. Copy "
                                            "all three again, and check on “スマレジ・デベロッパーズ” that the contract uses the app.")},
    Sentence{"smaregi.consent",
             QT_TRANSLATE_NOOP("ErrorText", "Smaregi has ended the permission that was given in the browser. Give it there once more.")},
    Sentence{"smaregi.scopeTransactions",
             QT_TRANSLATE_NOOP("ErrorText", "The app may not read transactions. Add the scope “pos.transactions:read” to it on "
                                            "“スマレジ・デベロッパーズ” and save.")},
    Sentence{"smaregi.terminalUnknown",
             QT_TRANSLATE_NOOP("ErrorText", "No receipt of this terminal was found. Check the terminal ID, or add it "
                                            "anyway when the register is new.")},
    Sentence{"smaregi.noTerminal",
             QT_TRANSLATE_NOOP("ErrorText", "This contract has no register with this terminal ID. Check the ID, or choose the register "
                                            "from the list.")},
    Sentence{"ubiregi.revoked",
             QT_TRANSLATE_NOOP("ErrorText", "Ubiregi has ended the connection of this account. Connect it again with “Connect again”.")},
    Sentence{"ubiregi.subscription",
             QT_TRANSLATE_NOOP("ErrorText", "The Ubiregi contract does not include this function. Check the plan on "
                                            "Ubiregi's page.")},
    Sentence{"pos.otherContract",
             QT_TRANSLATE_NOOP("ErrorText", "The browser is signed in to another contract than this one. Sign out there, then start again "
                                            "and sign in to the right one.")},
    Sentence{"pos.tokenMissing",
             QT_TRANSLATE_NOOP("ErrorText", "The access token is no longer in the system's key store. Enter it once more under "
                                            "“Links”.")},
    Sentence{"link.exists",
             QT_TRANSLATE_NOOP("ErrorText", "This register is linked to that camera already. Choose another register or camera.")},
    Sentence{"link.inUse",
             QT_TRANSLATE_NOOP("ErrorText", "This register is linked to a camera, so its receipts would be fetched again. Delete the link "
                                            "first.")},
    Sentence{"link.undoOver",
             QT_TRANSLATE_NOOP("ErrorText", "The time to undo is over, and the access token has been forgotten. Add the link again.")},

    Sentence{"net.tls",
             QT_TRANSLATE_NOOP("ErrorText", "No secure connection could be made. Check the date and time of this computer, and ask your "
                                            "network's administrator whether connections are inspected.")},
    Sentence{"net.redirect",
             QT_TRANSLATE_NOOP("ErrorText", "The server sent the request to another address, which was refused. Check whether your "
                                            "network wants a sign-in of its own.")},
    Sentence{"net.notHttps",
             QT_TRANSLATE_NOOP("ErrorText", "The address is not secure (https), so nothing was sent. Correct the server addresses "
                                            "and start the program again.")},
    Sentence{"endpoints.bad",
             QT_TRANSLATE_NOOP("ErrorText", "The file with the server addresses cannot be used. Correct it and start the program "
                                            "again.")},

    Sentence{"profile.newer",
             QT_TRANSLATE_NOOP("ErrorText", "The data was written by a newer version of this program. Install that version.")},
    Sentence{"profile.damaged",
             QT_TRANSLATE_NOOP("ErrorText", "The data file is damaged. Keep it aside and start with a new one; receipts are "
                                            "fetched again from the POS.")},
    Sentence{"profile.readOnly", QT_TRANSLATE_NOOP("ErrorText", "The data folder cannot be written to. Check its permissions and start the "
                                                                "program again.")},
    Sentence{"profile.disk", QT_TRANSLATE_NOOP("ErrorText", "The disk is full or failing. Free some space and try again.")},
    Sentence{"profile.space",
             QT_TRANSLATE_NOOP("ErrorText", "There is not enough free disk space for the copy that is made before the data is "
                                            "updated. Free some space and try again.")},
    Sentence{"profile.busy", QT_TRANSLATE_NOOP("ErrorText", "Another program is using the data file. Close it and try again.")},
    Sentence{
        "footage.inUse",
        QT_TRANSLATE_NOOP("ErrorText", "Another copy of this program records already. Close it there; this one goes on by itself then.")},
    Sentence{"footage.keyLost",
             QT_TRANSLATE_NOOP("ErrorText", "The recorded video cannot be read any more, because its key is no longer in the system's key "
                                            "store. Bring the key back, or begin anew.")},
    Sentence{
        "footage.diskFull",
        QT_TRANSLATE_NOOP("ErrorText", "The disk is nearly full, so no video is recorded. Free some space; recording goes on by itself.")},
    Sentence{"footage.closed",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The store of recorded video is not open, so nothing can be kept in it. Look at its state in the "
                               "settings, then try again.")},
    Sentence{"footage.tooSlow",
             QT_TRANSLATE_NOOP("ErrorText", "The disk is too slow for all cameras, so parts of the video are missing. Close other programs "
                                            "that use the disk, or record fewer cameras.")},
    Sentence{"footage.disk",
             QT_TRANSLATE_NOOP("ErrorText", "The disk does not take the video. Check it and the permissions of the data folder; recording "
                                            "goes on by itself.")},
    Sentence{"search.tooManyToSort",
             QT_TRANSLATE_NOOP("ErrorText",
                               "So many receipts can be shown by time only. Narrow the search, for example to one month, to sort "
                               "them otherwise.")},
    Sentence{"profile.older",
             QT_TRANSLATE_NOOP("ErrorText", "The data was written by an older version of this program. Start the program once, so that it "
                                            "brings the data up to date, then try again.")},
    Sentence{
        "profile.missing",
        QT_TRANSLATE_NOOP("ErrorText", "There is no data of this program in that folder. Check the folder, or start the program once.")},
    Sentence{"search.unfinished",
             QT_TRANSLATE_NOOP("ErrorText", "The search index is still being built, so older receipts would be missing. Keep the program "
                                            "open until it is complete, then try again.")},
    Sentence{"export.disk", QT_TRANSLATE_NOOP("ErrorText", "The disk is full, so no file was written. Free some space or choose another "
                                                           "place, then try again.")},
    Sentence{"export.folder",
             QT_TRANSLATE_NOOP("ErrorText", "No file can be written into that folder. Choose another folder or check its permissions.")},
    Sentence{"export.inUse",
             QT_TRANSLATE_NOOP("ErrorText", "The old file cannot be replaced. Close it in other programs, or choose another name.")},
    Sentence{"export.failed",
             QT_TRANSLATE_NOOP("ErrorText", "The file could not be written completely, so it was left out. Choose another place and try "
                                            "again.")},
    Sentence{"secrets.unavailable",
             QT_TRANSLATE_NOOP("ErrorText", "The system's key store is not available, so sign-ins and tokens are not remembered. Start the "
                                            "key store and try again.")},
    Sentence{"secrets.locked",
             QT_TRANSLATE_NOOP("ErrorText", "The system's key store is locked, so sign-ins and tokens are not remembered. "
                                            "Unlock it and try again.")},
    Sentence{"secrets.noAnswer",
             QT_TRANSLATE_NOOP("ErrorText",
                               "The system's key store does not answer, so sign-ins and tokens are not remembered. Look for its "
                               "window and unlock it, then try again.")},
    Sentence{"secrets.notForgotten",
             QT_TRANSLATE_NOOP("ErrorText",
                               "You are signed out, but the system's key store did not delete the saved sign-in. Delete the entry "
                               "“Regilens” there, or sign in and out once more.")},

    Sentence{"update.unsigned",
             QT_TRANSLATE_NOOP("ErrorText", "What the server says about newer versions is not signed by the makers of this program, so it "
                                            "was ignored. Look again later; if it stays so, get new versions only from the page that you "
                                            "know.")},
    Sentence{"update.broken",
             QT_TRANSLATE_NOOP("ErrorText", "What the server says about newer versions cannot be understood. A network that asks for a "
                                            "sign-in answers so, too: open a page in the browser, then look again.")},
    Sentence{"video.encrypted",
             QT_TRANSLATE_NOOP("ErrorText", "The camera's video is encrypted in a way this version cannot read. Update the "
                                            "program.")},
    Sentence{"video.still",
             QT_TRANSLATE_NOOP("ErrorText", "The camera's cloud sends no new pictures. The program goes on as soon as they come; if it "
                                            "lasts, check the camera's power and network.")},
    Sentence{"video.ended",
             QT_TRANSLATE_NOOP("ErrorText", "The camera has stopped sending. The program goes on as soon as it starts again; if it lasts, "
                                            "check the camera's power and network.")},
    Sentence{"video.otherHost",
             QT_TRANSLATE_NOOP("ErrorText", "The camera's stream leads to an unknown server, so it is not played. Ask Safie's "
                                            "support about this camera.")},
    Sentence{"video.codec",
             QT_TRANSLATE_NOOP("ErrorText", "This computer cannot decode the camera's video format. Set the camera to H.264, or "
                                            "install the missing decoder.")},
    Sentence{"video.noPicture",
             QT_TRANSLATE_NOOP("ErrorText", "The camera sends sound only, no picture. Check its settings on Safie's page.")},
};

QString busyText(std::chrono::milliseconds wait, Retry retry)
{
    const int seconds = int(std::chrono::ceil<std::chrono::seconds>(wait).count());
    const bool known = wait >= std::chrono::seconds(1);
    if (retry == Retry::ByUser)
        return known ? ErrorWords::tr("The server is busy. Wait %n second(s), then try again.", nullptr, seconds)
                     : ErrorWords::tr("The server is busy. Wait a moment, then try again.");
    return known ? ErrorWords::tr("The server is busy. The program tries again by itself in %n second(s).", nullptr, seconds)
                 : ErrorWords::tr("The server is busy. The program tries again by itself in a moment.");
}

QString textOfKind(const Error &error, Retry retry)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return ErrorWords::tr("It was cancelled. Start again when you are ready.");
    case Error::Kind::Offline:
        return ErrorWords::tr("No connection to the server. Check the network connection and try again.");
    case Error::Kind::Timeout:
        return ErrorWords::tr("The server did not answer in time. Please try again in a moment.");
    case Error::Kind::SignInNeeded:
        return ErrorWords::tr("The sign-in is no longer valid. Please sign in again.");
    case Error::Kind::Forbidden:
        return ErrorWords::tr("This account is not allowed to do that. Ask the owner of the account for the permission.");
    case Error::Kind::NotFound:
        return ErrorWords::tr("It was not found. Check what you typed and try again.");
    case Error::Kind::RateLimited:
        return busyText(error.retryAfter, retry);
    case Error::Kind::Server:
        return ErrorWords::tr("The server has a fault. Please try again later.");
    case Error::Kind::BadData:
        return ErrorWords::tr("The server's answer could not be understood. Try again; if this keeps happening, update the program.");
    case Error::Kind::Storage:
        return ErrorWords::tr("The data could not be saved or read. Check the free disk space and start the program again.");
    }
    return {};
}

} // namespace

QString errorText(const Error &error, Retry retry)
{
    const auto known = std::find_if(kSentences.begin(), kSentences.end(),
                                    [&](const Sentence &sentence) { return error.reason == QLatin1String(sentence.reason); });
    return known == kSentences.end() ? textOfKind(error, retry) : ErrorWords::tr(known->text);
}

QString errorShort(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return ErrorWords::tr("Cancelled");
    case Error::Kind::Offline:
        return ErrorWords::tr("No connection");
    case Error::Kind::Timeout:
        return ErrorWords::tr("No answer");
    case Error::Kind::SignInNeeded:
        return ErrorWords::tr("Sign-in needed");
    case Error::Kind::Forbidden:
        return ErrorWords::tr("Not allowed");
    case Error::Kind::NotFound:
        return ErrorWords::tr("Not found");
    case Error::Kind::RateLimited:
        return ErrorWords::tr("Waiting for the server");
    case Error::Kind::Server:
        return ErrorWords::tr("Server fault");
    case Error::Kind::BadData:
        return ErrorWords::tr("Unreadable answer");
    case Error::Kind::Storage:
        return ErrorWords::tr("Cannot save data");
    }
    return {};
}

Error notLinkable(const Camera &camera)
{
    const auto reason = camera.options.noAccess ? QStringLiteral("camera.noAccess") : QStringLiteral("camera.optionMissing");
    return {Error::Kind::Forbidden, {}, {}, reason};
}

QStringList errorReasons()
{
    QStringList reasons;
    for (const Sentence &sentence : kSentences)
        reasons << QString::fromLatin1(sentence.reason);
    return reasons;
}

} // namespace format
