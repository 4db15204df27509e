"""Asks over Open311 GeoReport v2 and follows what becomes of it, with a client that knows nothing of Civicline."""

import argparse
import json

import requests
from georeport import GeoReport


def ask(client: GeoReport, service: str, question: str, phone: str) -> str:
    form = {"api_key": client.api_key, "service_code": service, "description": question}
    citizen = {"last_name": "Tran", "first_name": "Be", "phone": phone}
    answer = requests.post(f"{client.root_address}/requests.json", data=form | citizen, timeout=10)
    answer.raise_for_status()
    return answer.json()[0]["service_request_id"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--url", required=True)
    arguments.add_argument("--format", choices=["json", "xml"], default="json")
    arguments.add_argument("--service", default="land")
    arguments.add_argument("--question", default="")
    arguments.add_argument("--phone", default="")
    arguments.add_argument("--follow", default="", help="a request that was made before")
    given = arguments.parse_args()

    client = GeoReport(given.url, output_format=given.format)
    services = [one["service_code"] for one in client.get_service_list()]
    definition = client.get_service_definition(given.service)
    code = given.follow or ask(client, given.service, given.question, given.phone)
    request = client.get_service_request(code)
    print(
        json.dumps(
            {
                "services": services,
                "defined": definition["service_code"],
                "code": request["service_request_id"],
                "status": request["status"],
            }
        )
    )


if __name__ == "__main__":
    main()
