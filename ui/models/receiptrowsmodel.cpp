// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receiptrowsmodel.h"

#include "app/domain/timerange.h"
#include "ui/format/format.h"
#include "ui/models/receipttext.h"

#include <algorithm>

namespace {
constexpr int kRowsInMemory = 8000;
constexpr auto kRest = std::chrono::milliseconds(700);
} // namespace

ReceiptRowsModel::ReceiptRowsModel(MomentPictures &pictures, QObject *parent)
    : QAbstractTableModel(parent)
    , m_pictures(pictures)
    , m_rows(kRowsInMemory)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &ReceiptRowsModel::prepareFilmstrips);
    connect(&pictures, &MomentPictures::pictureChanged, this, &ReceiptRowsModel::pictureChanged);
}

const ReceiptRow *ReceiptRowsModel::rowData(ReceiptId id) const
{
    const SearchHit *hit = m_rows.object(id);
    return hit ? &hit->row : nullptr;
}

void ReceiptRowsModel::keep(const SearchHit &hit)
{
    m_rows.insert(hit.row.id, new SearchHit(hit));
}

int ReceiptRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant ReceiptRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReceiptId id = idAt(index.row());
    switch (role) {
    case IdRole:
        return QVariant::fromValue(id);
    case PictureRole:
    case RowRole:
    case DateRole:
    case MarksRole:
    case Qt::DisplayRole: // for whoever copies
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    const SearchHit *hit = id.isValid() ? m_rows.object(id) : nullptr;
    if (!hit) {
        if (role == PictureRole)
            return QVariant::fromValue(MomentPicture{});
        want(index.row());
        return {};
    }
    switch (role) {
    case RowRole:
        return QVariant::fromValue(hit->row);
    case PictureRole:
        return QVariant::fromValue(pictureOf(hit->row));
    case MarksRole: {
        const ReceiptMarks marks = marksOf(*hit);
        return marks.isEmpty() ? QVariant() : QVariant::fromValue(marks);
    }
    case DateRole:
        return dateOf(hit->row);
    case Qt::ToolTipRole:
        return pictureReason(pictureOf(hit->row));
    default:
        break;
    }
    const QString spoken = spokenReceipt(hit->row, marksOf(*hit), pictureOf(hit->row));
    return hasSeveralDays() ? dateOf(hit->row) + QStringLiteral(", ") + spoken : spoken;
}

QString ReceiptRowsModel::dateOf(const ReceiptRow &row) const
{
    return hasSeveralDays() ? format::date(dayOf(row.soldAt, shopZone())) : QString();
}

ReceiptMarks ReceiptRowsModel::marksOf(const SearchHit &) const
{
    return {};
}

void ReceiptRowsModel::want(int row) const
{
    if (m_wanted.isEmpty()) {
        auto *self = const_cast<ReceiptRowsModel *>(this);
        QMetaObject::invokeMethod(
            self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
    }
    m_wanted.insert(row);
}

void ReceiptRowsModel::fetchWanted()
{
    const QSet<int> wanted = std::exchange(m_wanted, {});
    if (!wanted.isEmpty())
        fetchRows(wanted);
}

void ReceiptRowsModel::forgetView()
{
    dropPictures();
    m_wanted.clear();
    m_firstVisible = m_lastVisible = -1;
}

void ReceiptRowsModel::tellRows(int first, int last)
{
    emit dataChanged(index(first, 0), index(last, 0));
    updatePictures();
}

void ReceiptRowsModel::setVisibleRows(int first, int last)
{
    if (first == m_firstVisible && last == m_lastVisible)
        return;
    m_firstVisible = first;
    m_lastVisible = last;
    updatePictures();
}

void ReceiptRowsModel::updatePictures()
{
    const int rows = rowCount({});
    if (m_firstVisible < 0 || rows == 0) {
        dropPictures();
        return;
    }
    const int page = m_lastVisible - m_firstVisible + 1;
    const int from = std::max(0, m_firstVisible - page);
    const int to = std::min(rows - 1, m_lastVisible + page);
    QHash<ReceiptId, Wish> wishes;
    for (int at = from; at <= to; ++at) {
        if (const ReceiptRow *row = rowData(idAt(at)))
            wishes.insert(row->id, {row->reg, row->soldAt, shotOf(row->reg)});
        else
            want(at);
    }
    for (auto it = m_wishes.cbegin(); it != m_wishes.cend(); ++it) {
        if (!wishes.contains(it.key()))
            m_pictures.drop(it.key(), PictureKind::Thumbnail, it->shot);
    }
    const QHash<ReceiptId, Wish> before = std::exchange(m_wishes, wishes);
    // The newest wish is served first: the rows outside the view are asked for before those in it, and these from below.
    const auto ask = [&](int at) {
        const auto wish = m_wishes.constFind(idAt(at));
        if (wish != m_wishes.cend() && !before.contains(wish.key()))
            m_pictures.want(wish.key(), wish->reg, wish->soldAt, PictureKind::Thumbnail, wish->shot);
    };
    for (int at = to; at >= from; --at) {
        if (at < m_firstVisible || at > m_lastVisible)
            ask(at);
    }
    for (int at = std::min(m_lastVisible, to); at >= m_firstVisible; --at)
        ask(at);
    m_rest.start();
}

//! Of what one may choose next, the uppermost first.
void ReceiptRowsModel::prepareFilmstrips()
{
    for (int at = std::min(m_lastVisible, rowCount({}) - 1); at >= std::max(0, m_firstVisible); --at) {
        if (const ReceiptRow *row = rowData(idAt(at)))
            m_pictures.prepare(row->id, row->reg, row->soldAt, shotOf(row->reg).camera);
    }
}

void ReceiptRowsModel::setCameras(const QHash<RegisterKey, CameraId> &cameras)
{
    if (cameras == m_cameras)
        return;
    dropPictures();
    m_cameras = cameras;
    updatePictures();
    if (const int rows = rowCount({}); rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, 0), {PictureRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

MomentPicture ReceiptRowsModel::pictureOf(const ReceiptRow &row) const
{
    return m_pictures.picture(row.id, PictureKind::Thumbnail, shotOf(row.reg));
}

void ReceiptRowsModel::dropPictures()
{
    const QHash<ReceiptId, Wish> wishes = std::exchange(m_wishes, {});
    for (auto it = wishes.cbegin(); it != wishes.cend(); ++it)
        m_pictures.drop(it.key(), PictureKind::Thumbnail, it->shot);
}

void ReceiptRowsModel::pictureChanged(ReceiptId id, PictureKind kind)
{
    const int row = kind == PictureKind::Thumbnail ? rowOf(id) : -1;
    if (row < 0)
        return;
    // Back to "loading" means that failures were forgotten: ask again. A wish that is under way is not asked for twice.
    const auto wish = m_wishes.constFind(id);
    if (wish != m_wishes.cend() && m_pictures.picture(id, kind, wish->shot).state == MomentPicture::State::Loading)
        m_pictures.want(id, wish->reg, wish->soldAt, kind, wish->shot);
    emit dataChanged(index(row, 0), index(row, 0), {PictureRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}
