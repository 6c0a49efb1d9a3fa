#!/usr/bin/env python3
"""Runs openCypher scenarios over Bolt with the official driver.

    pip install neo4j gherkin-official
    python3 Tests/BoltDriver/scenarios.py --port 7687 [--folder ../shared/tck] [--only Match]

The rules of comparison are those of the tests in process (Tests/Support/Scenarios), written a second
time: rows as multisets, integers and floats apart, side effects from two inventories of the graph.
The graph at the other end is emptied again and again, so it must be one that nobody needs.

Scenarios that need a test procedure are skipped. Prints a table of groups, then one line
`N passed, N failed, N skipped`; the exit status is 1 where one failed outside the ratchet.
"""

import argparse
import os
import pathlib
import re
import sys

import scenario_values as values

GROUPS = {
    "read": (
        "match match-where return return-orderby return-skip-limit with with-orderBy "
        "with-skip-limit with-where union unwind aggregation existentialSubqueries graph path "
        "pattern list null comparison map useCases").split(),
    "write": "create merge set remove delete".split(),
    "values": (
        "temporal quantifier boolean precedence literals typeConversion string conditional "
        "mathematical").split(),
    "call": ["call"],
    "paths": ["paths"],
}
EFFECTS = [
    "+nodes", "-nodes", "+relationships", "-relationships", "+properties", "-properties",
    "+labels", "-labels",
]
# The wire's codes that the scenarios call by other names.
ERROR_TYPES = {"ConstraintValidationFailed": "ConstraintVerificationFailed"}


class Failure(Exception):
    """A scenario that did not end as it should; the text says how."""


class Skip(Exception):
    """A scenario that cannot run here; the text says why."""


# Reading


def scenarios(folder):
    """All scenarios below `folder/features`: (path, id, name, steps)."""
    from gherkin.parser import Parser
    from gherkin.pickles.compiler import Compiler

    features = folder / "features"
    for file in sorted(features.rglob("*.feature")):
        path = file.relative_to(features).with_suffix("").as_posix()
        document = Parser().parse(file.read_text(encoding="utf-8"))
        document["uri"] = path
        outlines, counts, ordinals = set(), {}, {}
        for child in document["feature"]["children"]:
            if "scenario" in child and child["scenario"]["examples"]:
                outlines.add(child["scenario"]["id"])
        for pickle in Compiler().compile(document):
            scenario = pickle["astNodeIds"][0]
            ordinal = ordinals.setdefault(scenario, len(ordinals) + 1)
            numbered = re.match(r"\[[^\]]*\]", pickle["name"])
            identity = f"{path} {numbered.group() if numbered else f'[{ordinal}]'}"
            if scenario in outlines:
                counts[scenario] = counts.get(scenario, 0) + 1
                identity += f" #{counts[scenario]}"
            yield path, identity, pickle["name"], pickle["steps"]


def table(step):
    rows = step.get("argument", {}).get("dataTable", {}).get("rows", [])
    return [[cell["value"] for cell in row["cells"]] for row in rows]


def document(step):
    return step["argument"]["docString"]["content"]


# Running


