// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/settings.h"

#include <algorithm>

namespace {
const QString kLanguage = QStringLiteral("ui/language");
const QString kAccount = QStringLiteral("signIn/account");
const QString kDashboard = QStringLiteral("dashboard/id");
const QString kDashboardLink = QStringLiteral("dashboard/link");
const QString kWindowGeometry = QStringLiteral("ui/windowGeometry");
const QString kDashboardSplitter = QStringLiteral("dashboard/splitter");
const QString kSound = QStringLiteral("dashboard/sound");
const QString kGuide = QStringLiteral("guide/state");
const QString kSawFirstMoment = QStringLiteral("guide/sawFirstMoment");
const QString kStaffSearch = QStringLiteral("search/staff");
const QString kUpdateCheck = QStringLiteral("updates/check");
const QString kLookedForUpdates = QStringLiteral("updates/lookedAt");
const QString kRecordingOn = QStringLiteral("recording/on");
const QString kRecordingBytes = QStringLiteral("recording/bytes");
const QString kRecordingDays = QStringLiteral("recording/days");
const QString kHelpGeometry = QStringLiteral("help/geometry");
const QString kRetention = QStringLiteral("journal/retention");

QString gridKey(qint64 dashboard)
{
    return QStringLiteral("dashboard/grid/%1").arg(dashboard);
}

QString linkColumnsKey(Vendor vendor, const char *what)
{
    return QStringLiteral("links/%1/%2").arg(vendor == Vendor::Smaregi ? u"smaregi" : u"ubiregi", QLatin1String(what));
}
} // namespace

Settings::Settings(const QString &iniFile, QObject *parent) : QObject(parent), m_ini(iniFile, QSettings::IniFormat) {}

QString Settings::language() const
{
    return m_ini.value(kLanguage).toString();
}

void Settings::setLanguage(const QString &language)
{
    if (language == this->language())
        return;
    m_ini.setValue(kLanguage, language);
    emit languageChanged();
}

QString Settings::account() const
{
    return m_ini.value(kAccount).toString();
}

void Settings::setAccount(const QString &account)
{
    m_ini.setValue(kAccount, account);
}

qint64 Settings::dashboardLink() const
{
    return m_ini.value(kDashboardLink, 0).toLongLong();
}

qint64 Settings::dashboard() const
{
    return m_ini.value(kDashboard, 0).toLongLong();
}

void Settings::setDashboard(qint64 dashboard)
{
    m_ini.setValue(kDashboard, dashboard);
    m_ini.remove(kDashboardLink);
}

QByteArray Settings::windowGeometry() const
{
    return m_ini.value(kWindowGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_ini.setValue(kWindowGeometry, geometry);
}

bool Settings::isGrid(qint64 dashboard) const
{
    return m_ini.value(gridKey(dashboard), false).toBool();
}

void Settings::setGrid(qint64 dashboard, bool on)
{
    if (on)
        m_ini.setValue(gridKey(dashboard), true);
    else
        m_ini.remove(gridKey(dashboard));
}

bool Settings::isSoundOn() const
{
    return m_ini.value(kSound, false).toBool();
}

void Settings::setSoundOn(bool on)
{
    m_ini.setValue(kSound, on);
}

QByteArray Settings::dashboardSplitter() const
{
    return m_ini.value(kDashboardSplitter).toByteArray();
}

void Settings::setDashboardSplitter(const QByteArray &state)
{
    m_ini.setValue(kDashboardSplitter, state);
}

Settings::Guide Settings::guide() const
{
    return Guide(qBound(int(Guide::New), m_ini.value(kGuide, 0).toInt(), int(Guide::Closed)));
}

void Settings::setGuide(Guide guide)
{
    m_ini.setValue(kGuide, int(guide));
}

bool Settings::sawFirstMoment() const
{
    return m_ini.value(kSawFirstMoment, false).toBool();
}

void Settings::setSawFirstMoment(bool seen)
{
    m_ini.setValue(kSawFirstMoment, seen);
}

bool Settings::isStaffSearchAllowed() const
{
    return m_ini.value(kStaffSearch, false).toBool();
}

void Settings::setStaffSearchAllowed(bool allowed)
{
    if (allowed == isStaffSearchAllowed())
        return;
    m_ini.setValue(kStaffSearch, allowed);
    emit staffSearchChanged();
}

bool Settings::isUpdateCheckOn() const
{
    return m_ini.value(kUpdateCheck, true).toBool();
}

void Settings::setUpdateCheckOn(bool on)
{
    if (on == isUpdateCheckOn())
        return;
    m_ini.setValue(kUpdateCheck, on);
    emit updateCheckChanged();
}

std::optional<Instant> Settings::lookedForUpdates() const
{
    const qint64 ms = m_ini.value(kLookedForUpdates).toLongLong();
    return ms > 0 ? std::optional(fromMs(ms)) : std::nullopt;
}

void Settings::setLookedForUpdates(Instant at)
{
    m_ini.setValue(kLookedForUpdates, toMs(at));
}

QByteArray Settings::helpGeometry() const
{
    return m_ini.value(kHelpGeometry).toByteArray();
}

void Settings::setHelpGeometry(const QByteArray &geometry)
{
    m_ini.setValue(kHelpGeometry, geometry);
}

RetentionPeriod Settings::retention() const
{
    return RetentionPeriod::fromString(m_ini.value(kRetention).toString());
}

void Settings::setRetention(const RetentionPeriod &period)
{
    m_ini.setValue(kRetention, period.toString());
    m_ini.sync(); // before the deletion begins: it goes on after a kill
}

RecordingSettings Settings::recording() const
{
    RecordingSettings recording;
    recording.on = m_ini.value(kRecordingOn, recording.on).toBool();
    recording.bytes = std::max<qint64>(m_ini.value(kRecordingBytes, recording.bytes).toLongLong(), 1'000'000'000);
    recording.days = std::clamp(m_ini.value(kRecordingDays, recording.days).toInt(), 1, 366);
    return recording;
}

void Settings::setRecording(const RecordingSettings &recording)
{
    if (recording == this->recording())
        return;
    m_ini.setValue(kRecordingOn, recording.on);
    m_ini.setValue(kRecordingBytes, recording.bytes);
    m_ini.setValue(kRecordingDays, recording.days);
    emit recordingChanged();
}

TableColumns Settings::linkColumns(Vendor vendor) const
{
    TableColumns columns;
    const QStringList widths = m_ini.value(linkColumnsKey(vendor, "widths")).toStringList();
    for (const QString &width : widths)
        columns.widths << width.toInt();
    columns.sortColumn = m_ini.value(linkColumnsKey(vendor, "sortColumn"), -1).toInt();
    columns.sortOrder = m_ini.value(linkColumnsKey(vendor, "descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return columns;
}

void Settings::setLinkColumns(Vendor vendor, const TableColumns &columns)
{
    QStringList widths;
    for (const int width : columns.widths)
        widths << QString::number(width);
    m_ini.setValue(linkColumnsKey(vendor, "widths"), widths);
    m_ini.setValue(linkColumnsKey(vendor, "sortColumn"), columns.sortColumn);
    m_ini.setValue(linkColumnsKey(vendor, "descending"), columns.sortOrder == Qt::DescendingOrder);
}
