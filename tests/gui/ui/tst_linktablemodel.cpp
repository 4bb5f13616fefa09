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

Q_DECLARE_METATYPE(LinkTableRow::State)

class TstLinkTableModel : public QObject {
    Q_OBJECT
private slots:
    void showsALink();
    void showsARegisterWithoutOne();
    void keepsTicksAndChoices();
    void forgetsAChoiceThatWasSaved();
    void forgetsTicksOfRowsThatWent();
    void saysWhyARowFails();
    void saysEveryState_data();
    void saysEveryState();
    void ticksAllOrSome();
    void marksWhatIsNotSaved();
    void sortsByEveryColumn();
    void keepsTheRowOfARegisterThatIsLinked();
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
    QVERIFY(model.isEdited(1));
    QVERIFY(!model.isEdited(0));

    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    LinkTableRow offline = row(2, "2", "a");
    offline.state = LinkTableRow::State::CameraOffline;
    model.setRows({row(1, "1", "a"), offline});
    QCOMPARE(inserted.count(), 0);
    model.setRows({row(1, "1", "a"), offline, row(3, "3", "a")});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(reset.count(), 0); // drop-downs and focus of the others stay
    QCOMPARE(model.ticked(), QList{LinkId{2}});
    QCOMPARE(model.chosenCamera(1).value, QStringLiteral("b"));
    QCOMPARE(model.names(model.ticked()).size(), 1);
    QVERIFY(model.names(model.ticked()).first().contains(QStringLiteral("レジ 2")));
    QCOMPARE(model.indexOf({3}), 2);
    QCOMPARE(model.indexOf({9}), -1);
    model.chooseCamera(1, {QStringLiteral("a")}); // back to what it is
    QVERIFY(!model.isEdited(1));
}

void TstLinkTableModel::forgetsAChoiceThatWasSaved()
{
    LinkTableModel model;
    model.setRows({row(1, "1", "a")});
    model.chooseCamera(0, {QStringLiteral("b")});
    model.setRows({row(1, "1", "b")});
    QVERIFY(!model.isEdited(0));
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
    QCOMPARE(model.index(0, LinkTableModel::State).data().toString(), QStringLiteral("トークンが無効です"));
    QVERIFY(model.index(0, LinkTableModel::State).data(Qt::ToolTipRole).toString().contains(QStringLiteral("API受信設定")));
}

void TstLinkTableModel::saysEveryState_data()
{
    QTest::addColumn<LinkTableRow::State>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    using State = LinkTableRow::State;
    QTest::newRow("connected") << State::Connected << QString() << QStringLiteral("接続中") << QString();
    QTest::newRow("checking") << State::Waiting << QString() << QStringLiteral("確認中") << QStringLiteral("確認しています");
    QTest::newRow("not synced") << State::NotSynced << QString() << QStringLiteral("初回の同期待ち") << QStringLiteral("ネットワーク");
    QTest::newRow("not remembered") << State::NotRemembered << QStringLiteral("secrets.locked") << QStringLiteral("トークン未保存")
                                    << QStringLiteral("終了する");
    QTest::newRow("offline") << State::CameraOffline << QString() << QStringLiteral("カメラ オフライン") << QStringLiteral("電源");
    QTest::newRow("not linked") << State::NotLinked << QString() << QStringLiteral("未連携") << QStringLiteral("更新");
    QTest::newRow("option") << State::OptionMissing << QString() << QStringLiteral("カメラのオプションなし")
                            << QStringLiteral("オプション");
    QTest::newRow("permission") << State::OptionMissing << QStringLiteral("camera.noAccess") << QStringLiteral("カメラの権限なし")
                                << QStringLiteral("「ライブ」「録画」");
    QTest::newRow("camera gone") << State::CameraMissing << QString() << QStringLiteral("カメラが見つかりません")
                                 << QStringLiteral("別のカメラ");
    QTest::newRow("stopped") << State::RegisterStopped << QString() << QStringLiteral("レジ端末が停止中") << QStringLiteral("連携を削除");
    QTest::newRow("register gone") << State::RegisterGone << QString() << QStringLiteral("レジ端末が見つかりません")
                                   << QStringLiteral("移す");
    for (const auto &[reason, text] :
         {std::pair{"smaregi.contract", "トークンが無効です"}, std::pair{"pos.tokenMissing", "トークンがありません"},
          std::pair{"smaregi.locked", "契約がロック中"}, std::pair{"smaregi.ip", "接続元が拒否されました"},
          std::pair{"smaregi.receiving", "受信機能がオフ"}, std::pair{"smaregi.transactions", "取引情報参照がオフ"},
          std::pair{"smaregi.stores", "店舗情報参照がオフ"}})
        QTest::newRow(reason) << State::Failing << QString::fromLatin1(reason) << QString::fromUtf8(text) << QStringLiteral("。");
}

void TstLinkTableModel::saysEveryState()
{
    QFETCH(LinkTableRow::State, state);
    QFETCH(QString, reason);
    QFETCH(QString, text);
    QFETCH(QString, hint);
    LinkTableModel model;
    LinkTableRow shown = row(1, "1", "a");
    shown.state = state;
    if (!reason.isEmpty())
        shown.error = Error{Error::Kind::SignInNeeded, {}, {}, reason};
    model.setRows({shown});
    const QModelIndex cell = model.index(0, LinkTableModel::State);
    QCOMPARE(cell.data().toString(), text);
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), text);
    const QString said = cell.data(Qt::ToolTipRole).toString();
    QVERIFY2(said.contains(hint) && said.isEmpty() == hint.isEmpty(), qPrintable(said));
}

