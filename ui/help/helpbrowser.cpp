// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpbrowser.h"

#include "ui/help/helppages.h"
#include "ui/help/helpstyle.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace {

const QString kScheme = QStringLiteral("help");
const QString kActions = QStringLiteral("regilens");
constexpr int kMargin = 26; // of the document
// The pictures are made at this many pixels a point (resources/help/make-pictures.sh).
constexpr double kPictureScale = 1.5;

QUrl urlOf(const QString &page)
{
    return QUrl(kScheme + QStringLiteral(":/") + page);
}

} // namespace

HelpBrowser::HelpBrowser(const Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("helpBrowser"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the pictures are fitted into what it leaves
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(kMargin);
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, [this] {
        if (room() != m_fittedTo)
            showAgain();
    });
    connect(this, &QTextBrowser::sourceChanged, this, [this](const QUrl &url) {
        m_page = url.path().mid(1); // source() still says the one before
        mark();
        emit pageChanged();
    });
    connect(this, &QTextBrowser::anchorClicked, this, &HelpBrowser::follow);
    connect(&theme, &Theme::changed, this, [this] {
        applyTheme();
        showAgain();
    });
    applyTheme();
}

void HelpBrowser::showPage(const QString &page)
{
    setSource(urlOf(page), QTextDocument::HtmlResource);
}

void HelpBrowser::markWords(const QStringList &words)
{
    m_words = words;
    mark();
    if (!extraSelections().isEmpty()) {
        setTextCursor(extraSelections().constFirst().cursor);
        ensureCursorVisible();
    }
    QTextCursor none = textCursor();
    none.clearSelection();
    setTextCursor(none);
}

void HelpBrowser::setZoom(double zoom)
{
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    applyTheme();
    showAgain();
}

QVariant HelpBrowser::loadResource(int type, const QUrl &name)
{
    const QString file = name.path().section(u'/', -1);
    if (type != QTextDocument::ImageResource)
        return helppages::html(file, helppages::language());
    QImage image(helppages::pictureFile(file, helppages::language()));
    if (image.isNull())
        return {};
    m_fittedTo = room();
    const double ratio = devicePixelRatioF();
    const double points = std::min<double>(image.width() / kPictureScale * m_theme.textScale() * m_zoom, room());
    image = image.scaledToWidth(std::max(1, qRound(points * ratio)), Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

void HelpBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showAgain();
}

void HelpBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    m_fit.start();
}

void HelpBrowser::follow(const QUrl &link)
{
    const QUrl target = source().resolved(link);
    if (target.scheme() == kActions)
        emit actionRequested(target.path());
    else if (target.scheme() == kScheme)
        setSource(target, QTextDocument::HtmlResource);
}

//! The same page in the language, theme and size of now, at about the same place.
void HelpBrowser::showAgain()
{
    if (source().isEmpty())
        return;
    QScrollBar *bar = verticalScrollBar();
    const double place = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    reload();
    bar->setValue(qRound(place * bar->maximum()));
}

void HelpBrowser::applyTheme()
{
    document()->setDefaultStyleSheet(helpStyle(m_theme, m_zoom));
}

void HelpBrowser::mark()
{
    QList<ExtraSelection> marks;
    if (!m_words.isEmpty()) {
        ExtraSelection one;
        one.format.setBackground(m_theme.colors().warningSoft);
        one.format.setForeground(m_theme.colors().warning);
        one.format.setFontUnderline(true); // not by colour alone
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            for (const auto &[at, length] : helppages::hits(block.text(), m_words)) {
                one.cursor = QTextCursor(block);
                one.cursor.setPosition(block.position() + at);
                one.cursor.setPosition(block.position() + at + length, QTextCursor::KeepAnchor);
                marks << one;
            }
        }
    }
    setExtraSelections(marks);
}

int HelpBrowser::room() const
{
    return std::max(1, viewport()->width() - 2 * kMargin);
}
