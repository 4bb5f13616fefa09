// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dashboardmanager.h"

#include "app/base/async.h"
#include "app/services/dashboards.h"
#include "ui/format/errortext.h"
#include "ui/models/dashboardtext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace {
constexpr int kIdRole = Qt::UserRole;

QPushButton *button(const char *name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false); // Enter in the list must not press one
    return button;
}

//! No row is wider than the list: a long name is cut off, and nothing moves sideways when it is chosen.
class NarrowRows : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {0, QStyledItemDelegate::sizeHint(option, index).height()};
    }
};
} // namespace

DashboardManager::DashboardManager(Dashboards &dashboards, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_dashboards(dashboards)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_notice(new NoticeBox(this))
    , m_add(button("managerAdd", this))
    , m_edit(button("managerEdit", this))
    , m_rename(button("managerRename", this))
    , m_remove(button("managerRemove", this))
    , m_up(button("managerUp", this))
    , m_down(button("managerDown", this))
    , m_close(button("managerClose", this))
{
    setObjectName(QStringLiteral("dashboardManager"));
    setProperty("helpPage", QStringLiteral("dashboards"));
    setFixedWidth(theme.px(520));
    m_title->setProperty("kind", QStringLiteral("title"));
    m_hint->setProperty("kind", QStringLiteral("muted"));
    m_hint->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("managerList"));
    m_list->setProperty("kind", QStringLiteral("boxed"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setItemDelegate(new NarrowRows(m_list));
    m_list->setMinimumHeight(theme.px(220));
    m_list->installEventFilter(this);
    m_close->setProperty("kind", QStringLiteral("primary"));

    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    for (QPushButton *one : {m_add, m_edit, m_rename, m_up, m_down, m_remove})
        side->addWidget(one);
    side->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *bottom = new QHBoxLayout;
    bottom->addStretch(1);
    bottom->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(27, 27, 27, 24);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addLayout(middle);
    layout->addWidget(m_notice);
    layout->addLayout(bottom);

    connect(m_list, &QListWidget::itemChanged, this, &DashboardManager::takeName);
    connect(m_list, &QListWidget::currentRowChanged, this, &DashboardManager::updateButtons);
    // Not rowsMoved(): a list widget inserts the dragged row and then takes the old one away.
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, [this] {
        if (!m_filling)
            QMetaObject::invokeMethod(this, &DashboardManager::keepOrder, Qt::QueuedConnection);
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, [this] {
        if (!m_filling)
            QMetaObject::invokeMethod(this, &DashboardManager::keepOrder, Qt::QueuedConnection);
    });
    connect(m_add, &QPushButton::clicked, this, &DashboardManager::addRequested);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(current()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeRequested(current()); });
    connect(m_rename, &QPushButton::clicked, this, [this] {
        m_list->setFocus();
        m_list->editItem(m_list->currentItem());
    });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&dashboards, &Dashboards::changed, this, &DashboardManager::fill);
    translate();
    fill();
    m_list->setFocus();
}

DashboardId DashboardManager::current() const
{
    return m_list->currentItem() ? DashboardId{m_list->currentItem()->data(kIdRole).toLongLong()} : DashboardId{};
}

void DashboardManager::fill()
{
    if (m_list->findChild<QLineEdit *>())
        return; // links tell of every poll; a name that is being typed is not thrown away
    const QScopedValueRollback<bool> filling(m_filling, true);
    const QList<Dashboard> &dashboards = m_dashboards.all();
    const DashboardId before = current();
    const int row = m_list->currentRow();
    QList<qint64> shown;
    for (int i = 0; i < m_list->count(); ++i)
        shown << m_list->item(i)->data(kIdRole).toLongLong();
    QList<qint64> wanted;
    for (const Dashboard &dashboard : dashboards)
        wanted << dashboard.id.value;
    if (shown != wanted) {
        m_list->clear();
        for (int i = 0; i < dashboards.size(); ++i) {
            auto *item = new QListWidgetItem(m_list);
            item->setData(kIdRole, dashboards[i].id.value);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
            if (dashboards[i].id == before)
                m_list->setCurrentRow(i);
        }
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
    }
    for (int i = 0; i < dashboards.size(); ++i) {
        const QString title = dashboardTitle(dashboards[i]);
        m_list->item(i)->setText(title);
        m_list->item(i)->setToolTip(title); // it may be cut off
    }
    updateButtons();
}

void DashboardManager::takeName(QListWidgetItem *item)
{
    if (m_filling)
        return;
    const Dashboard *dashboard = m_dashboards.dashboard({item->data(kIdRole).toLongLong()});
    const QString name = item->text().trimmed();
    if (!dashboard || name == dashboardTitle(*dashboard)) {
        QMetaObject::invokeMethod(this, &DashboardManager::fill, Qt::QueuedConnection);
        return;
    }
    // Without a name, or with the one that it would have anyway, it is called after what it shows.
    follow(m_dashboards.rename(dashboard->id, name == automaticTitle(*dashboard) ? QString() : name));
}

void DashboardManager::move(int rows)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + rows < 0 || row + rows >= m_list->count())
        return;
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        QListWidgetItem *item = m_list->takeItem(row);
        m_list->insertItem(row + rows, item);
        m_list->setCurrentItem(item);
    }
    keepOrder();
}

void DashboardManager::keepOrder()
{
    QList<DashboardId> ids;
    for (int i = 0; i < m_list->count(); ++i)
        ids << DashboardId{m_list->item(i)->data(kIdRole).toLongLong()};
    follow(m_dashboards.reorder(ids));
    updateButtons();
}

void DashboardManager::follow(const QFuture<Result<Done>> &change)
{
    m_notice->clear();
    onFinished(change, this, [this](const Result<Done> &done) {
        if (!done)
            showError(done.error());
    });
}

void DashboardManager::showError(const Error &error)
{
    m_notice->say(NoticeBox::Tone::Error, format::errorText(error));
    fill(); // what is kept, not what was wished
}

bool DashboardManager::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete && current().isValid()) {
            emit removeRequested(current());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void DashboardManager::updateButtons()
{
    const int row = m_list->currentRow();
    for (QPushButton *one : {m_edit, m_rename, m_remove})
        one->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

void DashboardManager::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_list->doItemsLayout(); // the rows were measured before the style sheet reached the dialog
}

void DashboardManager::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    fill();
}

void DashboardManager::translate()
{
    setWindowTitle(tr("Manage dashboards"));
    m_title->setText(windowTitle());
    m_hint->setText(tr("Drag to reorder, or press Alt+Up and Alt+Down. F2 renames, Del deletes."));
    m_list->setAccessibleName(tr("Dashboards"));
    m_add->setText(tr("New\u2026"));
    m_edit->setText(tr("Edit\u2026"));
    m_rename->setText(tr("Rename"));
    m_up->setText(tr("Move up"));
    m_down->setText(tr("Move down"));
    m_remove->setText(tr("Delete\u2026"));
    m_close->setText(tr("Close"));
}
