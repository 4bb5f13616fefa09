// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/questiondialog.h"

#include "ui_questiondialog.h"

#include <QPushButton>

QuestionDialog::QuestionDialog(const Question &question, QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::QuestionDialog>())
{
    setTexts(question.title, question.text);
    if (!question.helpPage.isEmpty())
        setProperty("helpPage", question.helpPage);
    m_ui->items->setText(question.items.join(u'\n'));
    m_ui->items->setVisible(!question.items.isEmpty());
    QPushButton *action = addAction(question.action, 0, question.dangerous ? QStringLiteral("dangerPrimary") : QStringLiteral("primary"));
    // What cannot be taken back is not one Enter away.
    (question.dangerous ? m_ui->cancelButton : action)->setDefault(true);
    (question.dangerous ? m_ui->cancelButton : action)->setFocus();
}

QuestionDialog::QuestionDialog(const QString &title, const QString &text, const QStringList &actions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::QuestionDialog>())
{
    setTexts(title, text);
    m_ui->items->hide();
    m_ui->cancelButton->hide(); // the actions say it all; Escape chooses none
    for (int i = int(actions.size()) - 1; i > 0; --i)
        addAction(actions[i], i, {});
    if (!actions.isEmpty()) {
        QPushButton *first = addAction(actions.first(), 0, QStringLiteral("primary"));
        first->setDefault(true);
        first->setFocus();
    }
}

QuestionDialog::~QuestionDialog() = default;

void QuestionDialog::setTexts(const QString &title, const QString &text)
{
    m_ui->setupUi(this);
    setWindowTitle(title);
    m_ui->title->setText(title);
    m_ui->text->setText(text);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
}

QPushButton *QuestionDialog::addAction(const QString &text, int index, const QString &kind)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QStringLiteral("actionButton%1").arg(index));
    button->setProperty("kind", kind);
    m_ui->buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, index] {
        m_chosen = index;
        accept();
    });
    return button;
}
