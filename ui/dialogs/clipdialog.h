// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clipexport.h"
#include "ui/widgets/receiptpaint.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class Dialogs;
class QCheckBox;
class Theme;

namespace Ui {
class ClipDialog;
}

//! What can be exported, as the dashboard shows it: the chosen receipt, a marked span, or both.
struct ClipSubject {
    struct Camera {
        CameraId id;
        QString name;
        std::chrono::milliseconds clockOffset{0}; //!< of its clock against the register's
        bool proposed = true;
    };
    QList<Camera> cameras;
    QString place; //!< shop or register, for the names of the files
    QString number; //!< of the receipt
    std::optional<Instant> soldAt; //!< of the receipt
    std::chrono::seconds before{10}; //!< as much of the time before it is proposed
    QList<ReceiptPanelLine> receipt; //!< its text
    std::optional<TimeRange> marked; //!< on the clock of `markedOn`
    CameraId markedOn;
    QString folder; //!< proposed; empty: the system's for videos
};

//! Asks what to export and how, writes it with progress, and says what became of each file. Screens open it by Dialogs::open(),
//! with Qt::WA_DeleteOnClose.
class ClipDialog : public QDialog {
    Q_OBJECT
public:
    ClipDialog(ClipExport &exporter, ClipSubject subject, Dialogs &dialogs, const Theme &theme, QWidget *parent = nullptr);
    ~ClipDialog() override; //!< gives up an export that is under way

    void done(int result) override;

signals:
    void folderChosen(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Asking, Writing, Written };
    void makeCameras();
    void retranslate();
    void enter(State state);
    void showState();
    void showCameras();
    void showResult();
    TimeRange spanOf(const ClipSubject::Camera &camera) const;
    ClipExportOrder order() const;
    void chooseFolder();
    void write();
    void openFolder() const;

    ClipExport &m_exporter;
    const ClipSubject m_subject;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    std::unique_ptr<Ui::ClipDialog> m_ui;
    QList<QCheckBox *> m_cameras; //!< as in the subject
    State m_state = State::Asking;
    QString m_folder;
    QFuture<Result<QList<ClipFile>>> m_writing;
    bool m_cancelled = false;
    QList<ClipFile> m_made;
    QTimer m_tick;
};
