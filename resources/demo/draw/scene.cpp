// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scene.h"

#include "blockcode.h"

#include <QFont>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {
constexpr double Pi = std::numbers::pi;
constexpr std::array<Visit, 2> Visits{{
    {.enter = 3,
     .arrive = 6,
     .unpack = 7.0,
     .scanFrom = 9.4,
     .scanTo = 15.2,
     .drawer = 20,
     .leave = 26,
     .gone = 29.8,
     .goods = 4,
     .total = 3960},
    {.enter = 37,
     .arrive = 40,
     .unpack = 40.5,
     .scanFrom = 42.4,
     .scanTo = 46.0,
     .drawer = 50,
     .leave = 56,
     .gone = 58.9,
     .goods = 3,
     .total = 2480},
}};
constexpr double StaffLeaves = 29.0;
constexpr double StaffIsGone = 30.9;
constexpr double StaffComes = 36.05;
constexpr double StaffIsBack = 37.4;

double ramp(double from, double to, double t)
{
    return std::clamp((t - from) / (to - from), 0.0, 1.0);
}

double smooth(double from, double to, double t)
{
    const double u = ramp(from, to, t);
    return u * u * (3 - 2 * u);
}

template <typename T>
T mix(const T &a, const T &b, double u)
{
    return a + (b - a) * u;
}

// Where something on a way is, moving softly from point to point; whether it is over the counter.
std::pair<QPointF, bool> follow(const std::vector<Waypoint> &way, double t)
{
    if (t <= way.front().at)
        return {way.front().place, way.front().over};
    for (std::size_t i = 1; i < way.size(); ++i) {
        if (t < way[i].at)
            return {mix(way[i - 1].place, way[i].place, smooth(way[i - 1].at, way[i].at, t)), way[i - 1].over};
    }
    return {way.back().place, way.back().over};
}

double unpackedAt(const Visit &v, int i)
{
    return v.unpack + i * (v.goods > 3 ? 0.5 : 0.48);
}

double scannedAt(const Visit &v, int i)
{
    return v.scanFrom + (v.scanTo - v.scanFrom) * (i + 0.5) / v.goods;
}

double packedAt(const Visit &v, int i)
{
    return v.drawer + 0.8 + i * 0.72;
}

constexpr double CarryTime = 0.34;

void softShadow(QPainter &painter, QPointF centre, double rx, double ry, int strength)
{
    painter.save();
    painter.translate(centre);
    painter.scale(1, ry / rx);
    QRadialGradient shade(QPointF(0, 0), rx);
    shade.setColorAt(0, QColor(20, 16, 12, strength));
    shade.setColorAt(0.6, QColor(20, 16, 12, strength / 2));
    shade.setColorAt(1, QColor(20, 16, 12, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawEllipse(QPointF(0, 0), rx, rx);
    painter.restore();
}

QFont font(double pixels, bool bold = false)
{
    QFont f(QStringLiteral("Noto Sans CJK JP"));
    f.setPixelSize(static_cast<int>(pixels));
    f.setWeight(bold ? QFont::Bold : QFont::Normal);
    return f;
}

// A shelf unit with rows of goods; the same numbers give the same goods.
void drawShelf(QPainter &painter, const QRectF &box, int rows, int columns, unsigned seed, const QColor &body)
{
    static const std::array<QColor, 6> colours{QColor(0xd9, 0xb2, 0x5e), QColor(0x7f, 0xa3, 0x8a), QColor(0xb8, 0x66, 0x58),
                                               QColor(0x6f, 0x8f, 0xb0), QColor(0xe6, 0xdc, 0xc4), QColor(0x8c, 0x6a, 0x54)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 26));
    painter.drawRoundedRect(box.translated(7, 9), 8, 8);
    painter.setBrush(body);
    painter.drawRoundedRect(box, 8, 8);
    painter.setBrush(body.darker(116));
    painter.drawRoundedRect(box.adjusted(9, 9, -9, -9), 4, 4);
    const double rowHeight = (box.height() - 18) / rows;
    const double cell = (box.width() - 34) / columns;
    unsigned state = seed;
    const auto next = [&state] { return (state = state * 1103515245U + 12345U) >> 16 & 0x7fff; };
    for (int row = 0; row < rows; ++row) {
        const double floor = box.top() + 9 + rowHeight * (row + 1) - 9;
        for (int column = 0; column < columns; ++column) {
            const unsigned kind = next() % 4;
            const QColor colour = colours[next() % colours.size()];
            const bool empty = next() % 9 == 0;
            const double height = (rowHeight - 20) * (0.66 + 0.06 * (next() % 5));
            if (empty)
                continue;
            const QRectF item(box.left() + 17 + column * cell + 3, floor - height, cell - 6, height);
            painter.setBrush(colour);
            if (kind == 0) { // pouch
                painter.drawRoundedRect(item, 5, 5);
                painter.setBrush(QColor(255, 252, 240, 215));
                painter.drawEllipse(item.center() + QPointF(0, 6), item.width() * 0.26, item.width() * 0.26);
            } else if (kind == 1) { // box
                painter.drawRect(item);
            } else if (kind == 2) { // tin
                painter.drawRoundedRect(item, 4, 4);
                painter.setBrush(QColor(0xec, 0xee, 0xee));
                painter.drawRoundedRect(QRectF(item.left() - 1, item.top(), item.width() + 2, 7), 3, 3);
            } else { // a pair of bottles
                for (const double x : {item.left(), item.center().x() + 1}) {
                    const double w = item.width() / 2 - 2;
                    painter.setBrush(colour);
                    painter.drawRoundedRect(QRectF(x, item.top() + height * 0.32, w, height * 0.68), 4, 4);
                    painter.drawRoundedRect(QRectF(x + w * 0.28, item.top(), w * 0.44, height * 0.4), 2, 2);
                }
            }
        }
        painter.setBrush(body.lighter(112));
        painter.drawRect(QRectF(box.left() + 9, floor, box.width() - 18, 6));
    }
}

// A steel rack with cardboard boxes.
void drawRack(QPainter &painter, const QRectF &box, int rows, unsigned seed)
{
    unsigned state = seed;
    const auto next = [&state] { return (state = state * 1103515245U + 12345U) >> 16 & 0x7fff; };
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 30, 40, 34));
    painter.drawRect(box.adjusted(8, 10, 8, 0));
    painter.setBrush(QColor(0x8b, 0x98, 0xa3));
    painter.drawRect(box.adjusted(4, 4, -4, 0));
    const double rowHeight = box.height() / rows;
    for (int row = 0; row < rows; ++row) {
        const double floor = box.top() + rowHeight * (row + 1) - 8;
        double x = box.left() + 14;
        while (x < box.right() - 60) {
            double width = 70 + next() % 46;
            width = std::min(width, box.right() - 14 - x);
            const double height = (rowHeight - 22) * (0.62 + 0.09 * (next() % 5));
            const bool crate = next() % 5 == 0;
            const QColor colour = crate ? QColor(0x4f, 0x7f, 0xa8) : QColor(0xb9, 0x90, 0x63).lighter(96 + static_cast<int>(next() % 14));
            const QRectF item(x, floor - height, width - 5, height);
            painter.setBrush(colour);
            painter.drawRect(item);
            if (crate) {
                painter.setBrush(colour.darker(130));
                painter.drawRoundedRect(QRectF(item.center().x() - 14, item.top() + 8, 28, 7), 3, 3);
            } else {
                painter.setBrush(QColor(0xdc, 0xc3, 0x9a));
                painter.drawRect(QRectF(item.center().x() - 5, item.top(), 10, item.height() * 0.42));
            }
            x += width + 3;
        }
        painter.setBrush(QColor(0x5b, 0x69, 0x76));
        painter.drawRect(QRectF(box.left(), floor, box.width(), 8));
    }
    painter.setBrush(QColor(0x4d, 0x5a, 0x66));
    painter.drawRect(QRectF(box.left(), box.top() - 8, 9, box.height() + 8));
    painter.drawRect(QRectF(box.right() - 9, box.top() - 8, 9, box.height() + 8));
}
} // namespace

