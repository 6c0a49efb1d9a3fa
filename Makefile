# guanxi: two commands for newcomers, make demo and make test.
SWIFT ?= swift
.PHONY: demo test format lint bench gate bootstrap release goldens

# Finds links and relative-owned bidders in the bundled datasets; pictures and leads go to ./demo.
demo: release
	@.ci/demo

# Installs what is missing, builds, runs every test.
test: bootstrap
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

lint:
	$(SWIFT) format lint -s -r Sources Tests Package.swift

# Import, KIN-00 and the two adjacency layouts on an invented county of 100,000 persons.
bench: release
	@mkdir -p .build/bench
	@[ -d .build/bench/county ] || .build/release/guanxi-bench generate-county --persons 100000 .build/bench/county
	@.build/release/guanxi-bench run --data .build/bench/county --queries q1,q5,q5t

# Instructions of kernels and models against Tests/Gate/instructions.json: other work on the machine
# does not show. Needs perf with the processor's counters, or valgrind.
gate: release
	@.build/release/guanxi-bench gate

# Rewrites every golden file; look at the difference before committing it.
goldens: bootstrap
	GUANXI_REWRITE_GOLDENS=1 $(SWIFT) test

release: bootstrap
	@$(SWIFT) build -c release --product guanxi
	@$(SWIFT) build -c release --product guanxi-bench

bootstrap:
	@.ci/bootstrap
