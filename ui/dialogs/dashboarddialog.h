// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/dashboard.h"

#include <QDialog>

#include <memory>
#include <optional>

class CameraThumbnails;
class Dashboards;
class Links;
class QListWidgetItem;
class QTreeWidgetItem;
class Session;
class Theme;
namespace Ui {
class DashboardDialog;
}

//! Makes a dashboard, or edits one: name, cameras in their order, registers, lead-in. Accepted when it is kept.
class DashboardDialog : public QDialog {
    Q_OBJECT
public:
    //! `dashboard` without a valid id is a new one.
    DashboardDialog(Dashboards &dashboards, Links &links, Session &session, CameraThumbnails &thumbnails, const Theme &theme,
                    const Dashboard &dashboard, QWidget *parent = nullptr);
    ~DashboardDialog() override;

signals:
    void saved(DashboardId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillCameras();
    void addCamera(const DashboardCamera &camera, bool ticked);
    void showThumbnail(const CameraId &camera);
    void moveCamera(int rows);
    void fillRegisters();
    QTreeWidgetItem *branchOf(const ContractKey &contract);
    void addRegister(const DashboardRegister &reg);
    QList<DashboardCamera> tickedCameras() const;
    QList<DashboardRegister> tickedRegisters() const;
    Dashboard typed() const;
    void ticksChanged();
    void save();
    void finish(const std::optional<Error> &error, DashboardId id);
    void showError();
    void showNames(); //!< of cameras and registers, with what is to be said of them
    void retranslate();

    Dashboards &m_dashboards;
    Links &m_links;
    Session &m_session;
    CameraThumbnails &m_thumbnails;
    const Theme &m_theme;
    const Dashboard m_before;
    std::unique_ptr<Ui::DashboardDialog> m_ui;
    std::optional<Error> m_error;
    enum class Lack { None, Camera, Register, TooManyCameras } m_lack = Lack::None;
};
