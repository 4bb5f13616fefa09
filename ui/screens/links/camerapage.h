// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "ui/models/cameratablemodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class CameraThumbnails;
class Links;
class Session;
class Theme;
namespace Ui {
class CameraPage;
}

//! カメラ: what the signed-in account sees, what it can be used for, and which registers it is linked to.
class CameraPage : public QWidget {
    Q_OBJECT
public:
    //! All outlive the page; `thumbnails` may be null.
    CameraPage(const Links &links, Session &session, CameraThumbnails *thumbnails, const Theme &theme, QWidget *parent = nullptr);
    ~CameraPage() override;

signals:
    void filmClockRequested(const CameraId &camera);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void refresh(); //!< from what the services know
    void lookAgain(); //!< asks the cloud
    void showState();
    void showProblem();
    void wantThumbnails();

    const Links &m_links;
    Session &m_session;
    CameraThumbnails *m_thumbnails;
    std::unique_ptr<Ui::CameraPage> m_ui;
    CameraTableModel m_model;
    QTimer m_fresh; //!< thumbnails grow old while somebody looks
    bool m_looking = false;
};
