// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "person.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace {
constexpr double UpperArm = 98;
constexpr double ForeArm = 92;

double bob(const Pose &pose)
{
    return -std::abs(std::sin(pose.step)) * 7 * pose.walk;
}

QPointF shoulder(const Pose &pose, Side side)
{
    const double sign = side == Side::Left ? -1 : 1;
    return pose.hip + QPointF(sign * (58 - 6 * std::abs(pose.turn)), -170 + bob(pose)) * pose.scale;
}

void drawLegs(QPainter &painter, const Look &look, const Pose &pose)
{
    const double swing = std::sin(pose.step) * 26 * pose.walk;
    for (const double sign : {-1.0, 1.0}) {
        const double x = sign * 26;
        const double foot = x + sign * swing * (std::abs(pose.turn) + 0.3);
        const double lift = std::max(0.0, sign * std::sin(pose.step)) * 14 * pose.walk;
        painter.setPen(QPen(sign < 0 ? look.legs.darker(112) : look.legs, 44, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({QPointF(x, -8), QPointF((x + foot) / 2 + pose.turn * 4, 80 - lift), QPointF(foot, 165 - lift)}));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0x2e, 0x2a, 0x2a));
        painter.drawRoundedRect(QRectF(foot - 24 + pose.turn * 8, 172 - lift, 48, 22), 10, 10);
    }
}

void drawTorso(QPainter &painter, const Look &look)
{
    QPainterPath torso;
    torso.moveTo(-26, -206);
    torso.cubicTo(-62, -200, -80, -186, -78, -140);
    torso.lineTo(-66, 0);
    torso.cubicTo(-64, 22, 64, 22, 66, 0);
    torso.lineTo(78, -140);
    torso.cubicTo(80, -186, 62, -200, 26, -206);
    torso.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.top);
    painter.drawPath(torso);
}

void drawApron(QPainter &painter, const Look &look, const Pose &pose)
{
    painter.save();
    painter.translate(pose.turn * 10, 0);
    painter.setPen(QPen(look.apron.darker(120), 11, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-34, -200), QPointF(-38, -130));
    painter.drawLine(QPointF(34, -200), QPointF(38, -130));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.apron);
    QPainterPath bib;
    bib.moveTo(-44, -142);
    bib.lineTo(44, -142);
    bib.cubicTo(48, -100, 58, -90, 62, -70);
    bib.lineTo(64, 96);
    bib.lineTo(-64, 96);
    bib.lineTo(-62, -70);
    bib.cubicTo(-58, -90, -48, -100, -44, -142);
    painter.drawPath(bib);
    painter.setBrush(look.apron.lighter(112));
    painter.drawRoundedRect(QRectF(-30, -54, 60, 44), 6, 6);
    painter.setBrush(QColor(0xf6, 0xf3, 0xea));
    painter.drawRoundedRect(QRectF(8, -124, 28, 16), 3, 3); // name plate
    painter.restore();
}

