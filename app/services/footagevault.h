// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <optional>

class FootageRing;
class SecretStore;

//! Opens the ring with its key out of the key store, where it is made when the first footage is to be kept. Without the key
//! nothing is written, and nothing of what is there is lost. GUI thread.
class FootageVault : public QObject {
    Q_OBJECT
public:
    enum class State {
        Closed, //!< nothing is kept yet, and nothing was to be
        Opening,
        Open,
        KeyLost, //!< what is there cannot be read any more: beginAnew() throws it away
        Failed, //!< error() says why: the key store, another program that has it, the disk
    };

    FootageVault(FootageRing &ring, SecretStore &secrets, QObject *parent = nullptr);

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }

    //! Opens what is there; with `make`, makes a ring when there is none. Goes on trying while another program has it.
    void open(bool make);
    void retry(); //!< at once, after a failure
    //! Throws away what cannot be read and makes a new key.
    void beginAnew();
    void close();

signals:
    void stateChanged();

private:
    void tryOpen();
    void openWith(const QByteArray &key, bool anew);
    void makeKey(bool anew);
    void set(State state, const std::optional<Error> &error = {});

    FootageRing &m_ring;
    SecretStore &m_secrets;
    State m_state = State::Closed;
    std::optional<Error> m_error;
    bool m_make = false;
    int m_generation = 0; //!< late answers of an older wish are not heard
    QTimer m_again;
};
