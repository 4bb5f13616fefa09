// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clipcommand.h"

#include "app/base/async.h"
#include "app/composition/clipoptions.h"
#include "app/composition/languages.h"
#include "app/composition/profilefolder.h"
#include "app/composition/progressline.h"
#include "app/services/clipexport.h"
#include "app/services/footagevault.h"
#include "app/services/secretstore.h"
#include "app/services/settings.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/storage/searchstore.h"
#include "app/video/footagearchive.h"
#include "app/video/footagebuffer.h"
#include "app/video/footagering.h"
#include "ui/console/cliptexts.h"
#include "ui/dialogs/clipname.h"
#include "ui/models/receipttext.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

using namespace std::chrono_literals;

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongOptions = 2;
constexpr int kNoProfile = 3;
constexpr int kNotFound = 4;
constexpr int kNotOpened = 5;
constexpr int kIncomplete = 6;
constexpr int kInterrupted = 130; // as of a shell
constexpr int kMostReceipts = 20; // that are told apart for the user

//! Runs in the event loop and ends it with the exit code.
class Clips : public QObject {
public:
    Clips(std::unique_ptr<Database> database, ClipOptions options, const QString &footageFolder)
        : m_database(std::move(database))
        , m_links(*m_database)
        , m_search(*m_database)
        , m_ring(footageFolder, m_clock)
        , m_vault(m_ring, m_secrets)
        , m_archive(m_footage, &m_ring)
        , m_exporter(m_archive)
        , m_options(std::move(options))
    {
        connect(&m_vault, &FootageVault::stateChanged, this, &Clips::vaultChanged);
        connect(&m_ring, &FootageRing::statusChanged, this, &Clips::ringChanged);
        m_tick.setInterval(200ms);
        connect(&m_tick, &QTimer::timeout, this, [this] {
            ringChanged();
            if (m_writing.isRunning())
                m_progress.show(cliptexts::progress(m_exporter.progress()));
        });
    }

    int run()
    {
        readLinks();
        QCoreApplication::exec();
        if (m_ended)
            return m_exitCode;
        m_progress.clear();
        sayOnTerminal(cliptexts::cancelled() + u'\n');
        return kInterrupted;
    }

private:
    void readLinks()
    {
        onFinished(m_links.list(), this, [this](const Result<QList<Link>> &links) {
            if (!links) {
                end(kFailed, cliptexts::failed(links.error()));
                return;
            }
            m_all = links.value();
            if (m_options.receipt.isEmpty())
                takeTime();
            else
                findReceipt();
        });
    }

    bool isAskedFor(const RegisterKey &reg) const
    {
        return m_options.reg.isEmpty() || reg.terminal == m_options.reg || reg.contract.contract + u':' + reg.terminal == m_options.reg;
    }
    bool isAskedFor(const Link &link) const
    {
        return m_options.camera.isEmpty() || link.camera.value == m_options.camera || link.cameraName == m_options.camera;
    }

    void findReceipt()
    {
        SearchRequest request;
        request.query = parseSearch(QStringLiteral("number:") + m_options.receipt, m_clock.now(), shopZone());
        if (m_options.on) {
            SearchTerm period;
            period.kind = SearchTerm::Kind::Period;
            period.period = *m_options.on;
            request.query.terms << period;
        }
        onFinished(m_search.contents(request, {SearchFrom::Direction::Older, {}}, kMostReceipts), this,
                   [this](const Result<SearchContents> &found) {
                       if (!found) {
                           end(kFailed, cliptexts::failed(found.error()));
                           return;
                       }
                       QList<Receipt> receipts = found.value().receipts;
                       receipts.removeIf([this](const Receipt &one) { return !isAskedFor(one.reg); });
                       if (receipts.size() == 1)
                           take(receipts.first());
                       else
                           end(kNotFound, receipts.isEmpty() ? cliptexts::noReceipt(m_options.receipt)
                                                             : cliptexts::severalReceipts(m_options.receipt, receipts));
                   });
    }

    void take(const Receipt &receipt)
    {
        for (const Link &link : std::as_const(m_all)) {
            if (link.reg == receipt.reg && isAskedFor(link))
                add(link, receipt.number, momentOf(receipt.soldAt, link.clockOffset.value));
        }
        openFootage();
    }

