// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"
#include "app/domain/retentionperiod.h"
#include "app/services/registercount.h"

#include <QObject>
#include <QTimer>

#include <optional>

class PictureCache;
class ReceiptStore;
class RetentionData;
class Settings;
struct UpsertResult;

//! Keeps receipts as long as the user wants, and deletes what is older, with its pictures: at start and when a day has begun, in
//! short jobs one after the other. Because the limit is in ReceiptStore, nothing older is fetched or stored again. GUI thread.
class Retention : public QObject {
    Q_OBJECT
public:
    Retention(Settings &settings, RetentionData &data, RegisterData &registers, ReceiptStore &receipts, PictureCache &pictures,
              const Links &links, const Clock &clock, QObject *parent = nullptr);

    //! Deletes what has become too old, and looks again now and then.
    void start();
    void lookNow();

    RetentionPeriod period() const;
    //! The first day that would be kept with that period. A day is a month after the newest receipt at most, so that a clock
    //! that is years ahead does not empty the journal.
    std::optional<QDate> keptFrom(const RetentionPeriod &period) const;

    //! Counts what that period would delete.
    void preview(const RetentionPeriod &period);
    void stopPreview() { m_preview.stop(); }
    const RegisterCount &previewed() const { return m_preview; }

    //! Keeps the period and deletes what is older from now on.
    void apply(const RetentionPeriod &period);
    //! Ends the deletion after the step that is under way, and keeps all that is left for ever, or it would begin again tomorrow.
    void stop();
    bool isRemoving() const { return m_removed.has_value(); }
    qint64 removed() const { return m_removed.value_or(0); }
    qint64 toRemove() const { return m_toRemove; } //!< 0 when it was not counted
    std::optional<Error> error() const { return m_error; } //!< of the last deletion, which is tried again

signals:
    void changed(); //!< the period, the preview or how far the deletion is
    void receiptsRemoved(const ContractKey &contract, const UpsertResult &what);

private:
    QDate today() const;
    void look();
    void removeNext(int run, Instant limit);
    void step(int run, Instant limit, const QHash<ContractKey, QList<ReceiptId>> &removed);
    void end(const Result<Done> &how);

    Settings &m_settings;
    RetentionData &m_data;
    RegisterData &m_registers;
    ReceiptStore &m_receipts;
    PictureCache &m_pictures;
    const Clock &m_clock;
    RegisterCount m_preview;
    RetentionPeriod m_previewed; //!< what m_preview counts for
    QTimer m_timer;
    QDate m_lookedOn; //!< no further look is due that day
    std::optional<QDate> m_newest; //!< day of the newest receipt
    int m_run = 0; //!< steps of an older one are not followed up
    std::optional<qint64> m_removed; //!< while it deletes
    qint64 m_toRemove = 0;
    std::optional<Error> m_error;
};
