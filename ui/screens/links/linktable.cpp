// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linktable.h"

#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linkcolumns.h"
#include "ui/screens/links/linkdelegate.h"
#include "ui/screens/links/linkheader.h"
#include "ui/theme/kind.h"
#include "ui/theme/theme.h"
#include "ui/widgets/camerabox.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace {
constexpr char kUpdate[] = "updateButton";
constexpr char kMore[] = "rowMenuButton";
} // namespace

LinkTable::LinkTable(QWidget *parent) : QTableView(parent), m_delegate(new LinkDelegate(this)), m_header(new LinkHeader(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab goes on to the drop-downs; the arrow keys walk the cells
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LinkTable::setUp(LinkTableModel *model, const Theme *theme, CameraThumbnails *thumbnails, Settings &settings, Vendor vendor)
{
    m_model = model;
    m_theme = theme;
    m_thumbnails = thumbnails;
    m_delegate->setTheme(theme);
    m_header->setTheme(theme);
    setModel(model);
    setColumnHidden(LinkTableModel::Token, vendor == Vendor::Ubiregi); // its token belongs to the account, not to the register
    m_columns = new LinkColumns(*this, *m_header, settings, vendor, *theme);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            buildRow(row);
        nameRows();
        fit();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        nameRows();
        fit();
    });
    connect(model, &QAbstractItemModel::layoutChanged, this, &LinkTable::nameRows);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row) {
            retranslateRow(row);
            showRow(row);
        }
        fit();
    });
    connect(m_header, &LinkHeader::tickAllRequested, this, [this] { m_model->tickAll(m_model->allTicked() != Qt::Checked); });
    connect(theme, &Theme::changed, this, &LinkTable::applyTheme);
    applyTheme();
}

void LinkTable::setCameras(const QList<Camera> &cameras)
{
    if (cameras == m_cameras)
        return;
    m_cameras = cameras;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        box(row)->setCameras(cameras);
        showRow(row);
    }
}

void LinkTable::setBusy(bool busy)
{
    m_busy = busy;
    for (int row = 0; row < m_model->rowCount(); ++row)
        showRow(row);
}

void LinkTable::focusRow(int row)
{
    const QModelIndex index = m_model->index(row, LinkTableModel::Terminal);
    setCurrentIndex(index);
    scrollTo(index);
    setFocus();
}

QSize LinkTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), maximumHeight()};
}

void LinkTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_model)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row)
        retranslateRow(row);
    fit(); // the buttons have other widths now
}

void LinkTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_columns)
        fit();
}

CameraBox *LinkTable::box(int row) const
{
    return indexWidget(m_model->index(row, LinkTableModel::Camera))->findChild<CameraBox *>();
}

QPushButton *LinkTable::button(int row, const char *kind) const
{
    const auto buttons = indexWidget(m_model->index(row, LinkTableModel::Update))->findChildren<QPushButton *>();
    const auto it = std::find_if(buttons.begin(), buttons.end(),
                                 [kind](const QPushButton *one) { return one->objectName().startsWith(QLatin1String(kind)); });
    return it == buttons.end() ? nullptr : *it;
}

