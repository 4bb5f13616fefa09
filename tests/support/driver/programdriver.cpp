// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/driver/programdriver.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTest>

using namespace std::chrono_literals;

ProgramDriver::ProgramDriver(QString program, QString pluginFolder) : m_program(std::move(program)), m_pluginFolder(std::move(pluginFolder))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::readyRead, this, [this] { m_log += m_process.readAll(); });
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        m_socket = m_server.nextPendingConnection();
        connect(m_socket, &QLocalSocket::readyRead, this, &ProgramDriver::read);
    });
}

ProgramDriver::~ProgramDriver()
{
    if (isRunning())
        kill9();
}

bool ProgramDriver::start(const QStringList &arguments)
{
    m_socket = nullptr;
    m_answers.clear();
    m_server.close();
    if (!m_server.listen(QStringLiteral("regilens-test-%1-%2").arg(QCoreApplication::applicationPid()).arg(quintptr(this), 0, 16)))
        return false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("regilensdriver"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), m_pluginFolder);
    environment.insert(QStringLiteral("REGILENS_DRIVER"), m_server.fullServerName());
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("regilens.*=true"));
    if (m_textPercent == 100) {
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::number(m_scale));
    } else { // else Qt would enlarge the whole screen instead of the text
        environment.insert(QStringLiteral("QT_ENABLE_HIGHDPI_SCALING"), QStringLiteral("0"));
        environment.insert(QStringLiteral("QT_FONT_DPI"), QString::number(96 * m_textPercent / 100));
    }
    m_process.setProcessEnvironment(environment);
    m_process.start(m_program, arguments);
    return QTest::qWaitFor([this] { return m_socket != nullptr; }, 30'000);
}

int ProgramDriver::stop()
{
    m_process.terminate();
    if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 15'000)) {
        kill9();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void ProgramDriver::kill9()
{
    m_process.kill();
    (void)QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 15'000);
}

void ProgramDriver::read()
{
    while (m_socket->canReadLine()) {
        const QJsonObject message = QJsonDocument::fromJson(m_socket->readLine()).object();
        if (message.contains(QStringLiteral("openUrl")))
            emit openUrl(QUrl(message[QStringLiteral("openUrl")].toString()));
        else
            m_answers << message[QStringLiteral("answer")].toObject();
    }
}

QJsonObject ProgramDriver::ask(const QJsonObject &command)
{
    if (!m_socket || !isRunning())
        return {{QStringLiteral("error"), QStringLiteral("the program does not run")}};
    m_answers.clear();
    m_socket->write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    m_socket->flush();
    if (!QTest::qWaitFor([this] { return !m_answers.isEmpty() || !isRunning(); }, 30'000) || m_answers.isEmpty())
        return {{QStringLiteral("error"), QStringLiteral("the program did not answer")}};
    return m_answers.takeFirst();
}

QString ProgramDriver::problem(const QJsonObject &command)
{
    return ask(command)[QStringLiteral("error")].toString();
}

QString ProgramDriver::type(const QString &name, const QString &text)
{
    return problem({{QStringLiteral("do"), QStringLiteral("type")}, {QStringLiteral("name"), name}, {QStringLiteral("text"), text}});
}

QString ProgramDriver::key(const QString &name, const QString &key)
{
    return problem({{QStringLiteral("do"), QStringLiteral("key")}, {QStringLiteral("name"), name}, {QStringLiteral("key"), key}});
}

QString ProgramDriver::choose(const QString &combo, const QString &text)
{
    return problem({{QStringLiteral("do"), QStringLiteral("choose")}, {QStringLiteral("name"), combo}, {QStringLiteral("text"), text}});
}

QString ProgramDriver::clickRow(const QString &view, int row)
{
    return problem({{QStringLiteral("do"), QStringLiteral("clickRow")}, {QStringLiteral("name"), view}, {QStringLiteral("row"), row}});
}

QString ProgramDriver::clickTab(const QString &tabs, int index)
{
    return problem({{QStringLiteral("do"), QStringLiteral("tab")}, {QStringLiteral("name"), tabs}, {QStringLiteral("row"), index}});
}

bool ProgramDriver::isVisible(const QString &name)
{
    return ask({{QStringLiteral("do"), QStringLiteral("visible")}, {QStringLiteral("name"), name}})[QStringLiteral("value")].toBool();
}

QString ProgramDriver::text(const QString &name, const QString &property)
{
    return ask({{QStringLiteral("do"), QStringLiteral("get")},
                {QStringLiteral("name"), name},
                {QStringLiteral("property"), property}})[QStringLiteral("value")]
        .toVariant()
        .toString();
}

QStringList ProgramDriver::audit()
{
    const QJsonObject answer = ask({{QStringLiteral("do"), QStringLiteral("audit")}});
    QStringList found = answer[QStringLiteral("value")].toVariant().toStringList();
    if (answer[QStringLiteral("controls")].toInt() < 2)
        found << QStringLiteral("hardly any control was seen") + answer[QStringLiteral("error")].toString();
    return found;
}

QString ProgramDriver::resizeWindow(const QString &name, QSize size)
{
    return problem({{QStringLiteral("do"), QStringLiteral("resize")},
                    {QStringLiteral("name"), name},
                    {QStringLiteral("width"), size.width()},
                    {QStringLiteral("height"), size.height()}});
}

int ProgramDriver::rows(const QString &view)
{
    return ask({{QStringLiteral("do"), QStringLiteral("rows")}, {QStringLiteral("name"), view}})[QStringLiteral("value")].toInt(-1);
}

QJsonValue ProgramDriver::cell(const QString &view, int row, int column, int role)
{
    return ask({{QStringLiteral("do"), QStringLiteral("cell")},
                {QStringLiteral("name"), view},
                {QStringLiteral("row"), row},
                {QStringLiteral("column"), column},
                {QStringLiteral("role"), role}})[QStringLiteral("value")];
}

namespace {
QRect toRect(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    return {list[0].toInt(), list[1].toInt(), list[2].toInt(), list[3].toInt()};
}
} // namespace

QRect ProgramDriver::rowRect(const QString &view, int row)
{
    return toRect(ask({{QStringLiteral("do"), QStringLiteral("rowRect")},
                       {QStringLiteral("name"), view},
                       {QStringLiteral("row"), row}})[QStringLiteral("value")]);
}

QRect ProgramDriver::rect(const QString &name, const QString &property)
{
    return toRect(ask({{QStringLiteral("do"), QStringLiteral("get")},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("property"), property}})[QStringLiteral("value")]);
}

QImage ProgramDriver::grab(const QString &name)
{
    const QJsonObject answer = ask({{QStringLiteral("do"), QStringLiteral("grab")}, {QStringLiteral("name"), name}});
    return QImage::fromData(QByteArray::fromBase64(answer[QStringLiteral("value")][QStringLiteral("png")].toString().toLatin1()), "PNG");
}