class Runner:
    """One connection, used for one scenario after the other."""

    def __init__(self, driver, folder, seconds):
        self.driver = driver
        self.folder = folder
        self.seconds = seconds

    def execute(self, text, parameters=None):
        """Columns, rows and no error; or nothing and (type, phase, detail, message)."""
        import neo4j
        from neo4j.exceptions import Neo4jError

        phase = "compile time"
        try:
            with self.driver.session() as session:
                result = session.run(neo4j.Query(text, timeout=self.seconds), parameters or {})
                phase = "runtime"
                columns = list(result.keys())
                rows = [list(record.values()) for record in result]
                result.consume()
                return columns, rows, None
        except Neo4jError as error:
            parts = (error.code or "").split(".")
            kind = "ProcedureError" if "Procedure" in parts[-1] else parts[-1]
            detail = (error.message or "").split(":")[0].strip()
            return None, None, (ERROR_TYPES.get(kind, kind), phase, detail, error.message)

    def demand(self, text, parameters=None):
        columns, rows, error = self.execute(text, parameters)
        if error:
            raise Failure(f"before the query under test: {error}")
        return columns, rows

    def inventory(self):
        """The graph as four sets: nodes, relationships, properties, labels in use."""
        _, nodes = self.demand("MATCH (n) RETURN elementId(n), labels(n), properties(n)")
        _, ties = self.demand("MATCH ()-[r]->() RETURN elementId(r), type(r), properties(r)")
        properties = set()
        for kind, entities in (("node", nodes), ("tie", ties)):
            for identity, _, entries in entities:
                for key, value in entries.items():
                    properties.add((kind, identity, key, values.notation(value)))
        return [
            {row[0] for row in nodes}, {row[0] for row in ties}, properties,
            {label for row in nodes for label in row[1]},
        ]

    def run(self, steps):
        self.demand("MATCH (n) DETACH DELETE n")
        parameters, observed = {}, None
        for step in steps:
            text = step["text"].rstrip(":")
            if text in ("an empty graph", "any graph"):
                continue
            if named := re.fullmatch(r"the (.+) graph", text):
                name = named.group(1)
                graph = self.folder / "graphs" / name / f"{name}.cypher"
                self.demand(graph.read_text(encoding="utf-8"))
            elif text == "having executed":
                self.demand(document(step))
            elif text == "parameters are":
                parameters = {row[0]: values.parse(row[1]) for row in table(step)}
            elif text.startswith("there exists a procedure"):
                raise Skip("needs a test procedure")
            elif text in ("executing query", "executing control query"):
                no_surprise(observed)
                before = self.inventory()
                query = document(step)
                columns, rows, error = self.execute(query, parameters)
                effects = difference(before, self.inventory())
                observed = dict(
                    query=query, columns=columns, rows=rows, error=error, effects=effects,
                    expected=False)
            else:
                check(step, text, observed)
        no_surprise(observed)


def difference(before, after):
    effects = {}
    for at, (old, new) in enumerate(zip(before, after)):
        effects[EFFECTS[2 * at]] = len(new - old)
        effects[EFFECTS[2 * at + 1]] = len(old - new)
    return {name: count for name, count in effects.items() if count}


def no_surprise(observed):
    if observed and observed["error"] and not observed["expected"]:
        raise Failure("raised {} at {}: {} ({})".format(*observed["error"]))


# Expectations


def check(step, text, observed):
    raised = re.fullmatch(r"an? (\w+) should be raised at ([\w ]+): (\S+)", text)
    if raised:
        check_error(raised.groups(), observed)
        return
    no_surprise(observed)
    if text == "no side effects":
        expect_effects({}, observed)
    elif text == "the side effects should be":
        expected = {name: int(count) for name, count in table(step) if int(count)}
        expect_effects(expected, observed)
    elif text == "the result should be empty":
        if observed["rows"]:
            raise Failure(f"{len(observed['rows'])} rows, expected none")
    elif text.startswith("the result should be"):
        check_rows(table(step), text, observed)
    else:
        raise Failure(f"an unknown step: {text}")


def expect_effects(expected, observed):
    if observed["effects"] != expected:
        raise Failure(f"side effects {observed['effects']}, expected {expected}")


def check_error(expected, observed):
    observed["expected"] = True
    if not observed["error"]:
        raise Failure(f"raised nothing, expected {expected}")
    kind, phase, detail, _ = observed["error"]
    wanted_kind, wanted_phase, wanted_detail = expected
    # What runs may fail before its first row is asked for; what does not compile must not run.
    is_late = wanted_phase == "compile time" and phase == "runtime"
    if kind != wanted_kind or is_late or wanted_detail not in ("*", detail):
        raise Failure(f"raised {observed['error']}, expected {expected}")
    if observed["effects"]:
        raise Failure(f"failed as it should but left side effects: {observed['effects']}")