Scene::Scene(int camera) : m_camera(camera)
{
    Layout &l = m_layout;
    const QColor skin(0xe3, 0xb4, 0x92);
    if (camera == 1) {
        l.counterFarLeft = {0, 478};
        l.counterFarRight = {1280, 432};
        l.counterNearLeft = {0, 652};
        l.counterNearRight = {1280, 606};
        l.counter = QColor(0x7d, 0x62, 0x4a);
        l.counterFront = QColor(0x5c, 0x48, 0x37);
        l.till = {716, 486};
        l.tillColour = QColor(0x2c, 0x38, 0x43);
        l.customer = {500, 474};
        l.customerScale = 1.06;
        l.entry = {-110, 486};
        l.entryScale = 1.06;
        l.staff = {1132, 622};
        l.staffScale = 1.3;
        l.goodsLine = 508;
        l.clock = {700, 92};
        l.clockSize = 40;
        m_staffLook = {.skin = skin,
                       .hair = QColor(0x2c, 0x25, 0x23),
                       .style = Hair::Bun,
                       .top = QColor(0xec, 0xea, 0xe2),
                       .legs = QColor(0x33, 0x3a, 0x40),
                       .apron = QColor(0x3c, 0x5a, 0x5a),
                       .cap = {},
                       .glasses = false};
    } else if (camera == 2) {
        l.mirror = true;
        l.counterFarLeft = {0, 510};
        l.counterFarRight = {1280, 418};
        l.counterNearLeft = {0, 706};
        l.counterNearRight = {1280, 590};
        l.counter = QColor(0xa8, 0x80, 0x58);
        l.counterFront = QColor(0x7c, 0x5b, 0x3d);
        l.till = {690, 482};
        l.tillScale = 0.96;
        l.tillColour = QColor(0x3a, 0x36, 0x3a);
        l.customer = {490, 488};
        l.customerScale = 0.98;
        l.entry = {30, 352};
        l.entryScale = 0.6;
        l.door = {70, 118, 250, 328};
        l.staff = {1084, 604};
        l.staffScale = 1.16;
        l.goodsLine = 516;
        l.clock = {520, 86};
        l.clockSize = 36;
        m_staffLook = {.skin = QColor(0xd9, 0xa8, 0x84),
                       .hair = QColor(0x3b, 0x2c, 0x24),
                       .style = Hair::Short,
                       .top = QColor(0x5c, 0x6f, 0x8c),
                       .legs = QColor(0x38, 0x38, 0x40),
                       .apron = QColor(0x8a, 0x4f, 0x42),
                       .cap = {},
                       .glasses = true};
    } else {
        l.counterFarLeft = {0, 468};
        l.counterFarRight = {1280, 468};
        l.counterNearLeft = {-60, 632};
        l.counterNearRight = {1340, 632};
        l.counter = QColor(0x9a, 0xa6, 0xb0);
        l.counterFront = QColor(0x5d, 0x6a, 0x76);
        l.till = {640, 486};
        l.tillScale = 1.02;
        l.tillColour = QColor(0x24, 0x2d, 0x38);
        l.tablet = true;
        l.customer = {430, 484};
        l.customerScale = 1.0;
        l.entry = {-110, 492};
        l.entryScale = 1.0;
        l.staff = {1066, 612};
        l.staffScale = 1.22;
        l.goodsLine = 516;
        l.clock = {640, 120};
        l.clockSize = 36;
        m_staffLook = {.skin = QColor(0xe6, 0xbb, 0x9c),
                       .hair = QColor(0x24, 0x22, 0x26),
                       .style = Hair::Cap,
                       .top = QColor(0xd8, 0xdd, 0xe2),
                       .legs = QColor(0x2f, 0x3a, 0x48),
                       .apron = QColor(0x2f, 0x4d, 0x6e),
                       .cap = QColor(0x2f, 0x4d, 0x6e),
                       .glasses = false};
    }

    m_background = QImage(PictureSize, QImage::Format_RGB32);
    QPainter painter(&m_background);
    painter.setRenderHint(QPainter::Antialiasing);
    if (l.mirror) {
        painter.translate(PictureSize.width(), 0);
        painter.scale(-1, 1);
    }
    drawBackground(painter);
}

QString Scene::name() const
{
    return m_camera == 1   ? QStringLiteral("レジ前 CC-2L")
           : m_camera == 2 ? QStringLiteral("出口 CC-2")
                           : QStringLiteral("バックヤード One");
}

double Scene::drawerOpen(double t)
{
    double open = 0;
    for (const Visit &v : Visits)
        open = std::max(open, smooth(v.drawer - 0.4, v.drawer - 0.02, t) * (1 - smooth(v.drawer + 3.6, v.drawer + 3.98, t)));
    return open;
}

QPointF Scene::tillPoint(double x, double y) const
{
    return m_layout.till + QPointF(x, y) * m_layout.tillScale;
}

QRectF Scene::trayArea() const
{
    QRectF area(tillPoint(14, 34), tillPoint(256, 118));
    if (m_layout.mirror)
        area = QRectF(PictureSize.width() - area.right(), area.top(), area.width(), area.height());
    return area;
}

QPointF Scene::goodsPlace(int index) const
{
    return {m_layout.customer.x() - 66 + index * 62, m_layout.goodsLine - (m_layout.mirror ? index * 4 : index * 1.5)};
}

QPointF Scene::basketPlace() const
{
    return {m_layout.customer.x() - 150, m_layout.goodsLine + 6};
}

QPointF Scene::bagPlace() const
{
    return {m_layout.customer.x() - 142, m_layout.goodsLine + 4};
}

QPointF Scene::moneyPlace() const
{
    return {m_layout.till.x() - 52, m_layout.goodsLine + 26};
}

Look Scene::customerLook(int which) const
{
    static const std::array<Look, 6> looks{{
        {.skin = QColor(0xe5, 0xb7, 0x98),
         .hair = QColor(0x5a, 0x3d, 0x30),
         .style = Hair::Bob,
         .top = QColor(0xa8, 0x7c, 0x7c),
         .legs = QColor(0x4c, 0x52, 0x66),
         .apron = {},
         .cap = {}},
        {.skin = QColor(0xd8, 0xa6, 0x82),
         .hair = QColor(0x2a, 0x25, 0x24),
         .style = Hair::Short,
         .top = QColor(0x7b, 0x90, 0xad),
         .legs = QColor(0x3c, 0x3f, 0x45),
         .apron = {},
         .cap = {},
         .glasses = true},
        {.skin = QColor(0xdb, 0xab, 0x88),
         .hair = QColor(0x33, 0x2a, 0x28),
         .style = Hair::Short,
         .top = QColor(0x7d, 0xa5, 0x8a),
         .legs = QColor(0x55, 0x4c, 0x44),
         .apron = {},
         .cap = {}},
        {.skin = QColor(0xec, 0xc3, 0xa6),
         .hair = QColor(0x2e, 0x23, 0x26),
         .style = Hair::Bun,
         .top = QColor(0xd2, 0x9a, 0x4e),
         .legs = QColor(0x3f, 0x4a, 0x66),
         .apron = {},
         .cap = {}},
        {.skin = QColor(0xd6, 0xa4, 0x80),
         .hair = QColor(0x2b, 0x26, 0x24),
         .style = Hair::Cap,
         .top = QColor(0x5f, 0x86, 0x6e),
         .legs = QColor(0x3a, 0x44, 0x40),
         .apron = {},
         .cap = QColor(0x3f, 0x63, 0x50)},
        {.skin = QColor(0xe8, 0xbd, 0xa0),
         .hair = QColor(0x6b, 0x4a, 0x36),
         .style = Hair::Bob,
         .top = QColor(0x86, 0x72, 0xa0),
         .legs = QColor(0x40, 0x40, 0x50),
         .apron = {},
         .cap = {},
         .glasses = true},
    }};
    return looks[static_cast<std::size_t>((m_camera - 1) * 2 + which)];
}

bool Scene::staffAway(double t) const
{
    return t >= StaffIsGone && t < StaffComes;
}

