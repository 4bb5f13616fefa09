// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/search/foundmoment.h"

#include "app/domain/timerange.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/captions.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/receiptlines.h"
#include "ui/screens/search/receiptslip.h"
#include "ui/widgets/videoview.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

FoundMoment::FoundMoment(ReceiptBook &book, MomentPictures &pictures, const Links &links, Session &session, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_receipt(new ChosenReceipt(book, pictures, links, this))
    , m_pages(new QStackedWidget(this))
    , m_hint(new QLabel)
    , m_when(new QLabel)
    , m_picture(new VideoView(theme))
    , m_slip(new ReceiptSlip)
    , m_dashboard(new QPushButton)
{
    setObjectName(QStringLiteral("foundMoment"));
    setProperty("kind", QStringLiteral("card"));
    m_hint->setObjectName(QStringLiteral("foundMomentHint"));
    m_hint->setProperty("kind", QStringLiteral("muted"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_when->setObjectName(QStringLiteral("foundMomentWhen"));
    m_when->setWordWrap(true);
    m_when->setTextFormat(Qt::PlainText);
    m_picture->setObjectName(QStringLiteral("foundMomentPicture"));
    QSizePolicy followsWidth(QSizePolicy::Preferred, QSizePolicy::Preferred);
    followsWidth.setHeightForWidth(true);
    m_picture->setSizePolicy(followsWidth);
    m_picture->setMinimumSize(1, 1); // the column's width is given; its own least one would stand out of it
    m_dashboard->setObjectName(QStringLiteral("toDashboard"));
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(10);
    pageLayout->addWidget(m_picture);
    pageLayout->addWidget(m_when);
    pageLayout->addWidget(m_slip, 1);
    pageLayout->addWidget(m_dashboard);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_pages);

    connect(m_receipt, &ChosenReceipt::changed, this, &FoundMoment::refresh);
    connect(&session, &Session::camerasChanged, this, &FoundMoment::refresh);
    connect(m_dashboard, &QPushButton::clicked, this, [this] {
        if (const auto &receipt = m_receipt->receipt())
            emit dashboardRequested(receipt->reg, receipt->soldAt, m_id);
    });
    translate();
    refresh();
}

FoundMoment::~FoundMoment()
{
    disconnect(m_receipt, nullptr, this, nullptr);
}

void FoundMoment::choose(ReceiptId id)
{
    m_id = id;
    m_receipt->choose(id);
}

void FoundMoment::clear()
{
    m_id = {};
    m_receipt->clear();
}

void FoundMoment::refresh()
{
    m_dashboard->setEnabled(m_receipt->receipt().has_value());
    if (m_receipt->receipt()) {
        showMoment();
        m_pages->setCurrentIndex(1);
        return;
    }
    if (m_receipt->isNone())
        m_hint->setText(tr("Choose a receipt to see the picture of its moment."));
    else
        m_hint->setText(m_receipt->error() ? format::errorText(*m_receipt->error()) : QString());
    m_pages->setCurrentIndex(0);
}

void FoundMoment::showMoment()
{
    CameraFacts camera;
    camera.listKnown = !m_session.cameras().isEmpty();
    if (const Link *link = m_receipt->link()) {
        camera.name = link->cameraName;
        const QList<Camera> &cameras = m_session.cameras();
        const auto known = std::find_if(cameras.begin(), cameras.end(), [link](const Camera &one) { return one.id == link->camera; });
        if (known != cameras.end()) {
            camera.camera = *known;
            camera.name = format::camera(known->name, known->model);
        }
    }
    const Receipt &receipt = *m_receipt->receipt();
    const MomentPicture picture = m_receipt->picture();
    m_picture->setCaption(momentCaption(picture, m_receipt->shownAt(), camera));
    m_picture->setImage(picture.image);
    QStringList facts{format::date(dayOf(receipt.soldAt, shopZone())), registerText(receipt.reg, receipt.registerName)};
    if (!receipt.staff.isEmpty())
        facts << receipt.staff;
    m_when->setText(facts.join(u'\u3000'));
    m_slip->setLines(receiptLines(receipt));
}

void FoundMoment::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    // The texts of the receipt are made anew; those that are being told of the language must not be deleted meanwhile.
    QMetaObject::invokeMethod(this, &FoundMoment::refresh, Qt::QueuedConnection);
}

void FoundMoment::translate()
{
    m_dashboard->setText(tr("See on the dashboard"));
}
