"""An office's agenda, rebuilt from events: what is promised, by code."""

from google.protobuf import descriptor_pool, message_factory

import civicline.scheduling.v1.scheduling_events_pb2  # noqa: F401  puts its messages into the pool


def read_event(headers, value):
    """The event's data; None when it is of a schema that these contracts do not know yet."""
    try:
        found = descriptor_pool.Default().FindMessageTypeByName(headers["ce_dataschema"])
    except KeyError:
        return None
    return message_factory.GetMessageClass(found).FromString(value)


class Agenda:
    def __init__(self, office):
        self.office = office
        self.seen = set()
        self.visits = {}

    def take(self, headers, value):
        """Takes an event once, however often it comes. Types and fields that are not known are passed over."""
        data = read_event(headers, value)
        visit = getattr(data, "visit", None)
        if visit is None or visit.office_id != self.office or headers["ce_id"] in self.seen:
            return
        self.seen.add(headers["ce_id"])
        happened = headers["ce_type"].split(".")[2]
        if happened == "cancelled":
            self.visits.pop(visit.code, None)
            return
        self.visits[visit.code] = {
            "start": visit.start.ToDatetime().strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "procedure": visit.procedure_name.vi,
            "status": happened,
        }
