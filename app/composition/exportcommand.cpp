// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/exportcommand.h"

#include "app/base/async.h"
#include "app/composition/exportoptions.h"
#include "app/composition/languages.h"
#include "app/composition/profilefolder.h"
#include "app/composition/progressline.h"
#include "app/services/receiptexport.h"
#include "app/services/settings.h"
#include "app/storage/database.h"
#include "app/storage/soldregisters.h"
#include "ui/console/exporttexts.h"
#include "ui/models/csvwords.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongOptions = 2;
constexpr int kNoJournal = 3;
constexpr int kInterrupted = 130; // as of a shell

//! TERMINAL or CONTRACT:TERMINAL, which several contracts may have.
QList<RegisterKey> registersOf(const QString &asked, const QList<RegisterKey> &known)
{
    QList<RegisterKey> found;
    for (const RegisterKey &key : known) {
        if (key.terminal == asked || key.contract.contract + u':' + key.terminal == asked)
            found << key;
    }
    return found;
}

bool asksForStaff(const SearchQuery &query)
{
    return std::any_of(query.terms.begin(), query.terms.end(), [](const SearchTerm &term) { return term.kind == SearchTerm::Kind::Staff; });
}

//! Runs in the event loop and ends it with the exit code.
class Export : public QObject {
public:
    Export(std::unique_ptr<Database> database, ExportOptions options, SearchRequest request)
        : m_database(std::move(database))
        , m_search(*m_database)
        , m_export(m_search)
        , m_options(std::move(options))
    {
        m_order.search = std::move(request);
        m_order.soldAt = m_options.soldAt;
        m_order.kind = m_options.kind;
        m_order.rows = m_options.rows;
        m_order.words = csvWords();
    }

    int run()
    {
        if (m_options.registers.isEmpty())
            write();
        else
            findRegisters();
        QCoreApplication::exec();
        return m_ended ? m_exitCode : interrupted();
    }

private:
    void findRegisters()
    {
        onFinished(soldRegisters(*m_database), this, [this](const Result<QList<RegisterKey>> &known) {
            if (!known) {
                fail(known.error());
                return;
            }
            for (const QString &asked : std::as_const(m_options.registers)) {
                const QList<RegisterKey> found = registersOf(asked, known.value());
                if (found.isEmpty()) {
                    QStringList names;
                    for (const RegisterKey &key : known.value())
                        names << key.contract.contract + u':' + key.terminal;
                    end(kWrongOptions, exporttexts::unknownRegister(asked, names));
                    return;
                }
                m_order.search.registers += found;
            }
            write();
        });
    }

    void write()
    {
        connect(&m_export, &ReceiptExport::progressChanged, this, [this] {
            m_progress.show(m_export.total() < 0 ? exporttexts::counting() : exporttexts::progress(m_export.written(), m_export.total()));
        });
        const bool toStandardOutput = m_options.out == u"-";
        const auto writing = toStandardOutput ? m_export.writeToStandardOutput(m_order) : m_export.write(m_order, m_options.out);
        onFinished(writing, this, [this, toStandardOutput](const Result<qint64> &written) {
            if (written)
                end(kDone, exporttexts::done(written.value(), toStandardOutput ? QString() : QDir::toNativeSeparators(m_options.out)));
            else
                fail(written.error());
        });
    }

    void fail(const Error &error)
    {
        const bool ofFile = error.reason.startsWith(u"export.");
        end(kFailed, exporttexts::failed(error, (ofFile ? m_options.out + QStringLiteral(": ") : QString()) + error.detail));
    }

    void end(int exitCode, const QString &message)
    {
        m_ended = true;
        m_exitCode = exitCode;
        m_progress.clear();
        sayOnTerminal(message + u'\n');
        QCoreApplication::exit(exitCode);
    }

    int interrupted()
    {
        m_progress.clear();
        sayOnTerminal(exporttexts::cancelled() + u'\n');
        if (m_options.out == u"-")
            std::_Exit(kInterrupted); // there is nothing to clear up, and a write to a pipe that nobody reads would be waited for
        return kInterrupted;
    }

    const std::unique_ptr<Database> m_database;
    SearchStore m_search;
    ReceiptExport m_export;
    const ExportOptions m_options;
    ExportOrder m_order;
    ProgressLine m_progress;
    bool m_ended = false;
    int m_exitCode = kDone;
};

} // namespace

int runExport(const QStringList &arguments)
{
    const SystemClock clock;
    const ExportOptions first = parseExportOptions(arguments, clock.now()); // for the folder and the language
    const QString folder = profileFolder(first.dataDir);
    Settings settings(settingsFileIn(folder));
    const Languages languages(settings, first.language);
    const ExportOptions options = parseExportOptions(arguments, clock.now());
    if (options.exitCode >= 0) {
        sayOnTerminal(options.message, options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }
    SearchRequest request;
    request.query = parseSearch(options.query, clock.now(), shopZone());
    request.staff = settings.isStaffSearchAllowed();
    if (!request.staff && asksForStaff(request.query)) {
        sayOnTerminal(exporttexts::staffIsOff() + u'\n'); // nothing would be found, which would look like an answer
        return kWrongOptions;
    }
    Result<std::unique_ptr<Database>> database = Database::openForReading(journalFileIn(folder));
    if (!database) {
        sayOnTerminal(exporttexts::failed(database.error(), QDir::toNativeSeparators(journalFileIn(folder))) + u'\n');
        return kNoJournal;
    }
    return Export(database.take(), options, request).run();
}
