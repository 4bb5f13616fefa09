// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/timeline/timelinecontent.h"
#include "ui/widgets/timeline/timescale.h"

#include <QImage>
#include <QWidget>

#include <functional>

class Theme;
class TimelineLayout;
class TimelinePreview;

//! A day of one camera: its footage, the receipts as marks, and where in it the picture is. Zooms by wheel, pinch and keys;
//! a drag goes through the day. Shows what it is given; what it is asked to do it tells.
class Timeline : public QWidget {
    Q_OBJECT
public:
    explicit Timeline(const Theme &theme, QWidget *parent = nullptr);
    ~Timeline() override;

    //! Shows all of it, unless it is the day that is shown.
    void setDay(const TimeRange &day, const QTimeZone &zone);
    void setMarks(const QList<TimelineMark> &marks);
    void setFootage(const QList<TimeRange> &here, const QList<TimeRange> &cloud, const QList<TimeRange> &unknown);
    void setNow(Instant now);
    //! Follows it out of view, as playing goes on.
    void setPlayhead(std::optional<Instant> at, bool live);
    void setMarked(std::optional<Instant> in, std::optional<Instant> out);
    //! What is said of a receipt while the pointer is over its mark.
    void setReceiptText(std::function<QString(ReceiptId)> text) { m_receiptText = std::move(text); }
    //! Of the instant that is hovered over; a null image says that there is none.
    void setPreview(const QImage &image);
    QSize previewSize() const; //!< in device pixels

    const TimeScale &scale() const { return m_scale; }
    const TimelineContent &content() const { return m_content; }
    const QTimeZone &zone() const { return m_zone; }
    bool isScrubbing() const { return m_scrubbing; }
    //! In the widget's pixels.
    double xOf(Instant at) const;
    Instant instantAt(double x) const;

    //! Where it is, in words.
    QString spoken() const;

    // What the user can do, besides the pointer:
    void moveTo(Instant at);
    void moveBy(std::chrono::milliseconds by);
    void moveToFirstFootage();
    void stepMark(int direction); //!< to the next receipt, or (-1) the one before
    //! Around that pixel; without one around where it is, if that is in view.
    void zoom(double factor, std::optional<double> anchor = {});
    void showAll();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {sizeHint().width() / 4, sizeHint().height()}; }

signals:
    void scrubBegan();
    void sought(Instant at); //!< go there; while scrubbing once for each move
    void scrubEnded();
    void receiptPicked(ReceiptId receipt);
    void liveRequested();
    void hovered(std::optional<Instant> at); //!< none: nowhere

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    TimelineLayout layoutNow() const;
    QFont labelFont() const;
    Instant position() const;
    const TimelineMark *markUnder(QPointF position) const;
    void hover(QPointF position);
    void endHover();
    void scaleChanged();
    void announce();
    QString hoverText(Instant at, const TimelineMark *mark) const;
    void translate();

    const Theme &m_theme;
    TimelinePreview *m_preview;
    TimeScale m_scale;
    TimelineContent m_content;
    QTimeZone m_zone;
    std::function<QString(ReceiptId)> m_receiptText;
    ReceiptId m_hoveredReceipt;
    std::optional<ReceiptId> m_pressed; //!< the mark under the button
    std::optional<double> m_panning; //!< where the pointer was
    bool m_scrubbing = false;
};
