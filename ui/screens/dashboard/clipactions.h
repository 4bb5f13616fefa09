// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"
#include "ui/dialogs/clipdialog.h"

#include <QObject>

class ChosenReceipt;
class Dialogs;
class Links;
class Playback;
class Session;
class Theme;

//! Exports what the dashboard shows, through a dialog: the chosen receipt, a marked span, or both.
class ClipActions : public QObject {
    Q_OBJECT
public:
    ClipActions(const ChosenReceipt &receipt, const Playback &playback, const Links &links, const Session &session, ClipExport &exporter,
                Dialogs &dialogs, const Theme &theme, QObject *parent = nullptr);

    void setDashboard(const Dashboard &dashboard);
    //! There is something to export.
    bool isOffered() const;
    void open();

signals:
    void offeredChanged();

private:
    ClipSubject subject() const;
    QList<ClipSubject::Camera> cameras() const;
    QString nameOf(const CameraId &camera, const QString &lastKnown) const;
    void check();

    const ChosenReceipt &m_receipt;
    const Playback &m_playback;
    const Links &m_links;
    const Session &m_session;
    ClipExport &m_exporter;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    Dashboard m_dashboard;
    QString m_folder; //!< where the last ones went
    bool m_wasOffered = false;
};
