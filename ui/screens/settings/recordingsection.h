// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QFrame>
#include <QList>

#include <memory>
#include <optional>

class Dialogs;
class Links;
class Recorder;
class RecordingRow;
class Session;
class Settings;
namespace Ui {
class RecordingSection;
}

//! Whether and how much video is kept, how it fares camera by camera, and its deletion.
class RecordingSection : public QFrame {
    Q_OBJECT
public:
    RecordingSection(Recorder &recorder, Settings &settings, Session &session, Links &links, Dialogs &dialogs, QWidget *parent = nullptr);
    ~RecordingSection() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showSettings();
    void showNotice();
    void showReach();
    void showRows();
    void changeBudget();
    void act();
    void askToDelete();
    void askToBeginAnew();
    QString nameOf(const CameraId &camera) const;
    void retranslate();

    Recorder &m_recorder;
    Settings &m_settings;
    Session &m_session;
    Links &m_links;
    Dialogs &m_dialogs;
    std::unique_ptr<Ui::RecordingSection> m_ui;
    QList<RecordingRow *> m_rows; //!< children
    std::optional<Result<Done>> m_outcome; //!< of the last deletion
    bool m_asking = false;
};
