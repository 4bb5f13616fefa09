// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>
#include <QProcess>
#include <QUrl>

class QLocalSocket;

//! Starts the built program as a process of its own and drives it by the objectNames of its widgets.
//! Every call waits (running the event loop, so that servers in this thread go on) and fails the test when it must.
class ProgramDriver : public QObject {
    Q_OBJECT
public:
    explicit ProgramDriver(QString program, QString pluginFolder);
    ~ProgramDriver() override;

    //! Screen pixels per point, so that small pictures can be read from the screen. Before start().
    void setScale(int scale) { m_scale = scale; }
    //! 150 is what a system set to text of 150 % asks for; not together with a scale. Before start().
    void setTextPercent(int percent) { m_textPercent = percent; }
    bool start(const QStringList &arguments);
    //! Asks the program to end and waits; its exit code, or -1 when it had to be killed or crashed.
    int stop();
    void kill9();
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QByteArray log() const { return m_log; } //!< all the program printed

    QString click(const QString &name)
    {
        return problem({{QStringLiteral("do"), QStringLiteral("click")}, {QStringLiteral("name"), name}});
    }
    QString trigger(const QString &action) //!< an entry of a menu
    {
        return problem({{QStringLiteral("do"), QStringLiteral("trigger")}, {QStringLiteral("name"), action}});
    }
    QString type(const QString &name, const QString &text);
    QString key(const QString &name, const QString &key);
    QString choose(const QString &combo, const QString &text);
    QString clickRow(const QString &view, int row);
    QString clickTab(const QString &tabs, int index);
    QString resizeWindow(const QString &name, QSize size); //!< the window that this widget is in

    bool isVisible(const QString &name);
    QString text(const QString &name, const QString &property = QStringLiteral("text"));
    //! What is wrong with the screen for somebody without a mouse, without sight or with large text, see ScreenAudit; and one
    //! line more when there was hardly anything to look at.
    QStringList audit();
    int rows(const QString &view);
    QJsonValue cell(const QString &view, int row, int column, int role);
    //! Of a row, in the view's own coordinates.
    QRect rowRect(const QString &view, int row);
    QRect rect(const QString &name, const QString &property);
    //! What the widget shows, in device pixels (its devicePixelRatio is lost on the way).
    QImage grab(const QString &name);

signals:
    //! The program asked for the browser.
    void openUrl(const QUrl &url);

private:
    QJsonObject ask(const QJsonObject &command);
    QString problem(const QJsonObject &command);
    void read();

    QString m_program;
    QString m_pluginFolder;
    QLocalServer m_server;
    QLocalSocket *m_socket = nullptr;
    QProcess m_process;
    int m_scale = 1;
    int m_textPercent = 100;
    QByteArray m_log;
    QList<QJsonObject> m_answers;
};
