// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"
#include "tests/unit/storage/searchsupport.h"
#include "ui/models/searchlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace std::chrono_literals;

class TstSearchListModel : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void showsAllNewestFirst();
    void showsAllOldestFirst();
    void readsWhatIsLookedAtAndNoMore();
    void sortsByAmountAndNumber();
    void latestSearchWins();
    void saysThatThereIsNone();
    void marksHits();
    void newOnesSlideIn();
    void sortedOnesMove();
    void asksAgainWhenTheIndexIsThere();
    void equalsTheResultWhateverHappens_data();
    void equalsTheResultWhateverHappens();

private:
    bool holds(const QList<Receipt> &wanted);
    bool summed(const QList<Receipt> &wanted) const;
    bool search(const QString &typed)
    {
        m_search->search({m_search->understand(typed), {}, false});
        return settled();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_model->isCounted() && m_model->state() != SearchListModel::State::Loading; });
    }
    QString number(int row) const
    {
        const QVariant value = m_model->index(row, 0).data(SearchListModel::RowRole);
        return value.isValid() ? value.value<ReceiptRow>().number : QString();
    }
    //! So many receipts, a minute apart, the last of them with that number.
    QList<Receipt> many(int count, int last = 100'000) const
    {
        QList<Receipt> receipts;
        for (int i = 0; i < count; ++i)
            receipts.append(m_stand->receipt(last - i, m_noon - i * 1min));
        return receipts;
    }

    std::unique_ptr<DashboardStand> m_stand;
    std::unique_ptr<SearchStore> m_store;
    std::unique_ptr<ReceiptSearch> m_search;
    std::unique_ptr<SearchListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Instant m_noon;
};

void TstSearchListModel::init()
{
    m_stand = std::make_unique<DashboardStand>();
    QVERIFY(m_stand->database);
    m_stand->clock.set(fromMs(QDateTime::fromString(u"2026-01-24T07:57:00Z", Qt::ISODate).toMSecsSinceEpoch()));
    m_noon = fromMs(QDateTime::fromString(u"2026-01-24T03:00:00Z", Qt::ISODate).toMSecsSinceEpoch());
    m_store = std::make_unique<SearchStore>(*m_stand->database);
    m_search = std::make_unique<ReceiptSearch>(*m_store, m_stand->clock);
    m_model = std::make_unique<SearchListModel>(*m_search, m_stand->book, m_stand->pictures);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TstSearchListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_search.reset();
    m_store.reset();
    m_stand.reset();
}

