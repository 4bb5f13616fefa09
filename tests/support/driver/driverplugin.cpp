// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded by Qt itself into the built program (QT_QPA_GENERIC_PLUGINS=regilensdriver), so that a test can drive the very
// program that users start: it finds widgets by objectName, sends them real mouse and key events, and reads what they
// show. Nothing of it is in the program.

#include "tests/support/audit/screenaudit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDesktopServices>
#include <QGenericPlugin>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocalSocket>
#include <QPixmap>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace {

QString pngText(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QString::fromLatin1(bytes.toBase64());
}

QJsonValue toJson(const QVariant &value)
{
    if (value.canConvert<QImage>() && !value.value<QImage>().isNull())
        return QJsonObject{{QStringLiteral("png"), pngText(value.value<QImage>())}};
    if (value.typeId() == QMetaType::QPixmap)
        return QJsonObject{{QStringLiteral("png"), pngText(value.value<QPixmap>().toImage())}};
    if (value.typeId() == QMetaType::QRect) {
        const QRect rect = value.toRect();
        return QJsonArray{rect.x(), rect.y(), rect.width(), rect.height()};
    }
    const QJsonValue json = QJsonValue::fromVariant(value);
    return json.isNull() || json.isUndefined() ? QJsonValue(value.toString()) : json;
}

//! In the dialog that covers the window, if there is one, else anywhere; visible ones first.
QWidget *find(const QString &name)
{
    QWidget *hidden = nullptr;
    QWidgetList roots = QApplication::topLevelWidgets();
    for (QWidget *window : QApplication::topLevelWidgets()) {
        for (QWidget *overlay : window->findChildren<QWidget *>(QStringLiteral("modalOverlay"))) {
            if (overlay->isVisible())
                roots.prepend(overlay);
        }
    }
    for (QWidget *root : roots) {
        QList<QWidget *> candidates = root->findChildren<QWidget *>(name);
        if (root->objectName() == name)
            candidates.prepend(root);
        for (QWidget *candidate : candidates) {
            if (candidate->isVisible())
                return candidate;
            hidden = candidate;
        }
    }
    return hidden;
}

QJsonObject failure(const QString &text)
{
    return {{QStringLiteral("error"), text}};
}

} // namespace

class Driver : public QObject {
    Q_OBJECT
public:
    explicit Driver(const QString &server)
    {
        connect(&m_socket, &QLocalSocket::readyRead, this, &Driver::readCommands);
        QTimer::singleShot(0, this, [this, server] {
            m_socket.connectToServer(server);
            QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "openUrl");
            QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openUrl");
        });
    }

public slots:
    void openUrl(const QUrl &url) { send({{QStringLiteral("openUrl"), url.toString(QUrl::FullyEncoded)}}); }

