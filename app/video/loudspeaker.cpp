// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/video/loudspeaker.h"

#include "app/base/logging.h"
#include "app/video/soundformat.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::microseconds kBuffer = 200ms;

class Loudspeaker final : public SoundOutput {
public:
    Loudspeaker(const QAudioDevice &device, const QAudioFormat &format) : m_sink(device, format)
    {
        m_sink.setBufferSize(soundformat::bytes(kBuffer));
        m_device = m_sink.start();
    }
    std::chrono::microseconds waiting() const override { return soundformat::duration(m_sink.bufferSize() - m_sink.bytesFree()); }
    qsizetype room() const override { return m_device ? m_sink.bytesFree() / soundformat::kFrameBytes * soundformat::kFrameBytes : 0; }
    void write(const QByteArray &samples) override
    {
        if (m_device)
            m_device->write(samples);
    }
    void setVolume(double linear) override { m_sink.setVolume(linear); }
    bool isLost() const override
    {
        const QAudio::Error error = m_sink.error();
        return !m_device || error == QAudio::OpenError || error == QAudio::IOError || error == QAudio::FatalError;
    }

private:
    QAudioSink m_sink;
    QIODevice *m_device = nullptr;
};

} // namespace

std::unique_ptr<SoundOutput> makeLoudspeaker()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    QAudioFormat format;
    format.setSampleRate(soundformat::kRate);
    format.setChannelCount(soundformat::kChannels);
    format.setSampleFormat(QAudioFormat::Float);
    if (device.isNull() || !device.isFormatSupported(format)) {
        qCWarning(lcVideo) << "nothing to play sound on";
        return nullptr;
    }
    return std::make_unique<Loudspeaker>(device, format);
}
