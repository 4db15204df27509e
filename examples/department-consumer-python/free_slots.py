"""Asks scheduling over gRPC for an office's free slots, with code made of the contracts."""

import argparse
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--scheduling", required=True, help="HOST:PORT, see addresses.json of the local platform")
asked.add_argument("--office", default="ppac")
asked.add_argument("--procedure", default="BD-01")
asked.add_argument("--contracts", default=str(here / "generated"), help="where generate.py put them")
given = asked.parse_args()
sys.path.insert(0, given.contracts)

import grpc  # noqa: E402
from civicline.scheduling.v1 import scheduling_pb2 as contract  # noqa: E402
from civicline.scheduling.v1 import scheduling_pb2_grpc as services  # noqa: E402

with grpc.insecure_channel(given.scheduling) as channel:
    scheduling = services.SchedulingServiceStub(channel)
    question = contract.ListSlotsRequest(office_id=given.office, procedure_code=given.procedure)
    try:
        for slot in scheduling.ListSlots(question, timeout=5).slots:
            print(slot.id, slot.start.ToJsonString(), slot.free)
    except grpc.RpcError as error:
        # Refusals carry a reason (google.rpc.ErrorInfo); the code says what kind of no it is.
        raise SystemExit(f"{error.code().name}: {error.details()}")
