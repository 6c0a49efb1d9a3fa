#!/bin/sh
# Builds the fuzz target of whole statements: build-engine.sh OUTPUT
#
# The engine and what it stands on are compiled with coverage, module by module; Declarations comes built from the
# package, since it brings a parser of its own that is not under test here.
set -eu
out=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
swift build --target Declarations
modules=$(swift build --show-bin-path)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
module() {
  swiftc -O -wmo -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
    -I "$work" -I "$modules/Modules" -I .build/checkouts/Yams/Sources/CYaml/include \
    -module-name "$1" -emit-module -emit-module-path "$work/$1.swiftmodule" \
    -c -o "$work/$1.o" $(find "$2" -name '*.swift')
}
module PropertyGraph Sources/PropertyGraph
module GraphAnalytics Sources/GraphAnalytics
module CypherSyntax Sources/CypherSyntax
module GraphExchange Sources/GraphExchange
module CypherEngine Sources/CypherEngine
module QueryGenerator Tests/Support/QueryGenerator
module EngineFuzzing Tests/Support/EngineFuzzing
swiftc -O -parse-as-library -package-name guanxi -swift-version 6 -sanitize=fuzzer,address \
  -I "$work" -I "$modules/Modules" -I .build/checkouts/Yams/Sources/CYaml/include \
  -module-name EngineFuzz -o "$out" \
  Tests/Fuzz/EngineFuzz.swift "$work"/*.o \
  "$modules"/Declarations.build/*.o "$modules"/Yams.build/*.o \
  $(find "$modules" -path '*CYaml.build*' -name '*.o')