    //! On the clock of the camera that was named, or else of the register.
    void takeTime()
    {
        for (const Link &link : std::as_const(m_all)) {
            if (isAskedFor(link.reg) && isAskedFor(link))
                add(link, {}, m_options.camera.isEmpty() ? momentOf(*m_options.at, link.clockOffset.value) : *m_options.at);
        }
        openFootage();
    }

    void add(const Link &link, const QString &number, Instant moment)
    {
        for (const ClipWish &wish : std::as_const(m_order.clips)) {
            if (wish.camera == link.camera)
                return; // it is linked to several registers
        }
        const TimeRange span{moment - m_options.before, moment + m_options.after};
        m_order.clips << ClipWish{link.camera, span,
                                  clipFileName({registerText(link.reg, link.registerName), number, span.from, link.cameraName})};
        m_names.insert(link.camera, link.cameraName.isEmpty() ? link.camera.value : link.cameraName);
    }

    void openFootage()
    {
        if (m_order.clips.isEmpty()) {
            end(kNotFound, cliptexts::noCamera());
            return;
        }
        m_order.folder = m_options.out;
        m_order.manner = m_options.exact ? ClipManner::Exact : ClipManner::AsItIs;
        m_vault.open(false);
        m_tick.start();
    }

    void vaultChanged()
    {
        switch (m_vault.state()) {
        case FootageVault::State::Failed:
        case FootageVault::State::KeyLost:
            end(kNotOpened, cliptexts::notOpened(*m_vault.error()));
            break;
        case FootageVault::State::Closed:
            end(kNotOpened, cliptexts::nothingRecorded());
            break;
        default:
            ringChanged();
        }
    }

    //! Not before it knows what it holds.
    void ringChanged()
    {
        if (m_begun || m_ended || m_ring.status().state != RingStatus::State::Ready)
            return;
        m_begun = true;
        m_writing = m_exporter.write(m_order);
        onFinished(m_writing, this, [this](const Result<QList<ClipFile>> &made) {
            if (made)
                tell(made.value());
        });
    }

    void tell(const QList<ClipFile> &made)
    {
        QStringList lines;
        int exitCode = kDone;
        for (const ClipFile &file : made) {
            lines << cliptexts::file(m_names.value(file.camera), file);
            if (file.error)
                exitCode = kFailed;
            else if (exitCode == kDone && (!file.missing.isEmpty() || file.sound == ClipSoundExtent::Partly))
                exitCode = kIncomplete;
        }
        end(exitCode, lines.join(u'\n'));
    }

    void end(int exitCode, const QString &message)
    {
        if (std::exchange(m_ended, true))
            return;
        m_exitCode = exitCode;
        m_progress.clear();
        sayOnTerminal(message + u'\n');
        QCoreApplication::exit(exitCode);
    }

    const SystemClock m_clock;
    const std::unique_ptr<Database> m_database;
    LinkStore m_links;
    SearchStore m_search;
    KeychainSecretStore m_secrets;
    FootageBuffer m_footage; //!< empty: nothing is live here
    FootageRing m_ring;
    FootageVault m_vault;
    FootageArchive m_archive;
    ClipExport m_exporter;
    const ClipOptions m_options;
    QList<Link> m_all;
    ClipExportOrder m_order;
    QHash<CameraId, QString> m_names;
    QFuture<Result<QList<ClipFile>>> m_writing;
    QTimer m_tick;
    ProgressLine m_progress;
    bool m_begun = false;
    bool m_ended = false;
    int m_exitCode = kDone;
};

} // namespace

int runClip(const QStringList &arguments)
{
    const SystemClock clock;
    const ClipOptions first = parseClipOptions(arguments, clock.now()); // for the folder and the language
    const QString folder = profileFolder(first.dataDir);
    Settings settings(settingsFileIn(folder));
    const Languages languages(settings, first.language);
    const ClipOptions options = parseClipOptions(arguments, clock.now());
    if (options.exitCode >= 0) {
        sayOnTerminal(options.message, options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }
    Result<std::unique_ptr<Database>> database = Database::openForReading(journalFileIn(folder));
    if (!database) {
        sayOnTerminal(cliptexts::failed(database.error()) + QStringLiteral("\n  ") + QDir::toNativeSeparators(journalFileIn(folder)) +
                      u'\n');
        return kNoProfile;
    }
    return Clips(database.take(), options, footageFolderIn(folder)).run();
}
