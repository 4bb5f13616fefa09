// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchchips.h"

#include "ui/models/searchinput.h"
#include "ui/models/searchtermtext.h"
#include "ui/widgets/flowlayout.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace {
constexpr int kGap = 6;

QToolButton *smallButton(const QString &name, const QString &kind, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setProperty("kind", kind);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}
} // namespace

SearchChips::SearchChips(SearchInput &input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_layout(new FlowLayout(kGap, this))
    , m_anchor(new QWidget(this))
    , m_staff(smallButton(QStringLiteral("staffSettingButton"), QStringLiteral("smallLink"), this))
{
    setObjectName(QStringLiteral("searchChips"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Fixed would mean: one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_anchor->setFocusPolicy(Qt::TabFocus); // what takes no focus is no place in that order
    m_anchor->hide();
    m_layout->addWidget(m_staff);
    connect(m_staff, &QToolButton::clicked, this, &SearchChips::staffSettingRequested);
    connect(&input, &SearchInput::changed, this, &SearchChips::refresh);
    translate();
    refresh();
}

void SearchChips::refresh()
{
    QList<Chip> wanted;
    for (const SearchTerm &term : m_input.query().terms) {
        const bool off = term.kind == SearchTerm::Kind::Staff && !m_input.isStaffAllowed();
        const QString text = searchTermText(term, m_input.text(), m_input.now());
        //: A part of a search that finds nothing because it is switched off; %1: "Staff: Sato"
        wanted << Chip{off ? tr("%1 (switched off)").arg(text) : text, off};
    }
    setVisible(!wanted.isEmpty());
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    for (QFrame *chip : std::as_const(m_chips)) {
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its cross may be what was pressed
    }
    m_chips.clear();
    m_crosses.clear();
    m_layout->removeWidget(m_staff); // it stays the last one
    for (int i = 0; i < wanted.size(); ++i)
        add(wanted.at(i), i);
    m_layout->addWidget(m_staff);
    m_staff->setVisible(std::any_of(wanted.begin(), wanted.end(), [](const Chip &chip) { return chip.off; }));
    QWidget *before = m_anchor;
    for (QToolButton *cross : std::as_const(m_crosses)) {
        setTabOrder(before, cross);
        before = cross;
    }
    setTabOrder(before, m_staff);
    updateGeometry();
}

void SearchChips::add(const Chip &shown, int index)
{
    auto *chip = new QFrame(this);
    chip->setObjectName(QStringLiteral("searchChip%1").arg(index));
    chip->setProperty("kind", shown.off ? QStringLiteral("searchChipOff") : QStringLiteral("searchChip"));
    auto *label = new QLabel(shown.text, chip);
    label->setObjectName(QStringLiteral("searchChipText"));
    label->setTextFormat(Qt::PlainText);
    label->setMinimumWidth(1); // a long word may be cut; the field has all of it
    auto *cross = smallButton(QStringLiteral("searchChipCross%1").arg(index), QStringLiteral("chipCross"), chip);
    cross->setText(QStringLiteral("×"));
    //: On the cross of a part of a search; %1: "Kind: Refund"
    cross->setAccessibleName(tr("Remove %1").arg(shown.text));
    cross->setToolTip(cross->accessibleName());
    cross->installEventFilter(this);
    connect(cross, &QToolButton::clicked, this, [this, index] { remove(index); });
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(9, 2, 4, 2);
    row->setSpacing(3);
    row->addWidget(label);
    row->addWidget(cross);
    m_layout->addWidget(chip);
    m_chips << chip;
    m_crosses << cross;
    chip->show();
}

void SearchChips::remove(int index)
{
    const bool byKeyboard = m_crosses.at(index)->hasFocus();
    m_input.remove(m_input.query().terms.at(index));
    if (!byKeyboard)
        return;
    if (m_crosses.isEmpty())
        emit left();
    else
        m_crosses.at(std::min(index, int(m_crosses.size()) - 1))->setFocus(Qt::OtherFocusReason);
}

bool SearchChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int index = int(m_crosses.indexOf(static_cast<QToolButton *>(watched)));
    if (index < 0)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        remove(index);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int next = index + (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Right ? 1 : -1);
        m_crosses.at(std::clamp(next, 0, int(m_crosses.size()) - 1))->setFocus(Qt::TabFocusReason);
        return true;
    }
    default:
        return false;
    }
}

void SearchChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    translate();
    // The widgets that are being told of the new language must not be deleted meanwhile.
    QMetaObject::invokeMethod(this, &SearchChips::refresh, Qt::QueuedConnection);
}

void SearchChips::translate()
{
    m_staff->setText(tr("Switch it on in the settings"));
}
