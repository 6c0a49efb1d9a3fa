#!/usr/bin/env python3
"""The official Python driver against a Bolt server.

    driver.py PORT [--host HOST] [--user NAME --password WORD] [--only PART]

Prints a line for each check and, last, "N passed, N failed". Needs the package `neo4j` from PyPI. The
server must allow writes; what the checks create bears the label BoltCheck and is deleted again.
"""

import argparse
import sys
import threading
import time
import traceback
from datetime import date, datetime

import neo4j
import pytz
from neo4j import GraphDatabase
from neo4j import time as cypher_time
from neo4j.exceptions import ClientError, CypherSyntaxError, Neo4jError
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import CartesianPoint, WGS84Point

from rawbolt import RawBolt

CHECKS = []

ECHO = "RETURN $value AS value"
ROWS = "UNWIND range(1, $count) AS n RETURN n, 'row ' + toString(n) AS text"
CREATE = "CREATE (n:BoltCheck {name: $name}) RETURN n.name AS name"
CREATE_MANY = "UNWIND range(1, $count) AS n CREATE (:BoltCheck {n: n}) RETURN n"
COUNT = "MATCH (n:BoltCheck) RETURN count(n) AS count"
CLEAR = "MATCH (n:BoltCheck) DETACH DELETE n"
PATH = (
    "CREATE p = (a:BoltCheck:Person {name: '甲'})-[r:OWNS {share: 0.5}]->(b:BoltCheck {name: '乙'}) "
    "RETURN a, r, b, p"
)
BACKWARDS = "MATCH p = (b:BoltCheck {name: '乙'})<-[:OWNS]-(a) RETURN p"
LONG = (
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b "
    "WITH a, b WHERE a + b = 0 RETURN count(*) AS n"
)
LATE_ERROR = "UNWIND [1, 0] AS x RETURN 1 / x AS y"


def check(function):
    CHECKS.append(function)
    return function


def same(found, expected):
    if found != expected or type(found) is not type(expected):
        raise AssertionError(f"{found!r} where {expected!r} is expected")


def fails(code, work):
    try:
        work()
    except Neo4jError as error:
        same(error.code, code)
        if not error.message or "An unknown error occurred" in error.message:
            raise AssertionError("the failure has no message")
        return error
    raise AssertionError(f"no failure where {code} is expected")


def clear(driver):
    driver.execute_query(CLEAR)


# Connecting

@check
def verify_connectivity(bolt):
    bolt.driver.verify_connectivity()


@check
def server_information(bolt):
    info = bolt.driver.get_server_info()
    if not info.agent.startswith("Neo4j/5."):
        raise AssertionError(f"agent is {info.agent}")
    if tuple(info.protocol_version) < (5, 0):
        raise AssertionError(f"version is {info.protocol_version}")


@check
def verify_authentication(bolt):
    same(bolt.driver.verify_authentication(), True)


@check
def routing_scheme(bolt):
    with GraphDatabase.driver(f"neo4j://{bolt.host}:{bolt.port}", auth=bolt.auth) as driver:
        driver.verify_connectivity()
        records, _, _ = driver.execute_query("RETURN 1 AS n")
        same(records[0]["n"], 1)
        records, _, _ = driver.execute_query("RETURN 1 AS n", routing_="r")
        same(records[0]["n"], 1)


@check
def many_connections_at_once(bolt):
    faults = []

    def work():
        try:
            for _ in range(20):
                records, _, _ = bolt.driver.execute_query("RETURN 1 AS n")
                same(records[0]["n"], 1)
        except Exception as error:  # reported below, in the check's own thread
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


# Queries and transactions

@check
def execute_query(bolt):
    records, summary, keys = bolt.driver.execute_query("RETURN 1 AS n")
    same(keys, ["n"])
    same(records[0]["n"], 1)
    same(summary.query_type, "r")
    same(summary.counters.contains_updates, False)
    if summary.database is None or summary.result_available_after is None:
        raise AssertionError("the summary lacks the database or a time")


