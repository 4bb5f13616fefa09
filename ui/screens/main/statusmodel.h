// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

class Clock;
class Links;
struct ContractInfo;
class Session;
class SyncService;
class UpdateCheck;

//! A line at the foot of the side bar.
struct StatusLine {
    enum class Level { Good, Busy, Warning, Bad };
    enum class About { Receipts, Cameras, Update };
    Level level = Level::Good;
    QString text;
    QString toolTip; //!< the whole story, and what to do
    About about = About::Receipts;

    friend bool operator==(const StatusLine &, const StatusLine &) = default;
};

//! How the POS and the cameras are, in words: one line per contract with links (of many: those in trouble, and the rest in one),
//! one for the cameras, one when there is a newer version, and the account.
//! Looks again every second, because "12 s ago" grows old.
class StatusModel : public QObject {
    Q_OBJECT
public:
    StatusModel(Session &session, const Links &links, const SyncService &sync, const UpdateCheck &updates, const Clock &clock,
                QObject *parent = nullptr);

    const QList<StatusLine> &lines() const { return m_lines; }
    const QString &account() const { return m_account; }

    //! Builds the lines anew, in the language of now.
    void refresh();

signals:
    void changed();

private:
    QList<StatusLine> contractLines() const;
    StatusLine contractLine(const ContractInfo &contract, const QString &name) const;
    StatusLine cameraLine() const;
    QString accountText() const;

    Session &m_session;
    const Links &m_links;
    const SyncService &m_sync;
    const UpdateCheck &m_updates;
    const Clock &m_clock;
    QList<StatusLine> m_lines;
    QString m_account;
};
