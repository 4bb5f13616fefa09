// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/capslockwatch.h"
#include "ui/widgets/secretedit.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

class TstCapsLock : public QObject {
    Q_OBJECT
private slots:
    void init();
    void seesItByTheLetters_data();
    void seesItByTheLetters();
    void followsTheKeyItself();
    void guessesNothing_data();
    void guessesNothing();
    void knowsNothingWhileElsewhere();
    void tellsOnlyChanges();

private:
    //! As the system sends it: the text is what comes of key, Shift and Caps Lock.
    void press(int key, const QString &text, Qt::KeyboardModifiers modifiers = {})
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        QCoreApplication::sendEvent(m_edit, &event);
    }
    std::unique_ptr<QWidget> m_window;
    SecretEdit *m_edit = nullptr;
    QLineEdit *m_other = nullptr;
    CapsLockWatch *m_watch = nullptr;
};

void TstCapsLock::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_edit = new SecretEdit;
    m_other = new QLineEdit;
    layout->addWidget(m_edit);
    layout->addWidget(m_other);
    m_watch = new CapsLockWatch(m_edit);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
}

void TstCapsLock::seesItByTheLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<bool>("on");
    QTest::newRow("a") << QStringLiteral("a") << false << false;
    QTest::newRow("A") << QStringLiteral("A") << false << true;
    QTest::newRow("Shift A") << QStringLiteral("A") << true << false;
    QTest::newRow("Shift a") << QStringLiteral("a") << true << true;
    QTest::newRow("umlaut") << QStringLiteral("Ä") << false << true;
}

void TstCapsLock::seesItByTheLetters()
{
    QFETCH(const QString, text);
    QFETCH(const bool, shift);
    QVERIFY(!m_watch->isOn());
    press(Qt::Key_A, text, shift ? Qt::ShiftModifier : Qt::NoModifier);
    QTEST(m_watch->isOn(), "on");
    QCOMPARE(m_edit->text(), text); // only watched
}

void TstCapsLock::followsTheKeyItself()
{
    press(Qt::Key_CapsLock, {});
    QVERIFY(!m_watch->isOn()); // what it was before is not known
    press(Qt::Key_A, QStringLiteral("A"));
    QVERIFY(m_watch->isOn());
    press(Qt::Key_CapsLock, {});
    QVERIFY(!m_watch->isOn());
    press(Qt::Key_CapsLock, {});
    QVERIFY(m_watch->isOn());
}

void TstCapsLock::guessesNothing_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("digit") << int(Qt::Key_1) << QStringLiteral("1") << Qt::KeyboardModifiers();
    QTest::newRow("sign") << int(Qt::Key_Exclam) << QStringLiteral("!") << Qt::KeyboardModifiers(Qt::ShiftModifier);
    QTest::newRow("kana") << int(Qt::Key_A) << QStringLiteral("ア") << Qt::KeyboardModifiers();
    QTest::newRow("arrow") << int(Qt::Key_Left) << QString() << Qt::KeyboardModifiers();
    QTest::newRow("shortcut") << int(Qt::Key_V) << QStringLiteral("V") << Qt::KeyboardModifiers(Qt::ControlModifier);
}

void TstCapsLock::guessesNothing()
{
    QFETCH(const int, key);
    QFETCH(const QString, text);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    press(key, text, modifiers);
    QVERIFY(!m_watch->isOn());
    press(Qt::Key_A, QStringLiteral("A"));
    press(key, text, modifiers);
    QVERIFY(m_watch->isOn()); // nor forgets
}

void TstCapsLock::knowsNothingWhileElsewhere()
{
    press(Qt::Key_A, QStringLiteral("A"));
    QVERIFY(m_watch->isOn());
    m_other->setFocus();
    QVERIFY(!m_watch->isOn());
    m_edit->setFocus();
    QVERIFY(!m_watch->isOn());
}

void TstCapsLock::tellsOnlyChanges()
{
    QSignalSpy changed(m_watch, &CapsLockWatch::changed);
    for (const QString &text : {QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("b")})
        press(Qt::Key_A, text);
    QCOMPARE(changed, (QList<QList<QVariant>>{{true}, {false}}));
}

QTEST_MAIN(TstCapsLock)
#include "tst_capslock.moc"
