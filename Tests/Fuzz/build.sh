#!/bin/sh
# Builds the fuzz target of the delimited readers: build.sh OUTPUT
#
# The modules are compiled as one with the fuzz target, coverage in all of it; Declarations comes built from the
# package, since it brings a parser of its own that is not under test here.
set -eu
out=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
swift build --target Declarations
modules=$(swift build --show-bin-path)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swiftc -O -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
  -module-name PropertyGraph -emit-module -emit-module-path "$work/PropertyGraph.swiftmodule" \
  -wmo -c -o "$work/PropertyGraph.o" $(find Sources/PropertyGraph -name '*.swift')
swiftc -O -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
  -I "$work" -I "$modules/Modules" -I .build/checkouts/Yams/Sources/CYaml/include \
  -module-name ExchangeFuzz -o "$out" \
  $(find Sources/GraphExchange -name '*.swift') Tests/Fuzz/ExchangeFuzz.swift \
  "$work/PropertyGraph.o" "$modules"/Declarations.build/*.o "$modules"/Yams.build/*.o \
  $(find "$modules" -path '*CYaml.build*' -name '*.o')
