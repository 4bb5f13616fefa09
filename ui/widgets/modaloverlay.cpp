// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/modaloverlay.h"

#include "ui/theme/theme.h"
#include "ui/widgets/shadow.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>

#include <algorithm>

void ModalOverlay::open(QDialog *dialog, QWidget *window, const Theme &theme)
{
    if (!window || !window->isVisible()) {
        dialog->open();
        // Only now its labels have their fonts, and know how tall their texts are.
        if (dialog->hasHeightForWidth())
            dialog->resize(dialog->width(), std::max(dialog->height(), dialog->heightForWidth(dialog->width())));
        return;
    }
    auto *overlay = new ModalOverlay(dialog, window, theme);
    overlay->show();
    overlay->raise();
    overlay->place();
    dialog->open();
    // A dialog that is no window does not take the focus by itself.
    QWidget *const first = dialog->focusWidget() ? dialog->focusWidget() : dialog;
    first->setFocus(Qt::ActiveWindowFocusReason);
}

bool ModalOverlay::covers(const QWidget &screen)
{
    const QWidget *overlay = screen.window()->findChild<QWidget *>(QStringLiteral("modalOverlay"), Qt::FindDirectChildrenOnly);
    return overlay && overlay->isVisible();
}

ModalOverlay::ModalOverlay(QDialog *dialog, QWidget *window, const Theme &theme) : QWidget(window), m_dialog(dialog), m_theme(theme)
{
    setObjectName(QStringLiteral("modalOverlay"));
    const QPointer<QWidget> before = QApplication::focusWidget(); // now: the dialog's own wish takes it over below
    const QPointer<QWidget> wanted = dialog->focusWidget();
    dialog->setParent(this, Qt::Widget);
    if (wanted)
        wanted->setFocus(); // forgotten with the old parent
    dialog->setProperty("kind", QStringLiteral("card"));
    dialog->setAttribute(Qt::WA_StyledBackground);
    dialog->installEventFilter(this);
    window->installEventFilter(this);
    connect(dialog, &QDialog::finished, this, [this, before] {
        // The dialog may be deleted before this is, and the window goes on laying itself out meanwhile.
        parentWidget()->removeEventFilter(this);
        m_dialog->removeEventFilter(this);
        hide();
        deleteLater();
        if (before && before->isVisible())
            before->setFocus(Qt::OtherFocusReason);
    });
}

void ModalOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 102)); // 40 %, as measured on the mock-up
    paintShadow(painter, m_dialog->geometry(), m_theme.isDark() ? 12 : 4);
}

bool ModalOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || (watched == parent() && event->type() == QEvent::Resize))
        place();
    return QWidget::eventFilter(watched, event);
}

bool ModalOverlay::focusNextPrevChild(bool next)
{
    QWidget *const from = m_dialog->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : m_dialog;
    const auto step = [next](QWidget *widget) { return next ? widget->nextInFocusChain() : widget->previousInFocusChain(); };
    for (QWidget *widget = step(from); widget != from; widget = step(widget)) {
        const bool reachable = m_dialog->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy() &&
                               (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (!reachable)
            continue;
        widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return true; // never out of the dialog
}

void ModalOverlay::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // what lies below is out of reach
}

void ModalOverlay::place()
{
    QWidget *const window = parentWidget();
    setGeometry(window->rect());
    const QSize wanted = m_dialog->sizeHint().expandedTo(m_dialog->minimumSize()).boundedTo(m_dialog->maximumSize());
    const int width = std::min(wanted.width(), this->width() - 2 * m_theme.px(16));
    const int tall = m_dialog->hasHeightForWidth() ? m_dialog->heightForWidth(width) : wanted.height();
    const int height = std::min(tall, this->height() - 2 * m_theme.px(16));
    // A little above the middle, where the eye expects it.
    m_dialog->setGeometry((this->width() - width) / 2, (this->height() - height) * 42 / 100, width, height);
    update();
}