void TstSearchListModel::showsAllNewestFirst()
{
    QVERIFY(m_stand->add(many(3000)));
    QVERIFY(search({}));
    QCOMPARE(m_model->state(), SearchListModel::State::Ready);
    QCOMPARE(m_model->rowCount(), 3000);
    for (const int row : {0, 1500, 2999, 1499, 700, 2, 2500}) {
        (void)number(row);
        QTRY_COMPARE(number(row), QString::number(100'000 - row));
        QCOMPARE(m_model->rowOf(m_model->idAt(row)), row);
    }
    QCOMPARE(m_model->rowCount(), 3000);
    QCOMPARE(m_model->rowOf(ReceiptId{1}), -1);
}

void TstSearchListModel::showsAllOldestFirst()
{
    m_model->setOrder(ReceiptOrder::Time, Qt::AscendingOrder);
    QVERIFY(m_stand->add(many(3000)));
    QVERIFY(search({}));
    QCOMPARE(m_model->rowCount(), 3000);
    for (const int row : {0, 1500, 2999, 300}) {
        (void)number(row);
        QTRY_COMPARE(number(row), QString::number(97'001 + row));
        QCOMPARE(m_model->rowOf(m_model->idAt(row)), row);
    }
    m_model->setOrder(ReceiptOrder::Time, Qt::DescendingOrder);
    QVERIFY(settled());
    QTRY_COMPARE(number(0), QStringLiteral("100000"));
}

void TstSearchListModel::readsWhatIsLookedAtAndNoMore()
{
    QVERIFY(m_stand->add(many(3000)));
    QVERIFY(search({}));
    m_model->setVisibleRows(1000, 1009);
    (void)number(2900); // not there any more when its turn comes
    (void)number(1000);
    QTRY_COMPARE(number(1000), QStringLiteral("99000"));
    QTRY_COMPARE(number(1019), QStringLiteral("98981")); // a page below
    QVERIFY(!m_model->idAt(2900).isValid());
}

void TstSearchListModel::sortsByAmountAndNumber()
{
    QList<Receipt> receipts = many(900);
    for (int i = 0; i < receipts.size(); ++i)
        receipts[i].total.minor = (i * 7919) % 900;
    QVERIFY(m_stand->add(receipts));
    m_model->setOrder(ReceiptOrder::Amount, Qt::DescendingOrder);
    QVERIFY(search({}));
    QTRY_COMPARE(m_model->rowCount(), 900);
    const auto amount = [this](int row) { return m_model->index(row, 0).data(SearchListModel::RowRole).value<ReceiptRow>().total.minor; };
    for (const int row : {0, 450, 899}) {
        (void)amount(row);
        QTRY_VERIFY(m_model->rowData(m_model->idAt(row)));
        QCOMPARE(amount(row), 899 - row);
    }
    m_model->setOrder(ReceiptOrder::Number, Qt::AscendingOrder);
    QTRY_COMPARE(m_model->rowCount(), 900);
    (void)number(5);
    QTRY_COMPARE(number(5), QStringLiteral("99106"));
}

void TstSearchListModel::latestSearchWins()
{
    QVERIFY(m_stand->add(many(500)));
    m_search->search({});
    m_search->search({m_search->understand(QStringLiteral("鬱金香")), {}, false});
    QVERIFY(search(QStringLiteral("No.99900")));
    QCOMPARE(m_model->rowCount(), 1);
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("99900"));
}

void TstSearchListModel::saysThatThereIsNone()
{
    QVERIFY(m_stand->add(many(5)));
    QVERIFY(search(QStringLiteral("鬱金香")));
    QCOMPARE(m_model->state(), SearchListModel::State::Empty);
    QCOMPARE(m_model->rowCount(), 0);
}

void TstSearchListModel::marksHits()
{
    Receipt receipt = m_stand->receipt(1, m_noon);
    receipt.lines = {{QStringLiteral("ｺｰﾋｰ豆 200g"), {}, 1, {100}, {100}, 1000},
                     {QStringLiteral("牛乳 1L"), {}, 1, {100}, {100}, 800},
                     {QStringLiteral("缶コーヒー"), {}, 1, {100}, {100}, 800}};
    QVERIFY(m_stand->add({receipt}));
    QVERIFY(search(QStringLiteral("コーヒー")));
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("1"));
    const auto marks = m_model->index(0, 0).data(SearchListModel::MarksRole).value<ReceiptMarks>();
    QCOMPARE(marks.items, (QList<TextSpan>{{0, 4}}));
    QVERIFY(marks.others.contains(QStringLiteral("缶コーヒー")));
    QVERIFY(!marks.others.contains(QStringLiteral("牛乳")));
    QCOMPARE(marks.inOthers.size(), 1);
    QVERIFY(marks.meta.isEmpty());
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(marks.others));
    QVERIFY(search({}));
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("1"));
    QVERIFY(!m_model->index(0, 0).data(SearchListModel::MarksRole).isValid());
}

