// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/camera.h"

#include <QComboBox>
#include <QList>

class CameraThumbnails;
class QStandardItemModel;

//! A drop-down of cameras, each with its picture, name and model. One that cannot be linked is greyed and says why. The
//! choice stays when the list changes, also while it is dropped down; a camera that is gone is still shown as the choice.
class CameraBox : public QComboBox {
    Q_OBJECT
public:
    explicit CameraBox(QWidget *parent = nullptr);

    //! Where the pictures come from; it outlives the box. Null: no pictures.
    void setThumbnails(CameraThumbnails *thumbnails);
    //! Kept in step with the account's list by the caller.
    void setCameras(const QList<Camera> &cameras);

    CameraId camera() const; //!< empty: none chosen
    //! `lastKnownName` names it while it is not in the list.
    void setCamera(const CameraId &camera, const QString &lastKnownName = {});

    void showPopup() override;

signals:
    void chosen(const CameraId &camera); //!< by the user

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void put(int row, const CameraId &id);
    void describe(int row, const CameraId &id);
    void showChoice();
    void showPicture(const CameraId &camera);
    int rowOf(const CameraId &camera) const;
    const Camera *known(const CameraId &camera) const;

    QStandardItemModel *m_items;
    CameraThumbnails *m_thumbnails = nullptr;
    QList<Camera> m_cameras;
    CameraId m_choice;
    QString m_choiceName;
};
