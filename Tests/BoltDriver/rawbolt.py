"""Bolt spoken by hand, for what no driver does: cut bytes, NOOPs, RESET while a query runs."""

import socket
import struct


class RawBolt:
    """One connection at Bolt 5.4, signed in."""

    HELLO, GOODBYE, RESET, RUN, BEGIN, COMMIT, ROLLBACK = 0x01, 0x02, 0x0F, 0x10, 0x11, 0x12, 0x13
    DISCARD, PULL, LOGON = 0x2F, 0x3F, 0x6A
    SUCCESS, RECORD, IGNORED, FAILURE = 0x70, 0x71, 0x7E, 0x7F

    @staticmethod
    def connect(host, port):
        return socket.create_connection((host, port), timeout=30)

    def __init__(self, host, port, auth, piece=None):
        self.socket = self.connect(host, port)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.piece = piece
        self.write(bytes.fromhex("6060b017 00000405 00000000 00000000 00000000"))
        if self.read(4) != bytes.fromhex("00000405"):
            raise AssertionError("the server does not speak Bolt 5.4")
        self.send(self.HELLO, {"user_agent": "rawbolt/1"})
        sign_in = {"scheme": "none"}
        if auth:
            sign_in = {"scheme": "basic", "principal": auth[0], "credentials": auth[1]}
        self.send(self.LOGON, sign_in)
        for _ in range(2):
            if self.receive()[0] != self.SUCCESS:
                raise AssertionError("the server does not let us in")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def write(self, data):
        step = self.piece or len(data)
        for at in range(0, len(data), step):
            self.socket.sendall(data[at:at + step])

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise ConnectionError("the server has closed the connection")
            data += more
        return data

    def noop(self):
        self.write(b"\x00\x00")

    def send(self, tag, *fields):
        body = bytes([0xB0 | len(fields), tag]) + b"".join(pack(field) for field in fields)
        self.write(struct.pack(">H", len(body)) + body + b"\x00\x00")

    def receive(self):
        """The next message: its tag and fields."""
        message = b""
        while True:
            size = struct.unpack(">H", self.read(2))[0]
            if size == 0 and message:
                break
            message += self.read(size)
        values, at = [], 2
        for _ in range(message[0] & 0x0F):
            value, at = unpack(message, at)
            values.append(value)
        return message[1], values


def pack(value):
    if value is None:
        return b"\xc0"
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return b"\xcb" + struct.pack(">q", value)
    if isinstance(value, str):
        data = value.encode()
        return b"\xd2" + struct.pack(">I", len(data)) + data
    if isinstance(value, dict):
        entries = b"".join(pack(key) + pack(entry) for key, entry in value.items())
        return b"\xda" + struct.pack(">I", len(value)) + entries
    raise TypeError(f"{type(value)} is not needed here")


def unpack(data, at):
    """The value at a place, and the place after it."""
    marker = data[at]
    at += 1
    if marker < 0x80 or marker >= 0xF0:
        return struct.unpack("b", bytes([marker]))[0], at
    plain = {0xC0: None, 0xC2: False, 0xC3: True}
    if marker in plain:
        return plain[marker], at
    numbers = {0xC1: ">d", 0xC8: ">b", 0xC9: ">h", 0xCA: ">i", 0xCB: ">q"}
    if marker in numbers:
        size = struct.calcsize(numbers[marker])
        return struct.unpack(numbers[marker], data[at:at + size])[0], at + size
    if marker < 0xB0:
        kind, size = marker & 0xF0, marker & 0x0F
    else:
        kind = {0xD0: 0x80, 0xD4: 0x90, 0xD8: 0xA0}[marker & 0xFC]
        width = 1 << (marker & 0x03)
        size = int.from_bytes(data[at:at + width], "big")
        at += width
    if kind == 0x80:
        return data[at:at + size].decode(), at + size
    if kind == 0x90:
        values = []
        for _ in range(size):
            value, at = unpack(data, at)
            values.append(value)
        return values, at
    entries = {}
    for _ in range(size):
        key, at = unpack(data, at)
        entries[key], at = unpack(data, at)
    return entries, at
