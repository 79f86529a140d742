"""The web pages: server-rendered, usable without JavaScript, on loopback."""

from reportedly.web.app import LOOPBACK, create_web

__all__ = ["LOOPBACK", "create_web"]