Pose Scene::customerPose(const Visit &v, double t) const
{
    Pose pose;
    const QPointF doorway = m_layout.door.isEmpty() ? m_layout.entry : QPointF(m_layout.door.center().x(), m_layout.entry.y());
    const double in = ramp(v.enter, v.arrive, t);
    const double out = ramp(v.leave, v.gone, t);
    const bool leaving = t >= v.leave;
    // The way from outside (0) over the doorway (0.3) to the counter (1).
    double way = leaving ? 1 - out : in;
    way = leaving ? 1 - smooth(0, 0.35, 1 - way) * 0.2 - (1 - way) * 0.8 : way * 0.8 + 0.2 * smooth(0.5, 1, way);
    if (m_layout.door.isEmpty()) {
        pose.hip = mix(m_layout.entry, m_layout.customer, way);
        pose.scale = m_layout.customerScale;
        pose.turn = leaving ? -smooth(v.leave, v.leave + 0.5, t) : 1 - smooth(v.arrive - 0.6, v.arrive, t) * 0.75;
    } else if (way < 0.3) {
        pose.hip = mix(m_layout.entry, doorway, way / 0.3);
        pose.scale = m_layout.entryScale;
        pose.turn = leaving ? -1 : 1;
    } else {
        const double u = (way - 0.3) / 0.7;
        pose.hip = mix(doorway, m_layout.customer, u);
        pose.scale = mix(m_layout.entryScale, m_layout.customerScale, u);
        pose.turn = leaving ? -smooth(v.leave, v.leave + 0.3, t) * 0.6 : 0.7 - smooth(v.arrive - 0.6, v.arrive, t) * 0.45;
        pose.back = leaving && t > v.leave + 0.3;
    }
    const double steps = (v.arrive - v.enter) * 1.9;
    pose.step = (leaving ? out : in) * steps * Pi;
    pose.walk = leaving ? smooth(0, 0.06, out) : 1 - smooth(0.9, 1, in);
    if (t > v.arrive && !leaving) {
        const bool unpacks = t > v.unpack - 0.3 && t < unpackedAt(v, v.goods - 1) + 0.5;
        const bool packs = t > v.drawer + 0.6 && t < v.leave - 0.6;
        const double busy = unpacks ? smooth(v.unpack - 0.3, v.unpack, t) : packs ? smooth(v.drawer + 0.6, v.drawer + 0.9, t) : 0;
        const double pays = smooth(v.drawer - 3.8, v.drawer - 3.2, t) * (1 - smooth(v.drawer - 2.4, v.drawer - 1.8, t));
        pose.nod = std::max(busy, pays) * 0.9;
        pose.turn += 0.35 * pays + 0.3 * smooth(v.scanFrom, v.scanFrom + 0.5, t) * (1 - smooth(v.drawer + 0.4, v.drawer + 0.8, t)) -
                     0.3 * (packs ? busy : 0);
        pose.hip += QPointF(26 * pays, 10 * std::max(busy, pays));
        pose.smile = 0.4 + 0.6 * smooth(v.drawer + 4, v.drawer + 4.5, t);
    }
    pose.blink = std::max({1 - std::abs(std::fmod(t, 3.7) - 1.2) / 0.1, 0.0});
    return pose;
}

std::vector<Waypoint> Scene::customerRightHand(const Visit &v) const
{
    Pose still = customerPose(v, v.arrive + 0.01);
    const QPointF hang = hangingHand(still, Side::Right);
    const QPointF chest = still.hip + QPointF(70, -70) * still.scale;
    const QPointF rest = goodsPlace(2) + QPointF(10, -28);
    const QPointF lift(0, -34);
    std::vector<Waypoint> way{{v.arrive, hang, false}, {v.arrive + 0.3, chest, true}};
    for (int i = 0; i < v.goods; ++i) {
        way.push_back({unpackedAt(v, i), basketPlace() + lift * 1.5, true});
        way.push_back({unpackedAt(v, i) + CarryTime, goodsPlace(i) + lift, true});
    }
    way.push_back({unpackedAt(v, v.goods - 1) + 0.9, chest, false});
    way.push_back({unpackedAt(v, v.goods - 1) + 1.2, hang, false});
    way.push_back({v.drawer - 4.3, hang, false});
    way.push_back({v.drawer - 3.9, chest, true});
    way.push_back({v.drawer - 3.1, moneyPlace() + QPointF(-12, -10), true});
    way.push_back({v.drawer - 2.8, moneyPlace() + QPointF(-12, -10), true});
    way.push_back({v.drawer - 2.1, rest, true});
    for (int i = 0; i < v.goods; ++i) {
        way.push_back({packedAt(v, i), goodsPlace(i) + lift, true});
        way.push_back({packedAt(v, i) + CarryTime, bagPlace() + QPointF(0, -110), true});
    }
    way.push_back({v.drawer + 4.3, moneyPlace() + QPointF(-12, -10), true});
    way.push_back({v.drawer + 4.5, moneyPlace() + QPointF(-12, -10), true});
    way.push_back({v.drawer + 5.2, chest, false});
    way.push_back({v.drawer + 5.6, hang, false});
    return way;
}

std::vector<Waypoint> Scene::customerLeftHand(const Visit &v) const
{
    Pose still = customerPose(v, v.arrive + 0.01);
    const QPointF hang = hangingHand(still, Side::Left);
    const QPointF hold = still.hip + QPointF(-92, -118) * still.scale;
    const QPointF basket = basketPlace() + QPointF(0, -78);
    const QPointF bag = bagPlace() + QPointF(0, -112);
    const double emptied = unpackedAt(v, v.goods - 1) + 0.4;
    return {{v.arrive, hold, true},       {v.arrive + 0.55, basket, true}, {emptied, basket, true},      {emptied + 0.4, hold, false},
            {emptied + 0.8, hang, false}, {v.drawer - 1.2, hang, false},   {v.drawer - 0.6, hold, true}, {v.drawer + 0.1, bag, true},
            {v.drawer + 5.3, bag, true},  {v.drawer + 5.9, hold, true}};
}

void Scene::drawGoods(QPainter &painter, int kind, QPointF foot, double scale) const
{
    painter.save();
    painter.translate(foot);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    switch (kind % 4) {
    case 0: { // coffee beans
        painter.setBrush(QColor(0x6e, 0x4a, 0x34));
        painter.drawRoundedRect(QRectF(-20, -58, 40, 58), 6, 6);
        painter.setBrush(QColor(0x52, 0x36, 0x26));
        painter.drawRect(QRectF(-20, -50, 40, 5));
        painter.setBrush(QColor(0xf3, 0xe3, 0xc2));
        painter.drawEllipse(QPointF(0, -24), 12, 12);
        painter.setBrush(QColor(0x6e, 0x4a, 0x34));
        painter.drawEllipse(QPointF(0, -24), 4, 7);
        break;
    }
    case 1: // drip bags
        painter.setBrush(QColor(0xd8, 0x9a, 0x43));
        painter.drawRect(QRectF(-23, -40, 46, 40));
        painter.setBrush(QColor(0xee, 0xbd, 0x6d));
        painter.drawPolygon(QPolygonF({QPointF(-23, -40), QPointF(-15, -49), QPointF(29, -49), QPointF(23, -40)}));
        painter.setBrush(QColor(0xff, 0xf5, 0xdd));
        painter.drawRect(QRectF(-15, -30, 30, 15));
        break;
    case 2: // mug
        painter.setPen(QPen(QColor(0xf3, 0xf0, 0xe8), 6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(18, -20), 9, 10);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xfb, 0xf8, 0xf0));
        painter.drawRoundedRect(QRectF(-18, -38, 36, 38), 6, 6);
        painter.setBrush(QColor(0x5f, 0x8f, 0x86));
        painter.drawRect(QRectF(-18, -22, 36, 7));
        break;
    default: // tin of tea
        painter.setBrush(QColor(0xb4, 0x55, 0x4a));
        painter.drawRoundedRect(QRectF(-17, -50, 34, 50), 5, 5);
        painter.setBrush(QColor(0xee, 0xe9, 0xdf));
        painter.drawRoundedRect(QRectF(-18, -53, 36, 9), 4, 4);
        painter.setBrush(QColor(0xf2, 0xd9, 0x8b));
        painter.drawRect(QRectF(-17, -30, 34, 12));
        break;
    }
    painter.restore();
}

