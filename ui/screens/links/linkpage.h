// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/async.h"
#include "app/domain/link.h"
#include "app/services/contracts.h"
#include "ui/dialogs/leaveguard.h"
#include "ui/models/linktablemodel.h"

#include <QFuture>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class AccountList;
class CameraThumbnails;
class Dialogs;
class LinkDeletion;
class Links;
class Session;
class Settings;
class Theme;
namespace Ui {
class LinkPage;
}

//! The links of one POS vendor: the table, and the ways to add, change and delete.
class LinkPage : public QWidget, public UnsavedEdits {
    Q_OBJECT
public:
    //! All outlive the page; the thumbnails may be null.
    LinkPage(Vendor vendor, Links &links, Session &session, CameraThumbnails *thumbnails, Settings &settings, Dialogs &dialogs,
             const Theme &theme, QWidget *parent = nullptr);
    ~LinkPage() override;

    bool hasUnsavedEdits() const override { return m_model.hasEdits(); }
    QFuture<Result<Done>> saving() const override { return m_saving; }
    QFuture<Result<Done>> saveEdits() override;
    void discardEdits() override { m_model.revertAll(); }

    //! Shows how the reading of the links ended; until then the page says that it is reading.
    void setLoaded(const Result<Done> &loaded);
    void setLoading();
    //! As if the user had pressed ＋.
    void beginNewLink() { add(); }

signals:
    void retryRequested();
    void helpRequested(const QString &page);
    void clockOffsetRequested(LinkId id);
    void filmClockRequested(const CameraId &camera);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void applyTheme();
    void refresh();
    void showState();
    void showDeleteButton();
    void add();
    void addWithToken();
    void showAddButton();
    void connectInBrowser(PosConsent consent, const std::optional<ContractKey> &account = {});
    void reconnect(const ContractKey &account) { connectInBrowser(PosConsent::AsSignedIn, account); }
    void sayConnected(const ContractKey &account, const std::optional<ContractKey> &meant);
    void setWaiting(bool waiting);
    void askDelete(const QList<LinkId> &ids);
    void update(int row);
    void moveCamera(int row);
    void linked(const Link &link);
    void sessionChanged();

    struct Edit {
        RegisterKey reg;
        LinkId link;
        CameraId camera;
    };
    QList<Edit> edits() const;
    void saveNext(QList<Edit> edits, const Deferred<Done> &all);

    //! What the box says; a function, so that it can be said again in another language.
    using Text = std::function<QString()>;
    void sayDone(Text text);
    void sayError(const Error &error);
    void sayNothing();
    void showNotice();

    const Vendor m_vendor;
    Links &m_links;
    Session &m_session;
    CameraThumbnails *m_thumbnails;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    std::unique_ptr<Ui::LinkPage> m_ui;
    LinkTableModel m_model;
    LinkDeletion *m_deletion;
    AccountList *m_accounts;
    std::optional<Result<Done>> m_loaded;
    Text m_notice;
    bool m_noticeIsError = false;
    QFuture<Result<ContractKey>> m_consent;
    QFuture<Result<Done>> m_saving; //!< 更新 of a row
};
