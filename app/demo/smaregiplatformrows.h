// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/smaregirows.h"

//! The classic rows in the words of the Platform API: column P of smaregi.md 7.
SmaregiRow platformHead(const SmaregiRecord &record);
SmaregiRow platformDetail(const SmaregiRecord &record, qsizetype line);

std::vector<SmaregiRow> platformStores(); //!< of 10
std::vector<SmaregiRow> platformTerminals(); //!< of 11
std::vector<SmaregiRow> platformStaffs(); //!< of 12
std::vector<SmaregiRow> platformPaymentMethods(); //!< of 5; its fields are not documented, so those of 7.3

//! What a transaction carries beside its own fields.
struct PlatformExtras {
    enum class Details { None, Summary, All };
    Details details = Details::None;
    bool depositOthers = false;
    bool layaways = false;
    bool layawayPickUps = false;
    bool moneyControl = false;
    bool names = true; //!< of the staff and the other payments, beside their ids
};

void appendTransaction(QByteArray &json, const SmaregiRow &head, const SmaregiRecord &record, const QList<QByteArray> &fields,
                       const PlatformExtras &extras);
void appendDetails(QByteArray &json, const SmaregiRecord &record, bool whole = true); //!< the array
