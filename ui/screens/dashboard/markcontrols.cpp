// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/markcontrols.h"

#include "app/domain/timerange.h"
#include "app/services/playback.h"
#include "ui/format/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

MarkControls::MarkControls(Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_in(makeButton(QStringLiteral("markIn")))
    , m_out(makeButton(QStringLiteral("markOut")))
    , m_clear(makeButton(QStringLiteral("clearMarks")))
    , m_span(new QLabel(parent))
{
    setObjectName(QStringLiteral("markControls"));
    m_span->setObjectName(QStringLiteral("markedSpan"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QPushButton *button : {m_in, m_out, m_clear})
        row->addWidget(button);
    connect(m_in, &QPushButton::clicked, this, [this] { m_playback.setMark(Playback::Mark::In); });
    connect(m_out, &QPushButton::clicked, this, [this] { m_playback.setMark(Playback::Mark::Out); });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_playback.clearMarks(); });
    connect(&playback, &Playback::marksChanged, this, &MarkControls::refresh);
    translate();
}

QPushButton *MarkControls::makeButton(const QString &name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setProperty("kind", QStringLiteral("more")); // narrow
    button->setAutoDefault(false);
    return button;
}

void MarkControls::refresh()
{
    const QString text = spanText();
    m_span->setText(text);
    m_span->setVisible(!text.isEmpty());
    if (text.isEmpty() && m_clear->hasFocus())
        m_in->setFocus(); // otherwise the focus would go somewhere
    m_clear->setEnabled(!text.isEmpty());
}

QString MarkControls::spanText() const
{
    const auto time = [](Instant at) { return format::time(at, shopZone()); };
    const std::optional<Instant> &in = m_playback.mark(Playback::Mark::In);
    const std::optional<Instant> &out = m_playback.mark(Playback::Mark::Out);
    if (in && out)
        //: The marked span: from, to, how long
        return tr("%1 \u2013 %2 (%3)").arg(time(*in), time(*out), format::extent(std::chrono::round<std::chrono::seconds>(*out - *in)));
    if (in)
        //: Only the beginning is marked; %1 is a time
        return tr("from %1").arg(time(*in));
    if (out)
        //: Only the end is marked; %1 is a time
        return tr("until %1").arg(time(*out));
    return {};
}

void MarkControls::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        translate();
}

void MarkControls::translate()
{
    const auto name = [](QPushButton *button, const QString &text, const QString &whole, const QString &toolTip) {
        button->setText(text);
        button->setAccessibleName(whole);
        button->setToolTip(toolTip);
    };
    //: Button: the marked span begins here
    name(m_in, tr("In"), tr("Mark the beginning"), tr("The marked span begins here (I key)"));
    //: Button: the marked span ends here
    name(m_out, tr("Out"), tr("Mark the end"), tr("The marked span ends here (O key)"));
    //: Button: takes both marks away
    name(m_clear, tr("Clear"), tr("Clear the marks"), tr("Takes both marks away (Shift + X)"));
    refresh();
}
