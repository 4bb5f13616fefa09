// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/dashboard/dashboardstand.h"
#include "ui/models/receiptlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace std::chrono_literals;

class TstReceiptListModel : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_stand = std::make_unique<DashboardStand>();
        QVERIFY(m_stand->database);
        m_stand->clock.set(fromMs(QDateTime::fromString(u"2026-01-24T07:57:00Z", Qt::ISODate).toMSecsSinceEpoch()));
        m_noon = fromMs(QDateTime::fromString(u"2026-01-24T03:00:00Z", Qt::ISODate).toMSecsSinceEpoch());
        m_model = std::make_unique<ReceiptListModel>(m_stand->book, m_stand->pictures);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_stand.reset();
    }

    void showsTheDayNewestFirst();
    void isEmptyWithoutRegisters();
    void fetchesRowsByPages();
    void insertsLateReceiptsAtTheirPlace();
    void replacesChangedRows();
    void removesRowsThatWentToAnotherDay();
    void asksForPicturesNearTheView();
    void latestDayWins();
    void saysWhatIsMissing();

private:
    bool show(QDate day = QDate(2026, 1, 24))
    {
        m_model->show(day, {DashboardStand::reg(QStringLiteral("1"))});
        return QTest::qWaitFor([this] { return m_model->state() != ReceiptListModel::State::Loading; });
    }
    QString number(int row) const
    {
        const QVariant value = m_model->index(row, 0).data(ReceiptListModel::RowRole);
        return value.isValid() ? value.value<ReceiptRow>().number : QString();
    }
    QList<Receipt> many(int count) const
    {
        QList<Receipt> receipts;
        for (int i = 0; i < count; ++i)
            receipts.append(m_stand->receipt(1000 + i, m_noon + i * 10s));
        return receipts;
    }

    std::unique_ptr<DashboardStand> m_stand;
    std::unique_ptr<ReceiptListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Instant m_noon;
};

void TstReceiptListModel::showsTheDayNewestFirst()
{
    QVERIFY(m_stand->add({m_stand->receipt(1, m_noon), m_stand->receipt(2, m_noon + 1h),
                          m_stand->receipt(3, m_noon + 1min, QStringLiteral("2")), m_stand->receipt(4, m_noon - 24h)}));
    QVERIFY(show());
    QCOMPARE(m_model->state(), ReceiptListModel::State::Ready);
    QCOMPARE(m_model->rowCount(), 2); // not the other register's, not yesterday's
    QTRY_COMPARE(number(0), QStringLiteral("2"));
    QCOMPARE(number(1), QStringLiteral("1"));
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"No. 2"));
    QCOMPARE(m_model->rowOf(m_model->idAt(1)), 1);
    QCOMPARE(m_model->rowOf(ReceiptId{1}), -1);
}

void TstReceiptListModel::isEmptyWithoutRegisters()
{
    QVERIFY(m_stand->add({m_stand->receipt(1, m_noon)}));
    m_model->show(QDate(2026, 1, 24), {});
    QCOMPARE(m_model->state(), ReceiptListModel::State::Empty);
    QVERIFY(show(QDate(2026, 1, 20)));
    QCOMPARE(m_model->state(), ReceiptListModel::State::Empty);
}

void TstReceiptListModel::fetchesRowsByPages()
{
    QVERIFY(m_stand->add(many(500)));
    QVERIFY(show());
    QCOMPARE(m_model->rowCount(), 500);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(number(0).isEmpty()); // not in memory yet, and wished for
    QTRY_COMPARE(number(0), QStringLiteral("1499"));
    QCOMPARE(number(199), QStringLiteral("1300"));
    QCOMPARE(changed.count(), 1); // the page came as one
    QVERIFY(!m_model->rowData(m_model->idAt(200)));
    (void)number(499);
    QTRY_COMPARE(number(499), QStringLiteral("1000"));
    QVERIFY(!m_model->rowData(m_model->idAt(200))); // nobody looked at the middle page
}

