"""Makes Python of the published contracts, with Google's own compiler: into the folder that is named, or ./generated."""

import os
import sys
from pathlib import Path

import grpc_tools
from grpc_tools import protoc

here = Path(__file__).resolve().parent
contracts = here.parent.parent / "proto"


def generate(into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    files = [str(one.relative_to(contracts)) for one in sorted(contracts.rglob("*.proto"))]
    known = os.path.join(os.path.dirname(grpc_tools.__file__), "_proto")
    status = protoc.main(
        ["protoc", f"-I{contracts}", f"-I{known}", f"--python_out={into}", f"--grpc_python_out={into}", *files]
    )
    if status != 0:
        raise SystemExit(status)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else here / "generated")
