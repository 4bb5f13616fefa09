// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <variant>

//! An expected failure, as a value. Branch on `kind`; `detail` is for the log and a details pane only: it holds what
//! the server or the system said, never a secret and never customer data.
struct Error {
    enum class Kind {
        Cancelled,
        Offline, //!< no connection could be made or it broke
        Timeout,
        SignInNeeded, //!< the credential is missing, wrong, expired or revoked
        Forbidden, //!< the credential is right but does not reach this far (scope, option, switched-off function)
        NotFound,
        RateLimited,
        Server, //!< the server failed (5xx)
        BadData, //!< an answer that could not be understood
        Storage, //!< the local database or a file
    };

    Kind kind = Kind::BadData;
    QString detail;
    std::chrono::milliseconds retryAfter{0};
    //! A word of the vendor layer that tells apart cases of one kind for the user, e.g. "smaregi.functionOff".
    //! Empty when the kind says all. `ui/format/errortext.cpp` knows the words.
    QString reason;

    friend bool operator==(const Error &, const Error &) = default;
};

//! Stands for "done" where there is nothing to return.
struct Done {
    friend bool operator==(const Done &, const Done &) = default;
};

//! Either a value or an Error; becomes std::expected with C++23.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    const T &value() const { return std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }
    //! Moves the value out, for what cannot be copied (std::unique_ptr).
    T take() { return std::get<0>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};
