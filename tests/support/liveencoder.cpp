// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/liveencoder.h"

namespace {

constexpr int kPerSecond = 25;
constexpr int kInterval = 1000 / kPerSecond;

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

LiveEncoder::LiveEncoder(const Plan &plan) : m_plan(plan)
{
    m_process.setWorkingDirectory(plan.folder);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveEncoder::feed);
}

LiveEncoder::~LiveEncoder()
{
    stop();
}

void LiveEncoder::start()
{
    QString input = QStringLiteral("-hide_banner -loglevel error -probesize 32 -f rawvideo -pix_fmt gray -s %1x%2 -r %3 -i -")
                        .arg(m_plan.size.width())
                        .arg(m_plan.size.height())
                        .arg(kPerSecond);
    if (m_plan.sound)
        input += QStringLiteral(" -f lavfi -i sine=frequency=440:sample_rate=48000 -c:a aac -map 0:v -map 1:a");
    const QString output =
        QStringLiteral("-pix_fmt yuv420p -f hls -hls_time 1 -hls_list_size 5 -hls_flags program_date_time+delete_segments");
    m_process.start(QStringLiteral("ffmpeg"), words(input) + words(m_plan.video) + words(output + m_plan.flags) + words(m_plan.hls) +
                                                  QStringList{QStringLiteral("live.m3u8")});
    m_pictures = 0;
    m_running.start();
    m_timer.start(kInterval / 2);
}

void LiveEncoder::stop()
{
    m_timer.stop();
    m_process.kill(); // as a machine that goes down: no end is written into the list
    m_process.waitForFinished(3000);
}

QString LiveEncoder::problem()
{
    return QString::fromUtf8(m_process.readAllStandardError());
}

void LiveEncoder::feed()
{
    for (; m_pictures < m_running.elapsed() / kInterval; ++m_pictures) {
        QImage picture(m_plan.size, QImage::Format_Grayscale8);
        picture.fill(uint(60 + m_pictures % 100)); // something moves, or the encoder would have nothing to do
        if (m_plan.paint)
            m_plan.paint(picture, m_pictures);
        paintBlockCode(picture, codeOf(m_pictures));
        for (int y = 0; y < picture.height(); ++y) // rows of a QImage are padded to four bytes
            m_process.write(reinterpret_cast<const char *>(picture.constScanLine(y)), picture.width());
    }
}

BlockCode LiveEncoder::codeOf(qint64 picture)
{
    return {1, int(picture / kPerSecond % 60), int(picture % kPerSecond)};
}

qint64 LiveEncoder::pictureOf(const BlockCode &code)
{
    return code.second * kPerSecond + code.frame;
}
