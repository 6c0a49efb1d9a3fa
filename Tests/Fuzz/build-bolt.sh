#!/bin/sh
# Builds the fuzz target of the Bolt protocol: build-bolt.sh OUTPUT
set -eu
out=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
swiftc -O -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
  -module-name BoltFuzz -o "$out" \
  $(find Sources/BoltProtocol -name '*.swift') Tests/Fuzz/BoltFuzz.swift