void Scene::drawBasket(QPainter &painter, const Visit &v, int which, double t, QPointF foot, double scale) const
{
    painter.save();
    painter.translate(foot);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    int kind = 0;
    for (int i = 0; i < v.goods; ++i) {
        if (t < unpackedAt(v, i))
            drawGoods(painter, i + which, QPointF(-30 + 20 * kind++, -18), 0.92);
    }
    painter.setPen(QPen(QColor(0x4a, 0x55, 0x5c), 5));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(-36, -88, 72, 84), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(which == 0 ? QColor(0xc2, 0x5a, 0x4c) : QColor(0x4e, 0x86, 0x7c));
    painter.drawPolygon(QPolygonF({QPointF(-54, -48), QPointF(54, -48), QPointF(44, 0), QPointF(-44, 0)}));
    painter.setBrush(which == 0 ? QColor(0xdb, 0x74, 0x64) : QColor(0x66, 0xa2, 0x96));
    painter.drawRoundedRect(QRectF(-57, -53, 114, 10), 4, 4);
    painter.setBrush(QColor(0, 0, 0, 46));
    for (int i = 0; i < 6; ++i)
        painter.drawRoundedRect(QRectF(-38 + i * 13.5, -36, 7, 28), 3, 3);
    painter.restore();
}

void Scene::drawBag(QPainter &painter, int which, QPointF foot, double scale) const
{
    painter.save();
    painter.translate(foot);
    painter.scale(scale, scale);
    const QColor cloth = which == 0 ? QColor(0xe4, 0xd6, 0xb6) : QColor(0x9f, 0xb7, 0xc6);
    painter.setPen(QPen(cloth.darker(130), 6));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(-24, -122, 48, 84), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cloth);
    painter.drawPolygon(QPolygonF({QPointF(-44, -82), QPointF(44, -82), QPointF(50, 0), QPointF(-50, 0)}));
    painter.setBrush(cloth.darker(112));
    painter.drawPolygon(QPolygonF({QPointF(30, -82), QPointF(44, -82), QPointF(50, 0), QPointF(38, 0)}));
    painter.setBrush(QColor(0x0b, 0x6e, 0x6b, 150));
    painter.drawEllipse(QPointF(-4, -40), 15, 15);
    painter.restore();
}

void Scene::drawCustomerBody(QPainter &painter, const Visit &v, int which, double t) const
{
    if (t < v.enter || t >= v.gone)
        return;
    const Pose pose = customerPose(v, t);
    const Look look = customerLook(which);
    painter.save();
    if (!m_layout.door.isEmpty() && pose.hip.x() < m_layout.door.center().x() - 1)
        painter.setClipRect(m_layout.door.adjusted(10, 10, -10, -6));
    drawBody(painter, look, pose);
    if (t < v.arrive || t >= v.leave) {
        drawArm(painter, look, pose, Side::Right, hangingHand(pose, Side::Right));
    } else {
        const auto [right, over] = follow(customerRightHand(v), t);
        if (!over)
            drawArm(painter, look, pose, Side::Right, right);
        const auto [left, leftOver] = follow(customerLeftHand(v), t);
        if (!leftOver) {
            // The empty basket goes down behind the counter, and the bag comes up from there.
            const double emptied = unpackedAt(v, v.goods - 1) + 0.4;
            if (t >= emptied && t < emptied + 0.8)
                drawBasket(painter, v, which, t, left + QPointF(0, 78 * pose.scale), pose.scale * 0.98);
            if (t > v.drawer - 1.2 && t < v.drawer - 0.6)
                drawBag(painter, which, left + QPointF(0, 112 * pose.scale), pose.scale * 0.98);
            drawArm(painter, look, pose, Side::Left, left);
        }
    }
    painter.restore();
}

void Scene::drawVisit(QPainter &painter, const Visit &v, int which, double t) const
{
    if (t < v.enter || t >= v.gone)
        return;
    const Pose pose = customerPose(v, t);
    const Look look = customerLook(which);
    const double s = pose.scale;
    const bool walking = t < v.arrive || t >= v.leave;
    if (walking) {
        const bool outside = !m_layout.door.isEmpty() && pose.hip.x() < m_layout.door.center().x() - 1;
        painter.save();
        if (outside)
            painter.setClipRect(m_layout.door.adjusted(10, 10, -10, -6));
        const QPointF hand = pose.hip + QPointF(-92, -118 - std::abs(std::sin(pose.step)) * 7 * pose.walk) * s;
        if (t < v.arrive)
            drawBasket(painter, v, which, t, hand + QPointF(0, 78 * s), s * 0.98);
        else
            drawBag(painter, which, hand + QPointF(0, 112 * s), s * 0.98);
        drawArm(painter, look, pose, Side::Left, hand);
        painter.restore();
        return;
    }

    const auto [right, rightOver] = follow(customerRightHand(v), t);
    const auto [left, leftOver] = follow(customerLeftHand(v), t);
    const double emptied = unpackedAt(v, v.goods - 1) + 0.4;
    const double goodsScale = 1.0;

    // Goods on the counter, and the light of the scanner on them.
    for (int i = 0; i < v.goods; ++i) {
        if (t < unpackedAt(v, i) + CarryTime || t >= packedAt(v, i))
            continue;
        const QPointF foot = goodsPlace(i);
        softShadow(painter, foot + QPointF(5, 0), 34, 9, 90);
        drawGoods(painter, i + which, foot, goodsScale);
        const double lit = 1 - std::abs(t - scannedAt(v, i)) / 0.22;
        if (lit > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(255, 60, 50, static_cast<int>(200 * lit)));
            painter.drawRoundedRect(QRectF(foot.x() - 24, foot.y() - 26, 48, 5), 2, 2);
        }
    }
    if (t < emptied + 0.4) {
        const QPointF foot = left + QPointF(0, 78 * s);
        softShadow(painter, basketPlace(), 70, 14,
                   static_cast<int>(90 * smooth(v.arrive + 0.3, v.arrive + 0.55, t) * (1 - smooth(emptied, emptied + 0.2, t))));
        drawBasket(painter, v, which, t, foot, s * 0.98);
    }
    if (t > v.drawer - 0.6) {
        const QPointF foot = left + QPointF(0, 112 * s);
        if (t < v.drawer + 5.3)
            softShadow(painter, bagPlace(), 70, 14, static_cast<int>(90 * smooth(v.drawer - 0.3, v.drawer + 0.1, t)));
        drawBag(painter, which, foot, s * 0.98);
    }
    // What the right hand carries.
    for (int i = 0; i < v.goods; ++i) {
        if (t >= unpackedAt(v, i) && t < unpackedAt(v, i) + CarryTime)
            drawGoods(painter, i + which, right + QPointF(0, 34), goodsScale);
        if (t >= packedAt(v, i) && t < packedAt(v, i) + CarryTime)
            drawGoods(painter, i + which, right + QPointF(0, 34), goodsScale);
    }
    // The money: in the hand, on the dish, and the change.
    const auto note = [&](QPointF at) {
        painter.save();
        painter.translate(at);
        painter.rotate(-8);
        painter.setPen(QPen(QColor(0x8c, 0x7a, 0x56), 1.5));
        painter.setBrush(QColor(0xf0, 0xe4, 0xbc));
        painter.drawRect(QRectF(-27, -13, 54, 26));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xb8, 0x9c, 0x62));
        painter.drawEllipse(QPointF(9, 0), 7, 8);
        painter.restore();
    };
    if (t > v.drawer - 3.9 && t < v.drawer - 2.8)
        note(right + QPointF(10, 8));
    if (t >= v.drawer - 2.8 && t < v.drawer - 1.7)
        note(moneyPlace() + QPointF(0, -4));
    if (t >= v.drawer + 2.7 && t < v.drawer + 4.4) {
        painter.setPen(QPen(QColor(0x9c, 0x8a, 0x4c), 1.5));
        painter.setBrush(QColor(0xe3, 0xc4, 0x5c));
        painter.drawEllipse(moneyPlace() + QPointF(-10, -3), 9, 7);
        painter.setBrush(QColor(0xd6, 0xda, 0xde));
        painter.drawEllipse(moneyPlace() + QPointF(10, 1), 9, 7);
        painter.drawEllipse(moneyPlace() + QPointF(1, -8), 9, 7);
    }
    if (leftOver)
        drawArm(painter, look, pose, Side::Left, left);
    if (rightOver)
        drawArm(painter, look, pose, Side::Right, right);
}

