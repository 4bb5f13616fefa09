// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkpage.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/movecamera.h"
#include "ui/dialogs/newsmaregilink.h"
#include "ui/dialogs/tokendialog.h"
#include "ui/format/errortext.h"
#include "ui/screens/links/accountlist.h"
#include "ui/screens/links/linkdeletion.h"
#include "ui/screens/links/linkrows.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/foldingrow.h"
#include "ui_linkpage.h"

#include <QEvent>

LinkPage::LinkPage(Vendor vendor, Links &links, Session &session, CameraThumbnails *thumbnails, Settings &settings, Dialogs &dialogs,
                   const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_vendor(vendor)
    , m_links(links)
    , m_session(session)
    , m_thumbnails(thumbnails)
    , m_dialogs(dialogs)
    , m_theme(theme)
    , m_ui(std::make_unique<Ui::LinkPage>())
{
    m_ui->setupUi(this);
    new FoldingRow(m_ui->header, this);
    const bool ubiregi = vendor == Vendor::Ubiregi;
    m_deletion = new LinkDeletion(links, dialogs, *m_ui->undoNotice, this);
    m_ui->table->setUp(&m_model, &theme, thumbnails, settings, vendor);
    m_ui->tokenButton->setVisible(ubiregi);
    m_accounts = new AccountList(vendor, links, dialogs, this);
    m_ui->layout->insertWidget(m_ui->layout->indexOf(m_ui->states), m_accounts);
    m_accounts->setTabAfter(m_ui->waiting->findChild<QPushButton *>());
    connect(m_accounts, &AccountList::connectRequested, this, &LinkPage::reconnect);
    connect(m_accounts, &AccountList::failed, this, &LinkPage::sayError);
    connect(m_accounts, &AccountList::disconnected, this,
            [this](const QString &name) { sayDone([name] { return tr("“%1” is disconnected.").arg(name); }); });

    connect(m_ui->addButton, &QPushButton::clicked, this, &LinkPage::add);
    connect(m_ui->emptyButton, &QPushButton::clicked, this, &LinkPage::add);
    connect(m_ui->tokenButton, &QPushButton::clicked, this, &LinkPage::addWithToken);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, [this] { askDelete(m_model.ticked()); });
    connect(m_ui->retryButton, &QPushButton::clicked, this, &LinkPage::retryRequested);
    connect(m_ui->waiting, &WaitBar::cancelled, this, [this] {
        m_consent.cancel();
        setWaiting(false);
    });
    connect(m_ui->table, &LinkTable::updateRequested, this, &LinkPage::update);
    connect(m_ui->table, &LinkTable::moveRequested, this, &LinkPage::moveCamera);
    connect(m_ui->table, &LinkTable::reconnectRequested, this, [this](int row) { reconnect(m_model.row(row).reg.contract); });
    connect(m_ui->table, &LinkTable::clockRequested, this, [this](int row) { emit clockOffsetRequested(m_model.row(row).link); });
    connect(m_ui->table, &LinkTable::filmRequested, this, [this](int row) { emit filmClockRequested(m_model.row(row).camera); });
    connect(m_ui->table, &LinkTable::deleteRequested, this, [this](int row) { askDelete({m_model.row(row).link}); });
    connect(m_ui->table, &LinkTable::deleteKeyPressed, this, [this] { askDelete(m_model.ticked()); });
    connect(m_deletion, &LinkDeletion::busyChanged, m_ui->table, &LinkTable::setBusy);
    connect(m_deletion, &LinkDeletion::failed, this, &LinkPage::sayError);
    connect(m_deletion, &LinkDeletion::restored, this,
            [this](int count) { sayDone([count] { return tr("%n link(s) are back.", nullptr, count); }); });
    connect(&m_model, &LinkTableModel::tickedChanged, this, &LinkPage::showDeleteButton);
    connect(&links, &Links::changed, this, &LinkPage::refresh);
    connect(&session, &Session::camerasChanged, this, &LinkPage::refresh);
    connect(&session, &Session::stateChanged, this, &LinkPage::sessionChanged);
    connect(&theme, &Theme::changed, this, &LinkPage::applyTheme);

    retranslate();
    applyTheme();
    refresh();
}

LinkPage::~LinkPage() = default;

void LinkPage::setLoading()
{
    m_loaded.reset();
    showState();
}

void LinkPage::setLoaded(const Result<Done> &loaded)
{
    m_loaded = loaded;
    refresh();
}

void LinkPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LinkPage::retranslate()
{
    m_ui->retranslateUi(this);
    const bool ubiregi = m_vendor == Vendor::Ubiregi;
    m_ui->title->setText(ubiregi ? tr("Ubiregi links") : tr("Smaregi links"));
    m_ui->emptyTitle->setText(tr("There is no link yet"));
    m_ui->table->setAccessibleName(m_ui->title->text());
    m_model.retranslate();
    m_deletion->retranslate();
    showDeleteButton();
    showNotice();
    showState();
}

void LinkPage::applyTheme()
{
    const ThemeColors &colors = m_theme.colors();
    m_ui->deleteButton->setIcon(icon(QStringLiteral("trash"), colors.text, colors.mutedText));
    if (m_vendor == Vendor::Smaregi)
        m_ui->addButton->setIcon(icon(QStringLiteral("plus"), colors.accentText));
}

void LinkPage::refresh()
{
    m_ui->table->setCameras(m_session.cameras());
    m_model.setRows(linkRows(m_links, m_session, m_vendor));
    showState();
}

void LinkPage::showState()
{
    const bool hasRows = m_model.rowCount() > 0;
    QWidget *state = m_ui->tableState;
    if (!hasRows && !m_loaded)
        state = m_ui->loadingState;
    else if (!hasRows && !*m_loaded)
        state = m_ui->errorState;
    else if (!hasRows)
        state = m_ui->emptyState;
    showAddButton();
    if (m_loaded && !*m_loaded)
        m_ui->errorText->setText(format::errorText(m_loaded->error()));
    m_ui->states->setCurrentWidget(state);
    m_ui->deleteButton->setVisible(hasRows);
    m_ui->addButton->setVisible(state == m_ui->tableState);
}

void LinkPage::showAddButton()
{
    if (m_vendor == Vendor::Smaregi) {
        m_ui->addButton->setText(tr("Add"));
        m_ui->emptyButton->setText(tr("Add a link"));
        m_ui->emptyText->setText(tr("Link a register of Smaregi to a camera, and its receipts appear beside the picture."));
        return;
    }
    //: Button that starts the consent in the browser; the words of Ubiregi's manual.
    const QString text = m_accounts->isEmpty() ? tr("Link with Ubiregi Auth2") : tr("Connect another account");
    m_ui->addButton->setText(text);
    m_ui->emptyButton->setText(text);
    m_ui->emptyText->setText(m_accounts->isEmpty()
                                 ? tr("Connect your Ubiregi account once in the browser. Then choose a camera for each register.")
                                 : tr("The registers of the connected accounts appear here by themselves."));
}

void LinkPage::showDeleteButton()
{
    const int count = int(m_model.ticked().size());
    m_ui->deleteButton->setEnabled(count > 0);
    //: Button with the trash can; %n is how many rows are ticked.
    m_ui->deleteButton->setText(count > 0 ? tr("Delete %n selected", nullptr, count) : tr("Delete"));
}

void LinkPage::add()
{
    if (m_vendor == Vendor::Ubiregi) {
        connectInBrowser(m_accounts->isEmpty() ? PosConsent::AsSignedIn : PosConsent::OtherAccount);
        return;
    }
    auto *dialog = new NewSmaregiLink(m_links, m_session, m_thumbnails, m_dialogs, m_theme);
    connect(dialog, &NewSmaregiLink::added, this, &LinkPage::linked);
    connect(dialog, &NewSmaregiLink::helpRequested, this, &LinkPage::helpRequested);
    m_dialogs.open(dialog);
}

void LinkPage::addWithToken()
{
    auto *dialog = new TokenDialog(m_links);
    connect(dialog, &QDialog::accepted, this,
            [this] { sayDone([] { return tr("The account is connected. Choose a camera for each register and press “Update”."); }); });
    m_dialogs.open(dialog);
}

void LinkPage::connectInBrowser(PosConsent consent, const std::optional<ContractKey> &account)
{
    m_consent.cancel(); // of another row
    sayNothing();
    setWaiting(true);
    m_consent = m_vendor == Vendor::Smaregi ? m_links.reconnectSmaregi(account->contract) : m_links.connectUbiregi(consent);
    onFinished(m_consent, this, [this, account](const Result<ContractKey> &result) {
        if (!result && result.error().kind == Error::Kind::Cancelled)
            return;
        setWaiting(false);
        if (result)
            sayConnected(result.value(), account);
        else
            sayError(result.error());
    });
}

