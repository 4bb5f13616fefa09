// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"

#include <QString>

//! The name that the user gave, or else what it shows: "Register 1 × Till camera". Plain text.
QString dashboardTitle(const Dashboard &dashboard);
//! What it is called without a name.
QString automaticTitle(const Dashboard &dashboard);
