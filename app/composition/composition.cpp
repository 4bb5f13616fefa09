// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/composition.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/composition/cloudsetup.h"
#include "app/composition/demosetup.h"
#include "app/composition/frontend.h"
#include "app/composition/languages.h"
#include "app/composition/profilefolder.h"
#include "app/composition/screentour.h"
#include "app/demo/demostore.h"
#include "app/services/journalopener.h"
#include "app/services/journalrepair.h"
#include "ui/dialogs/damagequestion.h"
#include "ui/dialogs/journalupdate.h"
#include "ui/dialogs/startproblem.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

using namespace std::chrono_literals;

namespace {

constexpr qint64 kUpdateShownAfterMs = 500; // a small journal is copied before one could read what the window says

} // namespace

class Composition::Private : public QObject {
public:
    explicit Private(const Options &asked);

    bool makeDataDir();
    void start();
    Result<Endpoints> endpoints();
    void showUpdate();
    void opened();
    void build(std::unique_ptr<Database> database);
    void takeDown();
    void ask(const Error &error, const QString &file, qint64 missingBytes = 0);
    void askAboutDamage();
    void repair(DamageChoice choice);
    void startDemoInstead();
    QString journalFile() const { return journalFileIn(dataDir); }

    const Options options;
    // In this order, so that what uses another goes first.
    QTemporaryDir temporary; //!< of a demo without --data-dir
    QTemporaryDir footageOfThisRun; //!< where its key is in memory: nobody could read it afterwards
    QString dataDir;
    SystemClock clock;
    std::unique_ptr<DemoStore> demo;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Languages> languages;
    Theme theme;
    WindowDialogs dialogs{theme};
    Endpoints addresses;
    JournalOpener opener;
    QElapsedTimer opening;
    QPointer<JournalUpdate> update;
    bool damaged = false; //!< it is asked about
    std::unique_ptr<SecretStore> secrets; //!< while there is no backend
    OpenUrl openUrl = [](const QUrl &url) { return QDesktopServices::openUrl(url); };
    std::unique_ptr<Backend> backend;
    std::unique_ptr<Frontend> frontend;
    std::unique_ptr<DemoSetup> demoSetup;
    std::unique_ptr<ScreenTour> tour;
};

Composition::Private::Private(const Options &asked) : options(asked)
{
    connect(&opener, &JournalOpener::progressChanged, this, &Private::showUpdate);
    connect(&opener, &JournalOpener::finished, this, &Private::opened);
}

Composition::Composition(const Options &options) : d(std::make_unique<Private>(options)) {}

Composition::~Composition() = default;

int Composition::run()
{
    QApplication::setQuitOnLastWindowClosed(false); // until there is a main window
    if (!d->makeDataDir()) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(QDir::toNativeSeparators(d->dataDir)));
        return 1;
    }
    d->settings = std::make_unique<Settings>(settingsFileIn(d->dataDir));
    d->languages = std::make_unique<Languages>(*d->settings, d->options.language);
    QMetaObject::invokeMethod(
        d.get(), [this] { d->start(); }, Qt::QueuedConnection);
    return QApplication::exec();
}

bool Composition::Private::makeDataDir()
{
    dataDir = options.demo && options.dataDir.isEmpty() ? temporary.path() : profileFolder(options.dataDir);
    return QDir().mkpath(dataDir);
}

void Composition::Private::start()
{
    const Result<Endpoints> found = endpoints();
    if (!found) {
        ask(found.error(), options.endpointsFile);
        return;
    }
    addresses = found.value();
    opening.start();
    opener.open(journalFile());
}

void Composition::Private::showUpdate()
{
    if (update || opener.step() == OpenProgress::Step::Opening || opening.elapsed() < kUpdateShownAfterMs)
        return;
    update = new JournalUpdate(opener);
    update->setAttribute(Qt::WA_DeleteOnClose);
    dialogs.open(update);
}

void Composition::Private::opened()
{
    delete update;
    Result<std::unique_ptr<Database>> database = opener.take();
    if (database) {
        build(database.take());
        return;
    }
    qCWarning(lcStorage) << "the journal does not open:" << database.error().detail;
    if (database.error().kind == Error::Kind::Cancelled)
        QApplication::exit(0);
    else if (database.error().reason == u"profile.damaged")
        askAboutDamage();
    else
        ask(database.error(), journalFile(), opener.missing());
}

//! From the demo store, the file, or production.
Result<Endpoints> Composition::Private::endpoints()
{
    if (options.demo) {
        if (!demo)
            demo = std::make_unique<DemoStore>(clock);
        const Result<Done> started = demo->start();
        return started ? Endpoints::fromJson(demo->endpointsJson()) : Result<Endpoints>(started.error());
    }
    return endpointsIn(options.endpointsFile);
}

