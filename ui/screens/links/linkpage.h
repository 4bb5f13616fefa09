// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/link.h"
#include "ui/models/linktablemodel.h"

#include <QFuture>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class Dialogs;
class Links;
class Session;
class Theme;
namespace Ui {
class LinkPage;
}

//! The links of one POS vendor: the table, and the ways to add, change and delete.
class LinkPage : public QWidget {
    Q_OBJECT
public:
    LinkPage(Vendor vendor, Links &links, Session &session, Dialogs &dialogs, const Theme &theme, QWidget *parent = nullptr);
    ~LinkPage() override;

    //! Shows how the reading of the links ended; until then the page says that it is reading.
    void setLoaded(const Result<Done> &loaded);
    void setLoading();
    //! As if the user had pressed ＋.
    void beginNewLink() { add(); }

signals:
    void retryRequested();

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
    void connectInBrowser();
    void setWaiting(bool waiting);
    void askDelete();
    void remove(const QList<LinkId> &ids);
    void update(int row);
    void linked(const Link &link);

    //! What the box says; a function, so that it can be said again in another language.
    using Text = std::function<QString()>;
    void sayDone(Text text);
    void sayError(const Error &error);
    void sayNothing();
    void showNotice();

    const Vendor m_vendor;
    Links &m_links;
    Session &m_session;
    Dialogs &m_dialogs;
    const Theme &m_theme;
    std::unique_ptr<Ui::LinkPage> m_ui;
    LinkTableModel m_model;
    std::optional<Result<Done>> m_loaded;
    Text m_notice;
    bool m_noticeIsError = false;
    QFuture<Result<ContractKey>> m_consent;
};
