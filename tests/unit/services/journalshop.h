// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/storeddata.h"
#include "app/storage/picturecache.h"
#include "app/storage/registerdata.h"
#include "app/storage/statement.h"
#include "tests/unit/services/servicesfixture.h"

#include <QTemporaryDir>

inline const ContractKey kShop{Vendor::Smaregi, QStringLiteral("demo001")};
inline const RegisterKey kFirst{kShop, QStringLiteral("1")};
inline const RegisterKey kSecond{kShop, QStringLiteral("2")};
inline const Instant kNoon = fromMs(1773457200000);

//! A journal of two registers with receipts in turn; nothing is linked.
struct JournalShop {
    explicit JournalShop(int receipts = 10)
        : store(folder.path())
        , registerData(*store.database)
        , pictures(folder.filePath(QStringLiteral("p")))
    {
        links = store.make();
        data = std::make_unique<StoredData>(registerData, pictures, *links);
        add(1, receipts);
    }
    void add(int from, int to)
    {
        QList<Receipt> list;
        for (int i = from; i <= to; ++i) {
            Receipt receipt;
            receipt.reg = i % 2 ? kFirst : kSecond;
            receipt.vendorKey = QString::number(i);
            receipt.soldAt = receipt.changedAt = kNoon + std::chrono::seconds(i);
            receipt.registerName = receipt.reg == kFirst ? QStringLiteral("本店レジ") : QString();
            list << receipt;
        }
        if (!wait(store.receipts->upsert(list, {}, kShop, {})))
            qFatal("no receipts");
    }
    QList<StoredRegister> count()
    {
        data->count();
        if (!QTest::qWaitFor([this] { return !data->isCounting(); }))
            qFatal("it counts for ever");
        return data->registers();
    }
    void link(const QString &terminal)
    {
        if (!wait(links->addSmaregi(kShop.contract, {kRightToken, {}, {}}, terminal, CameraId{QStringLiteral("a")}, true)))
            qFatal("no link");
    }
    void run(const QString &sql)
    {
        const auto ran = wait(store.database->write([sql](QSqlDatabase &db) -> Result<Done> {
            Statement statement(db, sql);
            return statement.run() ? Result<Done>(Done{}) : Result<Done>(statement.error());
        }));
        if (!ran)
            qFatal("%s", qPrintable(ran.error().detail));
    }
    QList<ReceiptId> ids(const RegisterKey &reg)
    {
        return wait(store.receipts->idsIn({kNoon, kNoon + std::chrono::hours(240)}, {reg})).value();
    }

    QTemporaryDir folder;
    Store store;
    RegisterData registerData;
    PictureCache pictures;
    std::unique_ptr<Links> links;
    std::unique_ptr<StoredData> data;
};
