// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/video/tiles.h"

#include "app/video/footagebuffer.h"
#include "app/video/liveplayer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/videoview.h"

#include <QApplication>
#include <QGridLayout>
#include <QTextStream>
#include <QTimer>

#include <cmath>

namespace {

constexpr QSize kTile(320, 180);

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

//! A picture of the dashboard's own widget.
class Tile : public VideoView {
public:
    Tile(const Theme &theme, const Clock &clock, FootageBuffer &footage) : VideoView(theme), m_player(clock, footage)
    {
        connect(&m_player, &LivePlayer::frameChanged, this, [this] { setImage(m_player.frame().image); });
        connect(this, &VideoView::outputSizeChanged, this, [this] { m_player.setOutputSize(outputSize()); });
    }
    void play(const QUrl &stream)
    {
        m_player.setOutputSize(outputSize());
        m_player.play(CameraId(QStringLiteral("bench")), {stream, {}});
    }
    LiveStatus status() const { return m_player.status(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        VideoView::paintEvent(event);
        static bool told = false;
        if (!told && !image().isNull()) {
            told = true;
            say(QStringLiteral("picture"));
        }
    }

private:
    LivePlayer m_player;
};

} // namespace

int showTiles(const QUrl &stream, int count)
{
    const Theme theme;
    const SystemClock clock;
    FootageBuffer footage;
    QWidget window;
    QGridLayout grid(&window);
    const int columns = int(std::ceil(std::sqrt(count)));
    QList<Tile *> tiles;
    for (int i = 0; i < count; ++i) {
        tiles.append(new Tile(theme, clock, footage));
        grid.addWidget(tiles.last(), i / columns, i % columns);
    }
    window.resize(kTile * columns);
    window.show();
    for (Tile *tile : std::as_const(tiles))
        tile->play(stream);
    QTimer tell;
    QObject::connect(&tell, &QTimer::timeout, &tell, [&tiles] {
        for (const Tile *tile : std::as_const(tiles)) {
            if (tile->status().state == LiveStatus::State::Live)
                say(QStringLiteral("delay %1").arg(tile->status().delay.count()));
        }
    });
    tell.start(1000);
    return QApplication::exec();
}