void Composition::Private::ask(const Error &error, const QString &file, qint64 missingBytes)
{
    onFinished(askAboutStart(dialogs, error, file, missingBytes), this, [this](StartChoice choice) {
        switch (choice) {
        case StartChoice::TryAgain:
            start();
            break;
        case StartChoice::Quit:
            QApplication::exit(1);
            break;
        }
    });
}

//! At start, or while the program runs: then nothing is fetched meanwhile, and what is on the screen stays.
void Composition::Private::askAboutDamage()
{
    if (std::exchange(damaged, true))
        return;
    if (backend)
        backend->sync.stopAll();
    onFinished(JournalRepair(journalFile()).examine(), this, [this](const Result<DamageReport> &report) {
        const QDate fetchedFrom = BackfillReach{}.firstDay(dayOf(clock.now(), shopZone()));
        onFinished(::askAboutDamage(dialogs, report.value(), journalFile(), fetchedFrom), this,
                   [this](DamageChoice choice) { repair(choice); });
    });
}

void Composition::Private::repair(DamageChoice choice)
{
    if (choice == DamageChoice::Quit) {
        QApplication::exit(1);
        return;
    }
    takeDown();
    const JournalRepair journal(journalFile());
    onFinished(choice == DamageChoice::UseBackup ? journal.useBackup() : journal.replace(), this, [this](const Result<QString> &aside) {
        damaged = false;
        if (!aside) {
            ask(aside.error(), journalFile());
            return;
        }
        qCWarning(lcStorage) << "the damaged journal is now" << aside.value();
        start();
    });
}

//! All but what was asked for and the sign-in: the secrets stay where they are, also those that are only in memory.
void Composition::Private::takeDown()
{
    if (!backend)
        return;
    QApplication::setQuitOnLastWindowClosed(false);
    secrets = std::move(backend->secrets);
    tour.reset();
    demoSetup.reset();
    frontend.reset();
    backend.reset();
}

void Composition::Private::build(std::unique_ptr<Database> database)
{
    database->onDamage([this](const Error &error) {
        qCCritical(lcStorage) << "the journal is damaged:" << error.detail;
        QMetaObject::invokeMethod(this, &Private::askAboutDamage, Qt::QueuedConnection);
    });
    if (!secrets && options.secrets == Options::Secrets::Memory)
        secrets = std::make_unique<MemorySecretStore>();
    else if (!secrets)
        secrets = std::make_unique<KeychainSecretStore>();
    ProfileFolders folders{dataDir, footageFolderIn(dataDir)};
    if (options.secrets == Options::Secrets::Memory)
        folders.footage = footageOfThisRun.filePath(QStringLiteral("footage"));
    if (!options.screensDir.isEmpty())
        openUrl = [this](const QUrl &url) { return tour && tour->followConsent(url); };

    SyncOptions sync;
    sync.pollInterval = options.demo ? 10s : sync.pollInterval;
    backend = std::make_unique<Backend>(std::move(database), folders, addresses, std::move(secrets), *settings, sync, openUrl);

    SignInOffer offer;
    offer.demo = !options.demo;
    if (options.demo) {
        offer.email = DemoCredentials::kEmail;
        offer.password = DemoCredentials::kPassword;
        demoSetup = std::make_unique<DemoSetup>(backend->session, backend->links);
        if (settings->guide() == Settings::Guide::New)
            settings->setGuide(Settings::Guide::Closed); // the demo store sets itself up
    }
    frontend = std::make_unique<Frontend>(*backend, *settings, theme, dialogs, offer);
    connect(frontend.get(), &Frontend::languageChosen, this, [this](const QString &language) {
        settings->setLanguage(language);
        languages->use(language); // also when the setting was the same and --lang had another
    });
    connect(frontend.get(), &Frontend::demoRequested, this, &Private::startDemoInstead);
    frontend->start();

    if (!options.screensDir.isEmpty()) {
        tour = std::make_unique<ScreenTour>(*backend, *frontend, theme, *languages, options.screensDir);
        connect(tour.get(), &ScreenTour::finished, qApp, [](int exitCode) { QApplication::exit(exitCode); });
        tour->start();
    }
}

//! In a process of its own: nothing of the demo may touch this profile.
void Composition::Private::startDemoInstead()
{
    if (QProcess::startDetached(QApplication::applicationFilePath(),
                                {QStringLiteral("--demo"), QStringLiteral("--lang"), languages->current()}))
        QApplication::quit();
    else
        qCWarning(lcUi) << "the demo store could not be started";
}
