// SPDX-FileCopyrightText: 2026 Regilens contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/options.h"

#include <memory>

//! Builds the whole program from its parts, runs it, and takes it down in order. One instance, in main().
class Composition {
public:
    explicit Composition(const Options &options);
    ~Composition();

    int run(); //!< the exit code of the program

private:
    class Private;
    std::unique_ptr<Private> d;
};
