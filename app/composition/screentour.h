// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>

class Frontend;
class Languages;
class QNetworkAccessManager;
class QWidget;
class Theme;
struct Backend;

//! --screens: goes through the program as a user would, and saves each screen in both languages, light and dark, once it has
//! its data. A screen that does not get its data in time ends the tour with exit code 1 and its name on standard error.
class ScreenTour : public QObject {
    Q_OBJECT
public:
    ScreenTour(Backend &backend, Frontend &frontend, Theme &theme, Languages &languages, const QString &folder);

    void start();
    //! Takes the place of the browser: presses "allow" on the consent page.
    bool followConsent(const QUrl &page);

signals:
    void finished(int exitCode);

private:
    struct Stop {
        QString name; //!< empty: only a step on the way
        std::function<void()> enter;
        std::function<bool()> ready;
        const char *window = nullptr; //!< objectName, when it is another than the main window
    };

    void addStops();
    void addDashboardStops();
    void addSearchStops();
    void addLinkStops();
    void addHelpStops();
    void nextStop();
    void look();
    QWidget *pictured() const;
    void savePictures();
    void saveNext();

    template <typename T>
    T *find(const char *objectName) const;
    void type(const char *objectName, const QString &text) const;
    void click(const char *objectName) const;
    bool everyRowHasItsPicture() const;

    Backend &m_backend;
    Frontend &m_frontend;
    Theme &m_theme;
    Languages &m_languages;
    QDir m_folder;
    QNetworkAccessManager *m_browser;
    QList<Stop> m_stops;
    qsizetype m_stop = -1;
    int m_looks = 0;
    int m_variant = 0;
    QTimer m_timer;
};
