// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/receiptsearch.h"

#include <QDate>
#include <QObject>

#include <functional>

class Settings;

//! What a screen searches for. The text is the one source: chips and filters are read from it, and change it. Runs the
//! search as soon as it is another one. GUI thread.
class SearchInput : public QObject {
    Q_OBJECT
public:
    enum class WhenEmpty { FindsAll, FindsNothing };

    SearchInput(ReceiptSearch &search, const Settings &settings, WhenEmpty whenEmpty, QObject *parent = nullptr);

    const QString &text() const { return m_text; }
    const SearchQuery &query() const { return m_query; }
    bool isEmpty() const { return m_query.isEmpty(); }
    Instant now() const { return m_search.now(); } //!< to which days without a year and the like belong
    ReceiptSearch &search() const { return m_search; }

    void setText(const QString &text);
    void remove(const SearchTerm &term);
    //! Puts `written` in the place of the terms that `which` names; empty: takes them away.
    void replace(const std::function<bool(const SearchTerm &)> &which, const QString &written);
    //! The term as text in the language of the program.
    QString written(const SearchTerm &term) const;

    //! Searches these alone; none: all there are.
    void setRegisters(const QList<RegisterKey> &registers);
    //! Begins to search; until then only the text is kept. To be called once the screen is seen.
    void start();

    bool isStaffAllowed() const;

signals:
    void changed(); //!< the text or what it means

private:
    void understand();
    void run();
    void followToday();

    ReceiptSearch &m_search;
    const Settings &m_settings;
    const WhenEmpty m_whenEmpty;
    QString m_text;
    SearchQuery m_query;
    QDate m_today;
    QList<RegisterKey> m_registers;
    bool m_started = false;
    bool m_hasRun = false;
};
