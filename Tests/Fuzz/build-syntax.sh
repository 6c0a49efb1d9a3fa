#!/bin/sh
# Builds the fuzz target of the query language: build-syntax.sh OUTPUT
#
# The module is compiled as one with the fuzz target, coverage in all of it.
set -eu
out=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
swiftc -O -wmo -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
  -module-name SyntaxFuzz -o "$out" \
  $(find Sources/CypherSyntax -name '*.swift') Tests/Fuzz/SyntaxFuzz.swift
