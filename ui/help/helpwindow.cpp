// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "app/services/settings.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helppages.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace {

constexpr int kSmallestZoom = -4;
constexpr int kLargestZoom = 8;
constexpr double kZoomStep = 1.1;

} // namespace

HelpWindow::HelpWindow(Settings &settings, const Theme &theme)
    : m_settings(settings)
    , m_theme(theme)
    , m_tools(new QWidget(this))
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_nothing(new QLabel(this))
    , m_browser(new HelpBrowser(theme, this))
    , m_splitter(new QSplitter(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setProperty("kind", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_QuitOnClose, false); // the program ends with its own window
    setWindowIcon(appIcon());
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setProperty("kind", QStringLiteral("contents"));
    m_contents->setWordWrap(true);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setObjectName(QStringLiteral("helpNothing"));
    m_nothing->setProperty("kind", QStringLiteral("muted"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();

    auto *side = new QWidget(m_splitter);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(14, 14, 10, 10);
    sideLayout->setSpacing(8);
    sideLayout->addWidget(m_search);
    sideLayout->addWidget(m_nothing);
    sideLayout->addWidget(m_contents, 1);
    auto *reading = new QWidget(m_splitter);
    auto *readingLayout = new QVBoxLayout(reading);
    readingLayout->setContentsMargins(0, 0, 0, 0);
    readingLayout->setSpacing(0);
    buildTools();
    readingLayout->addWidget(m_tools);
    readingLayout->addWidget(m_browser, 1);
    m_splitter->addWidget(side);
    m_splitter->addWidget(reading);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setTabOrder(m_search, m_contents);
    setTabOrder(m_contents, m_back);
    setTabOrder(m_back, m_forward);
    setTabOrder(m_forward, m_smaller);
    setTabOrder(m_smaller, m_larger);
    setTabOrder(m_larger, m_browser);

    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).toString() != m_browser->page())
            m_browser->showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_browser, &HelpBrowser::pageChanged, this, &HelpWindow::pageChanged);
    connect(m_browser, &HelpBrowser::backwardAvailable, m_back, &QToolButton::setEnabled);
    connect(m_browser, &HelpBrowser::forwardAvailable, m_forward, &QToolButton::setEnabled);
    connect(m_browser, &HelpBrowser::actionRequested, this, [this](const QString &action) {
        if (action == u"guide")
            emit guideRequested();
    });
    connect(&theme, &Theme::changed, this, &HelpWindow::applyTheme);
    addShortcuts();
    applyTheme();
    retranslate();
    if (!restoreGeometry(settings.helpGeometry()))
        resize(theme.px(960), theme.px(720));
}

QToolButton *HelpWindow::tool(const char *objectName, const QString &text)
{
    auto *button = new QToolButton(m_tools);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setProperty("kind", QStringLiteral("button"));
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    m_tools->layout()->addWidget(button);
    return button;
}

void HelpWindow::buildTools()
{
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(14, 14, 14, 8);
    layout->setSpacing(6);
    m_back = tool("helpBack", QStringLiteral("←"));
    m_forward = tool("helpForward", QStringLiteral("→"));
    layout->addStretch(1);
    m_smaller = tool("helpSmaller", QStringLiteral("A−"));
    m_larger = tool("helpLarger", QStringLiteral("A＋"));
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    connect(m_back, &QToolButton::clicked, m_browser, &HelpBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_browser, &HelpBrowser::forward);
    connect(m_smaller, &QToolButton::clicked, this, [this] { zoomBy(-1); });
    connect(m_larger, &QToolButton::clicked, this, [this] { zoomBy(1); });
}

void HelpWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&act) { connect(new QShortcut(keys, this), &QShortcut::activated, this, act); };
    add(QKeySequence::Back, [this] { m_browser->backward(); });
    add(QKeySequence::Forward, [this] { m_browser->forward(); });
    add(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence::ZoomIn, [this] { zoomBy(1); });
    add(QKeySequence::ZoomOut, [this] { zoomBy(-1); });
    add(Qt::CTRL | Qt::Key_0, [this] { zoomBy(-m_zoomStep); });
    add(Qt::Key_Escape, [this] {
        if (m_search->text().isEmpty())
            close();
        else
            m_search->clear();
    });
}

void HelpWindow::open(const QString &page)
{
    m_search->clear();
    m_browser->showPage(helppages::all().contains(page) ? page : helppages::all().constFirst());
    if (isMinimized())
        showNormal();
    show();
    raise();
    activateWindow();
    m_browser->setFocus(Qt::OtherFocusReason);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HelpWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setHelpGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

void HelpWindow::applyTheme()
{
    m_search->parentWidget()->setMinimumWidth(m_theme.px(200));
    m_splitter->setSizes({m_theme.px(270), std::max(m_theme.px(400), width() - m_theme.px(270))});
    setMinimumSize(m_theme.px(560), m_theme.px(360));
}

void HelpWindow::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_back, tr("Back"));
    name(m_forward, tr("Forward"));
    name(m_smaller, tr("Smaller text"));
    name(m_larger, tr("Larger text"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_contents->setAccessibleName(tr("Contents of the help"));
    m_nothing->setText(tr("No page has these words. Try fewer or other words."));
    showContents();
}

//! The pages that have the words searched for; all of them without a search.
void HelpWindow::showContents()
{
    const QString language = helppages::language();
    const QStringList words = helppages::words(m_search->text());
    const QSignalBlocker blocker(m_contents);
    m_contents->clear();
    for (const QString &page : helppages::all()) {
        if (!helppages::matches(page, language, words))
            continue;
        auto *item = new QListWidgetItem(helppages::title(page, language), m_contents);
        item->setData(Qt::UserRole, page);
    }
    m_nothing->setVisible(m_contents->count() == 0);
    pageChanged();
}

void HelpWindow::search()
{
    showContents();
    const QStringList words = helppages::words(m_search->text());
    const bool onThisPage = helppages::matches(m_browser->page(), helppages::language(), words);
    if (!onThisPage && m_contents->count() > 0)
        m_contents->setCurrentRow(0);
    m_browser->markWords(words);
}

void HelpWindow::zoomBy(int steps)
{
    m_zoomStep = std::clamp(m_zoomStep + steps, kSmallestZoom, kLargestZoom);
    m_smaller->setEnabled(m_zoomStep > kSmallestZoom);
    m_larger->setEnabled(m_zoomStep < kLargestZoom);
    m_browser->setZoom(std::pow(kZoomStep, m_zoomStep));
}

void HelpWindow::pageChanged()
{
    const QString page = m_browser->page();
    const QSignalBlocker blocker(m_contents);
    m_contents->setCurrentRow(-1);
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(Qt::UserRole).toString() == page)
            m_contents->setCurrentRow(row);
    }
    const QString title = helppages::title(page, helppages::language());
    //: Title of the help's window; %1 is a page.
    setWindowTitle(title.isEmpty() ? tr("Help") : tr("%1 – Regilens Help").arg(title));
    m_browser->setAccessibleName(title);
}
