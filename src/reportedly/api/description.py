"""The API's front page: its reads and their parameters, written from its OpenAPI description."""

from __future__ import annotations

from html import escape
from typing import Any


def describe_api(openapi: dict[str, Any]) -> str:
    """Return a plain HTML page; nothing in it is loaded from anywhere."""
    reads = "".join(
        f"<h2><code>GET /api{escape(path)}</code></h2><p>{escape(operations['get'].get('description', ''))}</p>"
        f"{_parameters(operations['get'].get('parameters', []))}"
        for path, operations in openapi["paths"].items()
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API – Reportedly</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"></head><body><h1>The API</h1>'
        "<p>Every answer is JSON, claims and articles in the codebook's form. The full description, for clients to be "
        'made from: <a href="/api/openapi.json">/api/openapi.json</a>. <a href="/">To the pages</a>.</p>'
        f"{reads}</body></html>"
    )


def _parameters(parameters: list[dict[str, Any]]) -> str:
    items = "".join(
        f"<li><code>{escape(parameter['name'])}</code>{_choices(parameter['schema'])}</li>" for parameter in parameters
    )
    return f"<ul>{items}</ul>" if items else ""


def _choices(schema: dict[str, Any]) -> str:
    words = ", ".join(str(word) for word in schema.get("enum", ()))
    return f": {escape(words)}" if words else ""
