// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/main/mainwindow.h"

#include "app/services/settings.h"
#include "ui/dialogs/leaveguard.h"
#include "ui/screens/main/statuslineview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui_mainwindow.h"

#include <QCloseEvent>
#include <QMetaEnum>
#include <QPushButton>

MainWindow::MainWindow(Settings &settings, const Theme &theme, StatusModel *status, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_theme(theme)
    , m_status(status)
    , m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    setWindowIcon(appIcon());
    // A stack is as large as its largest page otherwise, and a page that is not shown would keep the window from shrinking.
    m_ui->pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    if (!restoreGeometry(settings.windowGeometry()))
        resize(1440, 900);
    if (status)
        connect(status, &StatusModel::changed, this, &MainWindow::showStatus);
    connect(&theme, &Theme::changed, this, &MainWindow::applyTheme);
    connect(m_ui->helpButton, &QPushButton::clicked, this, &MainWindow::helpRequested);
    applyTheme();
    showStatus();
    showTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page page, QWidget *widget)
{
    auto *button = new QPushButton(m_ui->sideBar);
    button->setObjectName(QStringLiteral("nav%1Button").arg(QString::fromLatin1(QMetaEnum::fromType<Page>().valueToKey(int(page)))));
    button->setProperty("kind", QStringLiteral("navItem"));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    m_ui->nav->addWidget(button);
    m_ui->pages->addWidget(widget);
    connect(button, &QPushButton::clicked, this, [this, page] { showPage(page); });
    if (!m_pages.isEmpty())
        setTabOrder(m_pages.last().button, button);
    setTabOrder(button, m_ui->helpButton);
    orderStatusLines();
    m_pages.append({page, button, widget});
    retranslate();
    if (m_pages.size() == 1)
        showPage(page);
}

void MainWindow::setPageOffered(Page page, bool offered)
{
    if (const Entry *wanted = entry(page))
        wanted->button->setVisible(offered);
}

void MainWindow::setSignInScreen(QWidget *screen)
{
    m_ui->signInLayout->addWidget(screen);
}

void MainWindow::setNotice(QWidget *notice)
{
    m_ui->content->insertWidget(0, notice);
}

const MainWindow::Entry *MainWindow::entry(Page page) const
{
    for (const Entry &entry : m_pages) {
        if (entry.page == page)
            return &entry;
    }
    return nullptr;
}

void MainWindow::setDialogs(Dialogs &dialogs)
{
    m_guard = new LeaveGuard(dialogs, this);
}

UnsavedEdits *MainWindow::editsInSight() const
{
    auto *edits = dynamic_cast<UnsavedEdits *>(m_ui->pages->currentWidget());
    return m_guard && edits && edits->hasUnsavedEdits() ? edits : nullptr;
}

void MainWindow::showPage(Page page)
{
    UnsavedEdits *edits = page == currentPage() ? nullptr : editsInSight();
    if (!edits) {
        enterPage(page);
        return;
    }
    entry(currentPage())->button->setChecked(true); // the click has checked the other one
    m_guard->leave(edits, [this, page] { enterPage(page); });
}

void MainWindow::enterPage(Page page)
{
    const Entry *wanted = entry(page);
    if (!wanted)
        return;
    const bool changed = m_ui->pages->currentWidget() != wanted->widget;
    m_ui->pages->setCurrentWidget(wanted->widget);
    wanted->button->setChecked(true);
    showTitle();
    if (changed)
        emit pageChanged(page);
}

MainWindow::Page MainWindow::currentPage() const
{
    for (const Entry &entry : m_pages) {
        if (entry.widget == m_ui->pages->currentWidget())
            return entry.page;
    }
    return Page::Dashboard;
}

void MainWindow::showSignIn()
{
    m_ui->root->setCurrentWidget(m_ui->signInPlace);
    showTitle();
}

void MainWindow::showPages()
{
    m_ui->root->setCurrentWidget(m_ui->mainPlace);
    showTitle();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    if (m_status)
        m_status->refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (UnsavedEdits *edits = editsInSight()) {
        event->ignore();
        m_guard->leave(edits, [this] { close(); });
        return;
    }
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::retranslate()
{
    const auto titleOf = [](Page page) {
        switch (page) {
        case Page::Guide:
            return tr("Getting started");
        case Page::Dashboard:
            return tr("Dashboard");
        case Page::Search:
            return tr("Search");
        case Page::Links:
            return tr("Links");
        case Page::Settings:
            break;
        }
        return tr("Settings");
    };
    for (const Entry &entry : m_pages)
        entry.button->setText(titleOf(entry.page));
    m_ui->helpButton->setText(tr("Help"));
    m_ui->helpButton->setToolTip(tr("Help for this screen (F1)"));
    showTitle();
}

void MainWindow::applyTheme()
{
    m_ui->sideBar->setFixedWidth(m_theme.px(196));
    const QString logo = m_theme.isDark() ? QStringLiteral(":/icons/logo-dark.png") : QStringLiteral(":/icons/logo-light.png");
    const int side = m_theme.px(20);
    m_ui->logo->setPixmap(QIcon(logo).pixmap({side, side}, devicePixelRatioF()));
}

void MainWindow::showTitle()
{
    const Entry *shown = m_ui->root->currentWidget() == m_ui->mainPlace ? entry(currentPage()) : nullptr;
    //: Title of the window; %1 is a page ("Dashboard").
    setWindowTitle(shown ? tr("%1 – Regilens").arg(shown->button->text()) : QStringLiteral("Regilens"));
}

//! After Help, as they stand.
void MainWindow::orderStatusLines()
{
    QWidget *before = m_ui->helpButton;
    for (StatusLineView *line : std::as_const(m_statusLines)) {
        setTabOrder(before, line);
        before = line;
    }
}

void MainWindow::showStatus()
{
    const QList<StatusLine> lines = m_status ? m_status->lines() : QList<StatusLine>();
    while (m_statusLines.size() < lines.size()) {
        auto *view = new StatusLineView(m_theme, m_ui->sideBar);
        m_ui->statusLines->addWidget(view);
        connect(view, &StatusLineView::clicked, this, [this, view] { emit statusActivated(view->about()); });
        m_statusLines << view;
        orderStatusLines();
    }
    for (int i = 0; i < m_statusLines.size(); ++i) {
        m_statusLines[i]->setVisible(i < lines.size());
        if (i < lines.size())
            m_statusLines[i]->setLine(lines[i]);
    }
    m_ui->account->setText(m_status ? m_status->account() : QString());
}
