// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"

#include "app/services/settings.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helpdesk.h"
#include "ui/help/helppages.h"
#include "ui/help/helpwindow.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

const QStringList kLanguages{QStringLiteral("ja"), QStringLiteral("en")};

//! What is in quotes after an attribute, all over a page.
QStringList values(const QString &html, const char *attribute)
{
    const QRegularExpression pattern(QString::fromLatin1(attribute) + QStringLiteral("=\"([^\"]*)\""));
    QStringList found;
    for (auto it = pattern.globalMatch(html); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

struct Place {
    Place() : settings(folder.filePath(QStringLiteral("settings.ini"))), window(settings, theme)
    {
        window.open(QStringLiteral("start"));
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("no window");
    }
    QToolButton *tool(const char *name) { return child<QToolButton>(&window, name); }
    void search(const QString &text)
    {
        auto *field = child<QLineEdit>(&window, "helpSearch");
        QTest::keySequence(&window, QKeySequence(QKeySequence::Find));
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Delete);
        field->insert(text); // as an input method does
    }
    //! Where a link is, in the coordinates of the viewport.
    QPoint linkTo(const QString &target)
    {
        for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                if (it.fragment().charFormat().anchorHref() != target)
                    continue;
                QTextCursor cursor(block);
                cursor.setPosition(it.fragment().position() + 1);
                browser->setTextCursor(cursor);
                browser->ensureCursorVisible();
                return browser->cursorRect(cursor).center();
            }
        }
        qFatal("no link to %s", qPrintable(target));
    }

    QTemporaryDir folder;
    Theme theme;
    Settings settings;
    HelpWindow window;
    HelpBrowser *browser = child<HelpBrowser>(&window, "helpBrowser");
    QListWidget *contents = child<QListWidget>(&window, "helpContents");
};

//! The page that the help shows, once it is open.
QString shownPage()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->objectName() == u"helpWindow" && window->isVisible())
            return child<HelpBrowser>(window, "helpBrowser")->page();
    }
    return {};
}

} // namespace

class TstHelp : public QObject {
    Q_OBJECT
private slots:
    void everyPageIsWritten_data();
    void everyPageIsWritten();
    void bothLanguagesSayTheSame();
    void searchesWithoutRegardToWidth();
    void marksWhatWasSearched();
    void goesByLinksAndBack();
    void growsAndShrinks();
    void fitsPicturesIntoTheWindow();
    void changesLanguageInPlace();
    void followsTheTheme();
    void remembersItsPlace();
    void asksForTheGuide();
    void opensThePageOfTheScreen();
    void doesNotKeepTheProgramRunning();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstHelp::everyPageIsWritten_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    for (const QString &language : kLanguages) {
        for (const QString &page : helppages::all())
            QTest::newRow(qPrintable(language + u' ' + page)) << language << page;
    }
}

void TstHelp::everyPageIsWritten()
{
    QFETCH(const QString, language);
    QFETCH(const QString, page);
    const QString html = helppages::html(page, language);
    QVERIFY2(html.size() > 500, "a page that says next to nothing");
    QVERIFY(html.contains(QStringLiteral("<html lang=\"%1\">").arg(language)));
    const QString title = helppages::title(page, language);
    QVERIFY(!title.isEmpty() && html.contains(QStringLiteral("<h1>%1</h1>").arg(title)));
    static const QRegularExpression hiragana(QStringLiteral("[ぁ-ん]{4}"));
    QCOMPARE(html.contains(hiragana), language == u"ja");

    for (const QString &target : values(html, "href")) {
        if (target == u"regilens:guide")
            continue;
        QVERIFY2(helppages::all().contains(target.section(u'#', 0, 0)), qPrintable(target));
        const QString place = target.section(u'#', 1);
        const QStringList places = values(helppages::html(target.section(u'#', 0, 0), language), "name");
        QVERIFY2(place.isEmpty() || places.contains(place), qPrintable(target));
    }
    const QStringList pictures = values(html, "src");
    for (const QString &picture : pictures)
        QVERIFY2(QImage(helppages::pictureFile(picture, language)).width() > 300, qPrintable(picture));
    QCOMPARE(values(html, "alt").size(), pictures.size());
}

void TstHelp::bothLanguagesSayTheSame()
{
    for (const QString &page : helppages::all()) {
        const QString ja = helppages::html(page, QStringLiteral("ja"));
        const QString en = helppages::html(page, QStringLiteral("en"));
        for (const char *tag : {"<h2", "<li", "<tr", "<img", "<table", "<p"})
            QVERIFY2(ja.count(QLatin1String(tag)) == en.count(QLatin1String(tag)), qPrintable(page + QLatin1String(tag)));
        QCOMPARE(values(ja, "href"), values(en, "href"));
        QCOMPARE(values(ja, "src"), values(en, "src"));
    }
}