Pose Scene::staffPose(double t) const
{
    Pose pose;
    pose.hip = m_layout.staff;
    pose.scale = m_layout.staffScale;
    pose.turn = -0.85;
    double shift = 0;
    for (const Visit &v : Visits) {
        const double scans = smooth(v.scanFrom - 0.6, v.scanFrom, t) * (1 - smooth(v.scanTo, v.scanTo + 0.6, t));
        const double takes = smooth(v.drawer - 2.5, v.drawer - 1.8, t) * (1 - smooth(v.drawer - 1.5, v.drawer - 0.9, t));
        const double gives = smooth(v.drawer + 1.9, v.drawer + 2.5, t) * (1 - smooth(v.drawer + 2.8, v.drawer + 3.2, t));
        const double till = smooth(v.drawer - 0.9, v.drawer - 0.5, t) * (1 - smooth(v.drawer + 4, v.drawer + 4.6, t));
        shift += -34 * scans - 96 * std::max(takes, gives) - 26 * till * (1 - gives);
        pose.nod = std::max(pose.nod, 0.9 * till * (1 - gives) + 0.35 * scans);
        // A bow to the leaving customer.
        const double bow = smooth(v.drawer + 5.2, v.drawer + 5.6, t) * (1 - smooth(v.drawer + 6.2, v.drawer + 6.8, t));
        pose.nod = std::max(pose.nod, bow * 1.6);
        pose.hip.ry() += bow * 16;
        pose.smile = 0.5 + 0.5 * bow;
    }
    pose.hip.rx() += shift;
    const double outside = PictureSize.width() + 130 * pose.scale - m_layout.staff.x();
    if (t >= StaffLeaves && t < StaffComes) {
        const double u = ramp(StaffLeaves, StaffIsGone, t);
        pose.hip.rx() += outside * (u * 0.75 + u * u * 0.25);
        pose.turn = -0.85 + 1.85 * smooth(StaffLeaves - 0.01, StaffLeaves + 0.4, t);
        pose.step = u * 4 * Pi;
        pose.walk = smooth(0, 0.15, u);
    } else if (t >= StaffComes && t < StaffIsBack) {
        const double u = ramp(StaffComes, StaffIsBack, t);
        pose.hip.rx() += outside * (1 - smooth(0, 1, u));
        pose.step = u * 3 * Pi;
        pose.walk = 1 - smooth(0.7, 1, u);
    }
    pose.blink = std::max(1 - std::abs(std::fmod(t + 1.9, 4.3) - 1.2) / 0.1, 0.0);
    return pose;
}

std::vector<Waypoint> Scene::staffHand() const
{
    const Pose still = staffPose(0);
    const QPointF rest = still.hip + QPointF(-120, -36) * still.scale;
    const QPointF keys = tillPoint(246, -118);
    const QPointF gun = tillPoint(80, 88);
    std::vector<Waypoint> way{{0, rest, true}};
    for (const Visit &v : Visits) {
        way.push_back({v.scanFrom - 0.7, rest, true});
        way.push_back({v.scanFrom, gun + QPointF(30, 0), true});
        for (int i = 0; i < v.goods; ++i)
            way.push_back({scannedAt(v, i), gun + QPointF(i * 12, -i * 3), true});
        way.push_back({v.scanTo + 0.1, gun + QPointF(40, 0), true});
        way.push_back({v.scanTo + 0.6, rest, true});
        way.push_back({v.drawer - 3.4, rest, true});
        way.push_back({v.drawer - 3.0, keys, true});
        way.push_back({v.drawer - 2.7, keys + QPointF(4, 8), true});
        way.push_back({v.drawer - 1.9, moneyPlace() + QPointF(16, -6), true});
        way.push_back({v.drawer - 1.6, moneyPlace() + QPointF(16, -6), true});
        way.push_back({v.drawer - 0.8, tillPoint(300, 40), true});
        way.push_back({v.drawer - 0.5, tillPoint(292, 20), true});
        way.push_back({v.drawer + 0.15, tillPoint(292, 40), true});
        way.push_back({v.drawer + 0.6, tillPoint(222, 62), true});
        way.push_back({v.drawer + 1.2, tillPoint(206, 96), true});
        way.push_back({v.drawer + 1.5, tillPoint(160, 104), true});
        way.push_back({v.drawer + 1.8, tillPoint(190, 96), true});
        way.push_back({v.drawer + 2.5, moneyPlace() + QPointF(16, -4), true});
        way.push_back({v.drawer + 2.75, moneyPlace() + QPointF(16, -4), true});
        way.push_back({v.drawer + 3.55, tillPoint(224, 158), true});
        way.push_back({v.drawer + 3.98, tillPoint(224, 44), true});
        way.push_back({v.drawer + 4.2, tillPoint(228, 52), true});
        way.push_back({v.drawer + 4.9, rest, true});
    }
    way.push_back({60, rest, true});
    return way;
}

void Scene::drawStaff(QPainter &painter, double t) const
{
    if (staffAway(t))
        return;
    const Pose pose = staffPose(t);
    const bool walking = (t >= StaffLeaves && t < StaffIsGone) || (t >= StaffComes && t < StaffIsBack);
    drawBody(painter, m_staffLook, pose);
    drawArm(painter, m_staffLook, pose, Side::Right, hangingHand(pose, Side::Right) + QPointF(-16, -10));
    QPointF hand;
    if (walking) {
        const QPointF rest = pose.hip + QPointF(-120, -36) * pose.scale;
        const double u = t < StaffComes ? smooth(StaffLeaves, StaffLeaves + 0.4, t) : 1 - smooth(StaffIsBack - 0.4, StaffIsBack, t);
        hand = mix(rest, hangingHand(pose, Side::Left), u);
    } else {
        hand = follow(staffHand(), t).first;
    }
    for (const Visit &v : Visits) {
        if (t > v.scanFrom - 0.3 && t < v.scanTo + 0.3) {
            // The scanner and its beam.
            const QPointF muzzle = hand + QPointF(-34, -18) * pose.scale;
            for (int i = 0; i < v.goods; ++i) {
                const double lit = 1 - std::abs(t - scannedAt(v, i)) / 0.22;
                if (lit > 0) {
                    const QPointF target = goodsPlace(i) + QPointF(0, -24);
                    painter.setPen(Qt::NoPen);
                    painter.setBrush(QColor(255, 70, 60, static_cast<int>(95 * lit)));
                    painter.drawPolygon(QPolygonF({muzzle, target + QPointF(0, -14), target + QPointF(0, 14)}));
                }
            }
            painter.save();
            painter.translate(hand);
            painter.scale(pose.scale, pose.scale);
            painter.rotate(14);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0x23, 0x2b, 0x33));
            painter.drawRoundedRect(QRectF(-9, -16, 17, 46), 7, 7);
            painter.drawRoundedRect(QRectF(-40, -30, 54, 22), 8, 8);
            painter.setBrush(QColor(0xd8, 0x4a, 0x40));
            painter.drawRoundedRect(QRectF(-42, -26, 7, 14), 3, 3);
            painter.restore();
        }
        if (t >= v.drawer - 1.7 && t < v.drawer + 0.7) { // the note on its way into the drawer
            painter.save();
            painter.translate(hand + QPointF(-10, 12));
            painter.rotate(-12);
            painter.setPen(QPen(QColor(0x8c, 0x7a, 0x56), 1.5));
            painter.setBrush(QColor(0xf0, 0xe4, 0xbc));
            painter.drawRect(QRectF(-28, -13, 56, 26));
            painter.restore();
        }
    }
    drawArm(painter, m_staffLook, pose, Side::Left, hand);
}

void Scene::drawText(QPainter &painter, const QRectF &box, int flags, const QString &text) const
{
    painter.save();
    painter.translate(box.center());
    if (m_layout.mirror)
        painter.scale(-1, 1);
    painter.drawText(QRectF(-box.width() / 2, -box.height() / 2, box.width(), box.height()), flags, text);
    painter.restore();
}

