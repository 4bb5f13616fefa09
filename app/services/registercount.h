// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/storage/registerdata.h"

#include <QObject>

#include <optional>

class Links;

//! What a register has in the journal.
struct StoredRegister {
    enum class Use {
        Linked, //!< to a camera: what is deleted would be fetched again
        ContractRead, //!< not linked, but another register of its contract is: new receipts keep coming
        Free,
    };

    RegisterKey reg;
    QString accountName; //!< may be empty
    QString registerName; //!< likewise
    qint64 receipts = 0;
    Instant first; //!< time of sale
    Instant last;
    Use use = Use::Free;

    friend bool operator==(const StoredRegister &, const StoredRegister &) = default;
};

//! Counts what each register has in the journal, all or up to a time, in short jobs. GUI thread.
class RegisterCount : public QObject {
    Q_OBJECT
public:
    RegisterCount(RegisterData &data, const Links &links, QObject *parent = nullptr);

    //! Counts anew, all or what was sold before that and is not pinned; changed() tells of each step.
    void start(std::optional<Instant> soldBefore = {});
    void stop();
    bool isCounting() const { return m_counting; }
    std::optional<Error> error() const { return m_error; }
    QList<StoredRegister> registers() const; //!< in the order of their contracts; so far
    qint64 receipts() const; //!< of them all
    StoredRegister::Use useOf(const RegisterKey &reg) const;

signals:
    void changed();

private:
    void countFrom(ReceiptId after);
    StoredRegister &counted(const RegisterKey &reg);

    RegisterData &m_data;
    const Links &m_links;
    QList<StoredRegister> m_registers;
    ReceiptId m_before = RegisterData::kEnd;
    bool m_counting = false;
    int m_generation = 0;
    std::optional<Error> m_error;
};