@check
def auto_commit(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        same(session.run(CREATE, name="甲").single()["name"], "甲")
        same(session.run(COUNT).single()["count"], 1)
    clear(bolt.driver)


@check
def managed_transactions(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        name = session.execute_write(lambda tx: tx.run(CREATE, name="乙").single()["name"])
        same(name, "乙")
        same(session.execute_read(lambda tx: tx.run(COUNT).single()["count"]), 1)
    clear(bolt.driver)


@check
def commit_and_rollback(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        with session.begin_transaction() as tx:
            tx.run(CREATE, name="a").consume()
            same(tx.run(COUNT).single()["count"], 1)
            tx.rollback()
        same(session.run(COUNT).single()["count"], 0)
        with session.begin_transaction(timeout=30, metadata={"case": "x"}) as tx:
            tx.run(CREATE, name="a")
            tx.commit()
        same(session.run(COUNT).single()["count"], 1)
        tx = session.begin_transaction()
        tx.run(CREATE, name="b")
        tx.close()
        same(session.run(COUNT).single()["count"], 1)
    clear(bolt.driver)


@check
def counters(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        summary = session.run(CREATE, name="a").consume()
        same(summary.query_type, "rw")
        same(summary.counters.nodes_created, 1)
        same(summary.counters.labels_added, 1)
        same(summary.counters.properties_set, 1)
        same(summary.counters.relationships_created, 0)
        same(summary.counters.contains_updates, True)
        summary = session.run(CLEAR).consume()
        same(summary.counters.nodes_deleted, 1)
    clear(bolt.driver)


@check
def discarding_still_writes(bolt):
    clear(bolt.driver)
    with bolt.driver.session(fetch_size=2) as session:
        result = session.run(CREATE_MANY, count=10)
        same(next(iter(result))["n"], 1)
        same(result.consume().counters.nodes_created, 10)
        same(session.run(COUNT).single()["count"], 10)
    clear(bolt.driver)


@check
def several_results_in_one_transaction(bolt):
    with bolt.driver.session(fetch_size=3) as session:
        with session.begin_transaction() as tx:
            first = iter(tx.run(ROWS, count=10))
            second = iter(tx.run(ROWS, count=7))
            same([next(first)["n"] for _ in range(4)], [1, 2, 3, 4])
            same([next(second)["n"] for _ in range(4)], [1, 2, 3, 4])
            third = tx.run(ROWS, count=1)
            same([row["n"] for row in first], [5, 6, 7, 8, 9, 10])
            same(third.single()["text"], "row 1")
            same([row["n"] for row in second], [5, 6, 7])
            tx.commit()


@check
def commit_with_an_open_result(bolt):
    with bolt.driver.session(fetch_size=2) as session:
        with session.begin_transaction() as tx:
            tx.run(ROWS, count=1000)
            tx.commit()
        same(session.run("RETURN 1 AS n").single()["n"], 1)


@check
def streaming_100000_rows(bolt):
    with bolt.driver.session(fetch_size=1000) as session:
        total = 0
        expected = 1
        for row in session.run(ROWS, count=100_000):
            if row["n"] != expected:
                raise AssertionError(f"row {row['n']} where {expected} is expected")
            expected += 1
            total += row["n"]
        same(total, 5_000_050_000)


@check
def streaming_without_a_fetch_size(bolt):
    with bolt.driver.session(fetch_size=-1) as session:
        same(sum(row["n"] for row in session.run(ROWS, count=50_000)), 1_250_025_000)


@check
def abandoning_a_long_result(bolt):
    with bolt.driver.session(fetch_size=1000) as session:
        for row in session.run(ROWS, count=100_000):
            if row["n"] == 1500:
                break
        same(session.run("RETURN 1 AS n").single()["n"], 1)


@check
def plan(bolt):
    _, summary, _ = bolt.driver.execute_query("EXPLAIN MATCH (n:BoltCheck) RETURN n")
    if not summary.plan or not summary.plan["operatorType"]:
        raise AssertionError("no plan")
    if "children" not in summary.plan:
        raise AssertionError("the plan has no children")


@check
def profile(bolt):
    _, summary, _ = bolt.driver.execute_query("PROFILE MATCH (n:BoltCheck) RETURN n")
    if not summary.profile or "rows" not in summary.profile:
        raise AssertionError("no profile")


# Errors

@check
def errors_have_codes(bolt):
    run = bolt.driver.execute_query
    error = fails("Neo.ClientError.Statement.SyntaxError", lambda: run("RETURN 1 +"))
    same(isinstance(error, CypherSyntaxError), True)
    error = fails("Neo.ClientError.Statement.SyntaxError", lambda: run("RETURN missing"))
    if not error.message.startswith("UndefinedVariable"):
        raise AssertionError(f"the detail is not first in: {error.message}")
    fails("Neo.ClientError.Statement.ArithmeticError", lambda: run("RETURN 1 / 0 AS n"))
    fails("Neo.ClientError.Statement.ParameterMissing", lambda: run("RETURN $absent AS n"))
    fails(
        "Neo.ClientError.Procedure.ProcedureNotFound", lambda: run("CALL no.such.procedure()"))


@check
def recovering_in_one_session(bolt):
    with bolt.driver.session() as session:
        for _ in range(3):
            fails("Neo.ClientError.Statement.SyntaxError", lambda: session.run("RETURN 1 +"))
            same(session.run("RETURN 1 AS n").single()["n"], 1)


@check
def errors_while_pulling(bolt):
    with bolt.driver.session() as session:
        fails(
            "Neo.ClientError.Statement.ArithmeticError",
            lambda: session.run(LATE_ERROR).consume())
        same(session.run("RETURN 1 AS n").single()["n"], 1)


@check
def an_error_undoes_its_transaction(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        tx = session.begin_transaction()
        tx.run(CREATE, name="a").consume()
        fails("Neo.ClientError.Statement.SyntaxError", lambda: tx.run("RETURN 1 +"))
        tx.close()
        same(session.run(COUNT).single()["count"], 0)
    clear(bolt.driver)


@check
def a_statement_out_of_time(bolt):
    with bolt.driver.session() as session:
        tx = session.begin_transaction(timeout=0.3)
        fails(
            "Neo.ClientError.Transaction.TransactionTimedOut",
            lambda: tx.run(LONG).consume())
        tx.close()
        same(session.run("RETURN 1 AS n").single()["n"], 1)


@check
def reset_during_a_running_query(bolt):
    with RawBolt(bolt.host, bolt.port, bolt.auth) as raw:
        raw.send(raw.RUN, LONG, {}, {})
        raw.send(raw.PULL, {"n": -1})
        time.sleep(0.3)
        start = time.monotonic()
        raw.send(raw.RESET)
        raw.send(raw.RUN, "RETURN 1 AS n", {}, {})
        raw.send(raw.PULL, {"n": -1})
        # RUN may have been answered before; it and PULL end one way or the other.
        answers = [raw.receive() for _ in range(3)]
        tags = [tag for tag, _ in answers]
        if tags[0] not in (raw.SUCCESS, raw.IGNORED, raw.FAILURE):
            raise AssertionError(f"RUN was answered with {tags[0]:x}")
        if tags[1] not in (raw.IGNORED, raw.FAILURE):
            raise AssertionError(f"PULL was answered with {tags[1]:x}")
        same(tags[2], raw.SUCCESS)
        if time.monotonic() - start > 5:
            raise AssertionError("RESET took more than five seconds")
        same(raw.receive()[1][0]["fields"], ["n"])
        same(raw.receive(), (raw.RECORD, [[1]]))
        same(raw.receive()[0], raw.SUCCESS)


@check
def closing_during_a_running_query(bolt):
    with RawBolt(bolt.host, bolt.port, bolt.auth) as raw:
        raw.send(raw.RUN, LONG, {}, {})
        raw.send(raw.PULL, {"n": -1})
        time.sleep(0.2)
    bolt.driver.verify_connectivity()


@check
def pipelining_after_a_failure(bolt):
    with RawBolt(bolt.host, bolt.port, bolt.auth) as raw:
        raw.send(raw.BEGIN, {})
        raw.send(raw.RUN, "RETURN 1 +", {}, {})
        raw.send(raw.PULL, {"n": 1000})
        raw.send(raw.COMMIT)
        tags = [raw.receive()[0] for _ in range(4)]
        same(tags, [raw.SUCCESS, raw.FAILURE, raw.IGNORED, raw.IGNORED])
        raw.send(raw.RESET)
        same(raw.receive(), (raw.SUCCESS, [{}]))


@check
def bytes_one_at_a_time(bolt):
    with RawBolt(bolt.host, bolt.port, bolt.auth, piece=1) as raw:
        raw.noop()
        raw.send(raw.RUN, "RETURN 1 AS n", {}, {})
        raw.noop()
        raw.send(raw.PULL, {"n": -1})
        same([raw.receive()[0] for _ in range(3)], [raw.SUCCESS, raw.RECORD, raw.SUCCESS])


@check
def garbage_ends_only_its_connection(bolt):
    for garbage in (b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 64, b"\xff" * 64, b"\x60\x60\xb0\x17" * 8):
        with RawBolt.connect(bolt.host, bolt.port) as socket:
            socket.sendall(garbage)
            socket.settimeout(5)
            try:
                while socket.recv(64):
                    pass
            except ConnectionError:
                pass
    bolt.driver.verify_connectivity()


# Values

def echoes(bolt, *values):
    with bolt.driver.session() as session:
        for value in values:
            same(session.run(ECHO, value=value).single()["value"], value)


@check
def values_simple(bolt):
    echoes(
        bolt, None, True, False, 0, 1, -1, -16, -17, 127, 128, -128, -129, 32767, 32768, 2**31 - 1,
        2**31, -(2**31), 2**63 - 1, -(2**63), 0.0, 1.5, -1e300, float("inf"), "", "甲乙丙",
        "e\u0301", "\u00e9", "\U0001f468\u200d\U0001f469", "x" * 20, "x" * 300, "x" * 70_000)


@check
def values_not_a_number(bolt):
    with bolt.driver.session() as session:
        found = session.run(ECHO, value=float("nan")).single()["value"]
        same(found != found, True)


@check
def values_bytes(bolt):
    echoes(bolt, b"", b"\x00\xff", bytes(range(256)) * 300)


@check
def values_nested(bolt):
    echoes(
        bolt, [], [1, [2, [3, []]]], {}, {"a": {"b": [{"c": None}]}}, list(range(70_000)),
        {f"key {n}": n for n in range(300)}, {"e\u0301": 1, "\u00e9": 2}, [1, "a", 2.5, None, True])
    deep = []
    for _ in range(40):
        deep = [deep]
    echoes(bolt, deep)


@check
def values_temporal(bolt):
    # Zones come from pytz: with those of zoneinfo the driver 6.4.1 computes wrong seconds now and then,
    # and CPython 3.11.7 may crash, before anything is sent.
    shanghai = pytz.timezone("Asia/Shanghai")
    with bolt.driver.session() as session:
        for value in (
            cypher_time.Date(2020, 2, 29), cypher_time.Date(1, 1, 1), cypher_time.Date(9999, 12, 31),
            cypher_time.Time(23, 59, 59, 999_999_999), cypher_time.Time(0, 0, 0, 1),
            cypher_time.Time(12, 30, 0, 5, pytz.FixedOffset(330)),
            cypher_time.DateTime(1969, 12, 31, 23, 59, 59, 1),
            cypher_time.DateTime(2020, 2, 29, 1, 2, 3, 4, pytz.FixedOffset(-480)),
            shanghai.localize(cypher_time.DateTime(2020, 2, 29, 1, 2, 3, 4)),
            cypher_time.Duration(months=14, days=-3, seconds=5, nanoseconds=6),
        ):
            found = session.run(ECHO, value=value).single()["value"]
            same(type(found), type(value))
            same(found.iso_format(), value.iso_format())
        found = session.run(ECHO, value=date(2024, 11, 1)).single()["value"]
        same(found.to_native(), date(2024, 11, 1))
        moment = pytz.timezone("Europe/Stockholm").localize(datetime(2024, 7, 1, 12))
        found = session.run(ECHO, value=moment).single()["value"].to_native()
        same(found.isoformat(), moment.isoformat())


@check
def values_points(bolt):
    echoes(
        bolt, CartesianPoint((1.5, -2.0)), CartesianPoint((1.0, 2.0, 3.0)),
        WGS84Point((121.47, 31.23)), WGS84Point((121.47, 31.23, 4.0)))


@check
def values_graph(bolt):
    clear(bolt.driver)
    with bolt.driver.session() as session:
        row = session.run(PATH).single()
        first, tie, second, path = row["a"], row["r"], row["b"], row["p"]
        same(type(first), Node)
        same(isinstance(tie, Relationship), True)
        same(type(path), Path)
        same(set(first.labels), {"BoltCheck", "Person"})
        same(dict(first), {"name": "甲"})
        same(tie.type, "OWNS")
        same(dict(tie), {"share": 0.5})
        same(tie.start_node.element_id, first.element_id)
        same(tie.end_node.element_id, second.element_id)
        same([node["name"] for node in path.nodes], ["甲", "乙"])
        same([step.type for step in path.relationships], ["OWNS"])
        same(path.start_node.element_id, first.element_id)
        same(len({first.element_id, second.element_id}), 2)
        path = session.run(BACKWARDS).single()["p"]
        same([node["name"] for node in path.nodes], ["乙", "甲"])
        same(path.relationships[0].start_node["name"], "甲")
        graph = session.run(BACKWARDS).graph()
        same((len(graph.nodes), len(graph.relationships)), (2, 1))
    clear(bolt.driver)


class Bolt:
    """Where the server is, and a driver to it."""

    def __init__(self, options):
        self.host = options.host
        self.port = options.port
        self.auth = (options.user, options.password) if options.user else None
        self.driver = GraphDatabase.driver(f"bolt://{self.host}:{self.port}", auth=self.auth)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--user")
    parser.add_argument("--password", default="")
    parser.add_argument("--only", default="", help="checks whose name holds this")
    options = parser.parse_args()

    bolt = Bolt(options)
    passed = failed = 0
    print(f"neo4j driver {neo4j.__version__}")
    for function in CHECKS:
        if options.only not in function.__name__:
            continue
        start = time.monotonic()
        try:
            function(bolt)
        except Exception as error:
            failed += 1
            place = traceback.extract_tb(error.__traceback__)[1:2]
            line = f" (line {place[0].lineno})" if place else ""
            print(f"FAIL {function.__name__}{line}: {type(error).__name__}: {error}"[:500])
        else:
            passed += 1
            print(f"ok   {function.__name__} {time.monotonic() - start:.2f} s")
        sys.stdout.flush()
    bolt.driver.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