void LinkTable::buildRow(int row)
{
    const QPersistentModelIndex place = m_model->index(row, LinkTableModel::Check); // sorting moves the row
    auto *cameraCell = new QWidget;
    auto *cameraLayout = new QHBoxLayout(cameraCell);
    cameraLayout->setContentsMargins(m_theme->px(13), 0, m_theme->px(8), 1);
    auto *camera = new CameraBox;
    camera->setProperty("kind", QStringLiteral("table"));
    camera->setMaximumWidth(m_theme->px(280));
    camera->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    camera->setThumbnails(m_thumbnails);
    camera->setCameras(m_cameras);
    cameraLayout->addWidget(camera, 1);
    cameraLayout->addStretch(0);
    setIndexWidget(m_model->index(row, LinkTableModel::Camera), cameraCell);

    auto *updateCell = new QWidget;
    auto *updateLayout = new QHBoxLayout(updateCell);
    updateLayout->setContentsMargins(m_theme->px(6), 0, m_theme->px(14), 1);
    updateLayout->setSpacing(m_theme->px(6));
    auto *update = new QPushButton;
    update->setObjectName(QLatin1String(kUpdate));
    auto *more = new QPushButton(QStringLiteral("⋯"));
    more->setObjectName(QLatin1String(kMore));
    more->setProperty("kind", QStringLiteral("more"));
    updateLayout->addStretch(1);
    updateLayout->addWidget(update);
    updateLayout->addWidget(more);
    setIndexWidget(m_model->index(row, LinkTableModel::Update), updateCell);

    for (QWidget *widget : {static_cast<QWidget *>(camera), static_cast<QWidget *>(update), static_cast<QWidget *>(more)})
        widget->installEventFilter(this);
    connect(camera, &CameraBox::chosen, this, [this, place](const CameraId &chosen) { m_model->chooseCamera(place.row(), chosen); });
    connect(update, &QPushButton::clicked, this, [this, place] { emit updateRequested(place.row()); });
    connect(more, &QPushButton::clicked, this,
            [this, place, more] { openMenu(place.row(), more->mapToGlobal(QPoint(0, more->height()))); });
    retranslateRow(row);
    showRow(row);
}

void LinkTable::showRow(int row)
{
    CameraBox *camera = box(row);
    const LinkTableRow &shown = m_model->row(row);
    const CameraId chosen = m_model->chosenCamera(row);
    const bool edited = m_model->isEdited(row);
    camera->setCamera(chosen, chosen == shown.camera ? shown.cameraName : QString());
    camera->setEnabled(camera->count() > 0 && !m_busy);
    QPushButton *update = button(row, kUpdate);
    update->setEnabled(edited && !m_busy);
    button(row, kMore)->setEnabled(!m_busy);
    setKind(update, edited ? QStringLiteral("primary") : QString());
}

void LinkTable::retranslateRow(int row)
{
    const QString reg = m_model->row(row).registerLabel();
    box(row)->setAccessibleName(tr("Camera of register %1").arg(reg));
    //: Button of a row: saves the camera chosen in it.
    button(row, kUpdate)->setText(tr("Update"));
    button(row, kUpdate)->setAccessibleName(tr("Update register %1").arg(reg));
    //: Button of a row that opens its menu.
    button(row, kMore)->setAccessibleName(tr("More for register %1").arg(reg));
    button(row, kMore)->setToolTip(tr("More"));
}

//! Names and the way of the Tab key follow the rows as they are sorted.
void LinkTable::nameRows()
{
    QWidget *before = this;
    setTabOrder(m_header, this);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        CameraBox *camera = box(row);
        QPushButton *update = button(row, kUpdate);
        QPushButton *more = button(row, kMore);
        camera->setObjectName(QStringLiteral("cameraBox%1").arg(row));
        update->setObjectName(QLatin1String(kUpdate) + QString::number(row));
        more->setObjectName(QLatin1String(kMore) + QString::number(row));
        for (QWidget *widget : {static_cast<QWidget *>(camera), static_cast<QWidget *>(update), static_cast<QWidget *>(more)}) {
            setTabOrder(before, widget);
            before = widget;
        }
    }
}

int LinkTable::rowInUse() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (const int column : {int(LinkTableModel::Camera), int(LinkTableModel::Update)}) {
            if (const QWidget *cell = indexWidget(m_model->index(row, column)); cell && cell->isAncestorOf(focus))
                return row;
        }
    }
    return currentIndex().row();
}

bool LinkTable::useKey(int key)
{
    const int row = rowInUse();
    if (key == Qt::Key_Escape && row >= 0 && m_model->isEdited(row) && !m_busy) {
        m_model->revert(row);
        return true;
    }
    if (key == Qt::Key_Delete) {
        emit deleteKeyPressed();
        return true;
    }
    return false;
}