void Scene::drawScreen(QPainter &painter, const QRectF &screen, double t) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x84, 0xba, 0xc9));
    painter.drawRoundedRect(screen, 4, 4);
    const QColor ink(0x12, 0x37, 0x42);
    const Visit *now = nullptr;
    for (const Visit &v : Visits) {
        if (t >= v.scanFrom && t < v.leave)
            now = &v;
    }
    const double h = screen.height();
    painter.setBrush(QColor(0x0f, 0x5d, 0x63));
    painter.drawRoundedRect(QRectF(screen.left(), screen.top(), screen.width(), h * 0.17), 4, 4);
    if (!now) {
        painter.setPen(ink);
        painter.setFont(font(h * 0.15, true));
        drawText(painter, screen.adjusted(0, h * 0.2, 0, -h * 0.18), Qt::AlignCenter, QStringLiteral("いらっしゃいませ"));
        if (std::fmod(t, 1.0) < 0.5) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawRect(QRectF(screen.center().x() - h * 0.08, screen.bottom() - h * 0.2, h * 0.16, h * 0.05));
        }
        return;
    }
    int scanned = 0;
    int sum = 0;
    for (int i = 0; i < now->goods; ++i) {
        if (t < scannedAt(*now, i))
            continue;
        ++scanned;
        sum = i + 1 == now->goods ? now->total : (now->total * (i + 1) / now->goods) / 10 * 10;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x12, 0x37, 0x42, 170));
        const double y = screen.top() + h * (0.25 + 0.1 * i);
        const double left = m_layout.mirror ? screen.left() + screen.width() * 0.4 : screen.left() + screen.width() * 0.07;
        painter.drawRect(QRectF(left, y, screen.width() * (0.4 + 0.07 * ((i * 5 + 2) % 3)), h * 0.05));
        painter.drawRect(QRectF(m_layout.mirror ? screen.left() + screen.width() * 0.07 : screen.right() - screen.width() * 0.23, y,
                                screen.width() * 0.16, h * 0.05));
    }
    const bool waits = t > now->scanTo && t < now->drawer - 0.4;
    const bool paid = t >= now->drawer - 0.4;
    painter.setPen(Qt::NoPen);
    const QRectF total(screen.left() + h * 0.05, screen.bottom() - h * 0.36, screen.width() - h * 0.1, h * 0.31);
    painter.setBrush(paid ? QColor(0xff, 0xd9, 0x66) : QColor(0xe9, 0xf6, 0xf8));
    painter.drawRoundedRect(total, 4, 4);
    if (waits && std::fmod(t, 1.0) >= 0.6)
        return;
    painter.setPen(ink);
    painter.setFont(font(h * 0.24, true));
    drawText(painter, total, Qt::AlignCenter, QStringLiteral("¥%1").arg(QLocale(QLocale::English).toString(sum)));
}

void Scene::drawDrawer(QPainter &painter, double open) const
{
    constexpr double Width = 270;
    constexpr double Length = 112;
    const double d = open * Length;
    const double spread = 12 * open;
    const QColor metal = m_layout.tillColour;
    if (open > 0.001) {
        softShadow(painter, QPointF(Width / 2, 60 + d * 0.7), 210, 60 + d * 0.5, static_cast<int>(150 * open));
        // A light rim that makes the open drawer stand out in the smallest picture.
        painter.save();
        painter.translate(Width / 2, 30 + d / 2);
        painter.scale(1, 0.62);
        QRadialGradient halo(QPointF(0, 0), 225);
        halo.setColorAt(0, QColor(255, 226, 140, static_cast<int>(190 * open)));
        halo.setColorAt(0.6, QColor(255, 214, 110, static_cast<int>(120 * open)));
        halo.setColorAt(1, QColor(255, 214, 110, 0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(0, 0), 225, 225);
        painter.restore();

        const double top = 10;
        const double bottom = top + d;
        painter.setBrush(metal.darker(120));
        painter.drawPolygon(
            QPolygonF({QPointF(2, top), QPointF(Width - 2, top), QPointF(Width + spread, bottom + 6), QPointF(-spread, bottom + 6)}));
        QPolygonF inside({QPointF(12, top), QPointF(Width - 12, top), QPointF(Width - 8 + spread, bottom), QPointF(8 - spread, bottom)});
        painter.setBrush(QColor(0xfb, 0xf6, 0xe6));
        painter.drawPolygon(inside);

        painter.save();
        QPainterPath clip;
        clip.addPolygon(inside);
        painter.setClipPath(clip, Qt::IntersectClip);
        const double back = bottom - Length; // where the back of the tray is; still inside the register while it opens
        // Notes, in three slots.
        const std::array<QColor, 3> notes{QColor(0xc9, 0xa8, 0x6a), QColor(0xb0, 0x8f, 0xb8), QColor(0x86, 0xb4, 0xd0)};
        const double slot = (Width - 30) / 3;
        for (int i = 0; i < 3; ++i) {
            const double x = 16 + i * slot;
            painter.setPen(QPen(QColor(0x6b, 0x60, 0x48), 1.5));
            for (int layer = 2; layer >= 0; --layer) {
                painter.setBrush(notes[static_cast<std::size_t>(i)].lighter(100 + (2 - layer) * 8));
                painter.drawRect(QRectF(x + 4 + layer * 2, back + 12 - layer * 3, slot - 12, 38));
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(255, 252, 238));
            painter.drawEllipse(QPointF(x + slot * 0.5, back + 31), 11, 12);
        }
        painter.setBrush(QColor(0xd9, 0xcf, 0xb2));
        painter.drawRect(QRectF(-20, back + 57, Width + 40, 4));
        // Coins, in five cups.
        const std::array<QColor, 5> coins{QColor(0xe8, 0xc2, 0x4a), QColor(0xd9, 0xdd, 0xe0), QColor(0xe3, 0xb2, 0x54),
                                          QColor(0xb8, 0x74, 0x48), QColor(0xe6, 0xe9, 0xeb)};
        const double cup = (Width - 14) / 5;
        for (int i = 0; i < 5; ++i) {
            const QRectF bowl(8 + i * cup, back + 66, cup - 6, 40);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0xdf, 0xd6, 0xbd));
            painter.drawRoundedRect(bowl, 12, 12);
            painter.setPen(QPen(coins[static_cast<std::size_t>(i)].darker(145), 1.5));
            painter.setBrush(coins[static_cast<std::size_t>(i)]);
            painter.drawEllipse(bowl.center() + QPointF(-10, 3), 9.5, 8);
            painter.drawEllipse(bowl.center() + QPointF(9, 6), 9.5, 8);
            painter.drawEllipse(bowl.center() + QPointF(2, -6), 9.5, 8);
        }
        painter.restore();
        // The shade of the register over the back of the tray.
        QLinearGradient shade(0, top, 0, top + 22);
        shade.setColorAt(0, QColor(30, 24, 12, 120));
        shade.setColorAt(1, QColor(30, 24, 12, 0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawPolygon(inside);
        painter.setPen(QPen(QColor(0xff, 0xc8, 0x3d), 4));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF(
            {QPointF(8, top + 4), QPointF(6 - spread, bottom), QPointF(Width - 6 + spread, bottom), QPointF(Width - 8, top + 4)}));
    }
    // The front of the drawer.
    painter.save();
    painter.translate(Width / 2, d);
    painter.scale(1 + spread * 2 / Width, 1 + 0.06 * open);
    painter.setPen(Qt::NoPen);
    painter.setBrush(metal.lighter(116));
    painter.drawRoundedRect(QRectF(-Width / 2 + 6, 10, Width - 12, 44), 5, 5);
    painter.setBrush(metal.darker(150));
    painter.drawRoundedRect(QRectF(-44, 20, 88, 9), 4, 4);
    painter.setBrush(QColor(0xc8, 0xcd, 0xd0));
    painter.drawEllipse(QPointF(96, 32), 7, 7);
    painter.setBrush(QColor(0x40, 0x46, 0x4a));
    painter.drawRect(QRectF(95, 28, 2, 8));
    painter.restore();
}

