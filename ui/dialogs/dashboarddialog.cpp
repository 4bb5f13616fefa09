// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dashboarddialog.h"

#include "app/base/async.h"
#include "app/services/camerathumbnails.h"
#include "app/services/dashboards.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/dashboardtext.h"
#include "ui/models/receipttext.h"
#include "ui/theme/theme.h"
#include "ui_dashboarddialog.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace {

constexpr int kKeyRole = Qt::UserRole; // CameraId or RegisterKey
constexpr int kNameRole = Qt::UserRole + 1; // the name that is kept
constexpr QSize kThumbnail(80, 45);

QString nameOf(const Camera &camera)
{
    return camera.name.isEmpty() ? camera.model : camera.name;
}

} // namespace

DashboardDialog::DashboardDialog(Dashboards &dashboards, Links &links, Session &session, CameraThumbnails &thumbnails, const Theme &theme,
                                 const Dashboard &dashboard, QWidget *parent)
    : QDialog(parent)
    , m_dashboards(dashboards)
    , m_links(links)
    , m_session(session)
    , m_thumbnails(thumbnails)
    , m_theme(theme)
    , m_before(dashboard)
    , m_ui(std::make_unique<Ui::DashboardDialog>())
{
    m_ui->setupUi(this);
    setFixedWidth(theme.px(620));
    setProperty("helpPage", QStringLiteral("dashboards"));
    m_ui->name->setText(dashboard.name);
    m_ui->name->setMaxLength(80);
    m_ui->leadIn->setMaximum(int(Dashboard::kLongestLeadIn.count()));
    m_ui->leadIn->setValue(int(dashboard.leadIn.count()));
    m_ui->cameras->setIconSize({theme.px(kThumbnail.width()), theme.px(kThumbnail.height())});
    m_ui->cameras->installEventFilter(this);
    fillCameras();
    fillRegisters();

    connect(m_ui->cameras, &QListWidget::itemChanged, this, &DashboardDialog::ticksChanged);
    connect(m_ui->cameras->model(), &QAbstractItemModel::rowsMoved, this, &DashboardDialog::ticksChanged);
    connect(m_ui->registers, &QTreeWidget::itemChanged, this, &DashboardDialog::ticksChanged);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { moveCamera(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { moveCamera(1); });
    connect(m_ui->saveButton, &QPushButton::clicked, this, &DashboardDialog::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&thumbnails, &CameraThumbnails::changed, this, &DashboardDialog::showThumbnail);
    connect(&session, &Session::camerasChanged, this, [this] { // one may have come meanwhile, or be known better
        for (const Camera &camera : m_session.cameras())
            addCamera({camera.id, nameOf(camera)}, false);
        showNames();
    });
    retranslate();
    m_ui->name->setFocus();
}

DashboardDialog::~DashboardDialog() = default;

//! Those of the dashboard first, in their order, then the others.
void DashboardDialog::fillCameras()
{
    for (const DashboardCamera &camera : m_before.cameras)
        addCamera(camera, true);
    for (const Camera &camera : m_session.cameras())
        addCamera({camera.id, nameOf(camera)}, false);
}

void DashboardDialog::addCamera(const DashboardCamera &camera, bool ticked)
{
    for (int i = 0; i < m_ui->cameras->count(); ++i) {
        if (m_ui->cameras->item(i)->data(kKeyRole).value<CameraId>() == camera.id)
            return;
    }
    const Camera *known = m_session.camera(camera.id);
    auto *item = new QListWidgetItem(m_ui->cameras);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    item->setData(kKeyRole, QVariant::fromValue(camera.id));
    item->setData(kNameRole, known ? nameOf(*known) : camera.name);
    showThumbnail(camera.id);
    m_thumbnails.want(camera.id);
}

void DashboardDialog::showThumbnail(const CameraId &camera)
{
    for (int i = 0; i < m_ui->cameras->count(); ++i) {
        QListWidgetItem *item = m_ui->cameras->item(i);
        if (item->data(kKeyRole).value<CameraId>() != camera)
            continue;
        // Dark until there is one, so that the rows do not jump.
        QPixmap picture(m_ui->cameras->iconSize() * devicePixelRatioF());
        picture.fill(QColor(0x26, 0x2a, 0x30));
        if (const QImage image = m_thumbnails.thumbnail(camera); !image.isNull()) {
            QRect place(QPoint(), image.size().scaled(picture.size(), Qt::KeepAspectRatio));
            place.moveCenter(picture.rect().center());
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(place, image);
        }
        picture.setDevicePixelRatio(devicePixelRatioF());
        const QSignalBlocker silent(m_ui->cameras);
        item->setIcon(QIcon(picture));
        m_ui->cameras->viewport()->update();
    }
}

void DashboardDialog::moveCamera(int rows)
{
    const int row = m_ui->cameras->currentRow();
    if (row < 0 || row + rows < 0 || row + rows >= m_ui->cameras->count())
        return;
    QListWidgetItem *item = m_ui->cameras->takeItem(row);
    m_ui->cameras->insertItem(row + rows, item);
    m_ui->cameras->setCurrentItem(item);
    ticksChanged();
}

void DashboardDialog::fillRegisters()
{
    for (const Vendor vendor : {Vendor::Smaregi, Vendor::Ubiregi}) {
        for (const Link &link : m_links.of(vendor))
            addRegister({link.reg, link.registerName});
        for (const ContractInfo &contract : m_links.contracts(vendor)) {
            for (const PosRegister &reg : contract.registers)
                addRegister({reg.key, reg.name});
        }
    }
    for (const DashboardRegister &reg : m_before.registers)
        addRegister(reg);
    m_ui->registers->expandAll();
}

QTreeWidgetItem *DashboardDialog::branchOf(const ContractKey &contract)
{
    for (int i = 0; i < m_ui->registers->topLevelItemCount(); ++i) {
        if (m_ui->registers->topLevelItem(i)->data(0, kKeyRole).value<ContractKey>() == contract)
            return m_ui->registers->topLevelItem(i);
    }
    auto *branch = new QTreeWidgetItem(m_ui->registers);
    branch->setData(0, kKeyRole, QVariant::fromValue(contract));
    branch->setFlags(Qt::ItemIsEnabled);
    return branch;
}

void DashboardDialog::addRegister(const DashboardRegister &reg)
{
    QTreeWidgetItem *branch = branchOf(reg.key.contract);
    for (int i = 0; i < branch->childCount(); ++i) {
        if (branch->child(i)->data(0, kKeyRole).value<RegisterKey>() == reg.key)
            return;
    }
    const bool ticked = m_before.registerKeys().contains(reg.key);
    auto *item = new QTreeWidgetItem(branch);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
    item->setData(0, kKeyRole, QVariant::fromValue(reg.key));
    item->setData(0, kNameRole, reg.name);
}

QList<DashboardCamera> DashboardDialog::tickedCameras() const
{
    QList<DashboardCamera> cameras;
    for (int i = 0; i < m_ui->cameras->count(); ++i) {
        const QListWidgetItem *item = m_ui->cameras->item(i);
        if (item->checkState() == Qt::Checked)
            cameras << DashboardCamera{item->data(kKeyRole).value<CameraId>(), item->data(kNameRole).toString()};
    }
    return cameras;
}

QList<DashboardRegister> DashboardDialog::tickedRegisters() const
{
    QList<DashboardRegister> registers;
    for (int i = 0; i < m_ui->registers->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *branch = m_ui->registers->topLevelItem(i);
        for (int j = 0; j < branch->childCount(); ++j) {
            if (branch->child(j)->checkState(0) == Qt::Checked)
                registers << DashboardRegister{branch->child(j)->data(0, kKeyRole).value<RegisterKey>(),
                                               branch->child(j)->data(0, kNameRole).toString()};
        }
    }
    return registers;
}

Dashboard DashboardDialog::typed() const
{
    Dashboard dashboard = m_before;
    dashboard.name = m_ui->name->text().trimmed();
    dashboard.cameras = tickedCameras();
    dashboard.registers = tickedRegisters();
    dashboard.leadIn = std::chrono::seconds(m_ui->leadIn->value());
    return dashboard;
}

void DashboardDialog::ticksChanged()
{
    m_lack = Lack::None;
    m_error.reset();
    m_ui->notice->clear();
    const Dashboard dashboard = typed();
    m_ui->name->setPlaceholderText(dashboard.showsNothing() ? QString() : automaticTitle(dashboard));
}

void DashboardDialog::save()
{
    const Dashboard dashboard = typed();
    m_error.reset();
    m_lack = dashboard.cameras.isEmpty()                          ? Lack::Camera
             : dashboard.cameras.size() > Dashboard::kMostCameras ? Lack::TooManyCameras
             : dashboard.registers.isEmpty()                      ? Lack::Register
                                                                  : Lack::None;
    showError();
    if (m_lack != Lack::None) {
        if (m_lack == Lack::Register)
            m_ui->registers->setFocus();
        else
            m_ui->cameras->setFocus();
        return;
    }
    m_ui->saveButton->setEnabled(false);
    if (!m_before.id.isValid()) {
        onFinished(m_dashboards.add(dashboard), this, [this](const Result<Dashboard> &added) {
            if (added)
                finish({}, added.value().id);
            else
                finish(added.error(), {});
        });
        return;
    }
    onFinished(m_dashboards.update(dashboard), this,
               [this](const Result<Done> &updated) { finish(updated ? std::nullopt : std::optional(updated.error()), m_before.id); });
}

void DashboardDialog::finish(const std::optional<Error> &error, DashboardId id)
{
    m_ui->saveButton->setEnabled(true);
    m_error = error;
    if (error) {
        showError();
        return;
    }
    emit saved(id);
    accept();
}

void DashboardDialog::showError()
{
    switch (m_lack) {
    case Lack::Camera:
        m_ui->notice->say(NoticeBox::Tone::Error, tr("Tick at least one camera."));
        return;
    case Lack::TooManyCameras:
        m_ui->notice->say(NoticeBox::Tone::Error,
                          tr("Tick at most %Ln camera(s): all of them play at once.", nullptr, int(Dashboard::kMostCameras)));
        return;
    case Lack::Register:
        m_ui->notice->say(NoticeBox::Tone::Error, tr("Tick at least one register."));
        return;
    case Lack::None:
        break;
    }
    if (m_error)
        m_ui->notice->say(NoticeBox::Tone::Error, format::errorText(*m_error));
    else
        m_ui->notice->clear();
}

bool DashboardDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->cameras && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCamera(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void DashboardDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
    showError();
}

void DashboardDialog::retranslate()
{
    setWindowTitle(m_before.id.isValid() ? tr("Edit dashboard") : tr("New dashboard"));
    m_ui->title->setText(windowTitle());
    m_ui->saveButton->setText(m_before.id.isValid() ? tr("Save") : tr("Create"));
    showNames();
    ticksChanged();
}

void DashboardDialog::showNames()
{
    m_ui->cameras->setAccessibleName(m_ui->camerasLabel->text()); // lists do not take their buddy's
    m_ui->registers->setAccessibleName(m_ui->registersLabel->text());
    const QSignalBlocker silentCameras(m_ui->cameras);
    const QSignalBlocker silentRegisters(m_ui->registers);
    for (int i = 0; i < m_ui->cameras->count(); ++i) {
        QListWidgetItem *item = m_ui->cameras->item(i);
        const Camera *camera = m_session.camera(item->data(kKeyRole).value<CameraId>());
        const QString name = camera ? format::camera(camera->name, camera->model) : item->data(kNameRole).toString();
        const bool shown = camera && camera->isLinkable();
        if (!camera) //: A camera in a list; %1 is its name
            item->setText(tr("%1 (not seen by this account)").arg(name));
        else if (shown)
            item->setText(name);
        else if (camera->options.noAccess) //: A camera in a list; %1 is its name. The account may not use it.
            item->setText(tr("%1 (no permission)").arg(name));
        else //: A camera in a list; %1 is its name. It has no option for other programs and shows nothing here.
            item->setText(tr("%1 (option missing)").arg(name));
        // What is ticked can be unticked, whatever became of it.
        item->setFlags(item->flags().setFlag(Qt::ItemIsEnabled, !camera || shown || item->checkState() == Qt::Checked));
        item->setToolTip(!camera || shown ? item->text() : format::errorText(format::notLinkable(*camera))); // it may be cut off
    }
    for (int i = 0; i < m_ui->registers->topLevelItemCount(); ++i) {
        QTreeWidgetItem *branch = m_ui->registers->topLevelItem(i);
        const auto contract = branch->data(0, kKeyRole).value<ContractKey>();
        const ContractInfo *info = m_links.contract(contract);
        const QString account = info && !info->accountName.isEmpty() ? info->accountName : contract.contract;
        branch->setText(0, format::vendor(contract.vendor) + u' ' + account);
        for (int j = 0; j < branch->childCount(); ++j) {
            const auto reg = branch->child(j)->data(0, kKeyRole).value<RegisterKey>();
            const QString name = registerText(reg, branch->child(j)->data(0, kNameRole).toString());
            //: A register in a list; %1 is its name
            branch->child(j)->setText(0, m_links.linkOf(reg) ? name : tr("%1 (not linked: no pictures)").arg(name));
        }
    }
}
