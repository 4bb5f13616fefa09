// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

class Links;
class MomentPictures;
class ReceiptBook;
class Session;
class Settings;

enum class FirstStep { SignIn, Contract, Register, Camera, Receipt };

//! How far one of the first steps is.
struct FirstStepStatus {
    enum class State {
        Waiting, //!< an earlier step comes first
        Next, //!< to be done now, or under way
        Done,
        Trouble, //!< see error
    };
    FirstStep step = FirstStep::SignIn;
    State state = State::Waiting;
    std::optional<Error> error;

    friend bool operator==(const FirstStepStatus &, const FirstStepStatus &) = default;
};

//! サービス利用開始までの流れ: which steps from the sign-in to the first receipt with its picture are done, looked up from how
//! things are, and whether the guide is offered, which the settings remember. GUI thread.
class FirstSteps : public QObject {
    Q_OBJECT
public:
    FirstSteps(Session &session, Links &links, ReceiptBook &book, MomentPictures &pictures, Settings &settings, QObject *parent = nullptr);
    ~FirstSteps() override;

    const QList<FirstStepStatus> &steps() const;
    int doneCount() const;
    bool allDone() const;
    //! The vendors of the contracts that are connected.
    QList<Vendor> connectedVendors() const;

    //! The guide has its place in the side bar.
    bool isOffered() const;
    //! Call when the links of a sign-in are read. True when the guide should open by itself: for a new user, who has no link yet
    //! and did not leave it before. A profile that has links and never saw the guide is not bothered with it.
    [[nodiscard]] bool beginIfNew();
    void leave(); //!< "later"; once all is done, for good
    void reopen(); //!< asked for again

signals:
    void changed(); //!< steps()
    void offeredChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};