void TstHelp::searchesWithoutRegardToWidth()
{
    Place place;
    const auto found = [&place] {
        QStringList pages;
        for (int row = 0; row < place.contents->count(); ++row)
            pages << place.contents->item(row)->data(Qt::UserRole).toString();
        return pages;
    };
    QCOMPARE(found(), helppages::all());
    place.search(QStringLiteral("識別番号"));
    QVERIFY(found().contains(QStringLiteral("terminals")) && found().size() < helppages::all().size());
    const QStringList wide = found();
    place.search(QStringLiteral("ｱｸｾｽﾄｰｸﾝ"));
    QVERIFY(found().contains(QStringLiteral("smaregi")));
    QVERIFY(helppages::matches(QStringLiteral("smaregi"), QStringLiteral("ja"), helppages::words(QStringLiteral("ＡＰＩ受信設定"))));
    place.search(QStringLiteral("auth2 許可する"));
    QVERIFY(found().contains(QStringLiteral("ubiregi")) && !found().contains(QStringLiteral("keys")));
    place.search(QStringLiteral("そんな言葉はない"));
    QVERIFY(found().isEmpty());
    QVERIFY(child<QLabel>(&place.window, "helpNothing")->isVisible());
    QTest::keyClick(child<QLineEdit>(&place.window, "helpSearch"), Qt::Key_Escape);
    QCOMPARE(found(), helppages::all());
    QVERIFY(place.window.isVisible()); // the first Escape clears the search
    QVERIFY(!wide.isEmpty());
}

void TstHelp::marksWhatWasSearched()
{
    Place place;
    place.search(QStringLiteral("店舗情報参照"));
    QVERIFY(place.browser->page() != u"start"); // it is not there: the first page that has it opens
    const auto marks = place.browser->extraSelections();
    QVERIFY(!marks.isEmpty());
    for (const QTextEdit::ExtraSelection &mark : marks)
        QCOMPARE(mark.cursor.selectedText(), QStringLiteral("店舗情報参照"));
    QVERIFY(place.browser->viewport()->rect().intersects(place.browser->cursorRect(marks.first().cursor)));
    // The next page of the list is marked too.
    place.contents->setFocus();
    QTest::keyClick(place.contents, Qt::Key_End);
    QVERIFY(!place.browser->extraSelections().isEmpty());
    place.search(QString());
    QVERIFY(place.browser->extraSelections().isEmpty());
}

void TstHelp::goesByLinksAndBack()
{
    Place place;
    QVERIFY(!place.tool("helpBack")->isEnabled());
    QTest::mouseClick(place.browser->viewport(), Qt::LeftButton, {}, place.linkTo(QStringLiteral("sign-in")));
    QTRY_COMPARE(place.browser->page(), QStringLiteral("sign-in"));
    QCOMPARE(place.contents->currentItem()->data(Qt::UserRole).toString(), QStringLiteral("sign-in"));
    QVERIFY(place.window.windowTitle().contains(helppages::title(QStringLiteral("sign-in"), QStringLiteral("ja"))));
    QTest::mouseClick(place.browser->viewport(), Qt::LeftButton, {}, place.linkTo(QStringLiteral("trouble#sign-in")));
    QTRY_COMPARE(place.browser->page(), QStringLiteral("trouble"));
    QTest::mouseClick(place.tool("helpBack"), Qt::LeftButton);
    QCOMPARE(place.browser->page(), QStringLiteral("sign-in"));
    QTest::keySequence(&place.window, QKeySequence(QKeySequence::Back));
    QCOMPARE(place.browser->page(), QStringLiteral("start"));
    QCOMPARE(place.contents->currentRow(), 0);
    QTest::mouseClick(place.tool("helpForward"), Qt::LeftButton);
    QCOMPARE(place.browser->page(), QStringLiteral("sign-in"));
    QTest::mouseClick(place.contents->viewport(), Qt::LeftButton, {},
                      place.contents->visualItemRect(place.contents->item(place.contents->count() - 1)).center());
    QCOMPARE(place.browser->page(), QStringLiteral("trouble"));
}

