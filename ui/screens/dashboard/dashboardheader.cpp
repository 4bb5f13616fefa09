// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/dashboardheader.h"

#include "ui/models/dashboardtext.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace {
constexpr int kShortcuts = 9;

QPushButton *button(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}
} // namespace

DashboardHeader::DashboardHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_switch(button("dashboardSwitch", this))
    , m_add(button("dashboardAdd", this))
    , m_export(button("dashboardExport", this))
    , m_menu(new QMenu(m_switch))
    , m_edit(command("dashboardEdit", &DashboardHeader::editRequested))
    , m_remove(command("dashboardRemove", &DashboardHeader::removeRequested))
    , m_manage(command("dashboardManage", &DashboardHeader::manageRequested))
{
    setObjectName(QStringLiteral("dashboardHeader"));
    m_title->setObjectName(QStringLiteral("dashboardTitle"));
    m_title->setProperty("kind", QStringLiteral("pageTitle"));
    m_title->setTextFormat(Qt::PlainText); // names come from the clouds and the user
    m_title->setMinimumWidth(1);
    m_menu->setObjectName(QStringLiteral("dashboardMenu"));
    m_switch->setMenu(m_menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_switch);
    layout->addWidget(m_add);
    layout->addStretch(1);
    layout->addWidget(m_export);
    m_export->setEnabled(false);
    connect(m_export, &QPushButton::clicked, this, &DashboardHeader::exportRequested);
    connect(m_add, &QPushButton::clicked, this, &DashboardHeader::addRequested);
    fillMenu();
    translate();
}

QAction *DashboardHeader::command(const char *name, void (DashboardHeader::*told)())
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    // Queued: what is told may fill the menu anew, which has this action in its hands.
    connect(action, &QAction::triggered, this, told, Qt::QueuedConnection);
    return action;
}

void DashboardHeader::setDashboards(const QList<Dashboard> &dashboards, DashboardId current)
{
    m_dashboards = dashboards;
    m_current = current;
    fillMenu();
    showTitle();
}

void DashboardHeader::setExportOffered(bool offered)
{
    m_export->setEnabled(offered);
    translate();
}

void DashboardHeader::fillMenu()
{
    // Links tell of every poll; the open menu is not torn down under the user's hand for that.
    QStringList entries;
    for (const Dashboard &dashboard : std::as_const(m_dashboards))
        entries << QString::number(dashboard.id.value) + dashboardTitle(dashboard);
    m_switch->setEnabled(!m_dashboards.isEmpty());
    if (entries == m_entries && !m_menu->isEmpty()) {
        for (QAction *action : m_menu->actions()) {
            if (action->isCheckable())
                action->setChecked(action->data().toLongLong() == m_current.value);
        }
        return;
    }
    m_entries = entries;
    delete m_menu->findChild<QActionGroup *>(); // takes its actions off the menu and off this widget
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    int number = 0;
    for (const Dashboard &dashboard : std::as_const(m_dashboards)) {
        auto *action = new QAction(dashboardTitle(dashboard).replace(u'&', QStringLiteral("&&")), group);
        action->setObjectName(QStringLiteral("dashboard%1").arg(dashboard.id.value));
        action->setData(dashboard.id.value);
        action->setCheckable(true);
        action->setChecked(dashboard.id == m_current);
        if (++number <= kShortcuts)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
        m_menu->addAction(action);
        addAction(action); // so that the shortcut works while the menu is closed
        connect(
            action, &QAction::triggered, this, [this, id = dashboard.id] { emit chosen(id); }, Qt::QueuedConnection);
    }
    m_menu->addSeparator();
    m_menu->addActions({m_edit, m_remove, m_manage});
}

void DashboardHeader::showTitle()
{
    QString title = tr("Dashboard");
    for (const Dashboard &dashboard : std::as_const(m_dashboards)) {
        if (dashboard.id == m_current)
            title = dashboardTitle(dashboard);
    }
    const int buttons = m_switch->sizeHint().width() + m_add->sizeHint().width() + m_export->sizeHint().width();
    const int room = width() - buttons - 4 * layout()->spacing();
    m_title->ensurePolished();
    m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, qMax(0, room)));
    m_title->setToolTip(m_title->text() == title ? QString() : title.toHtmlEscaped());
    m_title->setAccessibleName(title);
}

void DashboardHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTitle();
}

void DashboardHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    fillMenu();
    showTitle();
}

void DashboardHeader::translate()
{
    //: Button with a menu of all dashboards
    m_switch->setText(tr("\u25be Switch dashboard"));
    m_switch->setAccessibleName(tr("Switch dashboard"));
    m_switch->setToolTip(tr("Ctrl+1 to Ctrl+9 open the first nine"));
    m_add->setText(QStringLiteral("\uff0b"));
    m_add->setAccessibleName(tr("New dashboard"));
    m_add->setToolTip(tr("New dashboard"));
    //: Button: writes the video of the moment, with the receipt in it, to a file
    m_export->setText(tr("Export evidence"));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E)); // setText() takes it away
    m_export->setToolTip(m_export->isEnabled() ? tr("The video of this moment as a file (Ctrl+E)")
                                               : tr("Choose a receipt of a linked register, or mark a span of the video first"));
    m_export->setAccessibleDescription(m_export->toolTip());
    m_edit->setText(tr("Edit this dashboard\u2026"));
    m_remove->setText(tr("Delete this dashboard\u2026"));
    m_manage->setText(tr("Manage dashboards\u2026"));
}
