// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clipoptions.h"

#include "ui/console/cliptexts.h"

namespace {

constexpr int kMostSeconds = 1800;

//! In the shop's zone, unless it names another one.
std::optional<Instant> instantOf(QString text)
{
    const QDateTime read = QDateTime::fromString(text.replace(u' ', u'T'), Qt::ISODateWithMs);
    if (!read.isValid())
        return {};
    const bool local = read.timeSpec() == Qt::LocalTime;
    return fromMs((local ? QDateTime(read.date(), read.time(), shopZone()) : read).toMSecsSinceEpoch());
}

} // namespace

ClipOptions parseClipOptions(const QStringList &arguments, Instant now)
{
    const CommandWords words{cliptexts::synopsis(), cliptexts::description(), cliptexts::dataDir(),
                             cliptexts::lang(),     cliptexts::help(),        cliptexts::notes(),
                             cliptexts::tryHelp(),  cliptexts::unexpected,    cliptexts::notALanguage};
    const QCommandLineOption receipt{QStringLiteral("receipt"), cliptexts::receipt(), QStringLiteral("NUMBER")};
    const QCommandLineOption on{QStringLiteral("on"), cliptexts::on(), QStringLiteral("DAY")};
    const QCommandLineOption reg{QStringLiteral("register"), cliptexts::reg(), QStringLiteral("ID")};
    const QCommandLineOption camera{QStringLiteral("camera"), cliptexts::camera(), QStringLiteral("NAME")};
    const QCommandLineOption at{QStringLiteral("at"), cliptexts::at(), QStringLiteral("TIME")};
    const QCommandLineOption before{QStringLiteral("before"), cliptexts::before(), QStringLiteral("SECONDS"), QStringLiteral("10")};
    const QCommandLineOption after{QStringLiteral("after"), cliptexts::after(), QStringLiteral("SECONDS"), QStringLiteral("20")};
    const QCommandLineOption exact{QStringLiteral("exact"), cliptexts::exact()};
    const QCommandLineOption out{QStringLiteral("out"), cliptexts::out(), QStringLiteral("FOLDER")};
    CommandLine line(QStringLiteral("clip"), words, {receipt, on, reg, camera, at, before, after, exact, out}, arguments);

    ClipOptions options;
    options.receipt = line.value(receipt);
    options.reg = line.value(reg);
    options.camera = line.value(camera);
    options.exact = line.isSet(exact);
    options.out = line.value(out);
    if (line.isSet(on)) {
        options.on = periodOf(line.value(on), now);
        if (!options.on)
            line.refuse(cliptexts::notADay(line.value(on)));
    }
    if (line.isSet(at)) {
        options.at = instantOf(line.value(at));
        if (!options.at)
            line.refuse(cliptexts::notATime(line.value(at)));
    }
    if (options.receipt.isEmpty() == !options.at || (options.at && options.reg.isEmpty() && options.camera.isEmpty()))
        line.refuse(cliptexts::noSubject());
    for (const bool behind : {false, true}) {
        const QCommandLineOption &option = behind ? after : before;
        bool isNumber = false;
        const int seconds = line.value(option).toInt(&isNumber);
        if (!isNumber || seconds < (behind ? 1 : 0) || seconds > kMostSeconds)
            line.refuse(cliptexts::notSeconds(behind ? QStringLiteral("--after") : QStringLiteral("--before"), line.value(option)));
        (behind ? options.after : options.before) = std::chrono::seconds(seconds);
    }
    if (options.out.isEmpty())
        line.refuse(cliptexts::noFolder());
    static_cast<CommandOptions &>(options) = line.common();
    return options;
}
