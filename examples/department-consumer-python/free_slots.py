"""Asks scheduling over gRPC for an office's free slots, with code made of the contracts."""

import argparse
import base64
import json
import os
import sys
import urllib.request
from pathlib import Path

here = Path(__file__).resolve().parent
asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("--scheduling", required=True, help="HOST:PORT, see addresses.json of the local platform")
asked.add_argument("--sign-in", required=True, help="token endpoint of the identity provider; the secret is CLIENT_SECRET")
asked.add_argument("--client", default="department-system", help="this system, as the identity provider knows it")
asked.add_argument("--office", default="ppac")
asked.add_argument("--procedure", default="BD-01")
asked.add_argument("--contracts", default=str(here / "generated"), help="where generate.py put them")
given = asked.parse_args()
sys.path.insert(0, given.contracts)

import grpc  # noqa: E402
from civicline.scheduling.v1 import scheduling_pb2 as contract  # noqa: E402
from civicline.scheduling.v1 import scheduling_pb2_grpc as services  # noqa: E402


def sign_in() -> str:
    """A token of client credentials: every call shows it. It is good for an hour; ask for the next before it ends."""
    secret = base64.b64encode(f"{given.client}:{os.environ['CLIENT_SECRET']}".encode()).decode()
    headers = {"authorization": f"Basic {secret}"}
    request = urllib.request.Request(given.sign_in, b"grant_type=client_credentials", headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["access_token"]


with grpc.insecure_channel(given.scheduling) as channel:
    scheduling = services.SchedulingServiceStub(channel)
    who = [("authorization", f"Bearer {sign_in()}")]
    question = contract.ListSlotsRequest(office_id=given.office, procedure_code=given.procedure)
    try:
        for slot in scheduling.ListSlots(question, timeout=5, metadata=who).slots:
            print(slot.id, slot.start.ToJsonString(), slot.free)
    except grpc.RpcError as error:
        # Refusals carry a reason (google.rpc.ErrorInfo); the code says what kind of no it is.
        raise SystemExit(f"{error.code().name}: {error.details()}")
