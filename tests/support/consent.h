// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

//! Follows an OAuth consent page as a browser would, with a real HTTP client: fetches the page, presses one of its buttons,
//! goes where the redirect leads; a page with a choice of accounts gets `account`, if any. Waits. Answers the text of the last page, or a
//! sentence that starts with "problem:".
QString followConsent(const QUrl &page, const QString &decision, const QString &account = {});
