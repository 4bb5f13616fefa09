// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

//! A body that can be read once. Qt sends a request again by itself when the connection broke before the answer, POSTs
//! too (measured with 6.4.2: twice on the wire); it cannot when the body does not rewind.
class OnceBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OnceBody(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool seek(qint64) override { return false; } // quietly; the base class warns

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qsizetype m_read = 0;
};
