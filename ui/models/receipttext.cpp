// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receipttext.h"

#include "ui/format/errortext.h"
#include "ui/format/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace {
struct ReceiptText {
    Q_DECLARE_TR_FUNCTIONS(ReceiptText)
};

// Between the parts of a line; wide in every font we use.
const QString kGap = QStringLiteral("\u2002 ");
// A Ubiregi device guid; its head tells two registers apart.
constexpr qsizetype kLongTerminal = 12;
constexpr qsizetype kShortTerminal = 8;

QString itemsText(const ReceiptRow &row)
{
    if (row.firstLine.isEmpty())
        return {};
    const int others = row.lineCount - 1;
    QString first = row.firstLine;
    if (row.firstQuantity > 1 || row.firstQuantity < -1) {
        //: A product and how many of it were sold
        first = ReceiptText::tr("%1 ×%2").arg(row.firstLine).arg(qAbs(row.firstQuantity));
    }
    if (others > 0) {
        //: The first product of a receipt, and how many further lines it has
        first = ReceiptText::tr("%1 and %Ln more", nullptr, others).arg(first);
    }
    return row.kind == ReceiptKind::Refund ? ReceiptText::tr("Refund: %1").arg(first) : first;
}

bool isCameraAway(const Error &error)
{
    return error.reason == u"camera.offline";
}
} // namespace

QString registerText(const RegisterKey &reg, const QString &name)
{
    if (!name.isEmpty())
        return name;
    const QString terminal = reg.terminal.size() > kLongTerminal ? reg.terminal.left(kShortTerminal) : reg.terminal;
    return ReceiptText::tr("Register %1").arg(terminal);
}

QString paymentText(const ReceiptRow &row)
{
    QStringList names = row.paymentNames;
    if (row.hasCash)
        names.prepend(ReceiptText::tr("Cash"));
    return names.join(ReceiptText::tr(", ", "between the ways of payment"));
}

ReceiptRowTexts receiptRowTexts(const ReceiptRow &row)
{
    ReceiptRowTexts texts;
    texts.time = format::time(row.soldAt, shopZone());
    texts.amount = format::money(row.total);
    texts.negative = row.total.minor < 0;
    texts.counts = row.kind != ReceiptKind::Void && row.kind != ReceiptKind::AbandonedSlip;

    QStringList meta;
    if (!row.number.isEmpty())
        meta.append(ReceiptText::tr("No. %1").arg(row.number));
    meta.append(registerText(row.reg, row.registerName));
    if (!row.staff.isEmpty())
        meta.append(row.staff);
    if (const QString payment = paymentText(row); !payment.isEmpty())
        meta.append(payment);
    texts.meta = meta.join(kGap);

    texts.items = itemsText(row);
    if (row.hasCash && row.kind == ReceiptKind::Sale) {
        //: Cash handed over by the customer, and the change given back
        texts.cash = ReceiptText::tr("Received %1 Change %2").arg(format::money(row.deposit), format::money(row.change));
    }
    if (row.kind != ReceiptKind::Sale)
        texts.chip = format::receiptKind(row.kind, row.rawKind);
    return texts;
}

QString otherLinesText(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    //: In a found receipt: further products of it that have the words of the search
    return ReceiptText::tr("Also: %1").arg(names.join(ReceiptText::tr(", ", "between products")));
}

QString spokenReceipt(const ReceiptRow &row, const ReceiptMarks &marks, const MomentPicture &picture)
{
    const ReceiptRowTexts texts = receiptRowTexts(row);
    QStringList parts{texts.time, texts.chip, texts.amount, texts.meta, texts.items, marks.others, texts.cash, pictureReason(picture)};
    parts.removeAll(QString());
    return parts.join(u", ").replace(kGap, QStringLiteral(", "));
}

QString shortPictureText(const MomentPicture &picture)
{
    switch (picture.state) {
    case MomentPicture::State::Loading:
    case MomentPicture::State::Ready:
        return QStringLiteral("\u2026");
    case MomentPicture::State::Waiting:
        //: In place of a thumbnail whose picture the camera's cloud has not got ready yet
        return ReceiptText::tr("In about a minute");
    case MomentPicture::State::None:
        break;
    }
    if (!picture.error)
        return ReceiptText::tr("No footage");
    const Error &error = *picture.error;
    if (error.reason == u"picture.noLink")
        return ReceiptText::tr("Not linked");
    if (isCameraAway(error))
        return ReceiptText::tr("Camera offline");
    switch (error.kind) {
    case Error::Kind::NotFound:
        return ReceiptText::tr("No footage");
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return ReceiptText::tr("No connection");
    case Error::Kind::SignInNeeded:
        return ReceiptText::tr("Signed out");
    case Error::Kind::Forbidden:
        return ReceiptText::tr("Not permitted");
    case Error::Kind::RateLimited:
        return ReceiptText::tr("A little later");
    default:
        return ReceiptText::tr("No picture");
    }
}

QString pictureReason(const MomentPicture &picture)
{
    switch (picture.state) {
    case MomentPicture::State::Ready:
        return {};
    case MomentPicture::State::Loading:
        return ReceiptText::tr("The picture is being fetched.");
    case MomentPicture::State::Waiting:
        return ReceiptText::tr("The still picture of the cloud will be ready in about a minute.");
    case MomentPicture::State::None:
        break;
    }
    if (!picture.error || (picture.error->kind == Error::Kind::NotFound && picture.error->reason.isEmpty()))
        return ReceiptText::tr(
            "There is no footage of this moment. The camera may have been off, or its recordings of that time are gone.");
    return format::errorText(*picture.error, format::Retry::ByItself);
}