void TstLinkTableModel::ticksAllOrSome()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LinkTableRow unlinked = row(0, "9", "");
    model.setRows({row(1, "1", "a"), row(2, "2", "a"), unlinked});
    const auto header = [&model] { return model.headerData(LinkTableModel::Check, Qt::Horizontal, Qt::CheckStateRole).toInt(); };
    QCOMPARE(header(), int(Qt::Unchecked));
    QVERIFY(model.setData(model.index(0, LinkTableModel::Check), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(header(), int(Qt::PartiallyChecked));
    QSignalSpy told(&model, &QAbstractItemModel::headerDataChanged);
    model.tickAll(true);
    QCOMPARE(header(), int(Qt::Checked));
    QCOMPARE(model.ticked(), (QList{LinkId{1}, LinkId{2}})); // not the one without a link
    model.tickAll(false);
    QCOMPARE(header(), int(Qt::Unchecked));
    QCOMPARE(told.count(), 2);
}

void TstLinkTableModel::marksWhatIsNotSaved()
{
    LinkTableModel model;
    model.setRows({row(1, "1", "a"), row(2, "2", "a")});
    QVERIFY(!model.hasEdits());
    model.chooseCamera(1, {QStringLiteral("b")});
    QVERIFY(model.hasEdits());
    const QModelIndex cell = model.index(1, LinkTableModel::State);
    QCOMPARE(cell.data().toString(), QStringLiteral("未保存"));
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Esc")));
    QVERIFY(model.index(1, 0).data(LinkTableModel::EditedRole).toBool());
    model.revert(1);
    QVERIFY(!model.hasEdits());
    QCOMPARE(cell.data().toString(), QStringLiteral("接続中"));
    QCOMPARE(model.chosenCamera(1).value, QStringLiteral("a"));
    model.chooseCamera(0, {QStringLiteral("b")});
    model.chooseCamera(1, {QStringLiteral("b")});
    model.revertAll();
    QVERIFY(!model.hasEdits());
}

void TstLinkTableModel::sortsByEveryColumn()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LinkTableRow first = row(1, "10", "b");
    first.cameraName = QStringLiteral("出口");
    LinkTableRow second = row(2, "9", "a");
    second.state = LinkTableRow::State::CameraOffline;
    second.cameraName = QStringLiteral("レジ前");
    LinkTableRow third = row(3, "11", "a");
    third.reg.contract.contract = QStringLiteral("aa");
    third.tokenTail = QStringLiteral("0000");
    third.cameraName = QStringLiteral("入口");
    model.setRows({first, second, third});
    const auto order = [&model] {
        QList<qint64> ids;
        for (int i = 0; i < model.rowCount(); ++i)
            ids << model.row(i).link.value;
        return ids;
    };
    const QPersistentModelIndex followed = model.index(0, LinkTableModel::Camera);
    QVERIFY(model.setData(model.index(1, LinkTableModel::Check), Qt::Checked, Qt::CheckStateRole));
    model.sort(LinkTableModel::Terminal, Qt::AscendingOrder);
    QCOMPARE(order(), (QList<qint64>{2, 1, 3})); // by value: 9 before 10
    QCOMPARE(followed.row(), 1);
    QCOMPARE(model.ticked(), QList{LinkId{2}});
    model.sort(LinkTableModel::Terminal, Qt::DescendingOrder);
    QCOMPARE(order(), (QList<qint64>{3, 1, 2}));
    model.sort(LinkTableModel::Contract, Qt::AscendingOrder);
    QCOMPARE(order(), (QList<qint64>{3, 1, 2}));
    model.sort(LinkTableModel::Token, Qt::AscendingOrder);
    QCOMPARE(order().first(), 3);
    model.sort(LinkTableModel::Camera, Qt::AscendingOrder);
    QCOMPARE(order().size(), 3);
    QVERIFY(order() != (QList<qint64>{1, 2, 3}));
    model.sort(LinkTableModel::State, Qt::DescendingOrder);
    QCOMPARE(order(), (QList<qint64>{2, 1, 3}));
    // What comes later finds its place.
    LinkTableRow fourth = row(4, "1", "a");
    fourth.state = LinkTableRow::State::Failing;
    model.setRows({first, second, third, fourth});
    QCOMPARE(order(), (QList<qint64>{4, 2, 1, 3}));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(order(), (QList<qint64>{1, 2, 3, 4}));
}

void TstLinkTableModel::keepsTheRowOfARegisterThatIsLinked()
{
    LinkTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setRows({row(0, "1", ""), row(0, "2", "")});
    model.chooseCamera(0, {QStringLiteral("b")});
    model.setRows({row(5, "1", "b"), row(0, "2", "")});
    QVERIFY(!model.hasEdits()); // that was the saving of it
    LinkTableRow moved = row(5, "2", "b");
    model.setRows({row(0, "1", ""), moved});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(model.indexOf(LinkId{5})).reg.terminal, QStringLiteral("2"));
    QVERIFY(model.setData(model.index(model.indexOf(LinkId{5}), LinkTableModel::Check), Qt::Checked, Qt::CheckStateRole));
    model.setRows({row(0, "1", ""), row(0, "2", "")});
    QVERIFY(model.ticked().isEmpty());
    QCOMPARE(removed.count(), 0);
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
