// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/oncebody.h"

#include <algorithm>

OnceBody::OnceBody(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::bytesAvailable() const
{
    return m_body.size() - m_read + QIODevice::bytesAvailable();
}

qint64 OnceBody::readData(char *data, qint64 maxSize)
{
    const qsizetype count = std::min<qsizetype>(qsizetype(maxSize), m_body.size() - m_read);
    if (count == 0)
        return -1;
    std::copy_n(m_body.constData() + m_read, count, data);
    m_read += count;
    return count;
}
