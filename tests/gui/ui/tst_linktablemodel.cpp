// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ui/uifixture.h"
#include "ui/models/linktablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace {

LinkTableRow row(int id, const char *terminal, const char *camera)
{
    LinkTableRow row;
    row.link = {id};
    row.reg = {{Vendor::Smaregi, QStringLiteral("sk1234a")}, QString::fromLatin1(terminal)};
    row.registerName = QStringLiteral("レジ ") + row.reg.terminal;
    row.tokenTail = QStringLiteral("3f9c");
    row.camera = {QString::fromLatin1(camera)};
    row.cameraName = QStringLiteral("レジ前");
    row.state = LinkTableRow::State::Connected;
    return row;
}

} // namespace

class TstLinkTableModel : public QObject {
    Q_OBJECT
private slots:
    void showsALink();
    void showsARegisterWithoutOne();
    void keepsTicksAndChoices();
    void forgetsAChoiceThatWasSaved();
    void forgetsTicksOfRowsThatWent();
    void saysWhyARowFails();
    void translates();

private:
    const UseLanguage m_japanese{QStringLiteral("ja")};
};

void TstLinkTableModel::showsALink()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row(1, "2", "a")});
    QCOMPARE(model.index(0, LinkTableModel::Contract).data().toString(), QStringLiteral("sk1234a"));
    QCOMPARE(model.index(0, LinkTableModel::Token).data().toString(), QStringLiteral("••••••••3f9c"));
    QCOMPARE(model.index(0, LinkTableModel::Terminal).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, LinkTableModel::Terminal).data(LinkTableModel::DetailRole).toString(), QStringLiteral("レジ 2"));
    QCOMPARE(model.index(0, LinkTableModel::State).data().toString(), QStringLiteral("接続中"));
    QCOMPARE(model.headerData(LinkTableModel::Contract, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("契約ID"));
    for (int column = 0; column < LinkTableModel::Update; ++column)
        QVERIFY(!model.index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void TstLinkTableModel::showsARegisterWithoutOne()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LinkTableRow unlinked = row(0, "8f14e45f", "");
    unlinked.reg.contract.vendor = Vendor::Ubiregi;
    unlinked.state = LinkTableRow::State::NotLinked;
    model.setRows({unlinked});
    const QModelIndex check = model.index(0, LinkTableModel::Check);
    QVERIFY(!(model.flags(check) & Qt::ItemIsUserCheckable));
    QVERIFY(!model.setData(check, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.ticked().isEmpty());
    QVERIFY(model.index(0, LinkTableModel::Terminal).data().toString().isEmpty()); // the name says it
    QCOMPARE(model.index(0, LinkTableModel::State).data().toString(), QStringLiteral("未連携"));
    QVERIFY(model.index(0, LinkTableModel::State).data(Qt::ToolTipRole).toString().contains(QStringLiteral("更新")));
}

void TstLinkTableModel::keepsTicksAndChoices()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row(1, "1", "a"), row(2, "2", "a")});
    QSignalSpy ticked(&model, &LinkTableModel::tickedChanged);
    QVERIFY(model.setData(model.index(1, LinkTableModel::Check), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.count(), 1);
    model.chooseCamera(1, {QStringLiteral("b")});
    QVERIFY(model.isChanged(1));
    QVERIFY(!model.isChanged(0));

    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    LinkTableRow offline = row(2, "2", "a");
    offline.state = LinkTableRow::State::CameraOffline;
    model.setRows({row(1, "1", "a"), offline});
    QCOMPARE(reset.count(), 0); // the same rows: drop-downs and focus stay
    model.setRows({row(1, "1", "a"), offline, row(3, "3", "a")});
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.ticked(), QList{LinkId{2}});
    QCOMPARE(model.chosenCamera(1).value, QStringLiteral("b"));
    QCOMPARE(model.tickedNames().size(), 1);
    QVERIFY(model.tickedNames().first().contains(QStringLiteral("レジ 2")));
    QCOMPARE(model.indexOf({3}), 2);
    QCOMPARE(model.indexOf({9}), -1);
    model.chooseCamera(1, {QStringLiteral("a")}); // back to what it is
    QVERIFY(!model.isChanged(1));
}

void TstLinkTableModel::forgetsAChoiceThatWasSaved()
{
    LinkTableModel model;
    model.setRows({row(1, "1", "a")});
    model.chooseCamera(0, {QStringLiteral("b")});
    model.setRows({row(1, "1", "b")});
    QVERIFY(!model.isChanged(0));
    QCOMPARE(model.chosenCamera(0).value, QStringLiteral("b"));
}

void TstLinkTableModel::forgetsTicksOfRowsThatWent()
{
    LinkTableModel model;
    model.setRows({row(1, "1", "a"), row(2, "2", "a")});
    QVERIFY(model.setData(model.index(0, LinkTableModel::Check), Qt::Checked, Qt::CheckStateRole));
    QSignalSpy ticked(&model, &LinkTableModel::tickedChanged);
    model.setRows({row(2, "2", "a")});
    QCOMPARE(ticked.count(), 1);
    QVERIFY(model.ticked().isEmpty());
}

void TstLinkTableModel::saysWhyARowFails()
{
    LinkTableModel model;
    LinkTableRow failing = row(1, "1", "a");
    failing.state = LinkTableRow::State::Failing;
    failing.error = Error{Error::Kind::SignInNeeded, {}, {}, QStringLiteral("smaregi.contract")};
    model.setRows({failing});
    QCOMPARE(model.index(0, LinkTableModel::State).data().toString(), QStringLiteral("再認証が必要です"));
    QVERIFY(model.index(0, LinkTableModel::State).data(Qt::ToolTipRole).toString().contains(QStringLiteral("API受信設定")));
}

void TstLinkTableModel::translates()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row(1, "1", "a")});
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    const UseLanguage use(QStringLiteral("en"));
    model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(model.index(0, LinkTableModel::State).data().toString(), QStringLiteral("Connected"));
}

QTEST_MAIN(TstLinkTableModel)
#include "tst_linktablemodel.moc"
