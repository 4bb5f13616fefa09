// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"

#include <QHash>
#include <QObject>

class LinkHeader;
class QTableView;
class Settings;
class Theme;

//! How wide the columns of a link table are and by which one it is sorted; keeps what the user made of it in the settings.
//! Columns grow and shrink with the window, each by its share, never below what it holds.
class LinkColumns : public QObject {
    Q_OBJECT
public:
    //! The table has its model already. All outlive this, which is the table's.
    LinkColumns(QTableView &table, LinkHeader &header, Settings &settings, Vendor vendor, const Theme &theme);

    void fit();

private:
    void sort(int column, Qt::SortOrder order);
    void resized(int column, int before, int now);
    void resizeByKey(int column, int width);
    void keep();
    int needed(int column) const;

    QTableView &m_table;
    LinkHeader &m_header;
    Settings &m_settings;
    const Vendor m_vendor;
    const Theme &m_theme;
    QHash<int, int> m_shares;
    bool m_fitting = false;
};
