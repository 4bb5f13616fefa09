// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/clipactions.h"

#include "app/services/links.h"
#include "app/services/playback.h"
#include "app/services/session.h"
#include "ui/dialogs/dialogs.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/receiptlines.h"

#include <algorithm>

ClipActions::ClipActions(const ChosenReceipt &receipt, const Playback &playback, const Links &links, const Session &session,
                         ClipExport &exporter, Dialogs &dialogs, const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_receipt(receipt)
    , m_playback(playback)
    , m_links(links)
    , m_session(session)
    , m_exporter(exporter)
    , m_dialogs(dialogs)
    , m_theme(theme)
{
    connect(&receipt, &ChosenReceipt::changed, this, &ClipActions::check);
    connect(&playback, &Playback::changed, this, &ClipActions::check);
    connect(&playback, &Playback::marksChanged, this, &ClipActions::check);
}

void ClipActions::setDashboard(const Dashboard &dashboard)
{
    m_dashboard = dashboard;
    check();
}

bool ClipActions::isOffered() const
{
    return (m_receipt.receipt() && m_receipt.link()) || m_playback.marked();
}

void ClipActions::check()
{
    if (std::exchange(m_wasOffered, isOffered()) != m_wasOffered)
        emit offeredChanged();
}

void ClipActions::open()
{
    if (!isOffered())
        return;
    auto *dialog = new ClipDialog(m_exporter, subject(), m_dialogs, m_theme);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ClipDialog::folderChosen, this, [this](const QString &folder) { m_folder = folder; });
    m_dialogs.open(dialog);
}

ClipSubject ClipActions::subject() const
{
    ClipSubject subject;
    subject.cameras = cameras();
    subject.folder = m_folder;
    subject.before = m_receipt.leadIn();
    subject.marked = m_playback.marked();
    subject.markedOn = m_playback.camera();
    if (const std::optional<Receipt> &receipt = m_receipt.receipt(); receipt && m_receipt.link()) {
        subject.place = registerText(receipt->reg, receipt->registerName);
        subject.number = receipt->number;
        subject.soldAt = receipt->soldAt;
        subject.receipt = receiptLines(*receipt);
    }
    return subject;
}

//! Those that saw the receipt, or the one that plays, and then the others of the dashboard, whose clocks are taken to go like
//! that of the first.
QList<ClipSubject::Camera> ClipActions::cameras() const
{
    QList<ClipSubject::Camera> cameras;
    const auto add = [&](const CameraId &id, const QString &name, std::chrono::milliseconds offset, bool proposed) {
        const bool known = std::any_of(cameras.begin(), cameras.end(), [&](const ClipSubject::Camera &one) { return one.id == id; });
        if (!known)
            cameras << ClipSubject::Camera{id, nameOf(id, name), offset, proposed};
    };
    const Link *seen = m_receipt.receipt() ? m_receipt.link() : nullptr;
    const std::chrono::milliseconds offset = seen ? seen->clockOffset.value : std::chrono::milliseconds(0);
    if (seen) {
        add(seen->camera, seen->cameraName, seen->clockOffset.value, true);
        for (const Link &link : m_links.all()) {
            if (link.reg == seen->reg)
                add(link.camera, link.cameraName, link.clockOffset.value, true);
        }
    }
    if (m_playback.isOpen())
        add(m_playback.camera(), {}, offset, true);
    for (const DashboardCamera &camera : m_dashboard.cameras)
        add(camera.id, camera.name, offset, false);
    return cameras;
}

QString ClipActions::nameOf(const CameraId &camera, const QString &lastKnown) const
{
    for (const Camera &one : m_session.cameras()) {
        if (one.id == camera && !one.name.isEmpty())
            return one.name;
    }
    return lastKnown;
}
