// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFrame>
#include <QList>

#include <memory>
#include <optional>

class DataRow;
class Dialogs;
class StoredData;
namespace Ui {
class DataSection;
}

//! What is in the journal, register by register, and its deletion with progress and a way to stop. Counts while it is seen.
class DataSection : public QFrame {
    Q_OBJECT
public:
    DataSection(StoredData &stored, Dialogs &dialogs, QWidget *parent = nullptr);
    ~DataSection() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showState();
    void showOutcome();
    QList<DataRow *> ticked() const;
    void ask();
    void remove(const QList<RegisterKey> &registers);
    void retranslate();

    StoredData &m_data;
    Dialogs &m_dialogs;
    std::unique_ptr<Ui::DataSection> m_ui;
    QList<DataRow *> m_rows; //!< children, in the order of the registers
    std::optional<Result<qint64>> m_outcome; //!< of the last deletion
};
