// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dashboardtext.h"

#include "ui/models/receipttext.h"

#include <QCoreApplication>
#include <QLocale>

namespace {
struct DashboardText {
    Q_DECLARE_TR_FUNCTIONS(DashboardText)
};
} // namespace

QString dashboardTitle(const Dashboard &dashboard)
{
    return dashboard.name.isEmpty() ? automaticTitle(dashboard) : dashboard.name;
}

QString automaticTitle(const Dashboard &dashboard)
{
    if (dashboard.showsNothing())
        return DashboardText::tr("Empty dashboard");
    QStringList registers;
    for (const DashboardRegister &reg : dashboard.registers)
        registers << registerText(reg.key, reg.name);
    QStringList cameras;
    for (const DashboardCamera &camera : dashboard.cameras)
        cameras << (camera.name.isEmpty() ? DashboardText::tr("Camera") : camera.name);
    const QString left = QLocale().createSeparatedList(registers);
    const QString right = QLocale().createSeparatedList(cameras);
    if (left.isEmpty() || right.isEmpty())
        return left + right;
    //: Name of a dashboard: its registers and its cameras
    return DashboardText::tr("%1 × %2").arg(left, right);
}
