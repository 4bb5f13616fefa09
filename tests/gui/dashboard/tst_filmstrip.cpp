// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/picturefixture.h"
#include "ui/screens/dashboard/filmframe.h"
#include "ui/screens/dashboard/filmstrip.h"

using namespace std::chrono_literals;

class TstFilmstrip : public PictureFixture {
    Q_OBJECT
private slots:
    void showsWhatHappenedAround();
    void takesThePlaybackThere();
    void followsTheClockOffset();
    void saysWhatIsNotExact();
    void saysWhyThereIsNone();
    void saysWhatIsNotRecordedYet();
    void givesWayInALowWindow();
    void goesWithTheReceipt();

private:
    FilmFrame *frame(int at) const { return child<FilmFrame>(qPrintable(QStringLiteral("filmFrame%1").arg(at))); }
    bool openHigh()
    {
        if (!open())
            return false;
        m_screen->resize(1244, 1100);
        clickRow(0); // of 16:55:20
        return QTest::qWaitFor([&] { return child<Filmstrip>("filmstrip")->isVisible(); });
    }
    QList<int> seconds() const
    {
        QList<int> seen;
        for (int i = 0; i < 4; ++i) {
            const auto shown = readBlockCode(frame(i)->content().image);
            seen << (shown ? shown->second : -1);
        }
        return seen;
    }
    QStringList labels() const
    {
        QStringList texts;
        for (int i = 0; i < 4; ++i)
            texts << QString(frame(i)->content().label).replace(QChar(0x2002), u' ');
        return texts;
    }
};

void TstFilmstrip::showsWhatHappenedAround()
{
    keepFootage(0, 40);
    QVERIFY(openHigh());
    QTRY_COMPARE(seconds(), (QList{5, 15, 20, 25}));
    QCOMPARE(labels(), (QStringList{QStringLiteral("\u221215 s 16:55:05"), QStringLiteral("\u22125 s 16:55:15"),
                                    QStringLiteral("Sale 16:55:20"), QStringLiteral("+5 s 16:55:25")}));
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(frame(i)->accessibleName(), frame(i)->content().label);
        QVERIFY(!frame(i)->accessibleDescription().isEmpty());
        QVERIFY(m_screen->rect().contains(QRect(frame(i)->mapTo(m_screen.get(), QPoint()), frame(i)->size())));
    }
    clickRow(1); // of five minutes before, where nothing is kept
    QTRY_COMPARE(labels().first().right(8), QStringLiteral("16:50:05"));
}

void TstFilmstrip::takesThePlaybackThere()
{
    keepFootage(0, 40);
    QVERIFY(openHigh());
    QTRY_VERIFY(frame(0)->isEnabled());
    m_stand->playback.setPlaying(false);
    QTest::mouseClick(frame(0), Qt::LeftButton);
    QVERIFY2(shows(5), qPrintable(paintedCode()));
    frame(3)->setFocus();
    QTest::keyClick(frame(3), Qt::Key_Return);
    QVERIFY2(shows(25), qPrintable(paintedCode()));
    QTest::keyClick(frame(3), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), frame(2));
    QTest::keyClick(frame(2), Qt::Key_Space);
    QVERIFY2(shows(20), qPrintable(paintedCode()));
    QVERIFY(m_stand->playback.what()); // the receipt stays
}

void TstFilmstrip::followsTheClockOffset()
{
    keepFootage(0, 40);
    QVERIFY(openHigh());
    QTRY_COMPARE(seconds(), (QList{5, 15, 20, 25}));
    QVERIFY(DashboardStand::wait(m_stand->links.setOffset(m_stand->links.all().first().id, {3s, {}})));
    QTRY_COMPARE(seconds(), (QList{8, 18, 23, 28}));
    QCOMPARE(labels().at(2), QStringLiteral("Sale 16:55:23"));
}

void TstFilmstrip::saysWhatIsNotExact()
{
    QVERIFY(openHigh());
    QTRY_COMPARE(seconds(), (QList{5, 15, 20, 25})); // out of the cloud
    QCOMPARE(labels().at(0), QStringLiteral("\u221215 s about 16:55:05"));
    QCOMPARE(labels().at(2), QStringLiteral("Sale about 16:55:20"));
    QVERIFY(!frame(0)->isEnabled()); // there is nothing to play
}

void TstFilmstrip::saysWhyThereIsNone()
{
    m_stand->cloud.stillError = Error{Error::Kind::NotFound, {}, {}, QStringLiteral("camera.noFootage")};
    QVERIFY(openHigh());
    for (int i = 0; i < 4; ++i) {
        QTRY_COMPARE(frame(i)->content().missing, QStringLiteral("No footage"));
        QVERIFY(frame(i)->content().image.isNull());
        QVERIFY(frame(i)->accessibleDescription().size() > 20);
    }
}

void TstFilmstrip::saysWhatIsNotRecordedYet()
{
    QVERIFY(open());
    m_screen->resize(1244, 1100);
    QVERIFY(m_stand->add({m_stand->receipt(7000, m_now - 2s)}));
    QVERIFY(waitForRows(13));
    clickRow(0);
    QTRY_COMPARE(frame(3)->content().missing, QStringLiteral("Not recorded yet"));
}

void TstFilmstrip::givesWayInALowWindow()
{
    keepFootage(0, 40);
    QVERIFY(openHigh());
    for (const int height : {1000, 900, 800, 700, 600}) {
        m_screen->resize(1244, height);
        QCoreApplication::processEvents();
        const auto *details = child<QWidget>("momentDetails");
        if (child<Filmstrip>("filmstrip")->isVisible())
            QVERIFY(details->isVisible() && details->height() >= 90);
        QVERIFY(video()->height() >= 360 || height < 700);
    }
    QVERIFY(!child<Filmstrip>("filmstrip")->isVisible());
}

void TstFilmstrip::goesWithTheReceipt()
{
    keepFootage(0, 40);
    QVERIFY(openHigh());
    QTest::keyClick(m_screen.get(), Qt::Key_Escape);
    QTRY_VERIFY(!child<Filmstrip>("filmstrip")->isVisible());
    QCOMPARE(child<Filmstrip>("filmstrip")->sizeHint().height(), 0);
    clickRow(1);
    QTRY_VERIFY(child<Filmstrip>("filmstrip")->isVisible());
}

REGILENS_WATCHED_TEST_MAIN(TstFilmstrip)
#include "tst_filmstrip.moc"