void TstHelp::growsAndShrinks()
{
    Place place;
    const auto height = [&place] { return place.browser->document()->size().height(); };
    const double normal = height();
    for (int i = 0; i < 3; ++i)
        QTest::mouseClick(place.tool("helpLarger"), Qt::LeftButton);
    QVERIFY(height() > normal * 1.1);
    QTest::keySequence(&place.window, QKeySequence(Qt::CTRL | Qt::Key_0));
    QCOMPARE(height(), normal);
    for (int i = 0; i < 20; ++i)
        QTest::mouseClick(place.tool("helpSmaller"), Qt::LeftButton);
    QVERIFY(!place.tool("helpSmaller")->isEnabled());
    QVERIFY(height() < normal);
}

void TstHelp::fitsPicturesIntoTheWindow()
{
    Place place;
    place.window.open(QStringLiteral("dashboard"));
    for (const int width : {1100, 640}) {
        place.window.resize(width, 700);
        QTRY_VERIFY(place.browser->document()->idealWidth() <= place.browser->viewport()->width());
    }
}

void TstHelp::changesLanguageInPlace()
{
    Place place;
    place.window.open(QStringLiteral("smaregi"));
    const int before = place.browser->verticalScrollBar()->maximum() / 2;
    place.browser->verticalScrollBar()->setValue(before);
    {
        const UseLanguage english(QStringLiteral("en"));
        QTRY_VERIFY(place.browser->toPlainText().contains(QStringLiteral("On Smaregi's side")));
        QCOMPARE(place.browser->page(), QStringLiteral("smaregi"));
        QCOMPARE(place.contents->item(0)->text(), helppages::title(QStringLiteral("start"), QStringLiteral("en")));
        QVERIFY(place.browser->verticalScrollBar()->value() > 0);
    }
    QTRY_VERIFY(place.browser->toPlainText().contains(QStringLiteral("スマレジ側の設定")));
}

void TstHelp::followsTheTheme()
{
    Place place;
    const auto paper = [&place] { return place.browser->viewport()->grab().toImage().pixelColor(3, 3); };
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        place.theme.setMode(mode);
        QCOMPARE(paper(), place.theme.colors().card);
        QTextCursor text(place.browser->document());
        QCOMPARE(text.block().begin().fragment().charFormat().foreground().color(), place.theme.colors().text);
    }
}

void TstHelp::remembersItsPlace()
{
    Place place;
    place.window.resize(820, 560);
    QTest::keyClick(place.browser, Qt::Key_Escape);
    QVERIFY(!place.window.isVisible());
    HelpWindow again(place.settings, place.theme);
    QCOMPARE(again.size(), QSize(820, 560));
}

void TstHelp::asksForTheGuide()
{
    Place place;
    QSignalSpy asked(&place.window, &HelpWindow::guideRequested);
    QTest::mouseClick(place.browser->viewport(), Qt::LeftButton, {}, place.linkTo(QStringLiteral("regilens:guide")));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(place.browser->page(), QStringLiteral("start"));
}

void TstHelp::opensThePageOfTheScreen()
{
    const QTemporaryDir folder;
    Theme theme;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    HelpDesk desk(settings, theme);
    // A window with a bar of its own and a screen of two tabs, as the links have.
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *bar = new QToolButton;
    auto *tabs = new QTabWidget;
    auto *first = new QLineEdit;
    auto *second = new QLineEdit;
    first->setProperty("helpPage", QStringLiteral("smaregi"));
    second->setProperty("helpPage", QStringLiteral("ubiregi"));
    tabs->addTab(first, QStringLiteral("1"));
    tabs->addTab(second, QStringLiteral("2"));
    layout->addWidget(bar);
    layout->addWidget(tabs);
    window.show();
    const auto press = [&window](QWidget *focus) {
        window.activateWindow();
        focus->setFocus();
        QTest::keyClick(focus, Qt::Key_F1);
    };
    press(first);
    QTRY_COMPARE(shownPage(), QStringLiteral("smaregi"));
    tabs->setCurrentIndex(1);
    press(second);
    QTRY_COMPARE(shownPage(), QStringLiteral("ubiregi"));
    tabs->setCurrentIndex(0);
    press(bar); // names none: the screen that is shown does
    QTRY_COMPARE(shownPage(), QStringLiteral("smaregi"));
    QCOMPARE(HelpDesk::pageFor(nullptr), QString());
}

void TstHelp::doesNotKeepTheProgramRunning()
{
    Place place;
    QWidget program;
    program.show();
    QVERIFY(QTest::qWaitForWindowExposed(&program));
    QTimer::singleShot(0, &program, [&program] { program.close(); });
    QTimer::singleShot(10'000, &program, [] { QApplication::exit(1); });
    QCOMPARE(QApplication::exec(), 0);
}

QTEST_MAIN(TstHelp)
#include "tst_help.moc"
