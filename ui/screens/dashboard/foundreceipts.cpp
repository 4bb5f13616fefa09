// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/foundreceipts.h"

#include "ui/delegates/receiptdelegate.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/models/searchinput.h"
#include "ui/models/searchlistmodel.h"
#include "ui/models/searchtermtext.h"
#include "ui/screens/dashboard/receiptchooser.h"
#include "ui/screens/dashboard/receiptlistview.h"
#include "ui/widgets/listmessage.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace {
constexpr auto kSaySearchingAfter = 300ms;
constexpr int kMostOffers = 6; // of terms to take away
} // namespace

FoundReceipts::FoundReceipts(SearchInput &input, ReceiptBook &book, MomentPictures &pictures, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_model(new SearchListModel(input.search(), book, pictures, this))
    , m_list(new ReceiptListView(this))
    , m_chooser(new ReceiptChooser(*m_model, *m_list, this))
    , m_message(new ListMessage(QStringLiteral("found")))
    , m_pages(new QStackedWidget(this))
    , m_building(new QWidget(this))
    , m_builtFrom(new QLabel(m_building))
    , m_progress(new QProgressBar(m_building))
    , m_slow(new QTimer(this))
{
    setObjectName(QStringLiteral("foundReceipts"));
    m_builtFrom->setObjectName(QStringLiteral("foundBuiltFrom"));
    m_builtFrom->setProperty("kind", QStringLiteral("muted"));
    m_builtFrom->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("foundProgress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    auto *building = new QVBoxLayout(m_building);
    building->setContentsMargins(14, 8, 14, 8);
    building->setSpacing(6);
    building->addWidget(m_builtFrom);
    building->addWidget(m_progress);

    m_list->setObjectName(QStringLiteral("foundList"));
    m_list->setItemDelegate(new ReceiptDelegate(theme, m_list));
    m_list->setModel(m_model);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_message);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_building);
    layout->addWidget(m_pages, 1);

    m_slow->setSingleShot(true);
    m_slow->setInterval(kSaySearchingAfter);
    connect(m_slow, &QTimer::timeout, this, &FoundReceipts::showState);
    connect(m_list, &ReceiptListView::visibleRowsChanged, m_model, &SearchListModel::setVisibleRows);
    connect(m_model, &SearchListModel::stateChanged, this, [this] {
        if (m_model->state() == SearchListModel::State::Loading)
            m_slow->start();
        else
            m_slow->stop();
        showState();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FoundReceipts::showState); // while the index is being built
    connect(&input.search(), &ReceiptSearch::progressChanged, this, &FoundReceipts::showProgress);
    connect(&input, &SearchInput::changed, this, &FoundReceipts::showState); // the message names what is searched for
    connect(m_message, &ListMessage::actionTriggered, this, &FoundReceipts::act);
    translate();
    showProgress();
}

void FoundReceipts::setCameras(const QHash<RegisterKey, CameraId> &cameras)
{
    m_model->setCameras(cameras);
}

void FoundReceipts::focusList()
{
    m_list->setFocus(Qt::TabFocusReason);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void FoundReceipts::showState()
{
    const auto say = [this](const QString &headline, const QString &advice, const QStringList &actions = {}) {
        m_message->say(headline, advice, actions);
        m_pages->setCurrentIndex(1);
    };
    switch (m_model->state()) {
    case SearchListModel::State::Building:
        if (m_model->rowCount() == 0)
            return say(tr("Nothing found so far."),
                       tr("Older receipts are still being prepared for the search. What they have appears here by itself."));
        break;
    case SearchListModel::State::Ready:
        break;
    case SearchListModel::State::Loading:
        if (!m_slow->isActive())
            return say(tr("Searching\u2026"), {});
        break;
    case SearchListModel::State::Empty:
        return sayNothingFound();
    case SearchListModel::State::Failed:
        return say(tr("The search did not succeed."), m_model->error() ? format::errorText(*m_model->error()) : QString(),
                   {tr("Search again")});
    }
    m_pages->setCurrentIndex(0);
}

void FoundReceipts::sayNothingFound()
{
    const QList<SearchTerm> &terms = m_input.query().terms;
    QStringList actions;
    for (const SearchTerm &term : terms.first(std::min(qsizetype(kMostOffers), terms.size())))
        //: On a button; %1 is a part of the search: "Kind: Refund"
        actions << tr("Without %1").arg(searchTermText(term, m_input.text(), m_input.now()));
    if (terms.isEmpty()) {
        m_message->say(tr("There are no receipts yet."), tr("They appear here by themselves, some seconds after the sale."));
    } else if (terms.size() == 1) {
        m_message->say(tr("No receipt has %1.").arg(searchTermText(terms.first(), m_input.text(), m_input.now())),
                       tr("Try fewer letters, or clear the search."), {tr("Clear the search")});
    } else {
        QStringList parts;
        for (const SearchTerm &term : terms)
            parts << searchTermText(term, m_input.text(), m_input.now());
        //: %1: all parts of the search, "Kind: Refund + Today"
        m_message->say(tr("No receipt has all of this: %1.").arg(parts.join(QStringLiteral(" + "))), tr("Take away what is too narrow:"),
                       actions);
    }
    m_pages->setCurrentIndex(1);
}

void FoundReceipts::act(int action)
{
    if (m_model->state() == SearchListModel::State::Failed)
        m_model->retry();
    else if (action < m_input.query().terms.size())
        m_input.remove(m_input.query().terms.at(action));
}

void FoundReceipts::showProgress()
{
    const SearchProgress &progress = m_input.search().progress();
    m_building->setVisible(!progress.complete);
    if (progress.complete)
        return;
    const QString day = format::date(dayOf(progress.builtFrom, shopZone()));
    m_builtFrom->setText(tr("Preparing older receipts for the search (%1 %). Results from %2 on are complete.")
                             .arg(format::number(qint64(progress.fraction * 100)), day));
    m_progress->setValue(int(progress.fraction * 1000));
}

void FoundReceipts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    showProgress();
    showState();
    m_list->viewport()->update();
}

void FoundReceipts::translate()
{
    m_list->setAccessibleName(tr("Found receipts"));
    m_progress->setAccessibleName(tr("Progress of preparing the search"));
}
