// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostore.h"
#include "tests/support/blockcode.h"
#include "tests/support/driver/programdriver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

//! One step of a user; the test fails with what stood in the way.
#define DO(step)                                                                                                                           \
    do {                                                                                                                                   \
        const QString problem = (step);                                                                                                    \
        QVERIFY2(problem.isEmpty(), qPrintable(problem));                                                                                  \
    } while (false)

//! The demo's clouds and a program that knows only their addresses.
struct Stand {
    explicit Stand(DemoOptions options = quiet())
        : demo(clock, options)
        , program(QStringLiteral(REGILENS_PROGRAM), QStringLiteral(REGILENS_TEST_PLUGINS))
    {
        if (!demo.start())
            qFatal("the demo store does not start");
        QFile file(endpointsFile());
        if (!file.open(QIODevice::WriteOnly) || file.write(demo.endpointsJson()) < 0)
            qFatal("cannot write the endpoints");
    }
    static DemoOptions quiet()
    {
        DemoOptions options;
        options.newSales = false;
        return options;
    }
    QString endpointsFile() const { return folder.filePath(QStringLiteral("endpoints.json")); }
    QString profile() const { return folder.filePath(QStringLiteral("profile")); }
    bool start(const QString &language = QStringLiteral("ja"))
    {
        return program.start({QStringLiteral("--endpoints"), endpointsFile(), QStringLiteral("--data-dir"), profile(),
                              QStringLiteral("--secret-store"), QStringLiteral("memory"), QStringLiteral("--lang"), language});
    }
    QString signIn(const QString &password = DemoCredentials::kPassword)
    {
        // Visible is not enough: it is greyed while the program looks for a sign-in that it remembers.
        if (!QTest::qWaitFor([this] { return program.type(QStringLiteral("email"), QString()).isEmpty(); }, 15'000))
            return QStringLiteral("the sign-in screen does not open");
        for (const QString &problem : {program.type(QStringLiteral("email"), DemoCredentials::kEmail),
                                       program.type(QStringLiteral("password"), password), program.click(QStringLiteral("signInButton"))}) {
            if (!problem.isEmpty())
                return problem;
        }
        return {};
    }
    //! Past the guide, which opens by itself in a profile without links.
    QString signInAndOpenLinks()
    {
        const QString button = QStringLiteral("navLinksButton");
        if (const QString problem = signIn(); !problem.isEmpty())
            return problem;
        return waitFor(QStringLiteral("guideScreen")) ? program.click(button) : QStringLiteral("the guide does not open by itself");
    }
    bool waitFor(const QString &widget, int ms = 20'000)
    {
        return QTest::qWaitFor([&] { return program.isVisible(widget); }, ms);
    }
    //! The text of the notice that is shown, once there is one.
    QString notice()
    {
        const QString name = QStringLiteral("notice");
        if (!waitFor(name))
            return {};
        return program.text(name);
    }
    //! Of the picture that is on the screen.
    std::optional<BlockCode> codeOnScreen(int scale)
    {
        const QString video = QStringLiteral("videoView");
        const QRect rect = program.rect(video, QStringLiteral("pictureRect"));
        const QImage shown = program.grab(video);
        return shown.isNull() ? std::nullopt : readBlockCode(shown.copy(QRect(rect.topLeft() * scale, rect.size() * scale)));
    }
    //! ＋, or the button in the middle while there is no link yet; likewise for
    //! the consent of Ubiregi.
    QString openNewLink()
    {
        const QString empty = QStringLiteral("emptyButton");
        if (!QTest::qWaitFor([&] { return program.isVisible(empty) || program.isVisible(QStringLiteral("addButton")); }, 20'000))
            return QStringLiteral("there is no button to add a link");
        return program.click(program.isVisible(empty) ? empty : QStringLiteral("addButton"));
    }
    //! Opens the dialog and types three of its fields; the camera is chosen last.
    QString fillNewLink(const QString &token, const QString &terminal, const QString &camera = QStringLiteral("レジ前"))
    {
        for (const QString &problem : {openNewLink(), program.type(QStringLiteral("contract"), DemoCredentials::kSmaregiContract),
                                       program.type(QStringLiteral("token"), token), program.type(QStringLiteral("terminal"), terminal),
                                       program.choose(QStringLiteral("camera"), camera)}) {
            if (!problem.isEmpty())
                return problem;
        }
        return {};
    }

    SystemClock clock;
    QTemporaryDir folder;
    DemoStore demo;
    ProgramDriver program;
};
