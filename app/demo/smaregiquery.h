// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smaregibooks.h"

#include <QByteArray>
#include <QJsonObject>

//! What the classic API answers when it refuses (smaregi.md 22.2).
struct SmaregiRefusal {
    int code = 0;
    QByteArray text;
};

//! Runs `params` of a reference call (smaregi.md 21.1) and returns the JSON of the answer, or the refusal in `refusal`.
QByteArray runSmaregiQuery(const QString &function, const QJsonObject &params, const SmaregiBooks &books, SmaregiRefusal &refusal);
