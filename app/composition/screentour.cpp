// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/screentour.h"

#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/composition/backend.h"
#include "app/composition/frontend.h"
#include "app/composition/languages.h"
#include "app/demo/democredentials.h"
#include "ui/models/receiptlistmodel.h"
#include "ui/screens/dashboard/cameratile.h"
#include "ui/screens/dashboard/receiptlistview.h"
#include "ui/widgets/camerabox.h"
#include "ui/widgets/noticebox.h"
#include "ui/widgets/videoview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace std::chrono_literals;

namespace {

constexpr auto kLookEvery = 100ms;
constexpr int kMostLooks = 1200; // two minutes: a still of a fresh receipt is there after one
// For layout and repaint after another language or theme.
constexpr auto kSettle = 250ms;

struct Variant {
    QLatin1StringView language;
    Theme::Mode mode;
    QLatin1StringView suffix;
};
constexpr std::array kVariants{
    Variant{QLatin1StringView("ja"), Theme::Mode::Light, QLatin1StringView("-ja")},
    Variant{QLatin1StringView("en"), Theme::Mode::Light, QLatin1StringView("-en")},
    Variant{QLatin1StringView("ja"), Theme::Mode::Dark, QLatin1StringView("-ja-dark")},
    Variant{QLatin1StringView("en"), Theme::Mode::Dark, QLatin1StringView("-en-dark")},
};

} // namespace

ScreenTour::ScreenTour(Backend &backend, Frontend &frontend, Theme &theme, Languages &languages, const QString &folder)
    : m_backend(backend)
    , m_frontend(frontend)
    , m_theme(theme)
    , m_languages(languages)
    , m_folder(folder)
    , m_browser(new QNetworkAccessManager(this))
{
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ScreenTour::look);
    addStops();
    addDashboardStops();
    addSearchStops();
    addLinkStops();
    addHelpStops();
}

void ScreenTour::addStops()
{
    const auto signedIn = [this] {
        return m_backend.session.state() == Session::State::SignedIn && !m_backend.session.cameras().isEmpty();
    };
    m_stops << Stop{QStringLiteral("sign-in"), [] {}, [this] { return find<QLineEdit>("email") != nullptr; }};
    m_stops << Stop{QStringLiteral("sign-in-wrong-password"),
                    [this] {
                        type("password", QStringLiteral("not this one"));
                        click("signInButton");
                    },
                    [this] { return find<QWidget>("notice") != nullptr; }};
    m_stops << Stop{QString(),
                    [this] {
                        type("password", DemoCredentials::kPassword);
                        click("signInButton");
                    },
                    [=, this] { return signedIn() && m_backend.links.all().size() >= 2; }};
    m_stops << Stop{QStringLiteral("dashboard"), [this] { m_frontend.window().showPage(MainWindow::Page::Dashboard); },
                    [this] {
                        const auto *video = find<VideoView>("videoView");
                        return video && video->caption().badge == VideoCaption::Badge::Live && everyRowHasItsPicture();
                    }};
    m_stops << Stop{QStringLiteral("receipt"),
                    [this] {
                        for (int i = 0; i < 4; ++i)
                            click("previousReceipt");
                    },
                    [this] {
                        const auto *list = find<ReceiptListView>("receiptList");
                        if (!list || !list->currentIndex().isValid())
                            return false;
                        const auto id = list->currentIndex().data(ReceiptListModel::IdRole).value<ReceiptId>();
                        return m_backend.pictures.picture(id, PictureKind::Large).state == MomentPicture::State::Ready &&
                               everyRowHasItsPicture();
                    }};
}

