// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"

#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QTimer>

class Dialogs;
class Links;
class NoticeBox;

//! Deletes links after one question that lists them, and offers to undo it for as long as Links can: in a notice of its own,
//! which counts down and goes away by itself.
class LinkDeletion : public QObject {
    Q_OBJECT
public:
    //! All outlive this.
    LinkDeletion(Links &links, Dialogs &dialogs, NoticeBox &notice, QObject *parent = nullptr);

    //! `names` are the links as the table shows them.
    void ask(const QList<LinkId> &ids, const QStringList &names);
    //! Takes the offer back.
    void forget();
    void retranslate();

signals:
    void busyChanged(bool busy);
    void failed(const Error &error);
    void restored(int count);

private:
    void remove(const QList<LinkId> &ids);
    void undo();
    void countDown();
    QString action() const;

    Links &m_links;
    Dialogs &m_dialogs;
    NoticeBox &m_notice;
    QList<Link> m_removed; //!< what can be brought back now
    QDeadlineTimer m_until;
    QTimer m_second;
};