void TstReceiptListModel::insertsLateReceiptsAtTheirPlace()
{
    QVERIFY(m_stand->add({m_stand->receipt(1, m_noon), m_stand->receipt(2, m_noon + 1h)}));
    QVERIFY(show());
    const QPersistentModelIndex oldest = m_model->index(1, 0);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(m_stand->add({m_stand->receipt(3, m_noon + 30min), m_stand->receipt(4, m_noon + 31min), m_stand->receipt(5, m_noon + 2h)}));
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(inserted.count(), 2); // one at the top, two in between
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(1).at(1).toInt(), 2);
    QCOMPARE(inserted.at(1).at(2).toInt(), 3);
    QCOMPARE(oldest.row(), 4);
    QCOMPARE(reset.count(), 0);
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("5"));
    QCOMPARE(number(2), QStringLiteral("4"));
}

void TstReceiptListModel::replacesChangedRows()
{
    Receipt receipt = m_stand->receipt(1, m_noon);
    QVERIFY(m_stand->add({receipt}));
    QVERIFY(show());
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("1"));
    receipt.kind = ReceiptKind::Void;
    receipt.changedAt += 1min;
    QVERIFY(m_stand->add({receipt}));
    QTRY_COMPARE(m_model->index(0, 0).data(ReceiptListModel::RowRole).value<ReceiptRow>().kind, ReceiptKind::Void);
    QCOMPARE(m_model->rowCount(), 1);
}

void TstReceiptListModel::removesRowsThatWentToAnotherDay()
{
    Receipt receipt = m_stand->receipt(1, m_noon);
    QVERIFY(m_stand->add({receipt, m_stand->receipt(2, m_noon + 1h)}));
    QVERIFY(show());
    receipt.soldAt -= 24h;
    receipt.changedAt += 1min;
    QVERIFY(m_stand->add({receipt}));
    QTRY_COMPARE(m_model->rowCount(), 1);
    (void)number(0);
    QTRY_COMPARE(number(0), QStringLiteral("2"));
}

void TstReceiptListModel::asksForPicturesNearTheView()
{
    QVERIFY(m_stand->signIn());
    QVERIFY(m_stand->addLink(QStringLiteral("1"), QStringLiteral("レジ 1"), m_stand->cloud.cameras.first()));
    QVERIFY(m_stand->add(many(100)));
    QVERIFY(show());
    const auto state = [&](int row) { return m_model->index(row, 0).data(ReceiptListModel::PictureRole).value<MomentPicture>().state; };
    m_model->setVisibleRows(40, 44);
    QTRY_COMPARE(state(40), MomentPicture::State::Ready);
    QTRY_COMPARE(state(35), MomentPicture::State::Ready); // a page above
    QTRY_COMPARE(state(49), MomentPicture::State::Ready); // and below
    QTRY_COMPARE(m_stand->cloud.stillsAsked, 15);
    QCOMPARE(state(34), MomentPicture::State::Loading);
    QCOMPARE(state(50), MomentPicture::State::Loading);
}

void TstReceiptListModel::latestDayWins()
{
    QVERIFY(m_stand->add({m_stand->receipt(1, m_noon), m_stand->receipt(2, m_noon - 24h), m_stand->receipt(3, m_noon - 25h)}));
    m_model->show(QDate(2026, 1, 24), {DashboardStand::reg(QStringLiteral("1"))});
    QVERIFY(show(QDate(2026, 1, 23)));
    QCOMPARE(m_model->rowCount(), 2);
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), 2);
}

void TstReceiptListModel::saysWhatIsMissing()
{
    QVERIFY(m_stand->add({m_stand->receipt(1, m_noon)}));
    QVERIFY(show());
    m_model->setVisibleRows(0, 0); // no link: no picture
    QTRY_COMPARE(m_model->index(0, 0).data(ReceiptListModel::PictureRole).value<MomentPicture>().state, MomentPicture::State::None);
    QVERIFY(!m_model->index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TstReceiptListModel)
#include "tst_receiptlistmodel.moc"
