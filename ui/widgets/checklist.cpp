// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/checklist.h"

#include "ui/theme/kind.h"

#include <QAccessible>
#include <QLabel>
#include <QVBoxLayout>

namespace {

QString signOf(CheckLine::Mark mark)
{
    switch (mark) {
    case CheckLine::Mark::Good:
        return QStringLiteral("✓ ");
    case CheckLine::Mark::Bad:
        return QStringLiteral("✗ ");
    case CheckLine::Mark::Warning:
        return QStringLiteral("⚠ ");
    case CheckLine::Mark::Busy:
        return QStringLiteral("… ");
    case CheckLine::Mark::Unknown:
        break;
    }
    return QStringLiteral("－ ");
}

QString kindOf(CheckLine::Mark mark)
{
    switch (mark) {
    case CheckLine::Mark::Good:
        return QStringLiteral("checkGood");
    case CheckLine::Mark::Bad:
        return QStringLiteral("error");
    case CheckLine::Mark::Warning:
        return QStringLiteral("warning");
    case CheckLine::Mark::Busy:
    case CheckLine::Mark::Unknown:
        break;
    }
    return QStringLiteral("muted");
}

QString textOf(const CheckLine &line)
{
    const QString text = signOf(line.mark) + line.text;
    return line.advice.isEmpty() ? text : text + u'\n' + line.advice;
}

} // namespace

CheckList::CheckList(QWidget *parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    setProperty("kind", QStringLiteral("infoBox"));
    m_layout->setContentsMargins(12, 9, 12, 9);
    m_layout->setSpacing(3);
    hide();
}

void CheckList::setLines(const QList<CheckLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    while (m_labels.size() < lines.size()) {
        auto *label = new QLabel(this);
        label->setWordWrap(true);
        m_layout->addWidget(label);
        m_labels << label;
    }
    for (int i = 0; i < m_labels.size(); ++i) {
        QLabel *label = m_labels[i];
        const bool used = i < lines.size();
        label->setVisible(used);
        if (!used)
            continue;
        label->setObjectName(QStringLiteral("check") + lines[i].id);
        label->setText(textOf(lines[i]));
        setKind(label, kindOf(lines[i].mark));
    }
    setVisible(!lines.isEmpty());
    const bool busy = std::any_of(lines.begin(), lines.end(), [](const CheckLine &line) { return line.mark == CheckLine::Mark::Busy; });
    setAccessibleName(text());
    if (!lines.isEmpty() && !busy) {
        QAccessibleEvent told(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&told);
    }
}

QString CheckList::text() const
{
    QStringList texts;
    for (const CheckLine &line : m_lines)
        texts << textOf(line);
    return texts.join(u'\n');
}
