"""An office's agenda, rebuilt from events: what is promised, by code."""

import functools

from google.protobuf import descriptor_pool, message_factory

import civicline.scheduling.v1.scheduling_events_pb2  # noqa: F401  puts its messages into the pool


@functools.cache
def contract_of(schema):
    """The class of a message by its full name; None when these contracts do not know it yet, or it is about no visit."""
    try:
        found = descriptor_pool.Default().FindMessageTypeByName(schema.decode())
    except KeyError:
        return None
    return message_factory.GetMessageClass(found) if "visit" in found.fields_by_name else None


class Agenda:
    def __init__(self, office):
        self.office = office
        self.named = office.encode()
        self.versions = {}
        self.visits = {}

    def take(self, headers, value):
        """Takes an event, the headers of which are read when they are needed. Types and fields that are not known are passed over, as is what comes again, or late: its version is known."""
        # Most events are of other offices: what does not name ours need not be decoded.
        if self.named not in value:
            return
        headers = dict(headers())
        contract = contract_of(headers["ce_dataschema"])
        if contract is None:
            return
        visit = contract.FromString(value).visit
        if visit.office_id != self.office or self.versions.get(visit.code, -1) >= visit.version:
            return
        self.versions[visit.code] = visit.version
        happened = headers["ce_type"].decode().split(".")[2]
        if happened == "cancelled":
            self.visits.pop(visit.code, None)
            return
        self.visits[visit.code] = {
            "start": visit.start.ToDatetime().strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "procedure": visit.procedure_name.vi,
            "status": happened,
        }
