// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linktable.h"

#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linkdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/camerabox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

#include <algorithm>
#include <array>

LinkTable::LinkTable(QWidget *parent) : QTableView(parent), m_delegate(new LinkDelegate(this))
{
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab goes on to the drop-downs; the arrow keys walk the cells
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LinkTable::setUp(LinkTableModel *model, const Theme *theme)
{
    m_model = model;
    m_theme = theme;
    m_delegate->setTheme(theme);
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &LinkTable::rebuild);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row(); ++row)
            showRow(row);
        fitColumns();
    });
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
    fitColumns(); // the buttons have other widths now
}

void LinkTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

CameraBox *LinkTable::box(int row) const
{
    return indexWidget(m_model->index(row, LinkTableModel::Camera))->findChild<CameraBox *>();
}

QPushButton *LinkTable::button(int row) const
{
    return indexWidget(m_model->index(row, LinkTableModel::Update))->findChild<QPushButton *>();
}

void LinkTable::rebuild()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        buildRow(row);
    fitHeight();
    fitColumns();
}

void LinkTable::buildRow(int row)
{
    auto *cameraCell = new QWidget;
    auto *cameraLayout = new QHBoxLayout(cameraCell);
    cameraLayout->setContentsMargins(m_theme->px(13), 0, m_theme->px(8), 1);
    auto *camera = new CameraBox;
    camera->setObjectName(QStringLiteral("cameraBox%1").arg(row));
    camera->setProperty("kind", QStringLiteral("table"));
    camera->setMaximumWidth(m_theme->px(250));
    camera->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    cameraLayout->addWidget(camera, 1);
    cameraLayout->addStretch(0);
    setIndexWidget(m_model->index(row, LinkTableModel::Camera), cameraCell);

    auto *updateCell = new QWidget;
    auto *updateLayout = new QHBoxLayout(updateCell);
    updateLayout->setContentsMargins(m_theme->px(6), 0, m_theme->px(22), 1);
    auto *update = new QPushButton;
    update->setObjectName(QStringLiteral("updateButton%1").arg(row));
    updateLayout->addStretch(1);
    updateLayout->addWidget(update);
    setIndexWidget(m_model->index(row, LinkTableModel::Update), updateCell);

    connect(camera, &CameraBox::chosen, this, [this, row](const CameraId &chosen) { m_model->chooseCamera(row, chosen); });
    connect(update, &QPushButton::clicked, this, [this, row] { emit updateRequested(row); });
    camera->setCameras(m_cameras);
    retranslateRow(row);
    showRow(row);
}

void LinkTable::showRow(int row)
{
    CameraBox *camera = box(row);
    const LinkTableRow &shown = m_model->row(row);
    const CameraId chosen = m_model->chosenCamera(row);
    camera->setCamera(chosen, chosen == shown.camera ? shown.cameraName : QString());
    camera->setEnabled(camera->count() > 0 && !m_busy);
    button(row)->setEnabled(m_model->isChanged(row) && !m_busy);
}

void LinkTable::retranslateRow(int row)
{
    const LinkTableRow &shown = m_model->row(row);
    const QString reg = shown.registerName.isEmpty() ? shown.reg.terminal : shown.registerName;
    box(row)->setAccessibleName(tr("Camera of register %1").arg(reg));
    //: Button of a row: saves the camera chosen in it.
    button(row)->setText(tr("Update"));
    button(row)->setAccessibleName(tr("Update register %1").arg(reg));
}

void LinkTable::applyTheme()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(m_theme->px(52));
    horizontalHeader()->setFixedHeight(m_theme->px(38));
    fitHeight();
    viewport()->update();
}

void LinkTable::fitHeight()
{
    const int rows = m_model->rowCount();
    setMaximumHeight(horizontalHeader()->height() + rows * verticalHeader()->defaultSectionSize());
    setMinimumHeight(horizontalHeader()->height() + std::min(rows, 2) * verticalHeader()->defaultSectionSize());
    updateGeometry();
}

void LinkTable::fitColumns()
{
    if (!m_model)
        return;
    // As wide as on the mock-up in a window of 1440, growing and shrinking together, never below what they hold.
    struct Share {
        int column;
        int width;
    };
    constexpr std::array kShares{Share{LinkTableModel::Contract, 109}, Share{LinkTableModel::Token, 174},
                                 Share{LinkTableModel::Terminal, 177}, Share{LinkTableModel::State, 213},
                                 Share{LinkTableModel::Camera, 391}};
    const int checkWidth = m_theme->px(44);
    int updateWidth = m_theme->px(88);
    for (int row = 0; row < m_model->rowCount(); ++row)
        updateWidth = std::max(updateWidth, indexWidget(m_model->index(row, LinkTableModel::Update))->sizeHint().width());
    setColumnWidth(LinkTableModel::Check, checkWidth);
    setColumnWidth(LinkTableModel::Update, updateWidth);

    int shares = 0;
    for (const Share &share : kShares)
        shares += isColumnHidden(share.column) ? 0 : share.width;
    const int whole = viewport()->width() - checkWidth - updateWidth;
    int left = whole;
    for (const Share &share : kShares) {
        if (isColumnHidden(share.column))
            continue;
        const bool last = share.column == LinkTableModel::Camera;
        const int needed =
            last ? m_theme->px(165) : std::max(sizeHintForColumn(share.column), horizontalHeader()->sectionSizeHint(share.column));
        const int width = std::max(needed, last ? left : whole * share.width / shares);
        setColumnWidth(share.column, width);
        left -= width;
    }
}
