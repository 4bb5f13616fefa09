// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cloudsetup.h"

#include "app/cameras/safie/safiecloud.h"

#include <QFile>

Result<Endpoints> endpointsIn(const QString &file)
{
    Endpoints endpoints;
    if (!file.isEmpty()) {
        QFile json(file);
        if (!json.open(QIODevice::ReadOnly))
            return Error{Error::Kind::BadData, json.errorString(), {}, QStringLiteral("endpoints.bad")};
        const Result<Endpoints> read = Endpoints::fromJson(json.readAll());
        if (!read)
            return read;
        endpoints = read.value();
    }
    if (endpoints.updates.feed.isEmpty())
        endpoints.updates = {QUrl(QStringLiteral(REGILENS_UPDATE_FEED)), QByteArray::fromBase64(REGILENS_UPDATE_KEY)};
    return endpoints;
}

std::unique_ptr<CameraCloud> makeCameraCloud(const Endpoints &endpoints, HttpClient &http)
{
    const Endpoints::Safie &safie = endpoints.safie;
    SafieSetup setup;
    setup.api = safie.api;
    setup.clientId = safie.client.id;
    setup.clientSecret = safie.client.secret;
    setup.redirectPort = safie.client.redirectPort;
    setup.pkce = safie.pkce;
    setup.optionIds = {safie.optionIds.live, safie.optionIds.stills};
    setup.doneTitle = consentDoneTitle();
    setup.doneText = consentDoneText();
    return std::make_unique<SafieCloud>(http, setup, safie.signIn);
}

QString consentDoneTitle()
{
    return QStringLiteral("Regilens");
}

QString consentDoneText()
{
    return QStringLiteral(
        "ブラウザでの操作は完了しました。このページを閉じて Regilens に戻ってください。 — Done. Close this page and go back to "
        "Regilens.");
}
