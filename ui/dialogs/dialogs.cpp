// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialogs.h"

#include "ui/dialogs/questiondialog.h"
#include "ui/widgets/modaloverlay.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>

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

//! A window of its own, the system's where there is one: people know their way about in it.
QFuture<QString> WindowDialogs::saveFile(const QString &title, const QString &proposedName, const QString &filter)
{
    const QString folder =
        QDir(m_folder).exists() && !m_folder.isEmpty() ? m_folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, title, folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(proposedName).suffix());
    dialog->selectFile(proposedName);
    const auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    QObject::connect(dialog, &QDialog::finished, dialog, [this, dialog, promise](int result) {
        const QString file = result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString();
        if (!file.isEmpty())
            m_folder = QFileInfo(file).absolutePath();
        promise->addResult(file);
        promise->finish();
    });
    dialog->open();
    return promise->future();
}

QFuture<QString> WindowDialogs::chooseFolder(const QString &title, const QString &proposed)
{
    auto *dialog = new QFileDialog(m_window, title, proposed);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    const auto promise = std::make_shared<QPromise<QString>>();
    promise->start();
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, promise](int result) {
        promise->addResult(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
        promise->finish();
    });
    dialog->open();
    return promise->future();
}

void WindowDialogs::open(QDialog *dialog)
{
    ModalOverlay::open(dialog, m_window, m_theme);
}
