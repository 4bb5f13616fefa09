// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/windowwatch.h"

#include <xcb/xcb.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>

using namespace std::chrono_literals;

namespace {

constexpr double kLongestMs = 60'000;
constexpr double kQuietMs = 500; // that long it has to go on answering
constexpr double kLateMs = 100;
constexpr double kBetweenPingsMs = 50;
constexpr int kSmallestWidth = 300; // less is a splash screen or a helper
constexpr int kSmallestHeight = 200;
constexpr int kStripHeight = 80;

template <typename T>
struct Freed {
    void operator()(T *pointer) const { std::free(pointer); }
};
template <typename T>
using Reply = std::unique_ptr<T, Freed<T>>;

} // namespace

struct WindowWatch::Connection {
    xcb_connection_t *connection = nullptr;
    xcb_window_t root = 0;
    xcb_atom_t protocols = 0;
    xcb_atom_t ping = 0;

    xcb_atom_t atom(const char *name) const
    {
        const Reply<xcb_intern_atom_reply_t> reply(
            xcb_intern_atom_reply(connection, xcb_intern_atom(connection, 0, uint16_t(std::strlen(name)), name), nullptr));
        return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
    }
    std::optional<std::pair<uint16_t, uint16_t>> sizeOf(xcb_window_t window) const
    {
        const Reply<xcb_get_geometry_reply_t> reply(xcb_get_geometry_reply(connection, xcb_get_geometry(connection, window), nullptr));
        return reply ? std::optional(std::pair(reply->width, reply->height)) : std::nullopt;
    }
};

WindowWatch::WindowWatch() : m_x(std::make_unique<Connection>())
{
    int screen = 0;
    m_x->connection = xcb_connect(nullptr, &screen);
    if (!isOpen())
        return;
    xcb_screen_iterator_t screens = xcb_setup_roots_iterator(xcb_get_setup(m_x->connection));
    for (; screen > 0; --screen)
        xcb_screen_next(&screens);
    m_x->root = screens.data->root;
    m_x->protocols = m_x->atom("WM_PROTOCOLS");
    m_x->ping = m_x->atom("_NET_WM_PING");
    const uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_STRUCTURE_NOTIFY; // the second: pings of Qt
    xcb_change_window_attributes(m_x->connection, m_x->root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(m_x->connection);
}

WindowWatch::~WindowWatch()
{
    xcb_disconnect(m_x->connection);
}

bool WindowWatch::isOpen() const
{
    return xcb_connection_has_error(m_x->connection) == 0;
}

std::optional<WindowWatch::Times> WindowWatch::start(QProcess &process, const QByteArray &input)
{
    readEvents(); // of the one before
    m_window = 0;
    m_times = {};
    m_pingedMs = 0;
    m_answeredMs = 0;
    m_timer.start();
    process.start();
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    while (process.waitForBytesWritten(0)) {
    }
    double firstGood = 0; // since when every ping was answered at once
    bool usable = false;
    while (!usable && double(m_timer.nsecsElapsed()) / 1e6 < kLongestMs && isOpen()) {
        std::this_thread::sleep_for(1ms);
        readEvents();
        const double now = double(m_timer.nsecsElapsed()) / 1e6;
        if (m_window == 0)
            continue;
        if (m_times.paintedMs == 0) {
            if (!isPainted())
                continue;
            m_times.paintedMs = double(m_timer.nsecsElapsed()) / 1e6;
            ping();
        } else if (m_pingedMs == 0) {
            if (firstGood == 0 || m_late)
                firstGood = m_answeredMs;
            usable = m_answeredMs - firstGood >= kQuietMs;
            if (!usable && now - m_answeredMs >= kBetweenPingsMs)
                ping();
        }
    }
    m_times.usableMs = firstGood;
    process.kill();
    process.waitForFinished();
    return usable ? std::optional(m_times) : std::nullopt;
}

void WindowWatch::readEvents()
{
    while (const Reply<xcb_generic_event_t> event{xcb_poll_for_event(m_x->connection)}) {
        const double now = m_timer.isValid() ? double(m_timer.nsecsElapsed()) / 1e6 : 0;
        switch (event->response_type & 0x7f) {
        case XCB_MAP_NOTIFY: {
            const auto *mapped = reinterpret_cast<const xcb_map_notify_event_t *>(event.get());
            const auto size = m_x->sizeOf(mapped->window);
            if (mapped->override_redirect || !size || size->first < kSmallestWidth || size->second < kSmallestHeight)
                break;
            m_window = mapped->window;
            m_times = {now, 0, 0};
            m_pingedMs = 0;
            break;
        }
        case XCB_UNMAP_NOTIFY:
            if (reinterpret_cast<const xcb_unmap_notify_event_t *>(event.get())->window == m_window)
                m_window = 0;
            break;
        case XCB_CLIENT_MESSAGE: {
            // The answer to a ping: the same message, sent to the root window.
            const auto *message = reinterpret_cast<const xcb_client_message_event_t *>(event.get());
            if (message->type != m_x->protocols || message->data.data32[0] != m_x->ping || message->data.data32[1] != m_pings ||
                message->data.data32[2] != m_window || m_pingedMs == 0)
                break;
            m_late = now - m_pingedMs > kLateMs;
            m_answeredMs = now;
            m_pingedMs = 0;
            break;
        }
        default:
            break;
        }
    }
}

//! More than a background: a strip across the middle has several colours.
bool WindowWatch::isPainted() const
{
    const auto size = m_x->sizeOf(m_window);
    if (!size || size->second < kStripHeight)
        return false;
    const auto top = int16_t((size->second - kStripHeight) / 2);
    const Reply<xcb_get_image_reply_t> image(xcb_get_image_reply(
        m_x->connection, xcb_get_image(m_x->connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_window, 0, top, size->first, kStripHeight, ~0U),
        nullptr));
    if (!image)
        return false;
    const auto *pixels = reinterpret_cast<const uint32_t *>(xcb_get_image_data(image.get()));
    const int count = xcb_get_image_data_length(image.get()) / 4;
    constexpr std::size_t kColours = 8;
    uint32_t seen[kColours] = {};
    std::size_t different = 0;
    for (int i = 0; i < count && different < kColours; ++i) {
        if (std::find(seen, seen + different, pixels[i]) == seen + different)
            seen[different++] = pixels[i];
    }
    return different == kColours;
}

void WindowWatch::ping()
{
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = m_window;
    message.type = m_x->protocols;
    message.data.data32[0] = m_x->ping;
    message.data.data32[1] = ++m_pings;
    message.data.data32[2] = m_window;
    xcb_send_event(m_x->connection, 0, m_window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char *>(&message));
    xcb_flush(m_x->connection);
    m_pingedMs = double(m_timer.nsecsElapsed()) / 1e6;
}
