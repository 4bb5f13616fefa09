// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/firststeps.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/momentpictures.h"
#include "app/services/receiptbook.h"
#include "app/services/session.h"
#include "app/services/settings.h"

#include <QTimer>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using State = FirstStepStatus::State;

namespace {

constexpr auto kLookAgain = 3s;
// A lone receipt whose picture failed says little: a camera may just have come on.
constexpr qsizetype kReceiptsToTry = 3;

struct Answer {
    bool done = false;
    std::optional<Error> error = {};
};

Error notFound(const QString &reason)
{
    return {Error::Kind::NotFound, {}, {}, reason};
}

} // namespace

class FirstSteps::Private {
public:
    Private(FirstSteps &owner, Session &theSession, Links &theLinks, ReceiptBook &receiptBook, MomentPictures &momentPictures,
            Settings &theSettings)
        : q(owner)
        , session(theSession)
        , links(theLinks)
        , book(receiptBook)
        , pictures(momentPictures)
        , settings(theSettings)
    {
    }

    Answer signIn() const;
    Answer contract() const;
    Answer posRegister() const;
    Answer camera() const;
    Answer receipt() const;
    QList<ContractInfo> contracts() const;
    void refresh();
    void setGuide(Settings::Guide guide);

    void look();
    void lookOn(QDate day, int daysLeft);
    void take(const QList<ReceiptRow> &rows);
    void judge();

    FirstSteps &q;
    Session &session;
    Links &links;
    ReceiptBook &book;
    MomentPictures &pictures;
    Settings &settings;
    QList<FirstStepStatus> steps;
    QList<ReceiptRow> newest; //!< of the linked registers
    std::optional<Error> noPicture; //!< of the newest receipts, when none of them has one
    bool camerasKnown = false;
    bool looking = false;
    QTimer again;
};

FirstSteps::FirstSteps(Session &session, Links &links, ReceiptBook &book, MomentPictures &pictures, Settings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, session, links, book, pictures, settings))
{
    connect(&session, &Session::stateChanged, this, [this] {
        d->camerasKnown = false;
        d->refresh();
    });
    connect(&session, &Session::camerasChanged, this, [this] {
        d->camerasKnown = d->session.state() == Session::State::SignedIn;
        d->refresh();
    });
    connect(&links, &Links::changed, this, [this] { d->refresh(); });
    connect(&links, &Links::linksChanged, this, [this] { d->look(); });
    connect(&book, &ReceiptBook::changed, this, [this] { d->look(); });
    connect(&pictures, &MomentPictures::pictureChanged, this, [this](ReceiptId id) {
        if (std::any_of(d->newest.begin(), d->newest.end(), [id](const ReceiptRow &row) { return row.id == id; }))
            d->judge();
    });
    d->again.setInterval(kLookAgain);
    connect(&d->again, &QTimer::timeout, this, [this] { d->look(); });
    d->refresh();
}

FirstSteps::~FirstSteps() = default;

const QList<FirstStepStatus> &FirstSteps::steps() const
{
    return d->steps;
}

int FirstSteps::doneCount() const
{
    return int(std::count_if(d->steps.begin(), d->steps.end(), [](const FirstStepStatus &step) { return step.state == State::Done; }));
}

bool FirstSteps::allDone() const
{
    return doneCount() == d->steps.size();
}

QList<Vendor> FirstSteps::connectedVendors() const
{
    QList<Vendor> vendors;
    for (const ContractInfo &contract : d->contracts()) {
        if (!vendors.contains(contract.key.vendor))
            vendors << contract.key.vendor;
    }
    return vendors;
}

bool FirstSteps::isOffered() const
{
    const Settings::Guide guide = d->settings.guide();
    return guide == Settings::Guide::Begun || guide == Settings::Guide::Left;
}

bool FirstSteps::beginIfNew()
{
    const bool fresh = d->links.all().isEmpty();
    const Settings::Guide guide = d->settings.guide();
    if (guide == Settings::Guide::New)
        d->setGuide(fresh ? Settings::Guide::Begun : Settings::Guide::Closed);
    return fresh && (guide == Settings::Guide::New || guide == Settings::Guide::Begun);
}

void FirstSteps::leave()
{
    d->setGuide(allDone() ? Settings::Guide::Closed : Settings::Guide::Left);
}

void FirstSteps::reopen()
{
    if (!isOffered())
        d->setGuide(Settings::Guide::Left);
    d->look();
}

QList<ContractInfo> FirstSteps::Private::contracts() const
{
    return links.contracts(Vendor::Smaregi) + links.contracts(Vendor::Ubiregi);
}

