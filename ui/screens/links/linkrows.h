// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/linktablemodel.h"

class Links;
class Session;

//! The rows of a vendor's table, as the services know them now: each link, and for Ubiregi the registers without one.
QList<LinkTableRow> linkRows(const Links &links, const Session &session, Vendor vendor);
