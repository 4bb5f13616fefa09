// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/clipoptions.h"

#include "app/domain/searchquery.h"
#include "ui/console/cliptexts.h"

#include <QCommandLineParser>

namespace {

constexpr int kMostSeconds = 1800;

//! A day, month or year, in the words of the search field.
std::optional<TimeRange> periodOf(const QString &text, Instant now)
{
    const SearchQuery query = parseSearch(text, now, shopZone());
    if (query.terms.size() != 1 || query.terms.first().kind != SearchTerm::Kind::Period)
        return {};
    return query.terms.first().period;
}

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
    const QCommandLineOption receipt{QStringLiteral("receipt"), cliptexts::receipt(), QStringLiteral("NUMBER")};
    const QCommandLineOption on{QStringLiteral("on"), cliptexts::on(), QStringLiteral("DAY")};
    const QCommandLineOption reg{QStringLiteral("register"), cliptexts::reg(), QStringLiteral("ID")};
    const QCommandLineOption camera{QStringLiteral("camera"), cliptexts::camera(), QStringLiteral("NAME")};
    const QCommandLineOption at{QStringLiteral("at"), cliptexts::at(), QStringLiteral("TIME")};
    const QCommandLineOption before{QStringLiteral("before"), cliptexts::before(), QStringLiteral("SECONDS"), QStringLiteral("10")};
    const QCommandLineOption after{QStringLiteral("after"), cliptexts::after(), QStringLiteral("SECONDS"), QStringLiteral("20")};
    const QCommandLineOption exact{QStringLiteral("exact"), cliptexts::exact()};
    const QCommandLineOption out{QStringLiteral("out"), cliptexts::out(), QStringLiteral("FOLDER")};
    const QCommandLineOption dataDir{QStringLiteral("data-dir"), cliptexts::dataDir(), QStringLiteral("DIR")};
    const QCommandLineOption lang{QStringLiteral("lang"), cliptexts::lang(), QStringLiteral("ja|en")};
    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, cliptexts::help()};
    QCommandLineParser parser;
    parser.setApplicationDescription(cliptexts::description());
    parser.addOptions({receipt, on, reg, camera, at, before, after, exact, out, dataDir, lang, help});

    ClipOptions options;
    const auto refuse = [&options](const QString &why) {
        if (options.exitCode >= 0)
            return; // the first one is enough
        options.message = why + u'\n' + cliptexts::tryHelp() + u'\n';
        options.exitCode = 2;
    };
    if (!parser.parse(QStringList{QStringLiteral("regilens clip")} + arguments))
        refuse(parser.errorText());
    if (parser.isSet(help)) {
        const QString text = parser.helpText(); // Qt begins with the path of the program
        options.message = cliptexts::synopsis() + text.mid(text.indexOf(u'\n')) + u'\n' + cliptexts::notes();
        options.exitCode = 0;
    }
    for (const QString &other : parser.positionalArguments())
        refuse(cliptexts::unexpected(other));
    options.dataDir = parser.value(dataDir);
    options.language = parser.value(lang);
    if (parser.isSet(lang) && options.language != u"ja" && options.language != u"en") {
        refuse(cliptexts::notALanguage(options.language));
        options.language.clear();
    }
    options.receipt = parser.value(receipt);
    options.reg = parser.value(reg);
    options.camera = parser.value(camera);
    options.exact = parser.isSet(exact);
    options.out = parser.value(out);
    if (parser.isSet(on)) {
        options.on = periodOf(parser.value(on), now);
        if (!options.on)
            refuse(cliptexts::notADay(parser.value(on)));
    }
    if (parser.isSet(at)) {
        options.at = instantOf(parser.value(at));
        if (!options.at)
            refuse(cliptexts::notATime(parser.value(at)));
    }
    if (options.receipt.isEmpty() == !options.at || (options.at && options.reg.isEmpty() && options.camera.isEmpty()))
        refuse(cliptexts::noSubject());
    for (const bool behind : {false, true}) {
        const QCommandLineOption &option = behind ? after : before;
        bool isNumber = false;
        const int seconds = parser.value(option).toInt(&isNumber);
        if (!isNumber || seconds < (behind ? 1 : 0) || seconds > kMostSeconds)
            refuse(cliptexts::notSeconds(behind ? QStringLiteral("--after") : QStringLiteral("--before"), parser.value(option)));
        (behind ? options.after : options.before) = std::chrono::seconds(seconds);
    }
    if (options.out.isEmpty())
        refuse(cliptexts::noFolder());
    return options;
}
