// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/searchinput.h"

#include "app/domain/searchwriting.h"
#include "app/services/settings.h"

#include <QLocale>
#include <QTimer>

using namespace std::chrono_literals;

namespace {
constexpr auto kLookAtCalendarEvery = 5s;
}

SearchInput::SearchInput(ReceiptSearch &search, const Settings &settings, WhenEmpty whenEmpty, QObject *parent)
    : QObject(parent)
    , m_search(search)
    , m_settings(settings)
    , m_whenEmpty(whenEmpty)
    , m_today(dayOf(search.now(), shopZone()))
{
    connect(&settings, &Settings::staffSearchChanged, this, [this] {
        emit changed();
        run();
    });
    auto *calendar = new QTimer(this);
    connect(calendar, &QTimer::timeout, this, &SearchInput::followToday);
    calendar->start(kLookAtCalendarEvery);
}

void SearchInput::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    understand();
}

void SearchInput::understand()
{
    m_query = m_search.understand(m_text);
    emit changed();
    run();
}

void SearchInput::remove(const SearchTerm &term)
{
    setText(withoutTerm(m_text, term));
}

void SearchInput::replace(const std::function<bool(const SearchTerm &)> &which, const QString &written)
{
    QList<SearchTerm> terms;
    std::copy_if(m_query.terms.begin(), m_query.terms.end(), std::back_inserter(terms), which);
    setText(withTerms(m_text, terms, written));
}

QString SearchInput::written(const SearchTerm &term) const
{
    const bool japanese = QLocale().language() == QLocale::Japanese;
    return writtenTerm(term, japanese ? SearchLanguage::Japanese : SearchLanguage::English, now(), shopZone());
}

void SearchInput::setRegisters(const QList<RegisterKey> &registers)
{
    if (registers == m_registers)
        return;
    m_registers = registers;
    run();
}

void SearchInput::start()
{
    m_started = true;
    run();
}

bool SearchInput::isStaffAllowed() const
{
    return m_settings.isStaffSearchAllowed();
}

void SearchInput::run()
{
    if (!m_started || (isEmpty() && m_whenEmpty == WhenEmpty::FindsNothing))
        return;
    SearchRequest request{m_query, m_registers, isStaffAllowed()};
    for (SearchTerm &term : request.query.terms)
        term.span = {}; // a blank more is not another search
    if (m_hasRun && request == m_search.request())
        return;
    m_hasRun = true;
    m_search.search(std::move(request));
}

//! "Today" is another day after midnight.
void SearchInput::followToday()
{
    const QDate today = dayOf(now(), shopZone());
    if (today == m_today)
        return;
    m_today = today;
    understand();
}
