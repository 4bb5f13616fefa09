// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/ui/uifixture.h"
#include "tests/unit/services/servicesfixture.h"

#include "app/services/camerathumbnails.h"
#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linksscreen.h"
#include "ui/theme/theme.h"
#include "ui/widgets/camerabox.h"
#include "ui/widgets/noticebox.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

inline const QString kContract = QStringLiteral("sk1234a");
inline const CameraId kFirst{QStringLiteral("a")};
inline const CameraId kSecond{QStringLiteral("b")};

//! The links screen on a real database, with two cameras.
struct LinksPlace {
    explicit LinksPlace(bool signedIn = true, ContractTimes times = {}, PosCloud *smaregi = nullptr)
        : store(folder.path())
        , links(store.make(times, smaregi))
        , thumbnails(store.session, store.clock)
    {
        store.cameras.list = {{kFirst, QStringLiteral("レジ前"), {}, QStringLiteral("CC-2L"), true},
                              {kSecond, QStringLiteral("出口"), {}, QStringLiteral("CC-2"), false}};
        if (signedIn && !wait(store.session.signInWithPassword(QStringLiteral("owner@example.jp"), QStringLiteral("right"))))
            qFatal("no sign-in");
        screen = std::make_unique<LinksScreen>(*links, store.session, &thumbnails, store.settings, dialogs, theme);
        screen->resize(1200, 800);
        screen->show();
        screen->activateWindow();
        if (!QTest::qWaitForWindowActive(screen.get()))
            qFatal("no window");
    }
    void load()
    {
        screen->follow(links->load());
        if (!QTest::qWaitFor([this] { return !page("smaregiPage")->findChild<QWidget *>(QStringLiteral("loadingState"))->isVisible(); }))
            qFatal("the links do not load");
    }
    //! Two links, shown: register 1 with the first camera and register 2 with the second.
    void addTwo()
    {
        add(QStringLiteral("1"), kFirst);
        add(QStringLiteral("2"), kSecond);
        if (!QTest::qWaitFor([this] { return table()->model()->rowCount() == 2; }))
            qFatal("no rows");
    }
    void add(const QString &terminal, const CameraId &camera)
    {
        if (!wait(links->addSmaregi(kContract, {kRightToken, {}, {}}, terminal, camera, true)))
            qFatal("no link");
    }
    QWidget *page(const char *name) const { return child<QWidget>(screen.get(), name); }
    QPushButton *smaregi(const char *name) const { return child<QPushButton>(page("smaregiPage"), name); }
    QTableView *table(const char *pageName = "smaregiPage") const { return child<QTableView>(page(pageName), "table"); }
    CameraBox *box(int row) const { return child<CameraBox>(table(), qPrintable(QStringLiteral("cameraBox%1").arg(row))); }
    QPushButton *button(const char *name, int row) const
    {
        return child<QPushButton>(table(), qPrintable(QString::fromLatin1(name) + QString::number(row)));
    }
    //! Another camera by key, so that the row is edited.
    void edit(int row) const
    {
        box(row)->setFocus();
        QTest::keyClick(box(row), box(row)->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
    }
    //! The row's menu, opened by its button.
    QMenu *menu(int row) const
    {
        button("rowMenuButton", row)->click();
        return child<QMenu>(table(), "rowMenu");
    }
    static void choose(QMenu *menu, const char *name)
    {
        auto *action = menu->findChild<QAction *>(QString::fromLatin1(name));
        if (!action)
            qFatal("no action %s", name);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QPoint header(int column) const
    {
        const QHeaderView *view = table()->horizontalHeader();
        return {view->sectionViewportPosition(column) + 25, view->height() / 2};
    }
    QStringList terminals() const
    {
        QStringList ids;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            ids << table()->model()->index(row, LinkTableModel::Terminal).data().toString();
        return ids;
    }
    NoticeBox *undo() const { return child<NoticeBox>(page("smaregiPage"), "undoNotice"); }
    QLabel *notice(const char *pageName = "smaregiPage") const { return child<QLabel>(page(pageName), "notice"); }
    QString state(int row) const { return table()->model()->index(row, LinkTableModel::State).data().toString(); }

    QTemporaryDir folder;
    Theme theme;
    Store store;
    std::unique_ptr<Links> links;
    CameraThumbnails thumbnails;
    ScriptedDialogs dialogs;
    std::unique_ptr<LinksScreen> screen;
};