void Scene::drawTill(QPainter &painter, double t) const
{
    const QColor metal = m_layout.tillColour;
    const double open = drawerOpen(t);
    painter.save();
    painter.translate(m_layout.till);
    painter.scale(m_layout.tillScale, m_layout.tillScale);
    softShadow(painter, QPointF(142, 52), 215, 40, 140);

    // The body: back to front.
    painter.setPen(Qt::NoPen);
    painter.setBrush(metal.lighter(132));
    painter.drawPolygon(QPolygonF({QPointF(0, 0), QPointF(18, -44), QPointF(252, -44), QPointF(270, 0)}));
    painter.setBrush(metal.darker(118));
    painter.drawRoundedRect(QRectF(0, -2, 270, 60), 6, 6);
    painter.setBrush(metal.lighter(112));
    painter.drawRect(QRectF(0, -2, 270, 7));

    // Receipt printer.
    painter.setBrush(QColor(0xd9, 0xdc, 0xdd));
    painter.drawRoundedRect(QRectF(196, -76, 58, 52), 7, 7);
    painter.setBrush(QColor(0xb9, 0xbe, 0xc1));
    painter.drawRoundedRect(QRectF(196, -46, 58, 22), 6, 6);
    painter.setBrush(QColor(0x4a, 0x52, 0x58));
    painter.drawRect(QRectF(204, -72, 42, 5));
    for (const Visit &v : Visits) {
        const double paper = smooth(v.drawer - 0.2, v.drawer + 1.2, t);
        if (paper > 0 && t < v.drawer + 4.9) {
            painter.setBrush(QColor(0xff, 0xff, 0xfb));
            painter.drawRect(QRectF(208, -70 - 40 * paper, 34, 40 * paper));
            painter.setBrush(QColor(0x8a, 0x92, 0x96));
            for (int i = 0; i < 4; ++i) {
                if (paper * 40 > 8 + i * 9)
                    painter.drawRect(QRectF(213, -70 - 40 * paper + 5 + i * 9, i % 2 ? 16 : 24, 2.5));
            }
        }
    }

    // The monitor.
    if (m_layout.tablet) {
        painter.setBrush(QColor(0xe6, 0xe9, 0xec));
        painter.drawPolygon(QPolygonF({QPointF(72, -26), QPointF(130, -26), QPointF(116, -92), QPointF(86, -92)}));
        painter.drawRoundedRect(QRectF(48, -32, 106, 14), 6, 6);
        painter.setBrush(QColor(0xf3, 0xf5, 0xf7));
        painter.drawRoundedRect(QRectF(6, -196, 186, 132), 13, 13);
        drawScreen(painter, QRectF(19, -184, 160, 108), t);
    } else {
        painter.setBrush(QColor(0x23, 0x2e, 0x37));
        painter.drawRect(QRectF(86, -96, 32, 70));
        painter.drawRoundedRect(QRectF(52, -34, 100, 13), 6, 6);
        painter.drawRoundedRect(QRectF(4, -220, 196, 134), 9, 9);
        painter.setBrush(QColor(0x1a, 0x23, 0x2b));
        painter.drawRoundedRect(QRectF(4, -96, 196, 10), 5, 5);
        drawScreen(painter, QRectF(14, -210, 176, 112), t);
    }
    drawDrawer(painter, open);
    painter.restore();

    // The dish for the money.
    const QPointF dish = moneyPlace();
    softShadow(painter, dish + QPointF(2, 4), 56, 17, 80);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x3f, 0x5b, 0x5d));
    painter.drawRoundedRect(QRectF(dish.x() - 42, dish.y() - 19, 84, 34), 9, 9);
    painter.setBrush(QColor(0x58, 0x7a, 0x7b));
    painter.drawRoundedRect(QRectF(dish.x() - 36, dish.y() - 15, 72, 25), 7, 7);
}

void Scene::drawCounter(QPainter &painter) const
{
    const Layout &l = m_layout;
    painter.setPen(Qt::NoPen);
    painter.setBrush(l.counter);
    painter.drawPolygon(QPolygonF({l.counterFarLeft, l.counterFarRight, l.counterNearRight, l.counterNearLeft}));
    painter.setPen(QPen(l.counter.lighter(126), 3));
    painter.drawLine(l.counterFarLeft, l.counterFarRight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(l.counterFront);
    painter.drawPolygon(QPolygonF({l.counterNearLeft, l.counterNearRight, QPointF(1340, 730), QPointF(-60, 730)}));
    QPointF down(0, 12);
    painter.setBrush(l.counter.darker(128));
    painter.drawPolygon(QPolygonF({l.counterNearLeft, l.counterNearRight, l.counterNearRight + down, l.counterNearLeft + down}));
}

void Scene::drawBackground(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    if (m_camera == 1) {
        painter.fillRect(QRectF(0, 0, 1280, 424), QColor(0xcf, 0xd3, 0xd6));
        painter.fillRect(QRectF(0, 412, 1280, 12), QColor(0x9d, 0xa2, 0xa4));
        painter.fillRect(QRectF(0, 424, 1280, 80), QColor(0xab, 0xa0, 0x8c));
        drawShelf(painter, QRectF(14, 40, 250, 318), 3, 4, 7, QColor(0x8f, 0x99, 0x9e));
        drawShelf(painter, QRectF(1012, 48, 254, 300), 3, 4, 33, QColor(0x8f, 0x99, 0x9e));
        // A menu board.
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 24));
        painter.drawRoundedRect(QRectF(803, 67, 166, 112), 6, 6);
        painter.setBrush(QColor(0x7a, 0x5d, 0x44));
        painter.drawRoundedRect(QRectF(798, 60, 166, 112), 6, 6);
        painter.setBrush(QColor(0x35, 0x40, 0x3c));
        painter.drawRect(QRectF(806, 68, 150, 96));
        painter.setPen(QColor(0xf0, 0xe9, 0xd6));
        painter.setFont(font(20, true));
        drawText(painter, QRectF(806, 72, 150, 30), Qt::AlignCenter, QStringLiteral("本日の豆"));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xd8, 0xd2, 0xc2));
        for (int i = 0; i < 2; ++i)
            painter.drawRect(QRectF(824, 116 + i * 20, 112 - i * 24, 6));
        // A plant on the floor behind.
        painter.setBrush(QColor(0xb7, 0x7a, 0x5a));
        painter.drawPolygon(QPolygonF({QPointF(300, 388), QPointF(352, 388), QPointF(344, 446), QPointF(308, 446)}));
        painter.setBrush(QColor(0x6d, 0x92, 0x72));
        for (int i = -3; i <= 3; ++i) {
            painter.save();
            painter.translate(326, 390);
            painter.rotate(i * 20);
            painter.setBrush(QColor(0x6d, 0x92, 0x72).darker(100 + std::abs(i) * 6));
            painter.drawEllipse(QPointF(0, -56), 12, 56);
            painter.restore();
        }
    } else if (m_camera == 2) {
        painter.fillRect(QRectF(0, 0, 1280, 440), QColor(0xe0, 0xd5, 0xc0));
        painter.fillRect(QRectF(0, 432, 1280, 12), QColor(0x9a, 0x84, 0x66));
        painter.fillRect(QRectF(0, 444, 1280, 80), QColor(0xb9, 0xac, 0x98));
        // Light of the street on the floor.
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 240, 70));
        painter.drawPolygon(QPolygonF({QPointF(80, 446), QPointF(310, 446), QPointF(380, 520), QPointF(60, 520)}));
        drawShelf(painter, QRectF(1010, 84, 250, 290), 3, 4, 91, QColor(0xa0, 0x7e, 0x5c));
        // A low table of goods between the door and the counter.
        drawShelf(painter, QRectF(640, 84, 190, 200), 2, 3, 12, QColor(0xa0, 0x7e, 0x5c));
        // Hanging lamps.
        for (const double x : {430.0, 910.0}) {
            painter.setPen(QPen(QColor(0x4a, 0x42, 0x3a), 3));
            painter.drawLine(QPointF(x, 0), QPointF(x, 46));
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(255, 240, 190, 46));
            painter.drawEllipse(QPointF(x, 82), 74, 60);
            painter.setBrush(QColor(0x54, 0x63, 0x5c));
            painter.drawPolygon(QPolygonF({QPointF(x - 14, 44), QPointF(x + 14, 44), QPointF(x + 40, 78), QPointF(x - 40, 78)}));
            painter.setBrush(QColor(0xff, 0xf2, 0xc4));
            painter.drawEllipse(QPointF(x, 80), 22, 7);
        }
    } else {
        painter.fillRect(QRectF(0, 0, 1280, 432), QColor(0xc3, 0xcf, 0xd8));
        painter.fillRect(QRectF(0, 424, 1280, 60), QColor(0x87, 0x92, 0x9b));
        for (const double x : {330.0, 820.0}) { // tubes
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(235, 248, 255, 60));
            painter.drawRoundedRect(QRectF(x - 150, 8, 300, 46), 23, 23);
            painter.setBrush(QColor(0xf6, 0xfc, 0xff));
            painter.drawRoundedRect(QRectF(x - 128, 20, 256, 14), 7, 7);
        }
        drawRack(painter, QRectF(18, 96, 300, 356), 3, 5);
        drawRack(painter, QRectF(936, 96, 326, 356), 3, 21);
        // A notice on the wall.
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xf4, 0xf5, 0xf2));
        painter.drawRect(QRectF(756, 88, 120, 84));
        painter.setBrush(QColor(0x2f, 0x6d, 0x8e));
        painter.drawRect(QRectF(756, 88, 120, 22));
        painter.setPen(Qt::white);
        painter.setFont(font(15, true));
        drawText(painter, QRectF(756, 88, 120, 22), Qt::AlignCenter, QStringLiteral("整理整頓"));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xa9, 0xb4, 0xba));
        for (int i = 0; i < 2; ++i)
            painter.drawRect(QRectF(768, 124 + i * 18, 92 - i * 24, 6));
    }
}

