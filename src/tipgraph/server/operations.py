"""Reads the operations and their parameters out of an OpenAPI document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tipgraph.server.addresses import with_parameters

_KEPT = "/():,.-_~"


@dataclass(frozen=True, slots=True)
class Example:
    """A named value of a parameter."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation.

    Attributes:
        name: its name.
        place: ``path`` or ``query``.
        required: whether it must be given.
        description: what it means; may be empty.
        kind: ``string``, ``integer`` … .
        choices: the only values that it can have, or empty.
        default: value that holds where it is not given, or an empty string.
        examples: values that work.
    """

    name: str
    place: str
    required: bool
    description: str
    kind: str
    choices: tuple[str, ...]
    default: str
    examples: tuple[Example, ...]

    @property
    def suggestion(self) -> str:
        """What a form is filled in with: the first example where a value is needed."""
        return self.examples[0].value if self.required and self.examples else ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path.

    Attributes:
        operation_id: its name in the OpenAPI document.
        method: ``GET`` or ``POST``.
        path: with the names of path parameters in braces.
        tag: the group it belongs to.
        summary: in a few words.
        description: in a sentence or two.
        parameters: in order.
        answers: status and what it means.
        bodies: media types that a body may have.
    """

    operation_id: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str], ...]
    bodies: tuple[str, ...]

    @property
    def example_addresses(self) -> tuple[Example, ...]:
        """Addresses that can be followed: the operation alone, then each example of each parameter."""
        if self.method != "GET":
            return ()
        needed = {one.name: one.suggestion for one in self.parameters if one.required}
        found = {}
        if not all(needed.values()):
            return ()
        found[address_of(self, needed)] = "as it is"
        for parameter in self.parameters:
            for example in parameter.examples:
                address = address_of(self, {**needed, parameter.name: example.value})
                found.setdefault(address, f"{parameter.name}: {example.name}")
        return tuple(Example(name, address) for address, name in found.items())


def address_of(operation: Operation, values: Mapping[str, str]) -> str:
    """Return the address of an operation with its parameters filled in.

    Args:
        operation: the operation.
        values: values of parameters by name; unknown names are left out.
    """
    path = operation.path
    asked = {}
    for parameter in operation.parameters:
        if parameter.name not in values:
            continue
        if parameter.place == "path":
            path = path.replace(f"{{{parameter.name}}}", quote(values[parameter.name], safe=_KEPT))
        else:
            asked[parameter.name] = values[parameter.name]
    return with_parameters(path, asked)


def read_operations(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """Return the operations of an OpenAPI document in its order.

    Args:
        document: OpenAPI 3.1 document as FastAPI makes it.
    """
    return tuple(
        _operation(path, method, described)
        for path, methods in document["paths"].items()
        for method, described in methods.items()
    )


def _operation(path: str, method: str, described: Mapping[str, Any]) -> Operation:
    return Operation(
        operation_id=described["operationId"],
        method=method.upper(),
        path=path,
        tag=described["tags"][0],
        summary=described["summary"],
        description=described.get("description", ""),
        parameters=tuple(_parameter(one) for one in described.get("parameters", ())),
        answers=tuple((status, answer["description"]) for status, answer in described["responses"].items()),
        bodies=tuple(described.get("requestBody", {}).get("content", ())),
    )


def _parameter(described: Mapping[str, Any]) -> Parameter:
    schema = described["schema"]
    variants = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    default = schema.get("default")
    return Parameter(
        name=described["name"],
        place=described["in"],
        required=described.get("required", False),
        description=described.get("description", ""),
        kind=variants[0].get("type", "string"),
        choices=tuple(variants[0].get("enum", ())),
        default="" if default is None else str(default),
        examples=tuple(Example(name, str(example["value"])) for name, example in described.get("examples", {}).items()),
    )