void LinkTable::keyPressEvent(QKeyEvent *event)
{
    if (!useKey(event->key()))
        QTableView::keyPressEvent(event);
}

bool LinkTable::eventFilter(QObject *watched, QEvent *event)
{
    // The drop-down would take them for the beginning of a name.
    if (event->type() == QEvent::KeyPress && useKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (event->type() == QEvent::FocusIn) { // in a narrow window it may be beside what is seen
        const int row = rowInUse();
        const bool button = qobject_cast<QPushButton *>(watched);
        if (row >= 0)
            scrollTo(m_model->index(row, button ? LinkTableModel::Update : LinkTableModel::Camera));
    }
    if (event->type() == QEvent::ContextMenu) { // it would keep that to itself as well
        contextMenuEvent(static_cast<QContextMenuEvent *>(event));
        return true;
    }
    return QTableView::eventFilter(watched, event);
}

void LinkTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? rowInUse() : rowAt(viewport()->mapFromGlobal(event->globalPos()).y());
    if (row < 0)
        return;
    const QRect place = visualRect(m_model->index(row, LinkTableModel::Terminal));
    openMenu(row, byKey ? viewport()->mapToGlobal(place.bottomLeft()) : event->globalPos());
}

void LinkTable::openMenu(int row, const QPoint &globalPlace)
{
    if (m_busy)
        return;
    const QPersistentModelIndex place = m_model->index(row, LinkTableModel::Terminal);
    const LinkTableRow &shown = m_model->row(row);
    const bool edited = m_model->isEdited(row);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *name, const QString &text, bool enabled, auto use) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, [place, use] {
            if (place.isValid())
                use(place.row());
        });
    };
    add("saveAction", tr("Update"), edited, [this](int at) { emit updateRequested(at); });
    add("revertAction", tr("Undo the change"), edited, [this](int at) { m_model->revert(at); });
    menu->addSeparator();
    add("moveAction", tr("Move the camera to another register…"), shown.link.isValid() && !edited,
        [this](int at) { emit moveRequested(at); });
    add("clockAction", tr("Clock offset…"), shown.link.isValid() && !edited, [this](int at) { emit clockRequested(at); });
    add("filmAction", tr("Film the clock…"), shown.link.isValid() && !edited, [this](int at) { emit filmRequested(at); });
    add("copyAction", tr("Copy the terminal ID"), true,
        [this](int at) { QApplication::clipboard()->setText(m_model->row(at).reg.terminal); });
    if (shown.byConsent && shown.link.isValid() && shown.reg.contract.vendor == Vendor::Smaregi)
        add("reconnectAction", tr("Sign in again in the browser…"), true, [this](int at) { emit reconnectRequested(at); });
    menu->addSeparator();
    add("deleteAction", tr("Delete this link…"), shown.link.isValid(), [this](int at) { emit deleteRequested(at); });
    menu->popup(globalPlace);
}

void LinkTable::applyTheme()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(m_theme->px(52));
    horizontalHeader()->setFixedHeight(m_theme->px(38));
    fit();
    viewport()->update();
}

void LinkTable::fit()
{
    m_columns->fit();
    fitHeight();
    updateGeometries(); // the scroll bars know it at once, for who scrolls in the same breath
}

void LinkTable::fitHeight()
{
    const int rows = m_model->rowCount();
    // Columns that are wider than the window leave less height for the rows.
    const int bar = m_header->length() > viewport()->width() ? horizontalScrollBar()->sizeHint().height() : 0;
    setMaximumHeight(m_header->height() + rows * verticalHeader()->defaultSectionSize() + bar);
    setMinimumHeight(m_header->height() + std::min(rows, 1) * verticalHeader()->defaultSectionSize() + bar);
    updateGeometry();
}
