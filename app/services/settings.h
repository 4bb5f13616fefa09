// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/retentionperiod.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSettings>
#include <QString>

#include <optional>

//! What the user made of a table's columns.
struct TableColumns {
    QList<int> widths; //!< by column; empty: as the table likes them
    int sortColumn = -1; //!< -1: not sorted
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
};

//! How the cameras' pictures are kept on this computer.
struct RecordingSettings {
    bool on = true;
    qint64 bytes = 20'000'000'000;
    int days = 7;

    friend bool operator==(const RecordingSettings &, const RecordingSettings &) = default;
};

//! All settings of the profile, typed, with their defaults; nothing else opens QSettings. Never holds a secret.
class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(const QString &iniFile, QObject *parent = nullptr);

    QString language() const; //!< "ja", "en", or empty: as the system
    void setLanguage(const QString &language);

    QString account() const; //!< last signed-in e-mail, offered the next time
    void setAccount(const QString &account);

    qint64 dashboard() const; //!< DashboardId of the one that was open last; 0 when none
    void setDashboard(qint64 dashboard);
    qint64 dashboardLink() const; //!< the same as an earlier version kept it: a LinkId; 0 when none

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    //! Whether a dashboard (DashboardId) shows its live pictures in equal size.
    bool isGrid(qint64 dashboard) const;
    void setGrid(qint64 dashboard, bool on);

    bool isSoundOn() const; //!< of the live picture
    void setSoundOn(bool on);

    QByteArray dashboardSplitter() const;
    void setDashboardSplitter(const QByteArray &state);

    //! How far the user is with the guide はじめに. The numbers are stored.
    enum class Guide {
        New = 0, //!< never seen
        Begun = 1, //!< opens by itself
        Left = 2, //!< in the side bar, does not open by itself
        Closed = 3,
    };
    Guide guide() const;
    void setGuide(Guide guide);
    //! A receipt was seen with the picture of its moment: the guide's last step.
    bool sawFirstMoment() const;
    void setSawFirstMoment(bool seen);

    //! Receipts may be searched by the names of the staff. Off until the user says so.
    bool isStaffSearchAllowed() const;
    void setStaffSearchAllowed(bool allowed);

    bool isUpdateCheckOn() const; //!< on until the user says no
    void setUpdateCheckOn(bool on);
    std::optional<Instant> lookedForUpdates() const; //!< when an answer came last
    void setLookedForUpdates(Instant at);

    QByteArray helpGeometry() const;
    void setHelpGeometry(const QByteArray &geometry);

    RetentionPeriod retention() const; //!< how long receipts are kept
    void setRetention(const RetentionPeriod &period);

    RecordingSettings recording() const;
    void setRecording(const RecordingSettings &recording);

    TableColumns linkColumns(Vendor vendor) const;
    void setLinkColumns(Vendor vendor, const TableColumns &columns);

signals:
    void languageChanged();
    void recordingChanged();
    void staffSearchChanged();
    void updateCheckChanged();

private:
    QSettings m_ini;
};
