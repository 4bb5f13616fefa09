// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/leaveguard.h"

#include "app/base/async.h"
#include "ui/dialogs/dialogs.h"

void LeaveGuard::leave(UnsavedEdits *edits, std::function<void()> go)
{
    if (!edits || !edits->hasUnsavedEdits()) {
        go();
        return;
    }
    if (const QFuture<Result<Done>> saving = edits->saving(); saving.isRunning()) {
        onFinished(saving, this, [this, edits, go = std::move(go)](const Result<Done> &) mutable { leave(edits, std::move(go)); });
        return;
    }
    if (m_asking)
        return;
    m_asking = true;
    //: The answers to "There are changes that are not saved.", the first being the recommended one.
    const QStringList answers{tr("Save"), tr("Discard"), tr("Stay here")};
    const auto answer = m_dialogs.choose(
        tr("Save the changes?"), tr("Cameras were chosen on this page and not saved. Without saving, the changes are lost."), answers);
    onFinished(answer, this, [this, edits, go = std::move(go)](int choice) { answered(choice, edits, go); });
}

void LeaveGuard::answered(int choice, UnsavedEdits *edits, const std::function<void()> &go)
{
    enum { Save, Discard };
    m_asking = false;
    if (choice == Save) {
        onFinished(edits->saveEdits(), this, [go](const Result<Done> &saved) {
            if (saved)
                go();
        });
    } else if (choice == Discard) {
        edits->discardEdits();
        go();
    }
}
