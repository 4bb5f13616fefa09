// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QObject>

#include <functional>

class Dialogs;

//! A page that may hold what the user changed and did not save. The window asks it before it goes elsewhere.
class UnsavedEdits {
public:
    virtual ~UnsavedEdits() = default;
    virtual bool hasUnsavedEdits() const = 0;
    //! A save that was begun and may still be running: what it saves is no reason to ask.
    virtual QFuture<Result<Done>> saving() const { return {}; }
    //! Says itself what went wrong.
    virtual QFuture<Result<Done>> saveEdits() = 0;
    virtual void discardEdits() = 0;
};

//! Asks before unsaved edits are left behind: save, discard, or stay. One question at a time. GUI thread.
class LeaveGuard : public QObject {
    Q_OBJECT
public:
    explicit LeaveGuard(Dialogs &dialogs, QObject *parent = nullptr) : QObject(parent), m_dialogs(dialogs) {}

    //! Calls `go` when nothing is unsaved (any more): at once, after a save that is running, or after the answer; never when the user stays
    //! or saving fails. `edits` may be null; else it lives as long as the guard.
    void leave(UnsavedEdits *edits, std::function<void()> go);

private:
    void answered(int choice, UnsavedEdits *edits, const std::function<void()> &go);

    Dialogs &m_dialogs;
    bool m_asking = false;
};
