// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class Theme;

//! Paints the cells of the cameras' table: the thumbnail before the name, a sign before what is known of state and options.
class CameraDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CameraDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintThumbnail(QPainter *painter, const QRect &cell, const QModelIndex &index, bool faint) const;
    int paintSign(QPainter *painter, const QRect &place, const QModelIndex &index) const;

    const Theme &m_theme;
};
