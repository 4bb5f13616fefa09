// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/camerapage.h"

#include "app/base/async.h"
#include "app/services/camerathumbnails.h"
#include "app/services/links.h"
#include "app/services/session.h"
#include "ui/format/errortext.h"
#include "ui/format/format.h"
#include "ui/widgets/foldingrow.h"
#include "ui_camerapage.h"

#include <QEvent>
#include <QShortcut>

using namespace std::chrono_literals;

namespace {

//: How a register is called in the list of cameras: %1 is a POS ("Smaregi"), %2 the register.
QString registerName(const Links &links, const Link &link)
{
    QString name = link.registerName;
    if (const ContractInfo *contract = links.contract(link.reg.contract)) {
        for (const PosRegister &reg : contract->registers) {
            if (reg.key == link.reg && !reg.name.isEmpty())
                name = reg.name;
        }
    }
    return QStringLiteral("%1 %2").arg(format::vendor(link.reg.contract.vendor), name.isEmpty() ? link.reg.terminal : name);
}

QList<CameraTableRow> cameraRows(const Session &session, const Links &links)
{
    QList<CameraTableRow> rows;
    for (const Camera &camera : session.cameras()) {
        CameraTableRow row{camera, {}};
        for (const Link &link : links.all()) {
            if (link.camera == camera.id)
                row.registers << registerName(links, link);
        }
        rows << row;
    }
    return rows;
}

} // namespace

CameraPage::CameraPage(const Links &links, Session &session, CameraThumbnails *thumbnails, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_links(links)
    , m_session(session)
    , m_thumbnails(thumbnails)
    , m_ui(std::make_unique<Ui::CameraPage>())
{
    m_ui->setupUi(this);
    new FoldingRow(m_ui->header, this);
    m_ui->cameraTable->setUp(&m_model, &theme);
    for (QPushButton *button : {m_ui->refreshButton, m_ui->retryButton, m_ui->emptyButton})
        connect(button, &QPushButton::clicked, this, &CameraPage::lookAgain);
    auto *refreshKey = new QShortcut(QKeySequence(Qt::Key_F5), this); // works while the page is to be seen
    connect(refreshKey, &QShortcut::activated, this, &CameraPage::lookAgain);
    connect(m_ui->cameraTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CameraPage::showProblem);
    connect(m_ui->filmButton, &QPushButton::clicked, this, [this] {
        if (const QModelIndex current = m_ui->cameraTable->currentIndex(); current.isValid())
            emit filmClockRequested(m_model.row(current.row()).camera.id);
    });
    connect(m_ui->cameraTable, &CameraTable::scrolled, this, &CameraPage::wantThumbnails);
    connect(&links, &Links::changed, this, &CameraPage::refresh);
    connect(&session, &Session::camerasChanged, this, &CameraPage::refresh);
    connect(&session, &Session::stateChanged, this, &CameraPage::refresh);
    if (thumbnails)
        connect(thumbnails, &CameraThumbnails::changed, this,
                [this](const CameraId &camera) { m_model.setThumbnail(camera, m_thumbnails->thumbnail(camera)); });
    m_fresh.setInterval(15s);
    connect(&m_fresh, &QTimer::timeout, this, &CameraPage::wantThumbnails);
    m_fresh.start();
    retranslate();
}

CameraPage::~CameraPage() = default;

void CameraPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CameraPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    wantThumbnails();
}

void CameraPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->cameraTable->setAccessibleName(m_ui->title->text());
    m_model.retranslate();
    refresh(); // the names of the registers hold words
    showProblem();
}

void CameraPage::refresh()
{
    m_model.setRows(cameraRows(m_session, m_links));
    if (m_thumbnails) {
        for (const Camera &camera : m_session.cameras())
            m_model.setThumbnail(camera.id, m_thumbnails->thumbnail(camera.id));
    }
    showState();
    showProblem();
    wantThumbnails();
}

void CameraPage::lookAgain()
{
    if (m_looking || m_session.state() != Session::State::SignedIn)
        return;
    m_looking = true;
    showState();
    onFinished(m_session.lookAgain(), this, [this](const Result<Done> &) { // an error is in camerasError()
        m_looking = false;
        refresh();
    });
}

void CameraPage::showState()
{
    const std::optional<Error> &error = m_session.camerasError();
    QWidget *state = m_ui->tableState;
    if (m_model.rowCount() == 0 && error)
        state = m_ui->errorState;
    else if (m_model.rowCount() == 0)
        state = m_session.camerasKnown() ? m_ui->emptyState : m_ui->loadingState;
    const QString sentence = error ? format::errorText(*error) : QString();
    m_ui->errorText->setText(sentence);
    if (error && state == m_ui->tableState) // what is shown was true a while ago
        m_ui->notice->say(NoticeBox::Tone::Error, sentence);
    else
        m_ui->notice->clear();
    m_ui->states->setCurrentWidget(state);
    m_ui->refreshButton->setVisible(state == m_ui->tableState);
    m_ui->filmButton->setVisible(state == m_ui->tableState);
    for (QPushButton *button : {m_ui->refreshButton, m_ui->retryButton, m_ui->emptyButton})
        button->setEnabled(!m_looking);
}

//! Below the table, for the row that is chosen: why it is grey or silent, and what to do.
void CameraPage::showProblem()
{
    const QModelIndex current = m_ui->cameraTable->currentIndex();
    m_ui->filmButton->setEnabled(current.isValid() && m_model.row(current.row()).camera.options.live != false);
    const QString problem = current.isValid() ? current.data(CameraTableModel::ProblemRole).toString() : QString();
    m_ui->problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        return;
    const QString name = current.siblingAtColumn(CameraTableModel::Name).data().toString();
    //: %1 is a camera, %2 a sentence about what is wrong with it and what to do.
    m_ui->problem->setText(tr("%1: %2").arg(name, problem));
}

void CameraPage::wantThumbnails()
{
    if (!m_thumbnails || !isVisible())
        return;
    const auto [first, last] = m_ui->cameraTable->rowsInSight();
    for (int row = last; row >= first; --row) // the newest wish goes first: from the top down
        m_thumbnails->want(m_model.row(row).camera.id);
}
