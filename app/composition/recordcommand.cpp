// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/recordcommand.h"

#include "app/base/async.h"
#include "app/composition/cloudsetup.h"
#include "app/composition/languages.h"
#include "app/composition/profilefolder.h"
#include "app/composition/recordoptions.h"
#include "app/net/httpclient.h"
#include "app/services/cliplist.h"
#include "app/services/receiptpins.h"
#include "app/services/recorder.h"
#include "app/services/secretstore.h"
#include "app/services/session.h"
#include "app/services/settings.h"
#include "app/storage/clipordersdata.h"
#include "app/storage/database.h"
#include "app/storage/linkstore.h"
#include "app/storage/receiptpinsdata.h"
#include "app/video/footagebuffer.h"
#include "ui/console/recordtexts.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <cstdio>

using namespace std::chrono_literals;

namespace {

constexpr int kNotOpened = 1;
constexpr int kNoProfile = 3;
constexpr int kNotSignedIn = 4;
constexpr int kSwitchedOff = 5;
// The program with windows may change them meanwhile.
constexpr auto kReadAgain = 30s;

void say(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stderr);
    std::fflush(stderr);
}

//! Runs in the event loop, and ends it with the exit code when it cannot go on.
class Recording : public QObject {
public:
    Recording(std::unique_ptr<Database> database, const Endpoints &endpoints, Settings &settings, const QString &footageFolder)
        : m_database(std::move(database))
        , m_links(*m_database)
        , m_clips(*m_database)
        , m_pins(*m_database)
        , m_cloud(makeCameraCloud(endpoints, m_http))
        , m_session(*m_cloud, m_secrets, settings, {})
        , m_ring(footageFolder, m_clock)
        , m_recorder(m_ring, m_footage, m_secrets, m_session, settings, m_clock)
        , m_folder(footageFolder)
    {
        connect(&m_session, &Session::stateChanged, this, &Recording::sessionChanged);
        connect(&m_recorder, &Recorder::changed, this, &Recording::recorderChanged);
        m_again.setInterval(kReadAgain);
        connect(&m_again, &QTimer::timeout, this, &Recording::readAgain);
    }

    int run()
    {
        m_session.restore();
        m_again.start();
        readAgain();
        const int exitCode = QCoreApplication::exec();
        if (exitCode != 0)
            return exitCode;
        (void)m_ring.sync().result(); // so that the number is the true one
        say(recordtexts::ended(m_recorder.ring().written));
        return 0;
    }

private:
    void readAgain()
    {
        readLinks();
        readPinned();
    }

    //! Until all of it is known nothing leaves the ring.
    void readPinned()
    {
        onFinished(m_clips.list(), this, [this](const Result<QList<StoredClip>> &clips) {
            if (!clips)
                return;
            onFinished(m_pins.read(), this, [this, kept = footageOf(clips.value())](const Result<StoredPins> &pins) {
                if (pins)
                    m_recorder.setPinned(kept + footageOf(pins.value()));
            });
        });
    }

    void readLinks()
    {
        onFinished(m_links.list(), this, [this](const Result<QList<Link>> &links) {
            if (!links)
                return; // the journal is busy; it is read again soon
            QList<CameraId> cameras;
            for (const Link &link : links.value()) {
                if (!cameras.contains(link.camera))
                    cameras << link.camera;
                m_names.insert(link.camera, link.cameraName);
            }
            if (cameras.isEmpty() && m_cameras != cameras)
                say(recordtexts::noCameras());
            if (m_cameras == cameras)
                return;
            m_cameras = cameras;
            m_recorder.setCameras(cameras);
        });
    }

    void sessionChanged()
    {
        if (m_session.state() == Session::State::SignedOut)
            end(kNotSignedIn, recordtexts::notSignedIn(m_session.lastError()));
    }

    void recorderChanged()
    {
        const FootageVault &vault = m_recorder.vault();
        switch (vault.state()) {
        case FootageVault::State::Failed:
        case FootageVault::State::KeyLost:
            end(kNotOpened, recordtexts::notOpened(*vault.error()));
            return;
        case FootageVault::State::Open:
            if (!std::exchange(m_begun, true))
                say(recordtexts::begun(QDir::toNativeSeparators(m_folder)));
            break;
        default:
            return;
        }
        const std::optional<Error> problem = m_recorder.ring().problem;
        if (problem && problem != m_problem)
            say(recordtexts::failed(*problem));
        m_problem = problem;
        const QList<RecordedCamera> cameras = m_recorder.cameras();
        for (const RecordedCamera &camera : cameras) {
            if (camera.linked && (camera.state != RecordedCamera::State::Waiting || camera.problem))
                tell(camera);
        }
    }

    //! Only what is new.
    void tell(const RecordedCamera &camera)
    {
        const QString name = m_names.value(camera.camera).isEmpty() ? camera.camera.value : m_names.value(camera.camera);
        const QString text = recordtexts::camera(name, camera);
        if (std::exchange(m_told[camera.camera], text) != text && m_session.state() == Session::State::SignedIn)
            say(text);
    }

    void end(int exitCode, const QString &message)
    {
        if (std::exchange(m_ended, true))
            return;
        say(message);
        QCoreApplication::exit(exitCode);
    }

    const SystemClock m_clock;
    const std::unique_ptr<Database> m_database;
    LinkStore m_links;
    ClipOrdersData m_clips;
    ReceiptPinsData m_pins;
    KeychainSecretStore m_secrets;
    HttpClient m_http;
    const std::unique_ptr<CameraCloud> m_cloud;
    Session m_session;
    FootageBuffer m_footage;
    FootageRing m_ring;
    Recorder m_recorder;
    const QString m_folder;
    QTimer m_again;
    std::optional<QList<CameraId>> m_cameras;
    QHash<CameraId, QString> m_names;
    QHash<CameraId, QString> m_told;
    std::optional<Error> m_problem;
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace

int runRecord(const QStringList &arguments)
{
    const RecordOptions first = parseRecordOptions(arguments); // for the folder and the language
    const QString folder = profileFolder(first.dataDir);
    Settings settings(settingsFileIn(folder));
    const Languages languages(settings, first.language);
    const RecordOptions options = parseRecordOptions(arguments);
    if (options.exitCode >= 0) {
        std::fputs(qPrintable(options.message), options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }
    Result<std::unique_ptr<Database>> database = Database::openForReading(journalFileIn(folder));
    if (!database) {
        say(recordtexts::noProfile(QDir::toNativeSeparators(folder)));
        return kNoProfile;
    }
    if (!settings.recording().on) {
        say(recordtexts::switchedOff());
        return kSwitchedOff;
    }
    const Result<Endpoints> endpoints = endpointsIn(options.endpointsFile);
    if (!endpoints) {
        say(recordtexts::failed(endpoints.error()));
        return 2;
    }
    return Recording(database.take(), endpoints.value(), settings, footageFolderIn(folder)).run();
}
