// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"
#include "ui/models/searchlistmodel.h"

#include <QAbstractItemModelTester>
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

private:
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

QTEST_GUILESS_MAIN(TstSearchListModel)
#include "tst_searchlistmodel.moc"
