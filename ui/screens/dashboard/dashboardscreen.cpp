// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dashboardscreen.h"

#include "app/services/session.h"
#include "app/services/settings.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/picturecolumn.h"
#include "ui/screens/dashboard/receiptcolumn.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace {
constexpr int kListWidth = 440;
constexpr int kMinListWidth = 340;
constexpr int kGap = 18;
constexpr int kShortcuts = 9;

QString titleOf(const Link &link)
{
    //: Title of a dashboard: a register and a camera
    return DashboardScreen::tr("%1 × %2").arg(registerText(link.reg, link.registerName), link.cameraName);
}
} // namespace

DashboardScreen::DashboardScreen(Links &links, ReceiptBook &book, MomentPictures &pictures, LiveCamera &live, Session &session,
                                 Settings &settings, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_links(links)
    , m_settings(settings)
    , m_current{settings.dashboardLink()}
    , m_picture(new PictureColumn(book, pictures, live, session, theme))
    , m_receipts(new ReceiptColumn(book, pictures, theme))
{
    setObjectName(QStringLiteral("dashboardScreen"));
    setProperty("kind", QStringLiteral("page"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 17, 22, 18);
    layout->setSpacing(15);
    layout->addWidget(makeHeader());
    m_body = new QStackedWidget;
    m_body->addWidget(makeBody(theme));
    m_body->addWidget(makeNoLinks());
    layout->addWidget(m_body, 1);

    connect(m_receipts, &ReceiptColumn::chosen, m_picture, &PictureColumn::showReceipt);
    connect(m_receipts, &ReceiptColumn::choiceLost, this, &DashboardScreen::backToLive);
    connect(m_receipts, &ReceiptColumn::stepsChanged, this, &DashboardScreen::updateSteps);
    connect(m_picture, &PictureColumn::liveRequested, this, &DashboardScreen::backToLive);
    connect(m_picture, &PictureColumn::previousRequested, this, [this] { m_receipts->step(1); });
    connect(m_picture, &PictureColumn::nextRequested, this, [this] { m_receipts->step(-1); });
    connect(&links, &Links::changed, this, &DashboardScreen::takeLinks); // also tells that they were read
    connect(&session, &Session::camerasChanged, this, &DashboardScreen::updateTitle);
    translate();
    takeLinks();
}

QWidget *DashboardScreen::makeHeader()
{
    auto *header = new QWidget;
    m_title = new QLabel(header);
    m_title->setObjectName(QStringLiteral("dashboardTitle"));
    m_title->setProperty("kind", QStringLiteral("pageTitle"));
    m_title->setTextFormat(Qt::PlainText); // names come from the clouds
    m_title->setMinimumWidth(1);
    m_switch = new QPushButton(header);
    m_switch->setObjectName(QStringLiteral("dashboardSwitch"));
    m_menu = new QMenu(m_switch);
    m_menu->setObjectName(QStringLiteral("dashboardMenu"));
    m_switch->setMenu(m_menu);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_switch);
    layout->addStretch(1);
    return header;
}

QWidget *DashboardScreen::makeBody(const Theme &theme)
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("dashboardSplitter"));
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_picture);
    m_splitter->addWidget(m_receipts);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_receipts->setMinimumWidth(theme.px(kMinListWidth));
    if (!m_splitter->restoreState(m_settings.dashboardSplitter()))
        m_splitter->setSizes({theme.px(kListWidth) * 3, theme.px(kListWidth)});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_settings.setDashboardSplitter(m_splitter->saveState()); });
    return m_splitter;
}