def check_rows(expected, text, observed):
    header = expected[0] if expected else []
    columns = observed["columns"]
    order = range(len(columns))
    if columns != header:
        is_star = re.search(r"\breturn\s+(distinct\s+)?\*", observed["query"], re.IGNORECASE)
        if not is_star or sorted(columns) != sorted(header):
            raise Failure(f"columns {columns}, expected {header}")
        order = [columns.index(name) for name in header]
    loose = "(ignoring element order for lists)" in text
    wanted = [
        " | ".join(values.notation(values.parse(cell), loose) for cell in row)
        for row in expected[1:]
    ]
    found = [" | ".join(values.notation(row[at], loose) for at in order) for row in observed["rows"]]
    if not re.search(r", in order$", text):
        wanted.sort()
        found.sort()
    if found != wanted:
        raise Failure(f"rows {found[:8]}, expected {wanted[:8]}")


# Reporting


def group(path):
    folders = path.split("/")[:-1]
    for name, categories in GROUPS.items():
        if any(folder in categories for folder in folders):
            return name
    return "other"


def ratchet(file):
    """Known failures by id; the form is that of Tests/CypherScenarioTests/ratchet.txt."""
    known = {}
    if file:
        for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                identity, reason = line.split(" : ", 1)
                known[identity.strip()] = reason
    return known


def arguments():
    here = pathlib.Path(__file__).resolve().parent
    standard = os.environ.get("GUANXI_TCK") or here.parent.parent.parent / "shared" / "tck"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=7687)
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(standard))
    parser.add_argument("--only", default="", help="scenarios whose id contains this text")
    parser.add_argument("--seconds", type=float, default=30, help="time limit of one query")
    parser.add_argument("--ratchet", help="file of the failures that are known")
    parser.add_argument(
        "--read", action="store_true", help="read the scenarios and their values, run nothing")
    return parser.parse_args()


def read_only(found):
    for _, identity, _, steps in found:
        for step in steps:
            if "the result should be" in step["text"]:
                for row in table(step)[1:]:
                    for cell in row:
                        value = values.parse(cell)
                        if values.notation(values.parse(values.notation(value))) != (
                                values.notation(value)):
                            raise Failure(f"{identity}: {cell} is not read back")
    print(f"{len(found)} scenarios read")


def main():
    options = arguments()
    found = [entry for entry in scenarios(options.folder) if options.only in entry[1]]
    if options.read:
        read_only(found)
        return 0
    import neo4j
    from neo4j.exceptions import DriverError

    known = ratchet(options.ratchet)
    credentials = (options.user, options.password) if options.user else None
    tallies, complaints = {}, 0
    with neo4j.GraphDatabase.driver(
            f"bolt://{options.host}:{options.port}", auth=credentials) as driver:
        runner = Runner(driver, options.folder, options.seconds)
        for path, identity, name, steps in found:
            outcome, problem = "passed", ""
            try:
                runner.run(steps)
            except Skip as skip:
                outcome, problem = "skipped", str(skip)
            except (Failure, DriverError, values.NotationError) as failure:
                outcome, problem = "failed", f"{failure}"
            tally = tallies.setdefault(group(path), dict(passed=0, failed=0, skipped=0))
            tally[outcome] += 1
            if outcome == "failed" and identity not in known:
                complaints += 1
                print(f"{identity} {name}\n    {problem}")
            elif outcome == "passed" and identity in known:
                complaints += 1
                print(f"{identity} passes: take it out of the ratchet")
    print(f"{'group':12}{'passed':>9}{'failed':>9}{'skipped':>9}")
    for name in [*GROUPS, "other"]:
        if name in tallies:
            tally = tallies[name]
            print(f"{name:12}{tally['passed']:9}{tally['failed']:9}{tally['skipped']:9}")
    sums = {
        outcome: sum(tally[outcome] for tally in tallies.values())
        for outcome in ("passed", "failed", "skipped")
    }
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**sums))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
