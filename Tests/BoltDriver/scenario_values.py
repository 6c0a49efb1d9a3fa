"""The scenarios' value notation: read from their tables, written from the driver's values.

Two values are the same to a scenario exactly where `notation` gives the same text: keys and labels
are sorted, strings escaped, `1` and `1.0` differ, `-0.0` is `0.0`, and a temporal value is the text
that toString() gives for it.
"""

import math
import re


class NotationError(Exception):
    """A cell that is no value, or a value that scenarios have no notation for."""


class Node:
    """A node of a table."""

    def __init__(self, labels, properties):
        self.labels = labels
        self.properties = properties


class Relationship:
    """A relationship of a table."""

    def __init__(self, kind, properties):
        self.type = kind
        self.properties = properties


class Path:
    """A path of a table: the start, and (relationship, forward, node) for each step."""

    def __init__(self, start, steps):
        self.start = start
        self.steps = steps


# Writing


def notation(value, loose=False):
    """The one text of a value; `loose` sorts the elements of every list."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, (list, tuple)) and not hasattr(value, "months"):
        elements = [notation(element, loose) for element in value]
        return "[" + ", ".join(sorted(elements) if loose else elements) + "]"
    if isinstance(value, dict):
        return _map(value, loose)
    if isinstance(value, Path):
        steps = [
            (step[0].type, step[0].properties, step[1], step[2].labels, step[2].properties)
            for step in value.steps
        ]
        return _path(value.start.labels, value.start.properties, steps, loose)
    if isinstance(value, Node):
        return _node(value.labels, value.properties, loose)
    if isinstance(value, Relationship):
        return _relationship(value.type, value.properties, loose)
    return _driver_value(value, loose)


def _driver_value(value, loose):
    import neo4j.graph
    import neo4j.time

    if isinstance(value, neo4j.graph.Node):
        return _node(value.labels, dict(value.items()), loose)
    if isinstance(value, neo4j.graph.Relationship):
        return _relationship(value.type, dict(value.items()), loose)
    if isinstance(value, neo4j.graph.Path):
        steps = []
        for before, tie, after in zip(value.nodes, value.relationships, value.nodes[1:]):
            forward = tie.start_node.element_id == before.element_id
            steps.append(
                (tie.type, dict(tie.items()), forward, after.labels, dict(after.items())))
        start = value.nodes[0]
        return _path(start.labels, dict(start.items()), steps, loose)
    if isinstance(value, neo4j.time.Duration):
        return _quoted(duration(value))
    if isinstance(value, neo4j.time.DateTime):
        return _quoted(f"{_date(value)}T{_time(value)}{_zone(value)}")
    if isinstance(value, neo4j.time.Date):
        return _quoted(_date(value))
    if isinstance(value, neo4j.time.Time):
        return _quoted(_time(value) + _zone(value))
    raise NotationError(f"a {type(value).__name__} has no notation")


def _float(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "-Inf" if value < 0 else "Inf"
    return "0.0" if value == 0 else repr(value)


def _quoted(text):
    for plain, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f"'{text}'"


def _name(text):
    return text if re.fullmatch(r"\w+", text) else "`" + text.replace("`", "``") + "`"


def _map(entries, loose):
    return "{" + ", ".join(
        f"{_name(key)}: {notation(entries[key], loose)}" for key in sorted(entries)) + "}"


def _node(labels, properties, loose):
    text = "".join(":" + label for label in sorted(_name(label) for label in labels))
    if properties:
        text += (" " if text else "") + _map(properties, loose)
    return f"({text})"


def _relationship(kind, properties, loose):
    return f"[:{_name(kind)}" + (" " + _map(properties, loose) if properties else "") + "]"


def _path(labels, properties, steps, loose):
    text = "<" + _node(labels, properties, loose)
    for kind, entries, forward, node_labels, node_properties in steps:
        tie = _relationship(kind, entries, loose)
        text += f"-{tie}->" if forward else f"<-{tie}-"
        text += _node(node_labels, node_properties, loose)
    return text + ">"


# Temporal values as toString() prints them


def _date(value):
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def _time(value):
    text = f"{value.hour:02d}:{value.minute:02d}"
    if value.second or value.nanosecond:
        text += f":{value.second:02d}"
    if value.nanosecond:
        digits = f"{value.nanosecond:09d}"
        while digits.endswith("000"):
            digits = digits[:-3]
        text += "." + digits
    return text


def _zone(value):
    offset = value.utcoffset()
    if offset is None:
        return ""
    seconds = int(offset.total_seconds())
    if seconds == 0:
        text = "Z"
    else:
        size = abs(seconds)
        text = f"{'-' if seconds < 0 else '+'}{size // 3600:02d}:{size // 60 % 60:02d}"
        if size % 60:
            text += f":{size % 60:02d}"
    zone = getattr(value.tzinfo, "zone", None) or getattr(value.tzinfo, "key", None)
    # Where a value has no offset but zero and no zone, the driver gives pytz's UTC, which has a name.
    return text + (f"[{zone}]" if zone and zone != "UTC" else "")


def duration(value):
    """A duration in ISO 8601, months, days and seconds each with its own sign."""
    months, days, seconds, nanos = value.months, value.days, value.seconds, value.nanoseconds
    text = ""
    for count, unit in ((_quotient(months, 12), "Y"), (_rest(months, 12), "M"), (days, "D")):
        if count:
            text += f"{count}{unit}"
    total = seconds * 1_000_000_000 + nanos
    if total:
        text += "T"
        whole = _quotient(total, 1_000_000_000)
        fraction = abs(_rest(total, 1_000_000_000))
        for count, unit in ((_quotient(whole, 3600), "H"), (_rest(_quotient(whole, 60), 60), "M")):
            if count:
                text += f"{count}{unit}"
        rest = _rest(whole, 60)
        if rest or fraction:
            sign = "-" if total < 0 else ""
            digits = f".{fraction:09d}".rstrip("0") if fraction else ""
            text += f"{sign}{abs(rest)}{digits}S"
    return "P" + (text or "T0S")


def _quotient(number, divisor):
    """Division towards zero."""
    return abs(number) // divisor * (-1 if number < 0 else 1)


def _rest(number, divisor):
    return number - _quotient(number, divisor) * divisor


# Reading


def parse(text):
    """The value that a whole cell holds."""
    reader = _Reader(text)
    value = reader.value()
    if not reader.at_end():
        raise reader.error("the end")
    return value


class _Reader:
    WORDS = {
        "null": None, "true": True, "false": False, "NaN": math.nan, "Inf": math.inf,
        "-Inf": -math.inf,
    }
    ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def error(self, expected):
        return NotationError(f"expected {expected} at character {self.at} of {self.text}")

    def skip(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def at_end(self):
        self.skip()
        return self.at == len(self.text)

    def take(self, word):
        self.skip()
        if not self.text.startswith(word, self.at):
            return False
        self.at += len(word)
        return True

    def demand(self, word):
        if not self.take(word):
            raise self.error(word)

    def match(self, pattern):
        self.skip()
        found = re.compile(pattern).match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def name(self):
        found = self.match(r"`((?:[^`]|``)*)`")
        if found:
            return found.group(1).replace("``", "`")
        found = self.match(r"[^\s:{}()\[\],<>\-'|]+")
        if not found:
            raise self.error("a name")
        return found.group()

    def value(self):
        self.skip()
        if self.text.startswith("[:", self.at):
            return self.relationship()
        first = self.text[self.at:self.at + 1]
        parts = {"'": self.string, "[": self.list, "{": self.map, "(": self.node, "<": self.path}
        return parts[first]() if first in parts else self.word()

    def word(self):
        found = self.match(r"[^\s,\]})]+")
        word = found.group() if found else ""
        if word in self.WORDS:
            return self.WORDS[word]
        if re.fullmatch(r"[+-]?\d+", word):
            return int(word)
        if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", word):
            return float(word)
        raise self.error("a value")

    def string(self):
        self.demand("'")
        text = ""
        while self.at < len(self.text):
            character = self.text[self.at]
            self.at += 1
            if character == "'":
                return text
            if character == "\\":
                escaped = self.text[self.at:self.at + 1]
                self.at += 1
                if escaped == "u":
                    character = chr(int(self.text[self.at:self.at + 4], 16))
                    self.at += 4
                else:
                    character = self.ESCAPES.get(escaped, escaped)
            text += character
        raise self.error("a closing quote")

    def several(self, closing, part):
        parts = []
        if self.take(closing):
            return parts
        parts.append(part())
        while self.take(","):
            parts.append(part())
        self.demand(closing)
        return parts

    def list(self):
        self.demand("[")
        return self.several("]", self.value)

    def entry(self):
        key = self.name()
        self.demand(":")
        return key, self.value()

    def map(self):
        self.demand("{")
        return dict(self.several("}", self.entry))

    def properties(self):
        self.skip()
        return self.map() if self.text.startswith("{", self.at) else {}

    def node(self):
        self.demand("(")
        labels = []
        while self.take(":"):
            labels.append(self.name())
        node = Node(labels, self.properties())
        self.demand(")")
        return node

    def relationship(self):
        self.demand("[:")
        relationship = Relationship(self.name(), self.properties())
        self.demand("]")
        return relationship

    def path(self):
        self.demand("<")
        path = Path(self.node(), [])
        while not self.take(">"):
            backward = self.take("<-")
            if not backward:
                self.demand("-")
            relationship = self.relationship()
            self.demand("-" if backward else "->")
            path.steps.append((relationship, not backward, self.node()))
        return path
