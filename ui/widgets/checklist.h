// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QLabel;
class QVBoxLayout;

//! A thing that was checked, and how it came out.
struct CheckLine {
    enum class Mark { Good, Bad, Warning, Unknown, Busy };

    QString id; //!< names its label: "check" + id
    Mark mark = Mark::Unknown;
    QString text;
    QString advice = {}; //!< what to do about it, under it

    friend bool operator==(const CheckLine &, const CheckLine &) = default;
};

//! A few checks, one under the other, each with a sign and words. Hidden while there is none.
class CheckList : public QFrame {
    Q_OBJECT
    Q_PROPERTY(QString text READ text)
public:
    explicit CheckList(QWidget *parent = nullptr);

    void setLines(const QList<CheckLine> &lines);
    const QList<CheckLine> &lines() const { return m_lines; }
    QString text() const; //!< all of it, line by line

private:
    QList<CheckLine> m_lines;
    QList<QLabel *> m_labels;
    QVBoxLayout *m_layout;
};