void Scene::drawDoor(QPainter &painter, double t) const
{
    if (m_layout.door.isEmpty())
        return;
    const QRectF door = m_layout.door;
    double open = 0;
    for (const Visit &v : Visits) {
        open = std::max(open, smooth(v.enter - 0.6, v.enter - 0.05, t) * (1 - smooth(v.enter + 1.6, v.enter + 2.2, t)));
        open = std::max(open, smooth(v.leave + 1.0, v.leave + 1.6, t) * (1 - smooth(v.gone - 0.2, v.gone + 0.3, t)));
    }
    // The street.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xd8, 0xe9, 0xee));
    painter.drawRect(door);
    painter.setBrush(QColor(0xc0, 0xc3, 0xbe));
    painter.drawRect(door.adjusted(0, door.height() * 0.63, 0, 0));
    painter.setBrush(QColor(0xa9, 0xbb, 0xbd));
    painter.drawRect(QRectF(door.left() + 10, door.top() + 70, 74, 140));
    painter.setBrush(QColor(0xc4, 0xae, 0x97));
    painter.drawRect(QRectF(door.left() + 150, door.top() + 50, 92, 160));
    painter.setBrush(QColor(0x8f, 0xb0, 0x86));
    painter.drawEllipse(QPointF(door.left() + 118, door.top() + 150), 34, 40);
    painter.setBrush(QColor(0x7d, 0x68, 0x55));
    painter.drawRect(QRectF(door.left() + 114, door.top() + 180, 8, 34));

    for (std::size_t i = 0; i < Visits.size(); ++i) { // who is still outside
        const Pose pose = customerPose(Visits[i], t);
        if (pose.hip.x() < door.center().x() - 1) {
            drawCustomerBody(painter, Visits[i], static_cast<int>(i), t);
            drawVisit(painter, Visits[i], static_cast<int>(i), t);
        }
    }
    // Two panes that slide apart.
    painter.save();
    painter.setClipRect(door.adjusted(4, 4, -4, 0));
    const double pane = door.width() / 2;
    for (const double sign : {-1.0, 1.0}) {
        const double x = sign < 0 ? door.left() - open * (pane - 22) : door.center().x() + open * (pane - 22);
        const QRectF glass(x, door.top(), pane, door.height());
        painter.setBrush(QColor(230, 244, 246, 96));
        painter.setPen(QPen(QColor(0x6e, 0x74, 0x76), 9));
        painter.drawRect(glass.adjusted(4, 4, -4, -4));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 70));
        painter.drawPolygon(QPolygonF({glass.topLeft() + QPointF(30, 10), glass.topLeft() + QPointF(62, 10),
                                       glass.bottomLeft() + QPointF(42, -10), glass.bottomLeft() + QPointF(12, -10)}));
        painter.setBrush(QColor(0x0f, 0x76, 0x70, 170));
        painter.drawRect(QRectF(glass.left() + 8, glass.top() + 168, glass.width() - 16, 9));
    }
    painter.restore();
    painter.setPen(QPen(QColor(0x5b, 0x60, 0x62), 9));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({door.bottomLeft(), door.topLeft(), door.topRight(), door.bottomRight()}));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x2f, 0x9a, 0x62));
    const QRectF sign(door.center().x() - 58, door.top() - 50, 116, 36);
    painter.drawRoundedRect(sign, 5, 5);
    painter.setPen(Qt::white);
    painter.setFont(font(25, true));
    drawText(painter, sign, Qt::AlignCenter, QStringLiteral("出口"));
}

void Scene::drawWallClock(QPainter &painter, double t) const
{
    const double r = m_layout.clockSize;
    painter.save();
    painter.translate(m_layout.clock);
    if (m_layout.mirror)
        painter.scale(-1, 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 30));
    painter.drawEllipse(QPointF(4, 6), r + 4, r + 4);
    painter.setBrush(QColor(0x4a, 0x52, 0x58));
    painter.drawEllipse(QPointF(0, 0), r + 4, r + 4);
    painter.setBrush(QColor(0xfb, 0xfb, 0xf8));
    painter.drawEllipse(QPointF(0, 0), r, r);
    for (int i = 0; i < 4; ++i) {
        painter.save();
        painter.rotate(i * 90);
        painter.setPen(QPen(QColor(0x3a, 0x42, 0x48), 4));
        painter.drawLine(QPointF(0, -r + 3), QPointF(0, -r + 11));
        painter.restore();
    }
    // Only the hand of the seconds: the loop does not know the hour.
    const double part = t - std::floor(t);
    painter.rotate((std::floor(t) + smooth(0.84, 1, part)) * 6);
    painter.setPen(QPen(QColor(0xd0, 0x33, 0x2b), 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(0, 9), QPointF(0, -r + 9));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xd0, 0x33, 0x2b));
    painter.drawEllipse(QPointF(0, 0), 5, 5);
    painter.restore();
}

void Scene::drawCaption(QPainter &painter, int second, int frame) const
{
    painter.setFont(font(26));
    const QString clock = QStringLiteral(":%1.%2").arg(second, 2, 10, QLatin1Char('0')).arg(frame * 10 / FramesPerSecond);
    const int width = painter.fontMetrics().horizontalAdvance(name());
    const auto write = [&painter](QPointF at, const QString &text) {
        for (const double spread : {3.0, 2.0, 1.0}) {
            painter.setPen(QColor(0, 0, 0, 34));
            for (int dx = -1; dx <= 1; ++dx) {
                for (int dy = -1; dy <= 1; ++dy)
                    painter.drawText(at + QPointF(dx, dy) * spread + QPointF(0, 1), text);
            }
        }
        painter.setPen(Qt::white);
        painter.drawText(at, text);
    };
    write(QPointF(50, 668), clock);
    write(QPointF(PictureSize.width() - 50 - width, 668), name());
}

QImage Scene::picture(int second, int frame) const
{
    const double t = second + frame / static_cast<double>(FramesPerSecond);
    QImage image = m_background;
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.save();
    if (m_layout.mirror) {
        painter.translate(PictureSize.width(), 0);
        painter.scale(-1, 1);
    }
    drawWallClock(painter, t);
    drawDoor(painter, t);
    const auto outside = [&](const Visit &v) {
        return !m_layout.door.isEmpty() && customerPose(v, t).hip.x() < m_layout.door.center().x() - 1;
    };
    for (std::size_t i = 0; i < Visits.size(); ++i) {
        if (!outside(Visits[i]))
            drawCustomerBody(painter, Visits[i], static_cast<int>(i), t);
    }
    const auto walks = [&](const Visit &v) { return t < v.arrive || t >= v.leave; };
    for (std::size_t i = 0; i < Visits.size(); ++i) { // what walks past behind the counter
        if (walks(Visits[i]) && !outside(Visits[i]))
            drawVisit(painter, Visits[i], static_cast<int>(i), t);
    }
    drawCounter(painter);
    drawTill(painter, t);
    for (std::size_t i = 0; i < Visits.size(); ++i) {
        if (!walks(Visits[i]))
            drawVisit(painter, Visits[i], static_cast<int>(i), t);
    }
    drawStaff(painter, t);
    painter.restore();
    drawCaption(painter, second, frame);
    drawBlockCode(painter, {.camera = m_camera, .second = second, .frame = frame});
    return image;
}
