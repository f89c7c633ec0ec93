"""The rows of a regular table without quotes, read by array operations: no Python object per cell.

A field is looked at as words of eight bytes; rows whose words are the same get the same number. The words are mixed to
one key, and every match by key is compared word by word, so that the outcome is exact whatever the data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dienstvisie.loading.tables.grid import Column, Grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dienstvisie.loading.tables.text import TableText

    Bytes = NDArray[np.uint8]
    Words = NDArray[np.uint64]
    Places = NDArray[np.int64]
    Codes = NDArray[np.int32]

PIECE = 2**20
LONGEST_FIELD = 256
_MASK = np.array([2 ** (8 * size) - 1 for size in range(9)], dtype=np.uint64)
_MIX, _SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_FOLD = np.uint64(29)


class _IrregularError(Exception):
    """The table must be read by the exact way."""


def read_quickly(text: TableText, width: int) -> Grid | None:
    """All rows of a table with so many columns; None where it has quotes, blank lines or ragged rows."""
    data, at = text.data, text.header_end
    if width < 2 or data.find(b'"', at) >= 0:
        return None
    end = len(data)
    while end > at and data[end - 1] in b"\r\n":
        end -= 1
    buffer, fields = np.frombuffer(data, dtype=np.uint8), [_Fields() for _ in range(width)]
    rows = 0
    try:
        while at < end:
            stop = data.rfind(b"\n", at, min(at + PIECE, end))
            if stop < 0 or at + PIECE >= end:
                stop = data.find(b"\n", at + PIECE, end) if at + PIECE < end else end
                stop = end if stop < 0 else stop
            rows += _read_piece(buffer[at:stop], ord(text.separator), fields)
            at = stop + 1
    except _IrregularError:
        return None
    first = text.header_line + 1
    return Grid([field.column() for field in fields], np.arange(first, first + rows, dtype=np.int32), [], [])


def _read_piece(part: Bytes, separator: int, fields: list[_Fields]) -> int:
    """Reads whole lines, the end of the last one left out; how many there were."""
    piece = np.zeros(len(part) + 1 + LONGEST_FIELD + 8, dtype=np.uint8)
    piece[: len(part)] = part
    piece[len(part)] = 10
    ends_line = piece == 10
    cuts = np.flatnonzero(ends_line | (piece == separator))
    width = len(fields)
    if len(cuts) % width:
        raise _IrregularError
    ends = cuts.reshape(-1, width)
    if np.count_nonzero(ends_line) != len(ends) or not ends_line[ends[:, -1]].all():
        raise _IrregularError
    begins = np.concatenate(([0], cuts[:-1] + 1)).reshape(-1, width)
    words = np.ndarray((len(piece) - 7,), dtype="<u8", buffer=piece.data, strides=(1,))
    for number, field in enumerate(fields):
        begin, size = np.ascontiguousarray(begins[:, number]), ends[:, number] - begins[:, number]
        if number == width - 1:
            size -= piece[ends[:, number] - 1] == 13
        field.add(piece, words, begin, size)
    return len(ends)


class _Fields:
    """A column while it is read: its values so far, and for each row so far the number of its value.

    Of each value there are its key, its size in bytes and its words (values, words); `table` finds a number by key.
    """

    def __init__(self) -> None:
        self.values: list[str] = []
        self.codes: list[Codes] = []
        self.known: dict[int, int] = {}
        self.keys = np.zeros(0, dtype=np.uint64)
        self.sizes = np.zeros(0, dtype=np.int64)
        self.words = np.zeros((0, 1), dtype=np.uint64)
        self.table = np.zeros(2**10, dtype=np.int32)

    def add(self, piece: Bytes, words: Words, begin: Places, size: Places) -> None:
        """Number the fields that begin at these places and have these sizes."""
        longest = int(size.max())
        if longest > LONGEST_FIELD:
            raise _IrregularError
        own = [words[begin] & _MASK[np.minimum(size, 8)]]
        key = own[0]
        for at in range(8, longest, 8):
            own.append(words[begin + at] & _MASK[np.clip(size - at, 0, 8)])
            key = (key ^ (key >> _FOLD)) * _MIX + own[-1]
        code = self.table[self._slots(key)]
        unknown = np.flatnonzero(self.keys[code] != key) if self.values else np.arange(len(key))
        if len(unknown):
            distinct, first, again = np.unique(key[unknown], return_index=True, return_inverse=True)
            row = unknown[first]
            self._learn(piece, distinct, begin[row], size[row], np.stack([word[row] for word in own], axis=1))
            numbers = np.array([self.known[one] for one in distinct.tolist()], dtype=np.int32)
            code[unknown] = numbers[again.reshape(-1)]
        self._compare(code, own, size)
        self.codes.append(code)

    def column(self) -> Column:
        """All that was read."""
        return Column(self.values, np.concatenate(self.codes) if self.codes else np.empty(0, dtype=np.int32))

    def _slots(self, key: Words) -> NDArray[np.intp]:
        shift = np.uint64(65 - len(self.table).bit_length())
        return ((key * _SPREAD) >> shift).astype(np.intp)

    def _learn(self, piece: Bytes, key: Words, begin: Places, size: Places, words: Words) -> None:
        """Number those of these distinct fields that are new, in the order in which they appear."""
        order = np.argsort(begin)
        new = order[[one not in self.known for one in key[order].tolist()]]
        for one, at, length in zip(key[new].tolist(), begin[new].tolist(), size[new].tolist(), strict=True):
            self.known[one] = len(self.values)
            self.values.append(piece[at : at + length].tobytes().decode("utf-8"))
        self.keys, self.sizes = np.concatenate((self.keys, key[new])), np.concatenate((self.sizes, size[new]))
        across = max(self.words.shape[1], words.shape[1])
        self.words = np.concatenate((_widened(self.words, across), _widened(words[new], across)))
        added = len(new)
        if 8 * len(self.values) > len(self.table):
            self.table = np.zeros(2 ** (16 * len(self.values)).bit_length(), dtype=np.int32)
            added = len(self.values)
        numbers = np.arange(len(self.values) - added, len(self.values), dtype=np.int32)
        self.table[self._slots(self.keys[numbers])] = numbers

    def _compare(self, code: Codes, own: list[Words], size: Places) -> None:
        """Make sure that each field is the value whose number it has."""
        across = self.words.shape[1]
        if across == 1:
            return  # the key is the field itself
        same = self.sizes[code] == size
        for at, word in enumerate(own):
            same &= self.words[code, at] == word
        if not same.all():
            raise _IrregularError


def _widened(words: Words, across: int) -> Words:
    return np.pad(words, ((0, 0), (0, across - words.shape[1])))
