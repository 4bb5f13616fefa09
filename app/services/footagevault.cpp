// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/footagevault.h"

#include "app/base/aead.h"
#include "app/base/async.h"
#include "app/base/logging.h"
#include "app/services/secretstore.h"
#include "app/video/footagering.h"

using namespace std::chrono_literals;

namespace {
const QString kSecretKey = QStringLiteral("footage/key");
// Another program may end, a disk may come back.
constexpr auto kTryAgain = 10s;
} // namespace

FootageVault::FootageVault(FootageRing &ring, SecretStore &secrets, QObject *parent) : QObject(parent), m_ring(ring), m_secrets(secrets)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &FootageVault::tryOpen);
}

void FootageVault::open(bool make)
{
    m_make = make;
    if (m_state == State::Closed || (m_state == State::Failed && !m_again.isActive()))
        tryOpen();
}

void FootageVault::retry()
{
    if (m_state == State::Failed)
        tryOpen();
}

void FootageVault::close()
{
    ++m_generation;
    m_again.stop();
    if (m_state == State::Closed)
        return;
    (void)m_ring.close(); // the ring does one thing after the other
    set(State::Closed);
}

void FootageVault::tryOpen()
{
    m_again.stop();
    set(State::Opening);
    const int generation = ++m_generation;
    onFinished(m_secrets.read(kSecretKey), this, [this, generation](const Result<QByteArray> &stored) {
        if (generation != m_generation)
            return;
        const QByteArray key = stored ? QByteArray::fromHex(stored.value()) : QByteArray();
        if (!stored && stored.error().kind != Error::Kind::NotFound)
            set(State::Failed, stored.error()); // asking again could open the key store's window again and again
        else
            openWith(key, false);
    });
}

//! Without a key the ring says whether one is needed.
void FootageVault::openWith(const QByteArray &key, bool anew)
{
    const int generation = ++m_generation;
    onFinished(m_ring.open(key, anew ? FootageRing::Begin::Anew : FootageRing::Begin::Continue), this,
               [this, generation](const Result<Done> &opened) {
                   if (generation != m_generation)
                       return;
                   if (opened) {
                       set(State::Open);
                   } else if (opened.error().kind == Error::Kind::NotFound) {
                       if (m_make)
                           makeKey(false);
                       else
                           set(State::Closed);
                   } else if (opened.error().reason == u"footage.keyLost") {
                       set(State::KeyLost, opened.error());
                   } else {
                       set(State::Failed, opened.error());
                       m_again.start(kTryAgain);
                   }
               });
}

//! The key store first: footage under a key that is nowhere would be lost.
void FootageVault::makeKey(bool anew)
{
    set(State::Opening);
    const Result<QByteArray> key = Aead::randomBytes(Aead::kKeyBytes);
    if (!key) {
        set(State::Failed, key.error());
        return;
    }
    const int generation = ++m_generation;
    onFinished(m_secrets.write(kSecretKey, key.value().toHex()), this, [this, generation, anew, key](const Result<Done> &kept) {
        if (generation != m_generation)
            return;
        if (kept)
            openWith(key.value(), anew);
        else
            set(State::Failed, kept.error());
    });
}

void FootageVault::beginAnew()
{
    if (m_state == State::KeyLost)
        makeKey(true);
}

void FootageVault::set(State state, const std::optional<Error> &error)
{
    if (m_state == state && m_error == error)
        return;
    if (error)
        qCWarning(lcServices) << "the footage kept cannot be opened:" << error->detail << error->reason;
    m_state = state;
    m_error = error;
    emit stateChanged();
}
