// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace {

double rounded(double value)
{
    const double parts = std::abs(value) >= 1000 ? 1 : std::abs(value) >= 100 ? 10 : 1000;
    return std::round(value * parts) / parts; // divided, so that it prints short
}

QJsonObject stored(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

Report::Report(QString file, QString kind) : m_file(std::move(file)), m_kind(std::move(kind))
{
    m_figures = stored(m_file).value(m_kind).toObject();
}

void Report::set(const QString &key, double value)
{
    m_figures.insert(key, rounded(value));
}

void Report::raise(const QString &key, double value)
{
    set(key, std::max(value, this->value(key)));
}

void Report::set(const QString &group, const QString &key, double value)
{
    QJsonObject figures = m_figures.value(group).toObject();
    figures.insert(key, rounded(value));
    m_figures.insert(group, figures);
}

bool Report::save() const
{
    QJsonObject all = stored(m_file);
    all.insert(m_kind, m_figures);
    QFile file(m_file);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(all).toJson()) > 0;
}

void Report::print() const
{
    QTextStream out(stdout);
    const auto line = [&out](const QString &name, double value) {
        out << name.leftJustified(48) << QString::number(value, 'g', 10).rightJustified(14) << '\n';
    };
    for (auto it = m_figures.begin(); it != m_figures.end(); ++it) {
        if (!it->isObject()) {
            line(it.key(), it->toDouble());
            continue;
        }
        const QJsonObject group = it->toObject();
        for (auto part = group.begin(); part != group.end(); ++part)
            line(it.key() + u' ' + part.key(), part->toDouble());
    }
}

double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = qsizetype(std::ceil(part * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}
