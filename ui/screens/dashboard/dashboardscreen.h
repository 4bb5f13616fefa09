// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dashboard.h"
#include "app/domain/link.h"

#include <QHash>
#include <QWidget>

class CameraThumbnails;
class ClipActions;
class ClipExport;
class DashboardActions;
class DashboardHeader;
class DashboardMessage;
class Dashboards;
class Dialogs;
class FullScreenPlace;
class Links;
class LiveCameras;
class MomentClips;
class MomentPictures;
class NoticeBox;
class PictureColumn;
class Playback;
class QSplitter;
class QStackedWidget;
class ReceiptBook;
class ReceiptColumn;
class ReceiptExport;
class ReceiptPins;
class ReceiptSearch;
class Session;
class Settings;
class Theme;
struct ExportSubject;

//! What dashboards are made of.
struct DashboardServices {
    Dashboards &dashboards;
    Links &links;
    ReceiptBook &book;
    ReceiptPins &pins;
    ReceiptSearch &search; //!< its own
    ReceiptExport &exporter;
    ClipExport &clips;
    MomentPictures &pictures;
    const LiveCameras &live;
    Playback &playback;
    MomentClips &momentClips;
    CameraThumbnails &thumbnails;
    Session &session;
    Settings &settings;
};

//! The dashboard that is open: its cameras beside the receipts of its registers. The cameras play only while this is visible.
class DashboardScreen : public QWidget {
    Q_OBJECT
public:
    DashboardScreen(const DashboardServices &services, Dialogs &dialogs, Theme &theme, QWidget *parent = nullptr);

    //! Shows that dashboard; an unknown one is passed over.
    void openDashboard(DashboardId id);
    DashboardId currentDashboard() const { return m_current; }
    //! Does a dashboard have that register?
    bool canShow(const RegisterKey &reg) const { return dashboardWith(reg).isValid(); }
    //! Goes to that receipt on the day of its sale, on the dashboard that is open or else on the first that has its register.
    void showReceipt(const RegisterKey &reg, Instant soldAt, ReceiptId id);

signals:
    void clockMeasured(LinkId link, const ClockMeasure &measure); //!< the user saw a receipt being printed
    void openLinks(); //!< the user wants the link settings
    void staffSettingRequested(); //!< the user wants to search by staff

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBody();
    void connectParts();
    void makeShortcuts();
    bool isCovered() const;
    DashboardId dashboardWith(const RegisterKey &reg) const;
    void goTo(ReceiptId id);
    void takeDashboards();
    void apply();
    void showMissing(const Dashboard *dashboard);
    void offerRegisters(const Dashboard *dashboard);
    QHash<RegisterKey, CameraId> otherCameras(const Dashboard &dashboard) const;
    void exportReceipts(const ExportSubject &what);
    void backToLive();
    void toggleFullScreen();
    void translate();

    Dashboards &m_dashboards;
    Links &m_links;
    ReceiptBook &m_book;
    const Theme &m_theme;
    Settings &m_settings;
    ReceiptExport &m_exporter;
    Dialogs &m_dialogs;
    DashboardId m_wanted; //!< opened by the user last; away while its link has ended
    DashboardId m_current;

    DashboardActions *m_actions;
    DashboardHeader *m_header;
    NoticeBox *m_notice;
    QString m_missing; //!< what the notice says of registers without a link
    PictureColumn *m_picture;
    ClipActions *m_clips;
    FullScreenPlace *m_place;
    ReceiptColumn *m_receipts;
    DashboardMessage *m_message;
    QStackedWidget *m_body;
    QSplitter *m_splitter = nullptr;
    bool m_isShared = false; //!< by the user
};
