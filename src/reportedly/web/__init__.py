"""The web pages: server-rendered, usable without JavaScript, on loopback."""

from reportedly.web.app import create_web

__all__ = ["create_web"]