//! A consent that was given before is silent, so it may have been another account than the one that was `meant`.
void LinkPage::sayConnected(const ContractKey &account, const std::optional<ContractKey> &meant)
{
    if (m_vendor == Vendor::Smaregi) {
        sayDone([name = m_accounts->nameOf(account)] { return tr("“%1” is connected again.").arg(name); });
        return;
    }
    if (!meant || *meant == account) {
        sayDone([] { return tr("The account is connected. Choose a camera for each register and press “Update”."); });
        return;
    }
    sayDone([name = m_accounts->nameOf(account), other = m_accounts->nameOf(*meant)] {
        return tr("“%1” was connected, because the browser is signed in to it. For “%2” press “Connect another account” and sign in there.")
            .arg(name, other);
    });
}

void LinkPage::setWaiting(bool waiting)
{
    if (waiting)
        m_ui->waiting->start(tr("Waiting for your consent in the browser. Allow the connection there to go on."));
    else
        m_ui->waiting->stop();
    m_ui->addButton->setEnabled(!waiting);
    m_ui->emptyButton->setEnabled(!waiting);
    m_ui->tokenButton->setEnabled(!waiting);
    m_accounts->setBusy(waiting);
}

void LinkPage::askDelete(const QList<LinkId> &ids)
{
    sayNothing();
    m_deletion->ask(ids, m_model.names(ids));
}

void LinkPage::update(int row)
{
    const LinkTableRow shown = m_model.row(row);
    const CameraId camera = m_model.chosenCamera(row);
    m_ui->table->setBusy(true);
    m_saving = m_links.setCamera(shown.reg, camera, shown.link);
    onFinished(m_saving, this, [this, reg = shown.reg](const Result<Done> &updated) {
        m_ui->table->setBusy(false);
        if (!updated) {
            sayError(updated.error());
            return;
        }
        sayDone([] { return tr("The camera of the register was updated."); });
        const int now = m_model.indexOf(reg);
        if (now >= 0 && m_ui->table->isVisible()) // the button that was pressed is off now and lets go of the keyboard
            m_ui->table->focusRow(now);
    });
}

QList<LinkPage::Edit> LinkPage::edits() const
{
    QList<Edit> edits;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.isEdited(row))
            edits << Edit{m_model.row(row).reg, m_model.row(row).link, m_model.chosenCamera(row)};
    }
    return edits;
}

QFuture<Result<Done>> LinkPage::saveEdits()
{
    const Deferred<Done> all;
    m_ui->table->setBusy(true);
    saveNext(edits(), all);
    return all.future();
}

void LinkPage::saveNext(QList<Edit> edits, const Deferred<Done> &all)
{
    if (edits.isEmpty()) {
        m_ui->table->setBusy(false);
        sayNothing();
        all.answer(Done{});
        return;
    }
    const Edit edit = edits.takeFirst();
    onFinished(m_links.setCamera(edit.reg, edit.camera, edit.link), this, [this, edits, all](const Result<Done> &saved) {
        if (saved) {
            saveNext(edits, all);
            return;
        }
        m_ui->table->setBusy(false);
        sayError(saved.error());
        all.answer(saved.error());
    });
}

void LinkPage::moveCamera(int row)
{
    const Link *link = m_links.link(m_model.row(row).link);
    if (!link)
        return;
    auto *dialog = new MoveCameraDialog(m_links, *link, m_model.row(row).registerLabel());
    m_dialogs.open(dialog);
    connect(dialog, &QDialog::accepted, this, [this, id = link->id] { // after the one that brings the focus back
        sayDone([] { return tr("The camera was moved to the other register."); });
        if (const int now = m_model.indexOf(id); now >= 0)
            m_ui->table->focusRow(now);
    });
}

void LinkPage::sessionChanged()
{
    sayNothing();
    if (m_session.state() != Session::State::SignedOut)
        return;
    m_deletion->forget();
    discardEdits(); // they were choices among that account's cameras
}

void LinkPage::linked(const Link &link)
{
    sayDone([link] {
        const QString reg = link.registerName.isEmpty() ? link.reg.terminal : link.registerName;
        return tr("The link of register %1 was added.").arg(reg);
    });
    refresh();
    if (const int row = m_model.indexOf(link.id); row >= 0)
        m_ui->table->focusRow(row);
}

void LinkPage::sayDone(Text text)
{
    m_notice = std::move(text);
    m_noticeIsError = false;
    showNotice();
}

void LinkPage::sayError(const Error &error)
{
    m_notice = [error] { return format::errorText(error); };
    m_noticeIsError = true;
    showNotice();
}

void LinkPage::sayNothing()
{
    m_notice = {};
    showNotice();
}

void LinkPage::showNotice()
{
    if (m_notice)
        m_ui->notice->say(m_noticeIsError ? NoticeBox::Tone::Error : NoticeBox::Tone::Success, m_notice());
    else
        m_ui->notice->clear();
}
