// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/links.h"

#include <QWidget>

class LiveCamera;
class MomentPictures;
class PictureColumn;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class ReceiptBook;
class ReceiptColumn;
class Session;
class Settings;
class Theme;

//! One link as a screen: the camera's picture beside the register's receipts. The camera plays only while this is visible.
class DashboardScreen : public QWidget {
    Q_OBJECT
public:
    DashboardScreen(Links &links, ReceiptBook &book, MomentPictures &pictures, LiveCamera &live, Session &session, Settings &settings,
                    Theme &theme, QWidget *parent = nullptr);

    //! Shows that link; an unknown one is passed over.
    void openLink(LinkId id);
    LinkId currentLink() const { return m_current; }

signals:
    void openLinks(); //!< the user wants the link settings

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeNoLinks();
    QWidget *makeBody(const Theme &theme);
    void takeLinks();
    void apply();
    void fillMenu();
    void backToLive();
    void updateSteps();
    void updateTitle();
    void translate();

    Links &m_links;
    Settings &m_settings;
    LinkId m_current;

    PictureColumn *m_picture;
    ReceiptColumn *m_receipts;
    QLabel *m_title = nullptr;
    QPushButton *m_switch = nullptr;
    QMenu *m_menu = nullptr;
    QStringList m_menuEntries;
    QStackedWidget *m_body = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_noLinks = nullptr;
    QLabel *m_noLinksAdvice = nullptr;
    QPushButton *m_openLinks = nullptr;
};