void FirstSteps::Private::setGuide(Settings::Guide guide)
{
    if (guide == settings.guide())
        return;
    const bool before = q.isOffered();
    settings.setGuide(guide);
    if (q.isOffered() != before)
        emit q.offeredChanged();
}

Answer FirstSteps::Private::signIn() const
{
    const bool signedIn = session.state() == Session::State::SignedIn;
    return {signedIn, signedIn ? std::nullopt : session.lastError()};
}

Answer FirstSteps::Private::contract() const
{
    std::optional<Error> error;
    for (const ContractInfo &one : contracts()) {
        if (!one.error)
            return {true};
        if (!error)
            error = one.error;
    }
    return {false, error};
}

Answer FirstSteps::Private::posRegister() const
{
    const QList<ContractInfo> known = contracts();
    return {!links.all().isEmpty() ||
            std::any_of(known.begin(), known.end(), [](const ContractInfo &contract) { return !contract.registers.isEmpty(); })};
}

Answer FirstSteps::Private::camera() const
{
    const bool linked = std::any_of(links.all().begin(), links.all().end(),
                                    [this](const Link &link) { return !camerasKnown || session.camera(link.camera); });
    if (session.state() != Session::State::SignedIn || !camerasKnown)
        return {linked};
    if (session.camerasError())
        return {false, session.camerasError()};
    const QList<Camera> &cameras = session.cameras();
    if (cameras.isEmpty())
        return {false, notFound(QStringLiteral("camera.none"))};
    if (!linked && std::none_of(cameras.begin(), cameras.end(), [](const Camera &one) { return one.isLinkable(); }))
        return {false, Error{Error::Kind::Forbidden, {}, {}, QStringLiteral("camera.optionMissing")}};
    return {linked};
}

Answer FirstSteps::Private::receipt() const
{
    return {settings.sawFirstMoment(), noPicture};
}

void FirstSteps::Private::refresh()
{
    const std::array answers{std::pair{FirstStep::SignIn, signIn()}, std::pair{FirstStep::Contract, contract()},
                             std::pair{FirstStep::Register, posRegister()}, std::pair{FirstStep::Camera, camera()},
                             std::pair{FirstStep::Receipt, receipt()}};
    QList<FirstStepStatus> now;
    bool turn = true;
    for (const auto &[step, answer] : answers) {
        FirstStepStatus status{step, State::Done, {}};
        if (!answer.done) {
            status.state = answer.error ? State::Trouble : turn ? State::Next : State::Waiting;
            status.error = answer.error;
            turn = false;
        }
        now << status;
    }
    const bool waitsForReceipt = now.last().state != State::Done && !links.all().isEmpty();
    if (waitsForReceipt && !again.isActive())
        again.start();
    else if (!waitsForReceipt)
        again.stop();
    if (now == steps)
        return;
    steps = now;
    emit q.changed();
}

//! For the newest receipts of the linked registers; asks for their pictures.
void FirstSteps::Private::look()
{
    refresh();
    if (looking || settings.sawFirstMoment() || links.all().isEmpty())
        return;
    looking = true;
    lookOn(book.today(), 1); // a shop that has just opened has its last receipts of yesterday
}

void FirstSteps::Private::lookOn(QDate day, int daysLeft)
{
    QList<RegisterKey> registers;
    for (const Link &link : links.all())
        registers << link.reg;
    onFinished(book.idsOfDay(day, registers), &q, [this, day, daysLeft](const Result<QList<ReceiptId>> &ids) {
        if (ids && ids.value().isEmpty() && daysLeft > 0) {
            lookOn(day.addDays(-1), daysLeft - 1);
            return;
        }
        if (!ids || ids.value().isEmpty()) {
            looking = false;
            return;
        }
        onFinished(book.rows(ids.value().first(std::min(kReceiptsToTry, ids.value().size()))), &q,
                   [this](const Result<QList<ReceiptRow>> &rows) {
                       looking = false;
                       if (rows)
                           take(rows.value());
                   });
    });
}

void FirstSteps::Private::take(const QList<ReceiptRow> &rows)
{
    newest = rows;
    for (const ReceiptRow &row : newest)
        pictures.want(row.id, row.reg, row.soldAt, PictureKind::Thumbnail); // again, when a list dropped the wish
    judge();
}

void FirstSteps::Private::judge()
{
    bool failed = !newest.isEmpty();
    std::optional<Error> error;
    for (const ReceiptRow &row : newest) {
        const MomentPicture picture = pictures.picture(row.id, PictureKind::Thumbnail);
        if (picture.state == MomentPicture::State::Ready)
            settings.setSawFirstMoment(true);
        failed = failed && picture.state == MomentPicture::State::None;
        if (!error)
            error = picture.error;
    }
    noPicture = failed ? error : std::nullopt;
    refresh();
}
