// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "person.h"

#include <QImage>
#include <QPolygonF>
#include <QRectF>

#include <array>
#include <vector>

class QPainter;

constexpr int CameraCount = 3;
constexpr int LoopSeconds = 60;
constexpr int FramesPerSecond = 25;
constexpr QSize PictureSize(1280, 720);

// What one customer does, in seconds of the loop. Everything about paying hangs on the instant at which the drawer is open.
struct Visit {
    double enter = 0; // comes into the picture
    double arrive = 0; // stands at the counter
    double unpack = 0; // puts the first thing on the counter
    double scanFrom = 0;
    double scanTo = 0;
    double drawer = 0; // the drawer is fully open
    double leave = 0;
    double gone = 0;
    int goods = 0;
    int total = 0; // yen
};

// A place in the picture to which a hand or a thing goes at an instant.
struct Waypoint {
    double at = 0;
    QPointF place;
    bool over = false; // from here on it is in front of the counter's far edge
};

// One camera's view of the till: a pure function of the instant in the loop.
class Scene {
public:
    explicit Scene(int camera); // 1..3

    QImage picture(int second, int frame) const;
    // How far the drawer is open at an instant, 0..1.
    static double drawerOpen(double t);
    // Where the tray of the open drawer is seen.
    QRectF trayArea() const;
    QString name() const;

private:
    struct Layout {
        bool mirror = false;
        QPointF counterFarLeft;
        QPointF counterFarRight;
        QPointF counterNearLeft;
        QPointF counterNearRight;
        QColor counter;
        QColor counterFront;
        QPointF till; // top left corner of the front of the register
        double tillScale = 1;
        QColor tillColour;
        bool tablet = false;
        QPointF customer; // the hip, at the counter
        double customerScale = 1;
        QPointF entry; // the hip, where a customer comes into sight
        double entryScale = 1;
        QRectF door; // empty: customers come in from the edge of the picture
        QPointF staff;
        double staffScale = 1;
        double goodsLine = 0; // height of the goods on the counter
        QPointF clock;
        double clockSize = 30;
    };

    void drawBackground(QPainter &painter) const;
    void drawCounter(QPainter &painter) const;
    void drawDoor(QPainter &painter, double t) const;
    void drawWallClock(QPainter &painter, double t) const;
    void drawTill(QPainter &painter, double t) const;
    void drawDrawer(QPainter &painter, double open) const;
    void drawScreen(QPainter &painter, const QRectF &screen, double t) const;
    void drawVisit(QPainter &painter, const Visit &visit, int which, double t) const;
    void drawCustomerBody(QPainter &painter, const Visit &visit, int which, double t) const;
    void drawBasket(QPainter &painter, const Visit &visit, int which, double t, QPointF foot, double scale) const;
    void drawBag(QPainter &painter, int which, QPointF foot, double scale) const;
    void drawStaff(QPainter &painter, double t) const;
    void drawText(QPainter &painter, const QRectF &box, int flags, const QString &text) const;
    void drawCaption(QPainter &painter, int second, int frame) const;
    void drawGoods(QPainter &painter, int kind, QPointF foot, double scale) const;

    bool staffAway(double t) const;
    Pose customerPose(const Visit &visit, double t) const;
    Pose staffPose(double t) const;
    std::vector<Waypoint> customerRightHand(const Visit &visit) const;
    std::vector<Waypoint> customerLeftHand(const Visit &visit) const;
    std::vector<Waypoint> staffHand() const;
    QPointF goodsPlace(int index) const;
    QPointF basketPlace() const;
    QPointF bagPlace() const;
    QPointF moneyPlace() const;
    QPointF tillPoint(double x, double y) const;
    Look customerLook(int which) const;

    int m_camera;
    Layout m_layout;
    Look m_staffLook;
    QImage m_background;
};
