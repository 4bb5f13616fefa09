// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/chosenreceipt.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/playback.h"
#include "app/services/receiptbook.h"

ChosenReceipt::ChosenReceipt(ReceiptBook &book, MomentPictures &pictures, const Links &links, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_pictures(pictures)
    , m_links(links)
{
    connect(&m_pictures, &MomentPictures::pictureChanged, this, &ChosenReceipt::pictureChanged);
    connect(&m_book, &ReceiptBook::changed, this, [this](const ContractKey &, const UpsertResult &what) {
        if (!isNone() && what.changed.contains(m_id))
            read();
    });
    connect(&m_links, &Links::linksChanged, this, &ChosenReceipt::linksChanged);
}

ChosenReceipt::ChosenReceipt(ReceiptBook &book, MomentPictures &pictures, const Links &links, Playback &playback, QObject *parent)
    : ChosenReceipt(book, pictures, links, parent)
{
    m_playback = &playback;
}

ChosenReceipt::~ChosenReceipt()
{
    drop();
    stop();
}

void ChosenReceipt::setDashboard(const Dashboard &dashboard)
{
    m_dashboard = dashboard;
    if (m_dashboard.leadIn.count() == 0)
        m_before = false;
    if (isNone())
        return;
    if (m_wanted && *m_wanted != shot()) {
        drop();
        want();
    }
    play();
    emit changed();
}

void ChosenReceipt::choose(ReceiptId id)
{
    if (id == m_id && hasFootage()) { // once more
        m_playback->toLeadIn();
        m_playback->setPlaying(true);
    }
    if (id == m_id || !id.isValid())
        return;
    drop();
    m_id = id;
    m_receipt.reset();
    m_error.reset();
    stop();
    read();
    emit changed();
}

void ChosenReceipt::clear()
{
    if (isNone())
        return;
    drop();
    ++m_generation;
    m_id = {};
    m_receipt.reset();
    m_error.reset();
    m_before = false;
    if (hasFootage())
        stop();
    emit changed();
}

bool ChosenReceipt::hasFootage() const
{
    return m_playback && m_playback->what();
}

bool ChosenReceipt::isBefore() const
{
    return hasFootage() ? m_playback->position() < m_playback->what()->moment : m_before;
}

void ChosenReceipt::setBefore(bool before)
{
    if (hasFootage()) {
        if (before)
            m_playback->toLeadIn();
        else
            m_playback->toMoment();
        return;
    }
    if (before == m_before || isNone() || (before && m_dashboard.leadIn.count() == 0))
        return;
    drop();
    m_before = before;
    want();
    emit changed();
}

void ChosenReceipt::read()
{
    const int generation = ++m_generation;
    onFinished(m_book.receipt(m_id), this, [this, generation](const Result<Receipt> &receipt) {
        if (generation != m_generation)
            return;
        if (receipt) {
            m_receipt = receipt.value();
            m_error.reset();
            want();
            play();
        } else {
            m_error = receipt.error();
        }
        emit changed();
    });
}

//! As soon as footage of the moment is kept: what is live runs some seconds behind the register.
void ChosenReceipt::play()
{
    const Link *seen = m_playback && m_receipt ? link() : nullptr;
    if (seen)
        m_playback->open({seen->camera, moment(), m_dashboard.leadIn});
    else
        stop();
}

void ChosenReceipt::playIfKept()
{
    if (!m_receipt)
        return;
    play();
    emit changed();
}

//! Another camera, or another offset: its moment is elsewhere.
void ChosenReceipt::linksChanged()
{
    if (isNone() || !m_receipt)
        return;
    drop();
    want();
    play();
    emit changed();
}

void ChosenReceipt::stop()
{
    if (m_playback)
        m_playback->close();
}

const Link *ChosenReceipt::link() const
{
    return linkWithin(m_dashboard, m_links.all(), m_receipt->reg);
}

Instant ChosenReceipt::moment() const
{
    const Link *seen = link();
    return momentOf(m_receipt->soldAt, seen ? seen->clockOffset.value : std::chrono::milliseconds(0));
}

const Link *ChosenReceipt::footageLink() const
{
    return m_receipt && hasFootage() ? m_links.linkOf(m_receipt->reg, m_playback->camera()) : nullptr;
}

std::optional<ClockMeasure> ChosenReceipt::printedNow() const
{
    if (!footageLink() || m_playback->frame().image.isNull())
        return {};
    const VideoFrame frame = m_playback->frame();
    return ClockMeasure{m_id, m_receipt->number, m_receipt->soldAt, frame.at, frame.certain};
}

Instant ChosenReceipt::shownAt() const
{
    return m_before ? moment() - m_dashboard.leadIn : moment();
}

MomentPicture ChosenReceipt::picture() const
{
    return m_pictures.picture(m_id, PictureKind::Large, shot());
}

MomentShot ChosenReceipt::shot(std::chrono::seconds before) const
{
    const Link *seen = m_receipt ? link() : nullptr;
    const bool first = !seen || seen == m_links.linkOf(m_receipt->reg);
    return {first ? CameraId{} : seen->camera, before};
}

void ChosenReceipt::want()
{
    if (!m_receipt)
        return;
    m_wanted = shot();
    m_pictures.want(m_id, m_receipt->reg, m_receipt->soldAt, PictureKind::Large, *m_wanted);
}

void ChosenReceipt::drop()
{
    if (m_wanted)
        m_pictures.drop(m_id, PictureKind::Large, *m_wanted);
    m_wanted.reset();
}

void ChosenReceipt::pictureChanged(ReceiptId id, PictureKind kind)
{
    if (id != m_id || kind != PictureKind::Large || !m_receipt)
        return;
    // "Loading" again: failures were forgotten, or the link is another. A wish that is under way is not asked for twice.
    if (picture().state == MomentPicture::State::Loading) {
        if (m_wanted != shot())
            drop();
        want();
    }
    play();
    emit changed();
}
