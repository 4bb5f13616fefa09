// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

//! The measured figures: a group of a JSON file, {"receipts": {…}}, that the phases of a run add to.
class Report {
public:
    explicit Report(QString file, QString kind = QStringLiteral("receipts"));

    void set(const QString &key, double value);
    //! The best of several rounds.
    void raise(const QString &key, double value);
    //! A figure of a group: {"search_p95_ms": {"1": …}}.
    void set(const QString &group, const QString &key, double value);
    double value(const QString &key) const { return m_figures.value(key).toDouble(); }
    bool save() const;
    void print() const;

private:
    const QString m_file;
    const QString m_kind;
    QJsonObject m_figures;
};

//! The smallest value that at least that part of the values do not exceed.
double percentile(QList<double> values, double part);
