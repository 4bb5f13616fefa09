// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linktable.h"

#include "ui/format/format.h"
#include "ui/models/linktablemodel.h"
#include "ui/screens/links/linkdelegate.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStyle>

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
        fill(combo(row), row);
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

bool LinkTable::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore(); // scrolling over the table must not change a camera
        return true;
    }
    return QTableView::eventFilter(watched, event);
}

QComboBox *LinkTable::combo(int row) const
{
    return indexWidget(m_model->index(row, LinkTableModel::Camera))->findChild<QComboBox *>();
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
    auto *camera = new QComboBox;
    camera->setObjectName(QStringLiteral("cameraBox%1").arg(row));
    camera->setProperty("kind", QStringLiteral("table"));
    camera->setFocusPolicy(Qt::StrongFocus);
    camera->setMaximumWidth(m_theme->px(250));
    camera->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    camera->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    camera->installEventFilter(this);
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

    connect(camera, &QComboBox::activated, this,
            [this, row, camera] { m_model->chooseCamera(row, camera->currentData().value<CameraId>()); });
    connect(update, &QPushButton::clicked, this, [this, row] { emit updateRequested(row); });
    fill(camera, row);
    retranslateRow(row);
    showRow(row);
}

void LinkTable::fill(QComboBox *combo, int row) const
{
    combo->clear();
    for (const Camera &camera : m_cameras)
        combo->addItem(format::camera(camera.name, camera.model), QVariant::fromValue(camera.id));
    const LinkTableRow &shown = m_model->row(row);
    const bool known = std::any_of(m_cameras.begin(), m_cameras.end(), [&](const Camera &camera) { return camera.id == shown.camera; });
    if (!known && !shown.camera.isEmpty()) // still shown, or the row would seem to have none
        combo->addItem(shown.cameraName.isEmpty() ? shown.camera.value : shown.cameraName, QVariant::fromValue(shown.camera));
}

void LinkTable::showRow(int row)
{
    QComboBox *camera = combo(row);
    const CameraId chosen = m_model->chosenCamera(row);
    int index = -1;
    for (int i = 0; i < camera->count(); ++i) {
        if (camera->itemData(i).value<CameraId>() == chosen)
            index = i;
    }
    camera->setCurrentIndex(index);
    if (camera->property("empty").toBool() != (index < 0)) {
        camera->setProperty("empty", index < 0);
        camera->style()->polish(camera);
    }
    camera->setEnabled(camera->count() > 0 && !m_busy);
    button(row)->setEnabled(m_model->isChanged(row) && !m_busy);
}

void LinkTable::retranslateRow(int row)
{
    const LinkTableRow &shown = m_model->row(row);
    const QString reg = shown.registerName.isEmpty() ? shown.reg.terminal : shown.registerName;
    combo(row)->setPlaceholderText(tr("Choose a camera"));
    combo(row)->setAccessibleName(tr("Camera of register %1").arg(reg));
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
