// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace {

const QString kGroup = QStringLiteral("receipts");

double rounded(double value)
{
    const double step = std::abs(value) >= 1000 ? 1 : std::abs(value) >= 100 ? 0.1 : 0.001;
    return std::round(value / step) * step;
}

} // namespace

Report::Report(QString file) : m_file(std::move(file))
{
    QFile stored(m_file);
    if (stored.open(QIODevice::ReadOnly))
        m_figures = QJsonDocument::fromJson(stored.readAll()).object().value(kGroup).toObject();
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
    QFile stored(m_file);
    return stored.open(QIODevice::WriteOnly) && stored.write(QJsonDocument(QJsonObject{{kGroup, m_figures}}).toJson()) > 0;
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
