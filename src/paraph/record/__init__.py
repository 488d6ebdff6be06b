"""The record: acts in their order, sealed, provable, and readable for as long as they are kept."""

from paraph.record.acts import Act, check_act, check_moment, decode_act, encode_act
from paraph.record.canonical_json import Json, canonical
from paraph.record.catalogue import Catalogue, Content, Entered, Kind, Revision
from paraph.record.checkpoints import Checkpoint, Seal
from paraph.record.entries import Entry, Head, beginning, enter
from paraph.record.errors import RecordConflict, RecordDamaged, RecordUnavailable, UnknownKind
from paraph.record.folding import Codec, Fold, fold
from paraph.record.keeping import Record, Snapshot, Snapshots
from paraph.record.seals import KeySealer, Sealer, read_public_key

__all__ = [
    "Act",
    "Catalogue",
    "Checkpoint",
    "Codec",
    "Content",
    "Entered",
    "Entry",
    "Fold",
    "Head",
    "Json",
    "KeySealer",
    "Kind",
    "Record",
    "RecordConflict",
    "RecordDamaged",
    "RecordUnavailable",
    "Revision",
    "Seal",
    "Sealer",
    "Snapshot",
    "Snapshots",
    "UnknownKind",
    "beginning",
    "canonical",
    "check_act",
    "check_moment",
    "decode_act",
    "encode_act",
    "enter",
    "fold",
    "read_public_key",
]
