// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guiwatchdog.h"

#include <QEvent>
#include <QMetaEnum>

#include <array>
#include <charconv>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

using namespace std::chrono;

namespace {

nanoseconds clockTime(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

//! The second figure of schedstat: how long the thread waited for a processor.
nanoseconds queuedTime(int file)
{
    std::array<char, 64> text{};
    const ssize_t length = pread(file, text.data(), text.size(), 0);
    if (length <= 0)
        return nanoseconds(0);
    const char *const end = text.data() + length;
    qint64 figure = 0;
    const char *at = std::from_chars(text.data(), end, figure).ptr;
    std::from_chars(at + 1, end, figure);
    return nanoseconds(figure);
}

QString nameOf(QEvent::Type type)
{
    const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return name ? QString::fromLatin1(name) : QString::number(type);
}

} // namespace

GuiWatchdog::GuiWatchdog(int &argc, char **argv)
    : QApplication(argc, argv)
    , m_queue(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
{
}

GuiWatchdog::~GuiWatchdog()
{
    if (m_queue >= 0)
        close(m_queue);
}

GuiWatchdog &GuiWatchdog::instance()
{
    return *static_cast<GuiWatchdog *>(QCoreApplication::instance());
}

GuiWatchdog::Times GuiWatchdog::now() const
{
    return {clockTime(CLOCK_MONOTONIC), clockTime(CLOCK_THREAD_CPUTIME_ID), m_queue >= 0 ? queuedTime(m_queue) : nanoseconds(0)};
}

microseconds GuiWatchdog::since(const Times &before) const
{
    const Times after = now();
    if (m_queue < 0)
        return duration_cast<microseconds>(after.worked - before.worked);
    return duration_cast<microseconds>((after.passed - before.passed) - (after.queued - before.queued));
}

bool GuiWatchdog::notify(QObject *receiver, QEvent *event)
{
    // Others come inside it. What the receiver is must be asked now: it may delete itself.
    if (m_depth > 0 || receiver->thread() != thread())
        return QApplication::notify(receiver, event);
    const char *const kind = receiver->metaObject()->className();
    const QString name = receiver->objectName();
    const QEvent::Type type = event->type();
    ++m_depth;
    const Times before = now();
    const bool taken = QApplication::notify(receiver, event);
    const microseconds time = since(before);
    --m_depth;
    take(time, [&] { return nameOf(type) + QStringLiteral(" of ") + QString::fromLatin1(kind) + u' ' + name; });
    return taken;
}

void GuiWatchdog::watch(const char *what, const std::function<void()> &work)
{
    ++m_depth;
    const Times before = now();
    work();
    const microseconds time = since(before);
    --m_depth;
    take(time, [&] { return QString::fromLatin1(what); });
}

void GuiWatchdog::take(microseconds time, const std::function<QString()> &what)
{
    if (time > m_longest.time)
        m_longest = {time, what()};
}

QString GuiWatchdog::complaint() const
{
    if (m_longest.time <= kLimit)
        return {};
    return QStringLiteral("the GUI thread was blocked for %1 ms: %2").arg(double(m_longest.time.count()) / 1000).arg(m_longest.what);
}
