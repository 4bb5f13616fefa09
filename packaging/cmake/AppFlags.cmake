# SPDX-FileCopyrightText: 2026 Regilens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# One interface target carries what every target of ours is compiled with; nothing is set per directory.
add_library(app_flags INTERFACE)
target_compile_definitions(app_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(app_flags INTERFACE /W4 /permissive- /utf-8)
else()
    target_compile_options(app_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
endif()
if(REGILENS_WARNINGS_AS_ERRORS)
    target_compile_options(app_flags INTERFACE $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()
if(REGILENS_SANITIZE)
    target_compile_options(app_flags INTERFACE -fsanitize=${REGILENS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(app_flags INTERFACE -fsanitize=${REGILENS_SANITIZE})
endif()

# app_library(<folder name> SOURCES ... LINKS <public targets>): the static library of one folder.
function(app_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE app_flags ${arg_PRIVATE_LINKS})
endfunction()
