// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTimer>

using namespace std::chrono_literals;

namespace {
constexpr auto kPause = 90ms; // shorter than between two keys of most typists
}

SearchField::SearchField(QWidget *parent) : QLineEdit(parent), m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("searchField"));
    setClearButtonEnabled(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, [this] { emit typed(text()); });
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (text().isEmpty()) { // cleared: nobody waits for more
            m_pause->stop();
            emit typed(text());
        } else if (!m_isConverting) {
            m_pause->start();
        }
    });
}

bool SearchField::isPending() const
{
    return m_isConverting || m_pause->isActive();
}

void SearchField::showText(const QString &text)
{
    m_pause->stop();
    const QSignalBlocker blocker(this);
    setText(text);
}

void SearchField::flush()
{
    if (!m_pause->isActive())
        return;
    m_pause->stop();
    emit typed(text());
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        flush();
        emit listRequested();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit escaped();
        else
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        flush();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_isConverting = !event->preeditString().isEmpty();
    const bool committed = !event->commitString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    if (m_isConverting)
        m_pause->stop();
    else if (committed) // a whole word at once
        flush();
}
