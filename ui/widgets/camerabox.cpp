// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/camerabox.h"

#include "app/services/camerathumbnails.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QStandardItemModel>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace {
constexpr int kListIconScale = 2; //!< there is more room in the list
} // namespace

CameraBox::CameraBox(QWidget *parent) : QComboBox(parent), m_items(new QStandardItemModel(this))
{
    setModel(m_items);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this](int row) {
        m_choice = itemData(row).value<CameraId>();
        showChoice();
        emit chosen(m_choice);
    });
    setPlaceholderText(tr("Choose a camera"));
    showChoice();
}

void CameraBox::setThumbnails(CameraThumbnails *thumbnails)
{
    m_thumbnails = thumbnails;
    if (!thumbnails)
        return;
    connect(thumbnails, &CameraThumbnails::changed, this, &CameraBox::showPicture);
    const int height = fontMetrics().height();
    setIconSize({height * 16 / 9, height});
    fill();
}

void CameraBox::setCameras(const QList<Camera> &cameras)
{
    if (cameras == m_cameras)
        return;
    for (const Camera &gone : std::as_const(m_cameras)) {
        if (gone.id == m_choice)
            m_choiceName = format::camera(gone.name, gone.model);
    }
    m_cameras = cameras;
    fill();
}

CameraId CameraBox::camera() const
{
    return m_choice;
}

void CameraBox::setCamera(const CameraId &camera, const QString &lastKnownName)
{
    if (camera == m_choice && (lastKnownName.isEmpty() || lastKnownName == m_choiceName))
        return;
    m_choice = camera;
    m_choiceName = lastKnownName;
    fill();
}

void CameraBox::showPopup()
{
    for (const Camera &camera : std::as_const(m_cameras)) {
        if (m_thumbnails)
            m_thumbnails->want(camera.id);
    }
    view()->setIconSize(iconSize() * kListIconScale);
    QComboBox::showPopup();
}

void CameraBox::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setPlaceholderText(tr("Choose a camera"));
        fill();
    }
}

void CameraBox::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // scrolling the page must not change a camera
}

//! Row by row and in place: clearing would take the marked row from under the fingers of who is choosing.
void CameraBox::fill()
{
    QList<CameraId> wanted;
    for (const Camera &camera : std::as_const(m_cameras))
        wanted << camera.id;
    if (!m_choice.isEmpty() && !known(m_choice)) // still shown, or nothing would seem to be chosen
        wanted << m_choice;

    auto *list = findChild<QAbstractItemView *>(); // made when it drops down for the first time
    const CameraId marked = list && list->isVisible() ? list->currentIndex().data(Qt::UserRole).value<CameraId>() : CameraId{};
    for (int row = m_items->rowCount() - 1; row >= 0; --row) {
        if (!wanted.contains(itemData(row).value<CameraId>()))
            m_items->removeRow(row);
    }
    for (int row = 0; row < wanted.size(); ++row)
        put(row, wanted[row]);
    showChoice();
    if (!marked.isEmpty() && wanted.contains(marked))
        list->setCurrentIndex(m_items->index(rowOf(marked), 0)); // moving its row has moved the mark off it
}

void CameraBox::put(int row, const CameraId &id)
{
    const int before = rowOf(id);
    if (before < 0)
        m_items->insertRow(row, new QStandardItem);
    else if (before != row)
        m_items->insertRow(row, m_items->takeRow(before));
    describe(row, id);
}

void CameraBox::describe(int row, const CameraId &id)
{
    QStandardItem *item = m_items->item(row);
    item->setData(QVariant::fromValue(id), Qt::UserRole);
    showPicture(id);
    const Camera *camera = known(id);
    if (!camera) {
        const QString name = m_choiceName.isEmpty() ? id.value : m_choiceName;
        item->setText(name);
        item->setEnabled(true);
        item->setToolTip(tr("The signed-in account does not see this camera any more."));
        return;
    }
    const QString name = camera->name.isEmpty() && camera->model.isEmpty() ? camera->serial : format::camera(camera->name, camera->model);
    item->setEnabled(camera->isLinkable());
    if (camera->isLinkable()) {
        item->setText(name);
        item->setToolTip({});
        return;
    }
    item->setText(camera->options.noAccess
                      //: An entry of a list of cameras; %1 is the camera. The account may not use it and cannot choose it.
                      ? tr("%1 – no permission").arg(name)
                      //: An entry of a list of cameras; %1 is the camera. It has no option for other programs and cannot be chosen.
                      : tr("%1 – option missing").arg(name));
    item->setToolTip(format::errorText(format::notLinkable(*camera)));
}

void CameraBox::showChoice()
{
    const int row = m_choice.isEmpty() ? -1 : rowOf(m_choice);
    setCurrentIndex(row);
    if (m_thumbnails && known(m_choice))
        m_thumbnails->want(m_choice);
    setToolTip(row < 0 ? QString() : m_items->item(row)->toolTip());
    if (property("empty").toBool() == (row < 0) && property("empty").isValid())
        return;
    setProperty("empty", row < 0);
    style()->unpolish(this);
    style()->polish(this);
}

void CameraBox::showPicture(const CameraId &camera)
{
    const int row = rowOf(camera);
    if (row < 0 || !m_thumbnails)
        return;
    QPixmap picture = QPixmap::fromImage(m_thumbnails->thumbnail(camera));
    if (picture.isNull()) { // as large, so that the names stay in line
        picture = QPixmap(CameraThumbnails::kSize);
        picture.fill(palette().color(QPalette::Disabled, QPalette::Button));
    }
    m_items->item(row)->setIcon(QIcon(picture));
}

int CameraBox::rowOf(const CameraId &camera) const
{
    for (int row = 0; row < count(); ++row) {
        if (itemData(row).value<CameraId>() == camera)
            return row;
    }
    return -1;
}

const Camera *CameraBox::known(const CameraId &camera) const
{
    const auto it = std::find_if(m_cameras.begin(), m_cameras.end(), [&](const Camera &one) { return one.id == camera; });
    return it == m_cameras.end() ? nullptr : &*it;
}
