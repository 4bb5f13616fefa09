// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/camerawall.h"

#include <algorithm>

void CameraWall::setVisible(int count)
{
    m_states.resize(size_t(std::max(0, count)));
}

void CameraWall::setOnline(int camera, bool online, qint64 now)
{
    if (camera < 1 || camera > count() || isOnline(camera) == online)
        return;
    State &state = m_states[size_t(camera - 1)];
    if (online) {
        state.holes.append({state.offlineSince, now});
        state.offlineSince = 0;
        state.onlineSince = now;
    } else {
        state.offlineSince = now;
    }
}

CameraWall::Camera CameraWall::camera(int number)
{
    Camera camera;
    camera.id = QStringLiteral("DemoCamShibuya%1").arg(number, 6, 10, QLatin1Char('0'));
    camera.serial = QStringLiteral("DEMO%1").arg(number, 9, 10, QLatin1Char('0'));
    switch (number) {
    case 1:
        camera.name = QStringLiteral("渋谷本店 レジ前");
        camera.model = QStringLiteral("CC-2L_SF");
        break;
    case 2:
        camera.name = QStringLiteral("渋谷本店 出口");
        camera.model = QStringLiteral("CC-2_SF");
        break;
    case 3:
        camera.name = QStringLiteral("バックヤード");
        camera.model = QStringLiteral("One (SF-1)");
        break;
    default:
        camera.name = QStringLiteral("カメラ %1").arg(number);
        camera.model = QStringLiteral("CC-2_SF");
    }
    return camera;
}

int CameraWall::find(const QString &id) const
{
    for (int number = 1; number <= count(); ++number) {
        if (camera(number).id == id)
            return number;
    }
    return 0;
}

qint64 CameraWall::lastPictureAt(int camera, qint64 now) const
{
    return isOnline(camera) ? now : m_states.at(size_t(camera - 1)).offlineSince;
}

bool CameraWall::isRecorded(int camera, qint64 at, qint64 now) const
{
    return !recorded(camera, {at, at + 1}, now).isEmpty();
}

QList<CameraWall::Span> CameraWall::recorded(int camera, Span asked, qint64 now) const
{
    QList<Span> spans;
    qint64 from = std::max(asked.from, now - m_retention);
    const qint64 to = std::min(asked.to, lastPictureAt(camera, now) + 1);
    for (const Span &hole : m_states.at(size_t(camera - 1)).holes) {
        if (hole.from > from && std::min(hole.from, to) > from)
            spans.append({from, std::min(hole.from, to)});
        from = std::max(from, hole.to);
    }
    if (to > from)
        spans.append({from, to});
    return spans;
}