void ScreenTour::addDashboardStops()
{
    const auto command = [this](const char *name) {
        if (auto *action = m_frontend.dashboard().findChild<QAction *>(QString::fromLatin1(name)))
            action->trigger();
    };
    m_stops << Stop{QStringLiteral("receipt-data"), [=] { command("showRaw"); },
                    [this] { return find<QPlainTextEdit>("rawReceiptText") != nullptr; }, "rawReceiptWindow"};
    m_stops << Stop{QString(), [this] { click("rawReceiptClose"); }, [this] { return !find<QPlainTextEdit>("rawReceiptText"); }};
    m_stops << Stop{QStringLiteral("receipt-before"), [this] { click("showBefore"); },
                    [this] {
                        const auto *video = find<VideoView>("videoView");
                        return video && !video->image().isNull();
                    }};
    m_stops << Stop{QStringLiteral("clip-offer"), [this] { click("showMoment"); },
                    [this] { return find<QWidget>("orderClip") != nullptr; }};
    m_stops << Stop{QStringLiteral("clip-made"), [this] { click("orderClip"); }, [this] { return find<QWidget>("cancelClip") != nullptr; }};
    m_stops << Stop{QStringLiteral("clip-plays"), [] {}, [this] { return m_backend.playback.isOpen() && !find<QWidget>("cancelClip"); }};
    m_stops << Stop{QStringLiteral("receipt-plays"), [this] { click("liveButton"); },
                    [this] {
                        // There is a new receipt every half minute; it plays when its moment has been live.
                        Playback &playback = m_backend.playback;
                        if (!playback.isOpen()) {
                            click("liveButton");
                            click("previousReceipt"); // from live, the newest one
                            return false;
                        }
                        if (playback.frame().at < playback.what()->moment)
                            return false;
                        playback.setPlaying(false);
                        return true;
                    }};
    m_stops << Stop{QStringLiteral("export-clip"), [this] { click("dashboardExport"); },
                    [this] { return find<QWidget>("writeButton") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("clock-offset"), [=] { command("printedHere"); },
                    [this] { return find<QAbstractButton>("removeMeasure0") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("dashboard-several"),
                    [this] {
                        Dashboard all;
                        for (const Camera &camera : m_backend.session.cameras())
                            all.cameras << DashboardCamera{camera.id, camera.name};
                        for (const Link &link : m_backend.links.all())
                            all.registers << DashboardRegister{link.reg, link.registerName};
                        onFinished(m_backend.dashboards.add(all), this, [this](const Result<Dashboard> &added) {
                            if (added)
                                m_frontend.dashboard().openDashboard(added.value().id);
                        });
                    },
                    [this] {
                        const auto *tile = find<CameraTile>("cameraTile1");
                        const auto *video = find<VideoView>("videoView");
                        return tile && !tile->image().isNull() && video->caption().badge == VideoCaption::Badge::Live &&
                               everyRowHasItsPicture();
                    }};
    m_stops << Stop{QStringLiteral("dashboard-grid"), [this] { click("gridSwitch"); },
                    [this] {
                        const auto *tile = find<CameraTile>("cameraTile0");
                        return tile && !tile->image().isNull();
                    }};
    m_stops << Stop{QString(), [this] { click("gridSwitch"); }, [this] { return find<VideoView>("videoView") != nullptr; }};
    m_stops << Stop{QStringLiteral("dashboard-edit"), [=] { command("dashboardEdit"); },
                    [this] {
                        for (const Camera &camera : m_backend.session.cameras()) {
                            if (m_backend.thumbnails.thumbnail(camera.id).isNull())
                                return false;
                        }
                        return find<QAbstractItemView>("registers") != nullptr;
                    }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("dashboard-manage"), [=] { command("dashboardManage"); },
                    [this] { return find<QAbstractItemView>("managerList") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("managerClose"); }, [this] { return !find<QWidget>("modalOverlay"); }};
}

void ScreenTour::addSearchStops()
{
    const auto counted = [this](const ReceiptSearch &search) { return search.sums().complete && everyRowHasItsPicture(); };
    const auto onPage = [this](const QString &text) {
        m_frontend.window().showPage(MainWindow::Page::Search);
        type("searchField", text);
    };
    m_stops << Stop{QStringLiteral("dashboard-search"),
                    [this] {
                        m_frontend.window().showPage(MainWindow::Page::Dashboard);
                        type("searchField", QStringLiteral("コーヒー"));
                    },
                    [=, this] { return find<ReceiptListView>("foundList") && counted(m_backend.dashboardSearch); }};
    m_stops << Stop{QStringLiteral("dashboard-filters"), [this] { click("filtersButton"); },
                    [this] { return find<QWidget>("searchFilters") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("filtersButton"); }, [this] { return find<ReceiptListView>("foundList") != nullptr; }};
    m_stops << Stop{QString(), [this] { type("searchField", QString()); },
                    [this] { return find<ReceiptListView>("receiptList") != nullptr; }};
    m_stops << Stop{QStringLiteral("search"), [=] { onPage(QStringLiteral("コーヒー 1000..5000 過去30日")); },
                    [=, this] { return find<ReceiptListView>("foundList") && counted(m_backend.search); }};
    m_stops << Stop{QStringLiteral("search-receipt"),
                    [this] {
                        auto *list = find<ReceiptListView>("foundList");
                        QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, {});
                        if (list)
                            QCoreApplication::sendEvent(list, &down);
                    },
                    [=, this] { return find<QWidget>("receiptSlip") && counted(m_backend.search); }};
    m_stops << Stop{QStringLiteral("export"), [this] { click("exportButton"); },
                    [this] { return find<QWidget>("chooseFileButton") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("search-empty"), [=] { onPage(QStringLiteral("コーヒー 返品 担当:佐藤 9,999,999円")); },
                    [this] { return find<QWidget>("foundHeadline") != nullptr; }};
    m_stops << Stop{QString(), [=] { onPage(QString()); }, [this] { return find<ReceiptListView>("foundList") != nullptr; }};
}

void ScreenTour::addLinkStops()
{
    const auto showTab = [this](int tab) {
        m_frontend.window().showPage(MainWindow::Page::Links);
        if (auto *tabs = find<QTabWidget>("vendorTabs"))
            tabs->setCurrentIndex(tab);
    };
    m_stops << Stop{QStringLiteral("links-smaregi"), [=] { showTab(0); }, [this] { return find<QTableView>("table") != nullptr; }};
    m_stops << Stop{QStringLiteral("new-link"),
                    [this] {
                        click("addButton");
                        type("contract", DemoCredentials::kSmaregiContract);
                        type("token", DemoCredentials::kSmaregiToken);
                        type("terminal", QStringLiteral("3"));
                        if (auto *camera = find<CameraBox>("camera"))
                            camera->setCamera(m_backend.session.cameras().last().id);
                    },
                    [this] {
                        const auto *notice = find<NoticeBox>("notice");
                        return notice && notice->tone() == NoticeBox::Tone::Success && find<QWidget>("modalOverlay");
                    }};
    m_stops << Stop{QStringLiteral("terminals"), [this] { click("fromListButton"); },
                    [this] {
                        const auto *terminals = find<QTableView>("terminals");
                        return terminals && terminals->model()->rowCount() > 0;
                    }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return find<QLineEdit>("terminal"); }};
    m_stops << Stop{QStringLiteral("new-link-platform"),
                    [this] {
                        if (auto *generations = find<QTabBar>("generations"))
                            generations->setCurrentIndex(1);
                        type("clientId", DemoCredentials::kSmaregiClientId);
                        type("clientSecret", DemoCredentials::kSmaregiClientSecret);
                    },
                    [this] {
                        const auto *notice = find<NoticeBox>("notice");
                        return find<QLineEdit>("clientId") && notice && notice->tone() == NoticeBox::Tone::Success;
                    }};
    m_stops << Stop{QString(), [this] { click("cancelButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("links-edited"),
                    [this] {
                        auto *camera = find<CameraBox>("cameraBox0");
                        if (camera && m_backend.session.cameras().size() > 1)
                            emit camera->chosen(m_backend.session.cameras().last().id);
                        click("rowMenuButton1");
                    },
                    [this] { return find<QMenu>("rowMenu"); }};
    m_stops << Stop{QString(),
                    [this] {
                        if (auto *menu = find<QMenu>("rowMenu"))
                            menu->close();
                        if (auto *links = find<LinksScreen>("linksScreen"))
                            links->discardEdits();
                    },
                    [this] { return !find<QMenu>("rowMenu"); }};
    m_stops << Stop{QStringLiteral("links-ubiregi-empty"), [=] { showTab(1); }, [this] { return find<QWidget>("emptyState") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("emptyButton"); },
                    [this] {
                        const QList<ContractInfo> contracts = m_backend.links.contracts(Vendor::Ubiregi);
                        return !contracts.isEmpty() && !contracts.first().registers.isEmpty();
                    }};
    m_stops << Stop{QStringLiteral("links-ubiregi"),
                    [this] {
                        const QList<ContractInfo> contracts = m_backend.links.contracts(Vendor::Ubiregi);
                        if (!contracts.isEmpty() && !m_backend.session.cameras().isEmpty())
                            (void)m_backend.links.setCamera(contracts.first().registers.first().key, m_backend.session.cameras().last().id);
                    },
                    [this] {
                        const QList<Link> links = m_backend.links.of(Vendor::Ubiregi);
                        return !links.isEmpty() && m_backend.sync.status(links.first().reg.contract).lastSuccess &&
                               find<QTableView>("table");
                    }};
    m_stops << Stop{QStringLiteral("cameras"), [=] { showTab(2); },
                    [this] {
                        const auto *table = find<QTableView>("cameraTable");
                        const QList<Camera> &cameras = m_backend.session.cameras();
                        return table && std::all_of(cameras.begin(), cameras.end(), [this](const Camera &camera) {
                                   return camera.options.live && !m_backend.thumbnails.thumbnail(camera.id).isNull();
                               });
                    }};
    m_stops << Stop{QStringLiteral("film-clock"),
                    [this] {
                        if (auto *table = find<QTableView>("cameraTable"))
                            table->selectRow(0);
                        click("filmButton");
                    },
                    [this] {
                        const auto *video = find<VideoView>("filmedPicture");
                        return video && !video->image().isNull();
                    }};
    m_stops << Stop{QString(), [this] { click("closeButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("settings"), [this] { m_frontend.window().showPage(MainWindow::Page::Settings); }, [] { return true; }};
    const auto smaregi = [this] { return m_backend.links.of(Vendor::Smaregi).first().reg.contract; };
    m_stops << Stop{QStringLiteral("settings-receiving"),
                    [=, this] {
                        const BadRow row{QStringLiteral("48213"), QStringLiteral("total cannot be read"),
                                         R"({"transactionHeadId":"48213","total":"","terminalTranDateTime":"2026-01-24 12:30:11"})"};
                        onFinished(m_backend.receipts.upsert({}, {row}, smaregi(), {}), this, [=, this](const Result<UpsertResult> &) {
                            (void)m_backend.sync.setWish(smaregi(), {{BackfillReach::Kind::Years3, {}}, true});
                            m_backend.sync.retryNow(smaregi());
                        });
                        click("statusLine");
                    },
                    [=, this] {
                        const SyncStatus status = m_backend.sync.status(smaregi());
                        return status.badRows > 0 && status.backfill && status.wish.paused && find<QLabel>("progressText");
                    }};
    m_stops << Stop{QStringLiteral("settings-unreadable"), [this] { click("badButton"); },
                    [this] { return find<QTableView>("rowTable") != nullptr; }};
    m_stops << Stop{QString(), [this] { click("closeButton"); }, [this] { return !find<QWidget>("modalOverlay"); }};
    m_stops << Stop{QStringLiteral("settings-retention"),
                    [this] {
                        if (auto *period = find<QComboBox>("period"))
                            period->setCurrentIndex(period->count() - 1);
                        if (auto *days = find<QSpinBox>("days"))
                            days->setValue(3); // the past is still being fetched
                    },
                    [this] { return find<QLabel>("registers") != nullptr; }};
}

void ScreenTour::addHelpStops()
{
    m_stops << Stop{QStringLiteral("guide"),
                    [this] {
                        m_backend.firstSteps.reopen();
                        m_frontend.window().showPage(MainWindow::Page::Guide);
                    },
                    [this] { return m_backend.firstSteps.allDone(); }};
    m_stops << Stop{QStringLiteral("help"), [this] { m_frontend.help().open(QStringLiteral("smaregi")); }, [] { return true; },
                    "helpWindow"};
}

void ScreenTour::start()
{
    if (!m_folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(m_folder.path()));
        emit finished(1);
        return;
    }
    m_frontend.window().resize(1440, 900);
    nextStop();
}

void ScreenTour::nextStop()
{
    if (++m_stop == m_stops.size()) {
        std::printf("The screens are in %s\n", qPrintable(m_folder.absolutePath()));
        emit finished(0);
        return;
    }
    m_looks = 0;
    m_stops[m_stop].enter();
    m_timer.start();
}

void ScreenTour::look()
{
    const Stop &stop = m_stops[m_stop];
    if (stop.ready()) {
        m_timer.stop();
        if (stop.name.isEmpty())
            nextStop();
        else
            savePictures();
        return;
    }
    if (++m_looks < kMostLooks)
        return;
    m_timer.stop();
    std::fprintf(stderr, "The screen %s did not get its data in time.\n",
                 qPrintable(stop.name.isEmpty() ? QStringLiteral("(step %1)").arg(m_stop) : stop.name));
    m_frontend.window().grab().save(m_folder.filePath(QStringLiteral("unfinished.png")));
    emit finished(1);
}

QWidget *ScreenTour::pictured() const
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (m_stops[m_stop].window && window->objectName() == QLatin1String(m_stops[m_stop].window))
            return window;
    }
    return &m_frontend.window();
}

void ScreenTour::savePictures()
{
    m_variant = 0;
    saveNext();
}

void ScreenTour::saveNext()
{
    if (m_variant == int(kVariants.size())) {
        nextStop();
        return;
    }
    const Variant &variant = kVariants[size_t(m_variant++)];
    m_languages.use(variant.language);
    m_theme.setMode(variant.mode);
    QTimer::singleShot(kSettle, this, [this, &variant] {
        const QString file = m_folder.filePath(m_stops[m_stop].name + variant.suffix + QStringLiteral(".png"));
        if (pictured()->grab().save(file)) {
            saveNext();
            return;
        }
        std::fprintf(stderr, "%s cannot be written.\n", qPrintable(file));
        emit finished(1);
    });
}

bool ScreenTour::followConsent(const QUrl &page)
{
    QNetworkReply *opened = m_browser->get(QNetworkRequest(page));
    connect(opened, &QNetworkReply::finished, this, [this, opened] {
        opened->deleteLater();
        const QString html = QString::fromUtf8(opened->readAll());
        static const QRegularExpression hidden(QStringLiteral("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\""));
        static const QRegularExpression form(QStringLiteral("<form[^>]*action=\"([^\"]*)\""));
        const auto action = form.match(html);
        if (!action.hasMatch())
            return; // a consent that was given before goes straight back
        QList<QPair<QString, QString>> fields{{QStringLiteral("decision"), QStringLiteral("allow")}};
        auto inputs = hidden.globalMatch(html);
        while (inputs.hasNext()) {
            const auto input = inputs.next();
            fields.append({input.captured(1), input.captured(2).replace(QStringLiteral("&amp;"), QStringLiteral("&"))});
        }
        QNetworkRequest request(opened->url().resolved(QUrl(action.captured(1))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        QNetworkReply *answered = m_browser->post(request, formEncoded(fields));
        connect(answered, &QNetworkReply::finished, answered, &QObject::deleteLater);
    });
    return true;
}

//! In the dialog that is open, else in the window; only what is visible.
template <typename T>
T *ScreenTour::find(const char *objectName) const
{
    const QString name = QString::fromLatin1(objectName);
    QWidget *window = &m_frontend.window();
    const QList<QWidget *> overlays = window->findChildren<QWidget *>(QStringLiteral("modalOverlay"));
    QWidget *overlay = overlays.isEmpty() ? nullptr : overlays.last(); // the one on top
    for (QWidget *root : {overlay, window}) {
        if (!root || !root->isVisible())
            continue;
        if (auto *self = qobject_cast<T *>(root); self && root->objectName() == name)
            return self;
        for (T *found : root->findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
    }
    return nullptr;
}

//! Key by key, because screens react to what is typed, not to what is set.
void ScreenTour::type(const char *objectName, const QString &text) const
{
    QWidget *target = find<QWidget>(objectName);
    if (auto *combo = qobject_cast<QComboBox *>(target))
        target = combo->lineEdit();
    auto *edit = qobject_cast<QLineEdit *>(target);
    if (!edit)
        return;
    edit->setFocus();
    edit->clear();
    for (const QChar character : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(character));
        QApplication::sendEvent(edit, &press);
    }
}

void ScreenTour::click(const char *objectName) const
{
    if (auto *button = find<QAbstractButton>(objectName))
        button->click();
}

//! Of the rows in sight; one that has none for good says why and is finished too.
bool ScreenTour::everyRowHasItsPicture() const
{
    const auto *found = find<ReceiptListView>("foundList");
    const auto *list = found ? found : find<ReceiptListView>("receiptList");
    if (!list || list->model()->rowCount() < 6)
        return false;
    for (int row = list->rowAt(0); row >= 0 && row <= std::max(list->rowAt(list->viewport()->height() - 1), 0); ++row) {
        const auto picture = list->model()->index(row, 0).data(ReceiptListModel::PictureRole).value<MomentPicture>();
        if (picture.state == MomentPicture::State::Loading || picture.state == MomentPicture::State::Waiting)
            return false;
    }
    return true;
}
