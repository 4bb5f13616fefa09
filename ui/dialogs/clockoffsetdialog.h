// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/link.h"

#include <QDialog>

#include <memory>
#include <optional>

class ClockMeasures;
class Links;
namespace Ui {
class ClockOffsetDialog;
}

//! 時計のずれ: what is set for a link, and another value, typed or measured with receipts. Accepted when it is set.
class ClockOffsetDialog : public QDialog {
    Q_OBJECT
public:
    //! `registerLabel` is the register as the user knows it. What has been measured is proposed at once.
    ClockOffsetDialog(Links &links, ClockMeasures &measures, const Clock &clock, const Link &link, const QString &registerLabel,
                      QWidget *parent = nullptr);
    ~ClockOffsetDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildRows();
    void retranslate();
    void showMeasures();
    void showProposal();
    void removeMeasure(int row);
    ClockOffset typed() const;
    ClockOffset proposed() const;
    QString doubt(const ClockOffset &offset) const;
    void set(const ClockOffset &offset);

    Links &m_links;
    ClockMeasures &m_measures;
    const Clock &m_clock;
    const Link m_link;
    const QString m_registerLabel;
    std::unique_ptr<Ui::ClockOffsetDialog> m_ui;
    std::optional<Error> m_error;
};
