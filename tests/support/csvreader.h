// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

//! Reads comma-separated values back, strictly: CRLF ends a row, and a quote inside a cell is doubled. An empty list when
//! the bytes are not of that form.
inline QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows;
    QStringList row;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size();) {
        QString cell;
        if (text.at(i) == u'"') {
            for (++i;; ++i) {
                if (i >= text.size())
                    return {};
                if (text.at(i) != u'"') {
                    cell += text.at(i);
                } else if (i + 1 < text.size() && text.at(i + 1) == u'"') {
                    cell += text.at(i++);
                } else {
                    break;
                }
            }
            ++i;
        } else {
            while (i < text.size() && text.at(i) != u',' && text.at(i) != u'\r') {
                if (text.at(i) == u'"' || text.at(i) == u'\n')
                    return {};
                cell += text.at(i++);
            }
        }
        row << cell;
        if (i < text.size() && text.at(i) == u',') {
            if (++i < text.size() && text.at(i) == u'\r')
                row << QString();
            else
                continue;
        }
        if (text.mid(i, 2) != u"\r\n")
            return {};
        i += 2;
        rows << row;
        row.clear();
    }
    return rows;
}
