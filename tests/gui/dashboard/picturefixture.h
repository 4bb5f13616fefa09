// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/dashboard/dashboardfixture.h"
#include "tests/support/blockcode.h"
#include "tests/support/guiwatchdog.h"

#include <QApplication>
#include <QFile>

//! The dashboard where a test reads off the pictures which instant they show, and fails where the GUI thread is blocked.
class PictureFixture : public DashboardFixture {
    Q_OBJECT
private slots:
    void init()
    {
        setUp();
        GuiWatchdog::instance().restart();
    }
    void cleanup()
    {
        GuiWatchdog::instance().watch("the end of the screen", [this] { m_screen.reset(); });
        const QString blocked = GuiWatchdog::instance().complaint();
        tearDown();
        QVERIFY2(blocked.isEmpty(), qPrintable(blocked));
    }

protected:
    bool openBoth(int receipts = 3)
    {
        if (!prepare(receipts))
            return false;
        m_stand->settings.setDashboard(addBoth().value);
        makeScreen();
        return QTest::qWaitForWindowActive(m_screen.get()) && waitForRows(receipts);
    }
    //! What a camera, 1 or 2, showed in these seconds of the minute of the newest receipt (16:55:20).
    void keepFootage(int from, int to, int camera = 1) const
    {
        const Instant minute = fromMs(QDateTime::fromString(u"2026-01-24T07:55:00Z", Qt::ISODate).toMSecsSinceEpoch());
        for (int second = from; second < to; second += 2) {
            QFile file(QStringLiteral(REGILENS_SOURCE_DIR "/resources/demo/camera%1/segment-%2.ts")
                           .arg(camera)
                           .arg(second / 2, 2, 10, QLatin1Char('0')));
            QVERIFY(file.open(QIODevice::ReadOnly));
            MediaSegment segment;
            segment.sequence = second;
            segment.bytes = file.readAll();
            segment.start = minute + std::chrono::seconds(second);
            segment.duration = std::chrono::seconds(2);
            m_stand->footage.append(m_stand->cloud.cameras.at(camera - 1).id, segment);
        }
    }
    //! As it is painted.
    QString paintedCode() const
    {
        const std::optional<BlockCode> shown = readBlockCode(video()->grab(video()->pictureRect()).toImage());
        return shown ? QStringLiteral("camera %1 :%2").arg(shown->camera).arg(shown->second) : QStringLiteral("none");
    }
    bool shows(int second) const
    {
        return QTest::qWaitFor([&] { return paintedCode() == QStringLiteral("camera 1 :%1").arg(second); }, 10'000);
    }
    std::optional<BlockCode> code() const { return readBlockCode(video()->image()); }
    QString shownCode() const
    {
        const std::optional<BlockCode> shown = code();
        return shown ? QStringLiteral("camera %1 :%2").arg(shown->camera).arg(shown->second) : QStringLiteral("none");
    }
    QWidget *fullScreen() const
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == u"fullScreenWindow" && window->isVisible())
                return window;
        }
        return nullptr;
    }
};
