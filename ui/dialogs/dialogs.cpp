// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialogs.h"

#include "ui/dialogs/questiondialog.h"
#include "ui/widgets/modaloverlay.h"

#include <QPromise>

#include <memory>

namespace {

template <typename T, typename Fn>
QFuture<T> answered(QuestionDialog *dialog, Fn answerOf)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, promise, answerOf] {
        promise->addResult(answerOf(*dialog));
        promise->finish();
    });
    return promise->future();
}

} // namespace

QFuture<bool> WindowDialogs::confirm(const Question &question)
{
    auto *dialog = new QuestionDialog(question);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QFuture<bool> future = answered<bool>(dialog, [](const QuestionDialog &done) { return done.chosen() == 0; });
    open(dialog);
    return future;
}

QFuture<int> WindowDialogs::choose(const QString &title, const QString &text, const QStringList &actions)
{
    auto *dialog = new QuestionDialog(title, text, actions);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QFuture<int> future = answered<int>(dialog, [](const QuestionDialog &done) { return done.chosen(); });
    open(dialog);
    return future;
}

void WindowDialogs::open(QDialog *dialog)
{
    ModalOverlay::open(dialog, m_window, m_theme);
}