void drawHead(QPainter &painter, const Look &look, const Pose &pose)
{
    painter.save();
    painter.translate(pose.turn * 5, pose.nod * 7);
    painter.setPen(Qt::NoPen);

    // Hair behind the head.
    painter.setBrush(look.hair.darker(118));
    if (look.style == Hair::Bob) {
        painter.drawRoundedRect(QRectF(-53 - pose.turn * 4, -292, 106, 100), 44, 40);
    } else if (look.style == Hair::Bun) {
        painter.drawEllipse(QPointF(-pose.turn * 34, -292), 23, 22);
    }

    // Neck.
    painter.setBrush(look.skin.darker(116));
    painter.drawRoundedRect(QRectF(-17, -222, 34, 32), 12, 12);

    const QPointF centre(0, -252);
    QPainterPath face;
    face.moveTo(-43, -264);
    face.cubicTo(-43, -312, 43, -312, 43, -264);
    face.cubicTo(43, -222, 22, -203, 0, -203);
    face.cubicTo(-22, -203, -43, -222, -43, -264);
    if (pose.back) {
        painter.setBrush(look.hair);
        QPainterPath mop;
        mop.addEllipse(centre + QPointF(0, -6), 49, 50);
        painter.drawPath(mop);
        if (look.style == Hair::Bob)
            painter.drawRoundedRect(QRectF(-53, -270, 106, 76), 30, 30);
        if (look.style == Hair::Bun)
            painter.drawEllipse(QPointF(0, -288), 24, 22);
        if (look.style == Hair::Cap) {
            painter.setBrush(look.cap);
            painter.drawChord(QRectF(-50, -310, 100, 92), 0, 180 * 16);
        }
        painter.restore();
        return;
    }

    // Ears: the one on the side turned away from shows.
    painter.setBrush(look.skin.darker(108));
    const bool ears = look.style != Hair::Bob;
    if (ears && pose.turn < 0.6)
        painter.drawEllipse(QPointF(-44 - std::min(0.0, pose.turn) * 62, -250), 8, 12);
    if (ears && pose.turn > -0.6)
        painter.drawEllipse(QPointF(44 - std::max(0.0, pose.turn) * 62, -250), 8, 12);
    painter.setBrush(look.skin);
    painter.drawPath(face);

    // The face, kept inside the head when it is turned.
    painter.save();
    painter.setClipPath(face, Qt::IntersectClip);
    const double shift = pose.turn * 21;
    const double down = pose.nod * 7;
    const double squeeze = 1 - std::abs(pose.turn) * 0.18;
    painter.translate(shift, down);
    painter.setBrush(QColor(0xe0, 0x6a, 0x5a, 60));
    painter.drawEllipse(QPointF(-27 * squeeze, -234), 9, 6);
    painter.drawEllipse(QPointF(27 * squeeze, -234), 9, 6);
    const QColor ink(0x2b, 0x23, 0x22);
    painter.setBrush(ink);
    const double open = std::max(0.12, (1 - pose.blink) * (1 - 0.55 * pose.nod));
    painter.drawEllipse(QPointF(-18 * squeeze, -250), 4.6, 6.2 * open);
    painter.drawEllipse(QPointF(18 * squeeze, -250), 4.6, 6.2 * open);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.hair, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-25 * squeeze, -266), QPointF(-11 * squeeze, -267));
    painter.drawLine(QPointF(11 * squeeze, -267), QPointF(25 * squeeze, -266));
    painter.setPen(QPen(look.skin.darker(135), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({QPointF(pose.turn * 4, -246), QPointF(pose.turn * 8, -238), QPointF(pose.turn * 3 - 2, -237)}));
    painter.setPen(QPen(QColor(0x9c, 0x46, 0x40), 3.4, Qt::SolidLine, Qt::RoundCap));
    QPainterPath mouth;
    mouth.moveTo(-10 * squeeze, -224);
    mouth.quadTo(QPointF(0, -224 + 10 * pose.smile), QPointF(10 * squeeze, -224));
    painter.drawPath(mouth);
    if (look.glasses) {
        painter.setPen(QPen(QColor(0x33, 0x33, 0x3a), 3));
        painter.drawEllipse(QPointF(-18 * squeeze, -249), 12, 11);
        painter.drawEllipse(QPointF(18 * squeeze, -249), 12, 11);
        painter.drawLine(QPointF(-6 * squeeze, -250), QPointF(6 * squeeze, -250));
    }
    painter.restore();

    // Hair on top; it follows the turn the other way, so that the back of the head shows.
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.hair);
    const double t = pose.turn;
    if (look.style == Hair::Bob) { // locks down to the chin
        if (t > -0.6)
            painter.drawRoundedRect(QRectF(-53, -282, 19 + std::max(0.0, t) * 16, 82), 9, 12);
        if (t < 0.6)
            painter.drawRoundedRect(QRectF(34 + std::min(0.0, t) * 16, -282, 19 - std::min(0.0, t) * 16, 82), 9, 12);
    }
    QPainterPath hair;
    hair.moveTo(-51, -250);
    hair.cubicTo(-58, -324, 58, -324, 51, -250);
    hair.cubicTo(46, -262, 40 + std::min(0.0, t) * 26, -262, 38 + std::min(0.0, t) * 22, -272);
    hair.cubicTo(20 + t * 14, -282, -2 + t * 18, -276, -12 + t * 20, -286);
    hair.cubicTo(-20 + t * 12, -276, -38 + std::max(0.0, t) * 26, -280, -38 + std::max(0.0, t) * 22, -270);
    hair.cubicTo(-42 + std::max(0.0, t) * 20, -262, -46, -262, -51, -250);
    painter.drawPath(hair);
    if (look.style == Hair::Cap) {
        painter.setBrush(look.cap);
        QPainterPath cap;
        cap.moveTo(-50, -266);
        cap.cubicTo(-52, -324, 52, -324, 50, -266);
        cap.cubicTo(26, -280, -26, -280, -50, -266);
        painter.drawPath(cap);
        painter.setBrush(look.cap.darker(125));
        painter.drawRoundedRect(QRectF(-40 + t * 34, -278, 80, 14), 7, 7);
    }
    painter.restore();
}
} // namespace

