// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/recorder.h"

#include <QWidget>

class QLabel;

//! How the recording of one camera fares, and what there is of it.
class RecordingRow : public QWidget {
    Q_OBJECT
public:
    explicit RecordingRow(QWidget *parent = nullptr);

    void show(const QString &name, const RecordedCamera &camera);
    const CameraId &camera() const { return m_camera; }

private:
    CameraId m_camera;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_kept;
    QLabel *m_problem;
};
