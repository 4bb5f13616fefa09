// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QFont>
#include <QPalette>
#include <QScreen>
#include <QStyleFactory>
#include <QStyleHints>

#include <algorithm>

namespace {

constexpr int kBodyPixels = 13;

ThemeColors lightColors()
{
    ThemeColors c;
    c.window = QColor(0xf5f6f8);
    c.card = QColor(0xffffff);
    c.border = QColor(0xe2e6ec);
    c.text = QColor(0x1b2430);
    c.mutedText = QColor(0x667085);
    c.accent = QColor(0x0b6e6e);
    c.accentText = QColor(0xffffff);
    c.accentSoft = QColor(0xe3f2f1);
    c.accentSoftText = QColor(0x0b6e6e);
    c.danger = QColor(0xd92d20);
    c.dangerSoft = QColor(0xfeeceb);
    c.warning = QColor(0xb54708);
    c.warningSoft = QColor(0xfef4e6);
    c.success = QColor(0x067647);
    c.statusDot = QColor(0x12b76a);
    c.focus = QColor(0x2b9a97);
    c.overlay = QColor(0, 0, 0, 184);
    return c;
}

ThemeColors darkColors()
{
    ThemeColors c;
    c.window = QColor(0x14181d);
    c.card = QColor(0x1c2228);
    c.border = QColor(0x2e363f);
    c.text = QColor(0xe6eaee);
    c.mutedText = QColor(0x97a3af);
    c.accent = QColor(0x4fb8b3);
    c.accentText = QColor(0x10201f);
    c.accentSoft = QColor(0x1d3a3b);
    c.accentSoftText = QColor(0x4fb8b3);
    c.danger = QColor(0xf97066);
    c.dangerSoft = QColor(0x3b2020);
    c.warning = QColor(0xfdb022);
    c.warningSoft = QColor(0x3a2d14);
    c.success = QColor(0x32c583);
    c.statusDot = QColor(0x12b76a);
    c.focus = QColor(0x7fd1cd);
    c.overlay = QColor(0, 0, 0, 184);
    return c;
}

QPalette paletteOf(const ThemeColors &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.card);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.mutedText);
    palette.setColor(QPalette::Button, c.card);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.danger);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.card);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Light, c.card);
    palette.setColor(QPalette::Midlight, c.border);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.mutedText);
    palette.setColor(QPalette::Shadow, c.overlay);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.mutedText);
    return palette;
}

QFont bodyFont(int pixels)
{
    QFont font = QGuiApplication::font();
    font.setFamilies({QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Yu Gothic UI"), QStringLiteral("Hiragino Sans"),
                      QStringLiteral("Segoe UI"), QStringLiteral("sans-serif")});
    font.setPixelSize(pixels);
    return font;
}

//! 150 % text reaches us as a higher logical resolution; 96 is normal, on a Mac 72.
double systemTextScale()
{
#ifdef Q_OS_MACOS
    constexpr double kNormal = 72;
#else
    constexpr double kNormal = 96;
#endif
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? std::clamp(screen->logicalDotsPerInchY() / kNormal, 1.0, 2.5) : 1.0;
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    m_textScale = systemTextScale();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
#endif
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

const ThemeColors &Theme::colors() const
{
    static const ThemeColors light = lightColors();
    static const ThemeColors dark = darkColors();
    return m_dark ? dark : light;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Qt before 6.5 tells of a new system theme only so: to the application when its palette moved, else to its windows.
    const bool systemChanged =
        event->type() == QEvent::ThemeChange || (event->type() == QEvent::ApplicationPaletteChange && watched == qApp);
    if (systemChanged && m_mode == Mode::System && !m_applying && systemIsDark() != m_dark)
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

bool Theme::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // An empty palette uncovers the platform's own for a moment.
    m_applying = true;
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setPalette(ours);
    m_applying = false;
    return dark;
}

void Theme::apply()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    m_applying = true;
    QApplication::setFont(bodyFont(px(kBodyPixels)));
    QApplication::setPalette(paletteOf(colors()));
    qApp->setStyleSheet(styleSheet(colors(), m_dark, m_textScale));
    m_applying = false;
    emit changed();
}
