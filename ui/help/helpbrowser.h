// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTextBrowser>
#include <QTimer>

class Theme;

//! Shows one page of the help in the language of now, with its pictures fitted into the width, and marks what was searched.
class HelpBrowser : public QTextBrowser {
    Q_OBJECT
    Q_PROPERTY(QString page READ page)
public:
    explicit HelpBrowser(const Theme &theme, QWidget *parent = nullptr);

    const QString &page() const { return m_page; }
    void showPage(const QString &page);
    //! Words as of helppages::words(); the first one is scrolled to.
    void markWords(const QStringList &words);
    double zoom() const { return m_zoom; }
    void setZoom(double zoom);

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    void pageChanged();
    void actionRequested(const QString &action); //!< a link like <a href="regilens:guide">

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow(const QUrl &link);
    void showAgain();
    void applyTheme();
    void mark();
    int room() const;

    const Theme &m_theme;
    QString m_page;
    double m_zoom = 1;
    QStringList m_words;
    QTimer m_fit;
    int m_fittedTo = 0;
};