QPointF hangingHand(const Pose &pose, Side side)
{
    const double sign = side == Side::Left ? -1 : 1;
    const double swing = std::sin(pose.step) * 24 * pose.walk * sign;
    return pose.hip + QPointF(sign * 76 + swing * std::abs(pose.turn), 4 - std::abs(swing) * 0.3 + bob(pose)) * pose.scale;
}

void drawBody(QPainter &painter, const Look &look, const Pose &pose)
{
    painter.save();
    painter.translate(pose.hip);
    painter.scale(pose.scale, pose.scale);
    drawLegs(painter, look, pose);
    painter.translate(0, bob(pose));
    drawTorso(painter, look);
    if (look.apron.isValid() && !pose.back)
        drawApron(painter, look, pose);
    else if (!pose.back) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.top.lighter(135)); // collar
        painter.drawPolygon(
            QPolygonF({QPointF(-26 + pose.turn * 6, -206), QPointF(pose.turn * 12, -176), QPointF(26 + pose.turn * 6, -206)}));
    }
    drawHead(painter, look, pose);
    painter.restore();
}

void drawArm(QPainter &painter, const Look &look, const Pose &pose, Side side, QPointF hand)
{
    const double sign = side == Side::Left ? -1 : 1;
    const double s = pose.scale;
    const QPointF from = shoulder(pose, side);
    const QPointF way = hand - from;
    const double distance = std::max(1.0, std::hypot(way.x(), way.y()));
    double upper = UpperArm * s;
    double fore = ForeArm * s;
    if (distance > (upper + fore) * 0.985) { // reaching towards the camera: the arm looks longer
        const double grow = distance / ((upper + fore) * 0.985);
        upper *= grow;
        fore *= grow;
    }
    const double along = (upper * upper - fore * fore + distance * distance) / (2 * distance);
    const double off = std::sqrt(std::max(0.0, upper * upper - along * along));
    const QPointF unit = way / distance;
    const QPointF out(-unit.y(), unit.x());
    // The elbow hangs down, rather outwards; between the two sides it passes through the straight arm instead of jumping.
    const double bend = std::clamp((out.x() * sign * 0.4 + out.y()) / 0.3, -1.0, 1.0);
    const QPointF elbow = from + unit * along + out * (off * bend);

    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.skin);
    painter.drawEllipse(hand, 17 * s, 16 * s);
    const QPointF toHand = (hand - elbow) / std::max(1.0, std::hypot(hand.x() - elbow.x(), hand.y() - elbow.y()));
    painter.setPen(QPen(look.skin, 23 * s, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(elbow, hand);
    const QColor sleeve = side == Side::Left ? look.top.darker(106) : look.top.darker(122);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(sleeve, 38 * s, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double cuff = std::max(6.0, std::hypot(hand.x() - elbow.x(), hand.y() - elbow.y()) - 34 * s);
    painter.drawPolyline(QPolygonF({from, elbow, elbow + toHand * cuff * 0.82}));
    painter.restore();
}
