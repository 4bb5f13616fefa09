// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/camera.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QImage>
#include <QList>

#include <optional>

//! A row of the cameras' table.
struct CameraTableRow {
    Camera camera;
    QStringList registers; //!< that are linked to it, as they are called

    //! Why it cannot be linked, else why it shows nothing now; for format::errorText().
    std::optional<Error> problem() const;

    friend bool operator==(const CameraTableRow &, const CameraTableRow &) = default;
};

//! The cameras of the account. Rows come and go one by one, so that what is selected stays so.
class CameraTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Serial, Model, State, Live, Stills, Registers, ColumnCount };
    enum Role {
        LinkableRole = Qt::UserRole,
        ProblemRole, //!< the sentence, with what to do; empty when all is well
        LevelRole, //!< of State, Live and Stills: int(Level)
    };
    enum class Level { Good, Unknown, Bad };

    explicit CameraTableModel(QObject *parent = nullptr);

    void setRows(const QList<CameraTableRow> &rows);
    void setThumbnail(const CameraId &camera, const QImage &image);
    const CameraTableRow &row(int row) const { return m_rows[row]; }
    int indexOf(const CameraId &camera) const; //!< -1 when it is not there

    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeGone(const QList<CameraTableRow> &rows);
    QString text(const CameraTableRow &row, int column) const;
    QString accessibleText(const CameraTableRow &row, int column) const;

    QList<CameraTableRow> m_rows;
    QHash<CameraId, QImage> m_thumbnails;
};
