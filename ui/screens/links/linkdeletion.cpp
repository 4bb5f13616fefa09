// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/links/linkdeletion.h"

#include "app/base/async.h"
#include "app/services/links.h"
#include "ui/dialogs/dialogs.h"
#include "ui/widgets/noticebox.h"

LinkDeletion::LinkDeletion(Links &links, Dialogs &dialogs, NoticeBox &notice, QObject *parent)
    : QObject(parent)
    , m_links(links)
    , m_dialogs(dialogs)
    , m_notice(notice)
{
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &LinkDeletion::countDown);
    connect(&notice, &NoticeBox::actionTriggered, this, &LinkDeletion::undo);
}

void LinkDeletion::ask(const QList<LinkId> &ids, const QStringList &names)
{
    if (ids.isEmpty())
        return;
    Question question;
    question.title = tr("Delete %n link(s)?", nullptr, int(ids.size()));
    question.text = tr("This only ends the link; your contract with the service goes on. Receipts and pictures fetched so far stay in "
                       "this program until you delete them under “Settings”, “Data”.");
    question.items = names;
    question.action = tr("Delete");
    question.dangerous = true;
    question.helpPage = QStringLiteral("change");
    onFinished(m_dialogs.confirm(question), this, [this, ids](bool confirmed) {
        if (confirmed)
            remove(ids);
    });
}

void LinkDeletion::remove(const QList<LinkId> &ids)
{
    QList<Link> removed;
    for (const LinkId id : ids) {
        if (const Link *link = m_links.link(id))
            removed << *link;
    }
    emit busyChanged(true);
    const QDeadlineTimer until(m_links.undoTime());
    onFinished(m_links.remove(ids), this, [this, removed, until](const Result<Done> &done) {
        emit busyChanged(false);
        if (!done) {
            emit failed(done.error());
            return;
        }
        m_removed = removed;
        m_until = until;
        m_second.start();
        retranslate();
    });
}

void LinkDeletion::undo()
{
    const QList<Link> links = m_removed;
    forget();
    emit busyChanged(true);
    onFinished(m_links.restore(links), this, [this, count = int(links.size())](const Result<Done> &done) {
        emit busyChanged(false);
        if (done)
            emit restored(count);
        else
            emit failed(done.error());
    });
}

void LinkDeletion::forget()
{
    m_second.stop();
    m_removed.clear();
    m_notice.clear();
}

void LinkDeletion::countDown()
{
    if (m_until.hasExpired())
        forget();
    else
        m_notice.setAction(action()); // without reading the sentence out again
}

QString LinkDeletion::action() const
{
    using std::chrono::ceil, std::chrono::seconds;
    const auto left = ceil<seconds>(std::chrono::nanoseconds(m_until.remainingTimeAsDuration())).count();
    //: Button behind "deleted"; %n is for how many seconds it is there.
    return tr("Undo (%n s)", nullptr, int(left));
}

void LinkDeletion::retranslate()
{
    if (!m_removed.isEmpty())
        m_notice.say(NoticeBox::Tone::Success, tr("%n link(s) deleted.", nullptr, int(m_removed.size())), action());
}
