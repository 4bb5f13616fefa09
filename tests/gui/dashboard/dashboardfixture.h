// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/dashboard/dashboardstand.h"
#include "tests/gui/ui/uifixture.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/screens/dashboard/camerafeed.h"
#include "ui/screens/dashboard/dashboardscreen.h"
#include "ui/theme/theme.h"
#include "ui/widgets/videoview.h"

#include <QAbstractButton>
#include <QListView>

//! The dashboard on its stand, with two linked registers: "1" at the first camera, "2" at the second. What its tests share.
class DashboardFixture : public QObject {
    Q_OBJECT
protected:
    void setUp()
    {
        if (!m_theme) {
            m_theme = std::make_unique<Theme>();
            m_theme->setMode(Theme::Mode::Light);
        }
        m_now = fromMs(QDateTime::fromString(u"2026-01-24T07:56:45Z", Qt::ISODate).toMSecsSinceEpoch());
        m_stand = std::make_unique<DashboardStand>();
        QVERIFY(m_stand->database);
        m_stand->clock.set(m_now);
        m_dialogs = std::make_unique<ScriptedDialogs>();
    }
    void tearDown()
    {
        if (m_dialogs)
            delete m_dialogs->opened.data();
        m_screen.reset();
        m_dialogs.reset();
        m_stand.reset();
    }
    DashboardServices services(Settings &settings) const
    {
        return {m_stand->dashboards,  m_stand->links,      m_stand->book,     m_stand->pins, m_stand->search,
                m_stand->exporter,    m_stand->clips,      m_stand->pictures, m_stand->live, m_stand->playback,
                m_stand->momentClips, m_stand->thumbnails, m_stand->session,  settings};
    }
    void makeScreen() { makeScreen(*m_dialogs); }
    void makeScreen(Dialogs &dialogs)
    {
        m_screen = std::make_unique<DashboardScreen>(services(m_stand->settings), dialogs, *m_theme);
        m_screen->resize(1244, 900); // of a window of 1440 with its side bar
        m_screen->show();
    }
    //! Signed in and linked, with so many receipts of register 1, newest at 16:55:20, five minutes apart.
    bool prepare(int receipts)
    {
        const Instant last = fromMs(QDateTime::fromString(u"2026-01-24T07:55:20Z", Qt::ISODate).toMSecsSinceEpoch());
        QList<Receipt> made;
        for (int i = 0; i < receipts; ++i)
            made.append(m_stand->receipt(6932 - i, last - i * std::chrono::minutes(5)));
        const QList<Camera> cameras = m_stand->cloud.cameras;
        return m_stand->signIn() && m_stand->addLink(QStringLiteral("1"), QStringLiteral("レジ 1"), cameras.at(0)) &&
               m_stand->addLink(QStringLiteral("2"), QStringLiteral("レジ 2"), cameras.at(1)) && m_stand->add(made) &&
               QTest::qWaitFor([&] { return m_stand->dashboards.all().size() == 2; });
    }
    bool open(int receipts = 12)
    {
        if (!prepare(receipts))
            return false;
        makeScreen();
        return QTest::qWaitForWindowActive(m_screen.get()) && waitForRows(receipts);
    }
    bool waitForRows(int count)
    {
        return QTest::qWaitFor([&] { return list()->model()->rowCount() == count; }) &&
               (count == 0 || QTest::qWaitFor([&] { return list()->model()->index(0, 0).data(ReceiptListModel::RowRole).isValid(); }));
    }
    //! Both cameras beside both registers, made by the user.
    DashboardId addBoth()
    {
        Dashboard both;
        both.name = QStringLiteral("全体");
        for (const Camera &camera : m_stand->cloud.cameras)
            both.cameras << DashboardCamera{camera.id, camera.name};
        both.registers = {{DashboardStand::reg(QStringLiteral("1")), {}}, {DashboardStand::reg(QStringLiteral("2")), {}}};
        const std::optional<Dashboard> added = DashboardStand::wait(m_stand->dashboards.add(both));
        return added ? added->id : DashboardId{};
    }

    template <typename T>
    T *child(const char *name) const
    {
        return ::child<T>(m_screen.get(), name);
    }
    VideoView *video() const { return child<VideoView>("videoView"); }
    QListView *list() const { return child<QListView>("receiptList"); }
    void click(const char *button) const { QTest::mouseClick(child<QAbstractButton>(button), Qt::LeftButton); }
    void clickRow(int row) const
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(list()->model()->index(row, 0)).center());
    }
    QString shownMoment() const
    {
        return video()->caption().badge == VideoCaption::Badge::Moment ? video()->caption().badgeText : QString();
    }
    //! The cameras that play now, in the order of the dashboard.
    QStringList playing() const
    {
        QStringList cameras;
        for (const CameraFeed *feed : m_screen->findChildren<CameraFeed *>()) {
            if (!feed->playing().isEmpty())
                cameras << feed->playing().value;
        }
        return cameras;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DashboardStand> m_stand;
    std::unique_ptr<ScriptedDialogs> m_dialogs;
    std::unique_ptr<DashboardScreen> m_screen;
    Instant m_now;
};
