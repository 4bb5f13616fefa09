// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/link.h"
#include "app/storage/picturecache.h"

#include <array>
#include <chrono>
#include <optional>

class Links;

//! Which picture of a receipt is meant.
struct MomentShot {
    CameraId camera; //!< of one of its register's links; empty: of the first one
    std::chrono::seconds before{0}; //!< so long before the moment; negative: after it
    friend bool operator==(const MomentShot &, const MomentShot &) = default;

    //! Of a receipt's filmstrip, in order of time.
    static constexpr std::array<std::chrono::seconds, 4> kFilmstrip{std::chrono::seconds(15), std::chrono::seconds(5),
                                                                    std::chrono::seconds(0), std::chrono::seconds(-5)};

    //! The link whose camera is meant, or null.
    const Link *link(const Links &links, const RegisterKey &reg) const;
    //! On the camera's clock; none without a link.
    std::optional<Instant> instant(const Links &links, const RegisterKey &reg, Instant soldAt) const;
    //! Its name in the picture cache.
    PictureVariant variant(const Links &links, const RegisterKey &reg) const;
    //! Pictures from beside the moment are shown small alone, while they are looked at as thumbnails.
    PictureKind mostKept(PictureKind wanted) const { return before.count() == 0 ? PictureKind::Large : wanted; }
};
