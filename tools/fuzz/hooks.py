"""What Schemathesis is told of this API: counts per operation, and which refusals of valid requests are explained."""

import atexit
import json
import os
import re
from collections import Counter, defaultdict
from itertools import count

import schemathesis

with open(os.environ["KYOSO_FUZZ_EXPLAINED"], encoding="utf-8") as file:
    EXPLAINED = json.load(file)

# Tokens of sessions that may end: with the token of everything else it would end for everything else.
TOKEN = os.environ.get("KYOSO_FUZZ_TOKEN")
SPARE = json.loads(os.environ.get("KYOSO_FUZZ_SPARE_TOKENS", "[]"))

# By path: names of its parameters and values that exist.
IDS = json.loads(os.environ["KYOSO_FUZZ_IDS"])
UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
SHAPES = {"desk": r"[a-z][a-z0-9-]{1,38}[a-z0-9]", "id": UUID, "challengeId": UUID, "commandId": UUID}
TURN = count()

ANSWERS = defaultdict(Counter)
EXPLAINED_BY = Counter()


def replace_ids(case):
    """The boundaries of a body are seen only behind an id that exists; the fuzzing phase draws them by itself."""
    if case.meta is None or str(case.meta.phase.name) not in ("coverage", "examples"):
        return
    known = IDS.get(case.operation.path, {})
    for name, values in known.items():
        given = str((case.path_parameters or {}).get(name, ""))
        if given not in values and re.fullmatch(SHAPES[name], given):
            case.path_parameters[name] = values[next(TURN) % len(values)]


@schemathesis.hook
def before_call(ctx, case, kwargs):
    replace_ids(case)
    # A stream lasts as long as it was asked to.
    if case.operation.path.endswith("/changes") and re.fullmatch(r"[1-9]|[1-4]\d|5[0-5]", str((kwargs.get("params") or {}).get("seconds", ""))):
        kwargs["params"]["seconds"] = "1"
    if case.operation.label == "DELETE /session" and TOKEN is not None:
        spare = f"Bearer {SPARE.pop() if SPARE else 'signed-out-already'}"
        for headers in (case.headers, kwargs.get("headers")):
            if headers and headers.get("Authorization") == f"Bearer {TOKEN}":
                headers["Authorization"] = spare


@schemathesis.hook
def after_call(ctx, case, response):
    ANSWERS[case.operation.label][str(response.status_code)] += 1


@atexit.register
def tell():
    with open(os.environ["KYOSO_FUZZ_COUNTS"], "w", encoding="utf-8") as file:
        json.dump({"answers": ANSWERS, "explained": EXPLAINED_BY}, file)


def explanation(operation, problem, fault):
    """The entry that explains one fault, or None."""
    for entry in EXPLAINED:
        if (
            re.fullmatch(entry["operation"], operation)
            and problem == entry["problem"]
            and re.fullmatch(entry["field"], fault.get("field", ""), re.DOTALL)
            and re.fullmatch(entry["fault"], fault.get("code", ""))
        ):
            return entry
    return None


@schemathesis.check
def refusal_is_explained(ctx, response, case):
    """422 to a request that is valid by the document: a rule of the process, or one of the listed exceptions."""
    meta = case.meta
    if response.status_code != 422 or meta is None or not meta.generation.mode.is_positive:
        return
    problem = response.json()
    # What a rule of the process refuses has a code of its own: no schema can know where a case stands.
    if problem["code"] != "INVALID_REQUEST":
        return
    for fault in problem["errors"]:
        entry = explanation(case.operation.label, problem["code"], fault)
        if entry is None:
            raise AssertionError(f"refused though valid by the document: {fault['field']} {fault['code']}")
        EXPLAINED_BY[entry["reason"]] += 1