private:
    void send(const QJsonObject &message)
    {
        m_socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
        m_socket.flush();
    }

    void readCommands()
    {
        while (m_socket.canReadLine()) {
            const QJsonObject command = QJsonDocument::fromJson(m_socket.readLine()).object();
            send({{QStringLiteral("answer"), run(command)}});
        }
    }

    QJsonObject run(const QJsonObject &command)
    {
        const QString verb = command[QStringLiteral("do")].toString();
        const QString name = command[QStringLiteral("name")].toString();
        if (verb == u"audit")
            return audit();
        if (verb == u"trigger")
            return trigger(name);
        QWidget *widget = find(name);
        if (verb == u"visible")
            return {{QStringLiteral("value"), widget && widget->isVisible()}};
        if (!widget)
            return failure(QStringLiteral("no widget is called ") + name);
        if (verb == u"get")
            return {
                {QStringLiteral("value"), toJson(widget->property(command[QStringLiteral("property")].toString().toLatin1().constData()))}};
        if (verb == u"grab")
            return {{QStringLiteral("value"), toJson(widget->grab().toImage())}};
        if (verb == u"rows" || verb == u"rowRect" || verb == u"cell" || verb == u"clickRow")
            return view(verb, widget, command);
        if (!widget->isVisible())
            return failure(name + QStringLiteral(" is not visible"));
        if (!widget->isEnabled())
            return failure(name + QStringLiteral(" is not enabled"));
        if (verb == u"click") {
            QTest::mouseClick(widget, Qt::LeftButton, {},
                              command.contains(QStringLiteral("x"))
                                  ? QPoint(command[QStringLiteral("x")].toInt(), command[QStringLiteral("y")].toInt())
                                  : widget->rect().center());
            return {};
        }
        if (verb == u"type") {
            if (auto *combo = qobject_cast<QComboBox *>(widget); combo && combo->lineEdit())
                widget = combo->lineEdit();
            QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(12, widget->height() / 2));
            QTest::keySequence(widget, QKeySequence(QKeySequence::SelectAll));
            QTest::keyClick(widget, Qt::Key_Delete);
            QTest::keyClicks(widget, command[QStringLiteral("text")].toString());
            return {};
        }
        if (verb == u"key") {
            QTest::keySequence(widget, QKeySequence(command[QStringLiteral("key")].toString()));
            return {};
        }
        if (verb == u"resize") {
            widget->window()->resize(command[QStringLiteral("width")].toInt(), command[QStringLiteral("height")].toInt());
            return {};
        }
        if (verb == u"tab")
            return tab(widget, command[QStringLiteral("row")].toInt());
        if (verb == u"choose")
            return choose(widget, command[QStringLiteral("text")].toString());
        return failure(QStringLiteral("unknown command ") + verb);
    }

    static QJsonObject tab(QWidget *widget, int index)
    {
        auto *bar = qobject_cast<QTabBar *>(widget);
        if (!bar)
            bar = widget->findChild<QTabBar *>();
        if (!bar)
            return failure(QStringLiteral("no tabs"));
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
        return {};
    }

    //! Walks a combo box by keyboard until it shows an entry that contains the text.
    static QJsonObject choose(QWidget *widget, const QString &text)
    {
        auto *combo = qobject_cast<QComboBox *>(widget);
        if (!combo)
            return failure(QStringLiteral("not a combo box"));
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < combo->count() && !combo->currentText().contains(text); ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        return combo->currentText().contains(text) ? QJsonObject{} : failure(QStringLiteral("no entry contains ") + text);
    }

    //! An entry of a menu. Opening a menu by mouse runs an event loop of its own, in which nobody would answer.
    static QJsonObject trigger(const QString &name)
    {
        for (QWidget *widget : QApplication::allWidgets()) {
            for (QAction *action : widget->actions()) {
                if (action->objectName() != name || !action->isEnabled())
                    continue;
                QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
                return {};
            }
        }
        return failure(QStringLiteral("no entry of a menu is called ") + name);
    }

    static QJsonObject audit()
    {
        QWidget *screen = auditedScreen();
        if (!screen)
            return failure(QStringLiteral("no screen is open"));
        const ScreenAudit found = auditScreen(screen);
        return {{QStringLiteral("value"), QJsonArray::fromStringList(found.all())}, {QStringLiteral("controls"), found.controls}};
    }

    static QJsonObject view(const QString &verb, QWidget *widget, const QJsonObject &command)
    {
        auto *view = qobject_cast<QAbstractItemView *>(widget);
        if (!view)
            return failure(QStringLiteral("not a view"));
        if (verb == u"rows")
            return {{QStringLiteral("value"), view->model() ? view->model()->rowCount() : 0}};
        if (!view->model())
            return failure(QStringLiteral("the view has no model"));
        const QModelIndex index = view->model()->index(command[QStringLiteral("row")].toInt(), command[QStringLiteral("column")].toInt());
        if (!index.isValid())
            return failure(QStringLiteral("no such row"));
        if (verb == u"rowRect") {
            const QPoint origin = view->viewport()->mapTo(view, QPoint());
            return {{QStringLiteral("value"), toJson(view->visualRect(index).translated(origin))}};
        }
        if (verb == u"cell")
            return {{QStringLiteral("value"), toJson(index.data(command[QStringLiteral("role")].toInt()))}};
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        return {};
    }

    QLocalSocket m_socket;
};

class DriverPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "driver.json")
public:
    QObject *create(const QString &key, const QString &) override
    {
        const QString server = qEnvironmentVariable("REGILENS_DRIVER");
        return key == u"regilensdriver" && !server.isEmpty() ? new Driver(server) : nullptr;
    }
};

#include "driverplugin.moc"
