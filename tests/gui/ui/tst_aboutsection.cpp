// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"
#include "app/net/httpclient.h"
#include "app/services/settings.h"
#include "app/services/updatecheck.h"
#include "tests/gui/ui/uifixture.h"
#include "tests/support/feedmaker.h"
#include "ui/dialogs/dialogs.h"
#include "ui/screens/settings/aboutsection.h"
#include "ui/screens/settings/partsdialog.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

namespace {

struct Place {
    explicit Place(const QByteArray &publicKey)
        : updates(http, {QUrl(server.baseUrl().toString() + QStringLiteral("/updates.json")), publicKey}, QVersionNumber(0, 3, 0), settings,
                  clock)
        , section({updates, settings, clock, dialogs,
                   [] {
                       return QList<ProgramPart>{{QStringLiteral("Qt"), QStringLiteral("6.4.2"), QStringLiteral("LGPL-3.0-only")}};
                   },
                   [this](const QUrl &url) {
                       opened << url;
                       return browserWorks;
                   }})
    {
        section.show();
        if (!QTest::qWaitForWindowActive(&section))
            qFatal("no window");
    }
    QPushButton *button(const char *name) { return child<QPushButton>(&section, name); }
    QLabel *news() { return child<QLabel>(&section, "news"); }

    QByteArray answer;
    QList<QUrl> opened;
    bool browserWorks = true;
    QTemporaryDir folder;
    SystemClock clock;
    Theme theme;
    WindowDialogs dialogs{theme};
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    HttpClient http{RetryPolicy{1, {}, {}}};
    DemoHttpServer server{[this](const DemoRequest &) { return DemoResponse{200, "application/json", answer, {}}; }};
    const bool listens = server.listen();
    UpdateCheck updates;
    AboutSection section;
};

QByteArray feed(const char *version)
{
    return QByteArray("{'product':'regilens','version':'%','page':'https://regilens.com/download','urgent':false,"
                      "'summary':{'ja':'検索が速くなりました。','en':'Search is faster.'}}")
        .replace('\'', '"')
        .replace('%', version);
}

} // namespace

class TstAboutSection : public QObject {
    Q_OBJECT
private slots:
    void tellsOfANewerVersion();
    void saysThatItIsTheNewest();
    void saysWhatWentWrong();
    void switchesTheCheckOff();
    void hasNothingToAskInABuildWithoutASource();
    void listsItsParts();

private:
    const FeedMaker m_maker;
    const QByteArray m_key = m_maker.publicKey();
};

void TstAboutSection::tellsOfANewerVersion()
{
    Place place(m_key);
    place.answer = m_maker.sign(feed("0.4.0"));
    QVERIFY(!place.button("pageButton")->isVisible());
    QTest::mouseClick(place.button("lookButton"), Qt::LeftButton);
    QVERIFY(!place.button("lookButton")->isEnabled());
    QTRY_VERIFY(place.button("pageButton")->isVisible());
    QVERIFY(place.news()->text().contains(QStringLiteral("0.4.0")));
    QVERIFY(place.news()->text().contains(QStringLiteral("Search is faster.")));
    place.button("pageButton")->setFocus();
    QTest::keyClick(place.button("pageButton"), Qt::Key_Space);
    QCOMPARE(place.opened, QList{QUrl(QStringLiteral("https://regilens.com/download"))});
    place.browserWorks = false;
    QTest::mouseClick(place.button("pageButton"), Qt::LeftButton);
    QVERIFY(place.news()->text().contains(QStringLiteral("https://regilens.com/download"))); // to be typed
}

void TstAboutSection::saysThatItIsTheNewest()
{
    Place place(m_key);
    place.answer = m_maker.sign(feed("0.3.0"));
    const UseLanguage japanese(QStringLiteral("ja"));
    QTest::mouseClick(place.button("lookButton"), Qt::LeftButton);
    QTRY_VERIFY(place.button("lookButton")->isEnabled());
    QVERIFY(!place.button("pageButton")->isVisible());
    QVERIFY(place.news()->text().contains(QStringLiteral("最新")));
    QCOMPARE(child<QLabel>(&place.section, "version")->text(), QStringLiteral("バージョン 0.3.0"));
}

void TstAboutSection::saysWhatWentWrong()
{
    Place place(m_key);
    place.answer = FeedMaker().sign(feed("9.9.9")); // by somebody else
    QTest::mouseClick(place.button("lookButton"), Qt::LeftButton);
    QTRY_VERIFY(place.button("lookButton")->isEnabled());
    QVERIFY(!place.button("pageButton")->isVisible());
    QVERIFY(place.news()->text().contains(QStringLiteral("not signed")));
    place.server.close();
    QTest::mouseClick(place.button("lookButton"), Qt::LeftButton);
    QTRY_VERIFY(place.button("lookButton")->isEnabled());
    QVERIFY(place.news()->text().contains(QStringLiteral("connection")));
}

void TstAboutSection::switchesTheCheckOff()
{
    Place place(m_key);
    auto *box = child<QCheckBox>(&place.section, "updateCheck");
    QVERIFY(box->isChecked());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!place.settings.isUpdateCheckOn());
    place.updates.start();
    QVERIFY(!place.updates.isLooking());
    QVERIFY(place.button("lookButton")->isVisible()); // by hand it still can
}

void TstAboutSection::hasNothingToAskInABuildWithoutASource()
{
    Place place({});
    QVERIFY(!child<QCheckBox>(&place.section, "updateCheck")->isVisible());
    QVERIFY(!place.button("lookButton")->isVisible());
    QVERIFY(place.news()->text().contains(QStringLiteral("does not know")));
}

void TstAboutSection::listsItsParts()
{
    Place place(m_key);
    QTest::mouseClick(place.button("partsButton"), Qt::LeftButton);
    auto *dialog = place.section.findChild<PartsDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    QCOMPARE(child<QTableWidget>(dialog, "parts")->item(0, 2)->text(), QStringLiteral("LGPL-3.0-only"));
    QVERIFY(child<QPlainTextEdit>(dialog, "licence")->toPlainText().contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
    QTest::mouseClick(child<QPushButton>(dialog, "closeButton"), Qt::LeftButton);
    QTRY_VERIFY(!place.section.findChild<PartsDialog *>());
}

QTEST_MAIN(TstAboutSection)
#include "tst_aboutsection.moc"
