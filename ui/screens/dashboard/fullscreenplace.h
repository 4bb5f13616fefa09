// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

//! The place of a widget in a window, which lends it to a window of its own that fills the same screen, and takes it back.
class FullScreenPlace : public QWidget {
    Q_OBJECT
public:
    explicit FullScreenPlace(QWidget *content, QWidget *parent = nullptr);
    ~FullScreenPlace() override;

    bool isFullScreen() const { return m_window != nullptr; }
    void setFullScreen(bool fullScreen);

signals:
    //! The content is about to be hidden and shown again at once: what it does need not stop for that.
    void aboutToMove();
    void moved();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter();
    void leave();

    QWidget *m_content;
    QPointer<QWidget> m_window;
    QPointer<QWidget> m_focus; //!< where the keys went before
};