void TstSearchListModel::newOnesSlideIn()
{
    QVERIFY(m_stand->add(many(1000)));
    QVERIFY(search({}));
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("100000"));
    const QPersistentModelIndex chosen = m_model->index(3, 0);
    const ReceiptId id = m_model->idAt(3);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QVERIFY(m_stand->add({m_stand->receipt(200'000, m_noon + 1h)}));
    QTRY_COMPARE(m_model->rowCount(), 1001);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(chosen.row(), 4);
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("200000"));

    // A late one lands in the middle, an unknown part included.
    QVERIFY(m_stand->add({m_stand->receipt(200'001, m_noon - 90s), m_stand->receipt(200'002, m_noon - 700min - 1s)}));
    QTRY_COMPARE(m_model->rowCount(), 1003);
    QTRY_COMPARE(number(3), QStringLiteral("200001"));
    QCOMPARE(m_model->idAt(chosen.row()), id);
    (void)number(703);
    QTRY_COMPARE(number(703), QStringLiteral("200002"));

    Receipt changed = m_stand->receipt(100'000, m_noon);
    changed.total.minor = 77'777;
    changed.changedAt += 1min;
    QVERIFY(m_stand->add({changed}));
    QTRY_COMPARE(m_model->index(1, 0).data(SearchListModel::RowRole).value<ReceiptRow>().total.minor, 77'777);
    changed.soldAt -= 48h; // and now to the end of the list
    changed.changedAt += 1min;
    QVERIFY(m_stand->add({changed}));
    QTRY_COMPARE(number(1), QStringLiteral("99999"));
    QTRY_COMPARE(m_model->rowCount(), 1003);
    (void)number(1002);
    QTRY_COMPARE(number(1002), QStringLiteral("100000"));
    QCOMPARE(m_model->idAt(chosen.row()), id);
    QCOMPARE(reset.count(), 0);
    QTRY_COMPARE(m_search->count().count, 1003);
    QTRY_COMPARE(m_search->sums().count, 1003);
}

void TstSearchListModel::sortedOnesMove()
{
    QList<Receipt> receipts = many(50);
    for (int i = 0; i < receipts.size(); ++i)
        receipts[i].total.minor = 100 * i;
    QVERIFY(m_stand->add(receipts));
    m_model->setOrder(ReceiptOrder::Amount, Qt::AscendingOrder);
    QVERIFY(search({}));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const QPersistentModelIndex chosen = m_model->index(20, 0);
    receipts[5].total.minor = 100'000;
    receipts[5].changedAt += 1min;
    Receipt late = m_stand->receipt(7, m_noon - 5h);
    late.total.minor = 1950;
    QVERIFY(m_stand->add({receipts.at(5), late}));
    QTRY_COMPARE(m_model->rowCount(), 51);
    QTRY_COMPARE(chosen.row(), 20); // one before it went, one came
    (void)number(19);
    QTRY_COMPARE(number(19), QStringLiteral("7"));
    (void)number(50);
    QTRY_COMPARE(number(50), receipts.at(5).number);
    QCOMPARE(reset.count(), 0);
}

void TstSearchListModel::asksAgainWhenTheIndexIsThere()
{
    QVERIFY(m_stand->add(many(2500)));
    QVERIFY(search(QStringLiteral("No.99000")));
    QCOMPARE(m_model->rowCount(), 1);
    spoilIndex(*m_stand->database);
    bool wasBuilding = false;
    connect(m_model.get(), &SearchListModel::stateChanged, this,
            [&] { wasBuilding = wasBuilding || m_model->state() == SearchListModel::State::Building; });
    m_search->search(m_search->request());
    QTRY_VERIFY(wasBuilding);
    QTRY_COMPARE(m_model->state(), SearchListModel::State::Ready);
    QTRY_COMPARE(m_model->rowCount(), 1);
}

void TstSearchListModel::equalsTheResultWhateverHappens_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("direction");
    int seed = 0;
    for (const QString &typed : {QString(), QStringLiteral("豆"), QStringLiteral("コーヒー"), QStringLiteral(">=1000 現金"),
                                 QStringLiteral("返品"), QStringLiteral("2026/3/10")}) {
        QTest::addRow("%d", seed++) << typed << int(Qt::DescendingOrder);
        QTest::addRow("%d", seed++) << typed << int(Qt::AscendingOrder);
    }
}

void TstSearchListModel::equalsTheResultWhateverHappens()
{
    QFETCH(QString, typed);
    QFETCH(int, direction);
    QRandomGenerator random(quint32(qHash(typed, 7)) + quint32(direction));
    QMap<int, Receipt> receipts;
    const auto put = [&](int count) {
        QList<Receipt> batch;
        QSet<int> keys;
        while (batch.size() < count) {
            const int key = random.bounded(1200);
            if (keys.contains(key))
                continue;
            keys << key;
            Receipt receipt = randomReceipt(random, key);
            if (receipts.contains(key)) {
                const Receipt &before = receipts.value(key);
                if (random.bounded(3) > 0)
                    receipt.soldAt = before.soldAt;
                receipt.changedAt = before.changedAt + 1s;
            }
            receipts.insert(key, receipt);
            batch << receipt;
        }
        return m_stand->add(batch);
    };
    QVERIFY(put(700));
    m_model->setOrder(ReceiptOrder::Time, Qt::SortOrder(direction));
    const SearchQuery query = m_search->understand(typed);
    m_search->search({query, {}, false});
    QPersistentModelIndex chosen;
    ReceiptId chosenId;
    for (int round = 0; round < 8; ++round) {
        for (int i = random.bounded(4); i >= 0; --i) {
            QVERIFY(put(random.bounded(1, round % 4 == 0 ? 60 : 6)));
            if (const int rows = m_model->rowCount(); rows > 0) {
                const int row = random.bounded(rows);
                m_model->setVisibleRows(row, std::min(rows - 1, row + 9));
                (void)m_model->index(row, 0).data(SearchListModel::RowRole);
            }
            QCoreApplication::processEvents();
        }
        QList<Receipt> wanted;
        for (const Receipt &receipt : std::as_const(receipts)) {
            if (std::all_of(query.terms.begin(), query.terms.end(),
                            [&](const SearchTerm &term) { return oracle::matches(receipt, term, false); }))
                wanted << receipt;
        }
        std::sort(wanted.begin(), wanted.end(), [&](const Receipt &a, const Receipt &b) {
            return direction == Qt::DescendingOrder ? a.soldAt > b.soldAt : a.soldAt < b.soldAt;
        });
        m_model->setVisibleRows(-1, -1);
        QTRY_VERIFY(holds(wanted));
        QTRY_VERIFY(summed(wanted));
        if (chosen.isValid())
            QCOMPARE(m_model->idAt(chosen.row()), chosenId);
        else if (!wanted.isEmpty())
            chosen = m_model->index(random.bounded(m_model->rowCount()), 0);
        chosenId = m_model->idAt(chosen.row());
    }
}

//! Looks at every row and compares; false while some are missing.
bool TstSearchListModel::holds(const QList<Receipt> &wanted)
{
    bool same = m_model->isCounted() && m_model->rowCount() == wanted.size();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QVariant value = m_model->index(row, 0).data(SearchListModel::RowRole);
        same = same && value.isValid();
        if (!same)
            continue;
        const auto shown = value.value<ReceiptRow>();
        const Receipt &receipt = wanted.at(row);
        same = shown.number == receipt.number && shown.soldAt == receipt.soldAt && shown.total == receipt.total &&
               shown.kind == receipt.kind && shown.lineCount == receipt.lines.size();
    }
    return same;
}

bool TstSearchListModel::summed(const QList<Receipt> &wanted) const
{
    qint64 sum = 0;
    for (const Receipt &receipt : wanted) {
        const bool out = std::find(kKindsOutsideSums.begin(), kKindsOutsideSums.end(), receipt.kind) != kKindsOutsideSums.end();
        sum += out ? 0 : receipt.total.minor;
    }
    const SearchTally &sums = m_search->sums();
    return sums.complete && sums.count == wanted.size() && m_search->count().count == wanted.size() &&
           (sums.sums.isEmpty() ? 0 : sums.sums.first().minor) == sum;
}

QTEST_GUILESS_MAIN(TstSearchListModel)
#include "tst_searchlistmodel.moc"
