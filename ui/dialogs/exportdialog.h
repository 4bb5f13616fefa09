// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptexport.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

class Dialogs;

namespace Ui {
class ExportDialog;
}

//! What is to be exported, as the screen shows it.
struct ExportSubject {
    SearchRequest search;
    std::optional<TimeRange> soldAt; //!< besides what the search says: the dashboard's day
    QString typed; //!< the search as it was typed, for the name of the file
    std::optional<qint64> count; //!< how many receipts that is, when it is known
};

//! Asks for the form of the file and its name, and writes it with progress. Screens open it by Dialogs::open(), with
//! Qt::WA_DeleteOnClose.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(ReceiptExport &exporter, ExportSubject subject, Dialogs &dialogs, QWidget *parent = nullptr);
    ~ExportDialog() override; //!< gives up an export that is under way

    void done(int result) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Asking, Writing, Written };
    void retranslate();
    void enter(State state);
    void showState();
    void showProgress();
    void chooseFile();
    void write(const QString &file);
    void openFolder() const;

    ReceiptExport &m_exporter;
    const ExportSubject m_subject;
    Dialogs &m_dialogs;
    std::unique_ptr<Ui::ExportDialog> m_ui;
    State m_state = State::Asking;
    QFuture<Result<qint64>> m_writing;
    QString m_file;
    qint64 m_written = 0;
    std::optional<Error> m_error;
    QElapsedTimer m_elapsed;
    QTimer m_tick;
};
