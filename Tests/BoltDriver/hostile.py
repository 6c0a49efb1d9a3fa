#!/usr/bin/env python3
"""Clients that mean harm, or break, against a Bolt server; it must live on and answer others.

    hostile.py PORT [--seconds 60] [--seed 1] [--idle 200]

Sends half handshakes, random bytes, cut and changed messages, sizes beyond all measure; drops
connections while rows stream and statements run; keeps many idle ones open. After each round an
honest client must be answered within five seconds. Needs no package.
"""

import argparse
import random
import socket
import struct
import sys
import time

from rawbolt import RawBolt, pack

HANDSHAKE = bytes.fromhex("6060b017 00000405 00000000 00000000 00000000")
STREAM = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b "
    "RETURN a * b AS n, 'row ' + toString(b) AS text")
LONG = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE b < 0 RETURN count(*)"
TEXTS = [
    "RETURN 1", "RETURN 1 +", "MATCH (n) RETURN n", "RETURN " + "(" * 5_000,
    "RETURN " + "[" * 40 + "]" * 40, "\x00", "RETURN '" + "x" * 60_000 + "'", "UNWIND", "💥" * 100,
    "CREATE (:Hostile)", "MATCH (n:Hostile) DETACH DELETE n", "RETURN 9223372036854775807 + 1",
    "RETURN range(1, 9223372036854775807)", "RETURN $a",
]


def chunked(body):
    parts = [body[at:at + 65_535] for at in range(0, len(body), 65_535)]
    return b"".join(struct.pack(">H", len(part)) + part for part in parts) + b"\x00\x00"


def message(tag, *fields):
    return chunked(bytes([0xB0 | len(fields), tag]) + b"".join(pack(field) for field in fields))


def greeting():
    return message(0x01, {"user_agent": "hostile/1"}) + message(0x6A, {"scheme": "none"})


class Hostile:
    def __init__(self, host, port, chance):
        self.address = (host, port)
        self.chance = chance

    def connect(self):
        return socket.create_connection(self.address, timeout=5)

    def say(self, data, listen=0.05):
        """Writes, reads what comes for a moment, and leaves."""
        with self.connect() as client:
            try:
                client.sendall(data)
                client.settimeout(listen)
                while client.recv(65_536):
                    pass
            except OSError:
                pass

    def honest(self):
        start = time.monotonic()
        with RawBolt(*self.address, None) as raw:
            raw.send(raw.RUN, "RETURN 1 AS n", {}, {})
            raw.send(raw.PULL, {"n": -1})
            tags = [raw.receive()[0] for _ in range(3)]
        if tags != [raw.SUCCESS, raw.RECORD, raw.SUCCESS]:
            raise AssertionError(f"an honest client was answered with {tags}")
        if time.monotonic() - start > 5:
            raise AssertionError("an honest client waited longer than five seconds")

    # The attacks

    def half_handshake(self):
        self.say(HANDSHAKE[:self.chance.randrange(len(HANDSHAKE))])

    def noise(self):
        self.say(self.chance.randbytes(self.chance.randrange(1, 4_096)))

    def noise_after_handshake(self):
        self.say(HANDSHAKE + self.chance.randbytes(self.chance.randrange(1, 4_096)))

    def noise_after_sign_in(self):
        body = self.chance.randbytes(self.chance.randrange(1, 2_000))
        self.say(HANDSHAKE + greeting() + chunked(body))

    def changed_message(self):
        text = self.chance.choice(TEXTS)
        data = bytearray(message(0x10, text, {"a": 1}, {}) + message(0x3F, {"n": -1}))
        for _ in range(self.chance.randrange(1, 8)):
            data[self.chance.randrange(len(data))] = self.chance.randrange(256)
        self.say(HANDSHAKE + greeting() + bytes(data), 0.1)

    def messages_in_any_order(self):
        data = HANDSHAKE + greeting()
        for _ in range(self.chance.randrange(1, 12)):
            data += self.chance.choice([
                message(0x10, self.chance.choice(TEXTS), {}, {}), message(0x3F, {"n": 10}),
                message(0x2F, {"n": -1}), message(0x11, {}), message(0x12), message(0x13),
                message(0x0F), message(0x6B), message(0x54, 1),
                message(0x3F, {"n": 1, "qid": self.chance.randrange(-2, 5)}), message(0x02)])
        self.say(data, 0.1)

    def huge_sizes(self):
        size = self.chance.choice([0x7FFFFFFF, 0xFFFFFFFF, 1 << 24])
        for marker in (b"\xd2", b"\xd6", b"\xda", b"\xce"):
            body = b"\xb3\x10" + marker + struct.pack(">I", size)
            self.say(HANDSHAKE + greeting() + chunked(body))

    def endless_message(self):
        part = struct.pack(">H", 65_535) + b"\xff" * 65_535
        self.say(HANDSHAKE + greeting() + part * self.chance.randrange(1, 400))

    def deep_value(self):
        body = b"\xb3\x10" + pack("RETURN $a") + b"\xa1\x81a" + b"\x91" * 20_000 + b"\x90" + b"\xa0"
        self.say(HANDSHAKE + greeting() + chunked(body))

    def dropped_stream(self):
        with self.connect() as client:
            client.sendall(HANDSHAKE + greeting() + message(0x10, STREAM, {}, {}))
            client.sendall(message(0x3F, {"n": -1}))
            for _ in range(self.chance.randrange(1, 40)):
                client.recv(65_536)
            if self.chance.random() < 0.5:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def dropped_work(self):
        with self.connect() as client:
            client.sendall(HANDSHAKE + greeting())
            if self.chance.random() < 0.5:
                client.sendall(message(0x11, {}) + message(0x10, "CREATE (:Hostile)", {}, {}))
            client.sendall(message(0x10, LONG, {}, {}) + message(0x3F, {"n": -1}))
            time.sleep(self.chance.random() * 0.1)

    ATTACKS = [
        half_handshake, noise, noise_after_handshake, noise_after_sign_in, changed_message,
        messages_in_any_order, huge_sizes, endless_message, deep_value, dropped_stream, dropped_work,
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("port", type=int)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--idle", type=int, default=200)
    options = parser.parse_args()

    hostile = Hostile(options.host, options.port, random.Random(options.seed))
    idle = [RawBolt(options.host, options.port, None) for _ in range(options.idle)]
    counts = {attack.__name__: 0 for attack in Hostile.ATTACKS}
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        for attack in Hostile.ATTACKS:
            try:
                attack(hostile)
            except OSError:
                pass  # what the server does to an attacker is its own business
            counts[attack.__name__] += 1
        hostile.honest()
    for raw in idle:
        raw.send(raw.RESET)
        if raw.receive()[0] != raw.SUCCESS:
            raise AssertionError("an idle connection was not kept")
        raw.socket.close()
    hostile.honest()
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    print(f"{sum(counts.values())} attacks, {len(idle)} idle connections: the server lives on")


if __name__ == "__main__":
    sys.exit(main())
