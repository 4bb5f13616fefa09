// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/dashboard/filmstrip.h"

#include "app/domain/timerange.h"
#include "app/services/playback.h"
#include "app/services/receiptbook.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"
#include "ui/screens/dashboard/chosenreceipt.h"
#include "ui/screens/dashboard/filmframe.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLocale>

using namespace std::chrono_literals;

namespace {

constexpr QMargins kMargins(16, 14, 16, 0);
constexpr int kGap = 10;
constexpr int kPictureHeight = 80;
constexpr int kLeastWidth = 100; // of a picture; the title goes before one gets narrower
// The camera's stream runs so far behind at most.
constexpr auto kRecordedAfter = 20s;

MomentShot shifted(const MomentShot &moment, std::chrono::seconds before)
{
    return {moment.camera, before};
}

} // namespace

Filmstrip::Filmstrip(const ChosenReceipt &receipt, const ReceiptBook &book, MomentPictures &pictures, Playback &playback,
                     const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_receipt(receipt)
    , m_book(book)
    , m_pictures(pictures)
    , m_playback(playback)
    , m_theme(theme)
    , m_title(new QLabel(this))
{
    setObjectName(QStringLiteral("filmstrip"));
    m_title->setProperty("kind", QStringLiteral("muted"));
    m_title->setWordWrap(true);
    for (size_t at = 0; at < m_frames.size(); ++at) {
        m_frames[at] = new FilmFrame(theme, MomentShot::kFilmstrip[at] == 0s, this);
        m_frames[at]->setObjectName(QStringLiteral("filmFrame%1").arg(at));
        connect(m_frames[at], &FilmFrame::clicked, this, [this, at] { seek(at); });
    }
    connect(&receipt, &ChosenReceipt::changed, this, &Filmstrip::follow);
    connect(&playback, &Playback::changed, this, &Filmstrip::refresh);
    connect(&pictures, &MomentPictures::pictureChanged, this, [this](ReceiptId id, PictureKind kind) {
        if (id != m_wish.id || kind != PictureKind::Thumbnail || !m_wish.shot)
            return;
        want(); // of those that were forgotten; the others are known or asked for
        refresh();
    });
    refresh();
}

Filmstrip::~Filmstrip()
{
    hide(); // which drops what it wished for
}

//! Asks for the pictures of another receipt, or from another camera, and lets go of those before.
void Filmstrip::follow()
{
    const bool hasReceipt = m_receipt.receipt().has_value();
    if (hasReceipt != m_hasReceipt) {
        m_hasReceipt = hasReceipt;
        QCoreApplication::postEvent(parentWidget(), new QEvent(QEvent::LayoutRequest)); // updateGeometry() is not for hidden ones
    }
    const Wish wish = hasReceipt && isVisible() ? Wish{m_receipt.id(), m_receipt.shot(0s)} : Wish{};
    if (wish != m_wish && m_wish.shot) {
        for (const std::chrono::seconds before : MomentShot::kFilmstrip) {
            if (before != 0s) // that one the list may show
                m_pictures.drop(m_wish.id, PictureKind::Thumbnail, shifted(*m_wish.shot, before));
        }
    }
    m_wish = wish;
    want();
    refresh();
}

void Filmstrip::want()
{
    if (!m_wish.shot)
        return;
    const Receipt &receipt = *m_receipt.receipt();
    for (const std::chrono::seconds before : MomentShot::kFilmstrip)
        m_pictures.want(m_wish.id, receipt.reg, receipt.soldAt, PictureKind::Thumbnail, shifted(*m_wish.shot, before));
}

void Filmstrip::refresh()
{
    m_title->setText(tr("Around the sale"));
    setAccessibleName(m_title->text());
    if (!m_wish.shot || !m_receipt.receipt())
        return;
    for (size_t at = 0; at < m_frames.size(); ++at)
        showFrame(at);
}

void Filmstrip::showFrame(size_t at)
{
    const std::chrono::seconds before = MomentShot::kFilmstrip[at];
    const Instant instant = m_receipt.moment() - before;
    const MomentPicture picture = m_pictures.picture(m_wish.id, PictureKind::Thumbnail, shifted(*m_wish.shot, before));
    const bool ready = picture.state == MomentPicture::State::Ready;
    const bool recorded = picture.state != MomentPicture::State::Waiting || m_book.now() > instant + kRecordedAfter;
    const QString clock = format::time(instant, shopZone());
    const QString number = QLocale().toString(int(std::chrono::abs(before).count()));

    FilmFrame::Content content;
    content.image = picture.image;
    if (!ready)
        content.missing = recorded ? shortPictureText(picture) : tr("Not recorded yet");
    //: Of a still picture that may be some seconds off; %1 is a time of day
    const QString time = ready && !picture.exact ? tr("about %1").arg(clock) : clock;
    if (before == 0s) {
        //: Below a picture: the moment of the sale; %1 is a time of day
        content.label = tr("Sale %1").arg(time);
        content.shortLabel = time;
    } else {
        content.shortLabel = before > 0s
                                 //: Below a picture: %1 is how many seconds before the sale it is from
                                 ? tr("\u2212%1 s").arg(number)
                                 //: Below a picture: %1 is how many seconds after the sale it is from
                                 : tr("+%1 s").arg(number);
        content.label = content.shortLabel + QStringLiteral("\u2002") + time;
    }
    FilmFrame *frame = m_frames[at];
    frame->setContent(content);
    const bool plays = m_receipt.hasFootage();
    frame->setEnabled(plays);
    frame->setCursor(plays ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QString about = recorded ? pictureReason(picture) : tr("This instant has not been recorded yet.");
    if (ready)
        about = picture.exact ? tr("The picture of this very instant.") : tr("A still from around this instant.");
    frame->setAccessibleName(content.label);
    frame->setAccessibleDescription(about);
    frame->setToolTip((plays ? about + u'\n' + tr("Press to go to it in the recording.") : about).toHtmlEscaped());
}

void Filmstrip::seek(size_t at)
{
    if (m_receipt.hasFootage())
        m_playback.seek(m_receipt.moment() - MomentShot::kFilmstrip[at]);
}

QSize Filmstrip::sizeHint() const
{
    const int height = kMargins.top() + m_frames.front()->heightForPicture(m_theme.px(kPictureHeight)) + kMargins.bottom();
    return {4 * m_theme.px(kLeastWidth), m_hasReceipt ? height : 0};
}

void Filmstrip::place()
{
    const QRect room = rect().marginsRemoved(kMargins);
    const int count = int(m_frames.size());
    int title = m_title->fontMetrics().horizontalAdvance(m_title->text()) + 2 * kGap;
    if ((room.width() - title - (count - 1) * kGap) / count < m_theme.px(kLeastWidth))
        title = 0;
    m_title->setVisible(title > 0);
    const int words = m_frames.front()->heightForPicture(0);
    const int most = (room.height() - words) * 16 / 9;
    const int width = std::min(most, (room.width() - title - (count - 1) * kGap) / count);
    const int height = width * 9 / 16 + words;
    m_title->setGeometry(room.left(), room.top(), title, height - words);
    for (int i = 0; i < count; ++i)
        m_frames[size_t(i)]->setGeometry(room.left() + title + i * (width + kGap), room.top(), width, height);
}

void Filmstrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void Filmstrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    follow();
}

void Filmstrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void Filmstrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
}