QWidget *DashboardScreen::makeNoLinks()
{
    auto *page = new QWidget;
    m_noLinks = new QLabel(page);
    m_noLinks->setObjectName(QStringLiteral("noLinks"));
    m_noLinks->setProperty("kind", QStringLiteral("title"));
    m_noLinksAdvice = new QLabel(page);
    m_noLinksAdvice->setObjectName(QStringLiteral("noLinksAdvice"));
    m_noLinksAdvice->setProperty("kind", QStringLiteral("muted"));
    for (QLabel *label : {m_noLinks, m_noLinksAdvice}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_openLinks = new QPushButton(page);
    m_openLinks->setObjectName(QStringLiteral("openLinksButton"));
    m_openLinks->setProperty("kind", QStringLiteral("primary"));
    connect(m_openLinks, &QPushButton::clicked, this, &DashboardScreen::openLinks);
    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_noLinks);
    layout->addWidget(m_noLinksAdvice);
    layout->addWidget(m_openLinks, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return page;
}

void DashboardScreen::openLink(LinkId id)
{
    if (id == m_current || !m_links.link(id))
        return;
    m_current = id;
    m_settings.setDashboardLink(id.value);
    takeLinks();
}

void DashboardScreen::takeLinks()
{
    // A link that ended gives way to the first one, without forgetting which was open: links may not be read yet.
    if (!m_links.link(m_current) && !m_links.all().isEmpty())
        m_current = m_links.all().first().id;
    fillMenu();
    apply();
}

void DashboardScreen::apply()
{
    const Link *link = m_links.link(m_current);
    m_body->setCurrentIndex(link ? 0 : 1);
    m_switch->setVisible(link != nullptr);
    m_picture->setLink(link ? std::optional(*link) : std::nullopt);
    m_receipts->setRegisters(link ? QList<RegisterKey>{link->reg} : QList<RegisterKey>());
    updateTitle();
    updateSteps();
}

void DashboardScreen::fillMenu()
{
    // Links tell of every poll; the open menu is not torn down under the user's hand for that.
    QStringList entries;
    for (const Link &link : m_links.all())
        entries.append(QString::number(link.id.value) + titleOf(link));
    if (entries == m_menuEntries) {
        for (QAction *action : m_menu->actions())
            action->setChecked(action->data().toLongLong() == m_current.value);
        return;
    }
    m_menuEntries = entries;
    qDeleteAll(m_menu->actions()); // takes them off this widget as well
    delete m_menu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(m_menu);
    int number = 0;
    for (const Link &link : m_links.all()) {
        auto *action = new QAction(titleOf(link).replace(u'&', QStringLiteral("&&")), m_menu);
        action->setObjectName(QStringLiteral("dashboard%1").arg(link.id.value));
        action->setData(link.id.value);
        action->setCheckable(true);
        action->setChecked(link.id == m_current);
        if (++number <= kShortcuts)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
        group->addAction(action);
        m_menu->addAction(action);
        addAction(action); // so that the shortcut works while the menu is closed
        connect(
            action, &QAction::triggered, this, [this, id = link.id] { openLink(id); }, Qt::QueuedConnection);
    }
}

void DashboardScreen::backToLive()
{
    m_receipts->clearChoice();
    m_picture->showLive();
}

void DashboardScreen::updateSteps()
{
    m_picture->setSteps(m_receipts->canStep(1), m_receipts->canStep(-1));
}

void DashboardScreen::updateTitle()
{
    const Link *link = m_links.link(m_current);
    const QString title = link ? titleOf(*link) : tr("Dashboard");
    const int room = width() - layout()->contentsMargins().left() * 2 - m_switch->sizeHint().width() - kGap;
    m_title->ensurePolished();
    m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, qMax(0, room)));
    m_title->setToolTip(m_title->text() == title ? QString() : title);
    m_title->setAccessibleName(title);
}

void DashboardScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateTitle();
}

void DashboardScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!focusWidget() || !isAncestorOf(focusWidget()))
        m_receipts->focusList();
}

void DashboardScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_picture->isLive())
        backToLive();
    else
        QWidget::keyPressEvent(event);
}

void DashboardScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    fillMenu();
    updateTitle();
}

void DashboardScreen::translate()
{
    //: Button with a menu of all dashboards
    m_switch->setText(tr("\u25be Switch dashboard"));
    m_switch->setAccessibleName(tr("Switch dashboard"));
    m_noLinks->setText(tr("There are no links yet."));
    m_noLinksAdvice->setText(tr("Link a register to a camera, and its receipts appear here beside the picture."));
    m_openLinks->setText(tr("Open link settings"));
    m_splitter->setAccessibleName(tr("Picture and receipts"));
}
