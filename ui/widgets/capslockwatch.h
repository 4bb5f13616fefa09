// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QKeyEvent;
class QWidget;

//! Whether Caps Lock is on, for a field that hides what is typed. Qt does not tell, so it is worked out from the keys: a
//! capital letter without Shift or a small one with it, and the Caps Lock key itself. Known only while the field has the
//! focus, because nobody tells what happens elsewhere.
class CapsLockWatch : public QObject {
    Q_OBJECT
public:
    explicit CapsLockWatch(QWidget *field);

    bool isOn() const { return m_on.value_or(false); } //!< false as long as it is not known

signals:
    void changed(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::optional<bool> after(const QKeyEvent &key) const;
    void set(std::optional<bool> on);

    std::optional<bool> m_on;
};
