"""The server: one hardened Voilà application that routes a list of sheets and nothing else."""

from __future__ import annotations

import os
import re
import secrets
import sys
import tempfile
import threading
import webbrowser
from dataclasses import dataclass
from typing import Any

import jinja2
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_core.utils import ensure_async
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from kartblad.catalogue.sheets import sheets
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.server import channels, files, pages
from kartblad.server.errors import NotFound
from kartblad.server.house import VOILA, House
from kartblad.server.identity import OneTimeIdentity
from kartblad.server.kernels import Nursery, kernel_environment, log
from kartblad.server.upkeep import forget_expired
from kartblad.settings import Settings

TEMPLATE = "kartblad"
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget")
"""Front-end extensions a sheet needs. Without either of the first two no widget appears, and no error is logged."""

MESSAGES = ("comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request")
"""What a page may send its kernel. No execute, complete, inspect, history, debug, interrupt, input or shutdown."""

LARGEST_MESSAGE = 12 * 1024 * 1024
"""Bytes of one message from a page; uploads are checked against a smaller limit in the browser."""

PORTS_TRIED = 10
KERNEL_ID = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


@dataclass(frozen=True, slots=True)
class Serving:
    """How one server is run."""

    settings: Settings
    pages: str = "metod"
    port: int = 8866
    """The first port tried; 0 lets the system choose."""
    base_url: str = "/"
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    """Names under which it may be visited."""
    token: str | None = None
    """The one-time token; empty: whoever stands in front does the asking; None: one is made."""
    open_browser: bool = True
    kernel_cap: int = 24
    idle_minutes: float = 240
    """Minutes until a kernel that is not used is ended, though its page may be open (managers' pages only)."""
    left_minutes: float = 10
    """Minutes until a kernel that nobody is connected to is ended: its page is gone, or says so."""
    fork: bool = True
    """Whether kernels are forked where the system can."""


class OneKernelSpec(KernelSpecManager):
    """Knows one kernel, this very Python, whatever is installed on the machine."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernel that every sheet runs on."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="kartblad",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": "kartblad-nursery"}},
        )

    def find_kernel_specs(self) -> dict[str, str]:
        """Return the one name; it has no folder of its own."""
        return {"python3": ""}

    def get_all_specs(self) -> dict[str, Any]:
        """Return the one kernel as Jupyter's dictionary."""
        return {"python3": {"resource_dir": "", "spec": self.get_kernel_spec("python3").to_dict()}}


class Workbook(Voila):
    """Voilà, serving sheets by name."""

    name = "kartblad"

    def __init__(self, serving: Serving, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.serving = serving
        self.texts = Texts(serving.settings.locale)
        self.told = kernel_environment(serving.settings, serving.pages)
        self.nursery = Nursery(self.told, serving.pages) if serving.fork and Nursery.possible() else None
        self.voila_configuration: VoilaConfiguration
        self.url = ""

    def init_settings(self) -> dict[str, Any]:
        """Return Tornado's settings: Voilà's, with doors closed."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = list(MESSAGES)
        settings |= {
            "kartblad": self._house(),
            "default_handler_class": NotFound,
            "websocket_max_message_size": LARGEST_MESSAGE,
            "ws_ping_interval": 30_000,
            "ws_ping_timeout": 30_000,
            "xsrf_cookie_kwargs": {"samesite": "Lax", "path": self.base_url},
            "log_function": _log_request,
            # The host pattern of the routes decides under which names the workbook answers.
            "allow_remote_access": True,
        }
        return settings

    def _house(self) -> House:
        serving = self.serving
        folders = [str(path) for path in self.template_paths]
        return House(
            app=self,
            settings=serving.settings,
            texts=self.texts,
            sheets=sheets(serving.settings.data, serving.pages),
            templates=jinja2.Environment(loader=jinja2.FileSystemLoader(folders), autoescape=True),
            extensions=EXTENSIONS,
            kernel_cap=serving.kernel_cap,
            kernel_environment=self.told,
        )

    def init_handlers(self) -> list[Any]:
        """Return every route there is."""
        house: House = self.app.settings["kartblad"]

        def at(path: str) -> str:
            return url_path_join(self.base_url, path)

        templates = [path for path in self.static_paths if f"{os.sep}{TEMPLATE}{os.sep}" in f"{path}{os.sep}"]
        static = {"paths": self.static_paths}
        routes: list[Any] = [
            (at("/"), pages.StartPage),
            *((at(f"/{key}"), pages.SheetPage, {"key": key}) for key in house.served()),
            (at(rf"/api/kernels/{KERNEL_ID}"), channels.KernelPulse),
            (at(rf"/api/kernels/{KERNEL_ID}/channels"), channels.KernelSocket),
            (at(rf"/voila/api/shutdown/{KERNEL_ID}"), channels.EndKernel),
            (at(rf"/voila/templates/{TEMPLATE}/static/(.*)"), files.StaticFiles, {"paths": templates}),
            (at(rf"/voila/static/{re.escape(VOILA)}/(.*)"), files.VersionedFiles, static),
            (at("/voila/static/(.*)"), files.StaticFiles, static),
            (at("/voila/labextensions/(.*)"), files.ExtensionFiles, {"path": self.labextensions_path}),
        ]
        return routes

    def start(self) -> None:
        """Open the port and serve until told to stop."""
        if self.nursery is not None:
            self.nursery.start()
        self.connection_dir = tempfile.mkdtemp(prefix="kartblad_", dir=self.connection_dir_root)
        self.app = Application(**(self.init_settings() | self.tornado_settings))
        hosts = "|".join(re.escape(host) for host in self.serving.hosts)
        self.app.add_handlers(rf"(?i:{hosts})$", self.init_handlers())
        # Before the link is given out, and while the nursery imports on the other core.
        house: House = self.app.settings["kartblad"]
        house.warm()
        self._forget()
        self.listen()

    def listen(self) -> None:
        """Bind the first free port, say where the workbook is, and run."""
        sockets = _bind(self.serving.port, self.ip, self.texts)
        self.port = sockets[0].getsockname()[1]
        server = HTTPServer(self.app, max_body_size=LARGEST_MESSAGE)
        server.add_sockets(sockets)
        self.url = f"http://{self.serving.hosts[0]}:{self.port}{self.base_url}"
        self._announce()
        self.ioloop = IOLoop.current()
        PeriodicCallback(self._tidy, min(30.0, self.serving.left_minutes * 30) * 1000).start()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()
            print(self.texts.gettext("kartblad has stopped."), flush=True)

    def stop(self) -> None:
        """End the kernels and the nursery."""
        # The nursery first: it ends its kernels at once, and Jupyter then has none to wait for.
        if self.nursery is not None:
            self.nursery.stop()
        super().stop()

    def _announce(self) -> None:
        texts = self.texts
        link = self.url + (f"?token={self.token}" if self.token else "")
        once = texts.gettext("kartblad is open. The link works once, in one browser:")
        heading = once if self.token else texts.gettext("kartblad is open:")
        print(heading, f"  {link}", texts.gettext("Stop with Ctrl+C."), sep="\n", flush=True)
        if self.serving.open_browser:
            threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()

    async def _tidy(self) -> None:
        """End the kernels that were left without a farewell (a lost network, a killed browser, scripts off)."""
        house: House = self.app.settings["kartblad"]
        manager = self.kernel_manager
        connections = {k: manager.kernel_model(k)["connections"] for k in manager.list_kernel_ids()}
        for kernel_id in house.long_left(connections, self.ioloop.time(), self.serving.left_minutes * 60):
            await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
        house.forget_ended(set(manager.list_kernel_ids()))
        self._forget()

    def _forget(self) -> None:
        """Delete what has expired, where this server keeps anything: managers' pages do not."""
        if self.serving.pages != "chef":
            forget_expired(self.serving.settings)


def run(serving: Serving) -> None:
    """Serve the workbook until it is stopped.

    Raises
    ------
    Problem
        If no port is free.
    """
    templates = str(serving.settings.templates)
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [templates, os.environ.get("JUPYTER_PATH")]))
    token = secrets.token_urlsafe(32) if serving.token is None else serving.token
    app = Workbook(serving, config=configuration(serving), identity_provider_class=OneTimeIdentity)
    app.token = token or None
    app.base_url = serving.base_url
    app.root_dir = str(serving.settings.notebooks)
    app.cookie_secret = secrets.token_bytes(32)
    app.initialize([])
    app.start()


def configuration(serving: Serving) -> Config:
    """Return the settings of Voilà and Jupyter that this server is run with."""
    config = Config()
    # Only what is set here counts: a configuration file in the working directory or home would open doors again.
    config.Voila.config_file_paths = []
    config.Voila.open_browser = False
    config.Voila.log_level = "ERROR"
    config.VoilaConfiguration.template = TEMPLATE
    config.VoilaConfiguration.theme = "light"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = ["(?!)"]
    config.VoilaConfiguration.extension_allowlist = list(EXTENSIONS)
    config.VoilaConfiguration.kernel_spec_manager_class = OneKernelSpec
    config.VoilaExporter.language_code = serving.settings.locale
    config.VoilaExporter.exclude_anchor_links = True
    config.VoilaExecutor.timeout = 120
    # Nothing is signed here, so nothing about it is kept in the user's folder.
    config.NotebookNotary.update(db_file=":memory:", secret=secrets.token_bytes(32))
    if sys.platform != "win32":
        config.KernelManager.transport = "ipc"
    # A restarted kernel would be an empty one under the old page; the page says that it has ended instead.
    config.KernelManager.autorestart = False
    config.MappingKernelManager.cull_idle_timeout = int(serving.idle_minutes * 60)
    config.MappingKernelManager.cull_interval = max(1, min(60, int(serving.idle_minutes * 15)))
    config.MappingKernelManager.cull_connected = serving.pages == "chef"
    return config


def _bind(first: int, ip: str, texts: Texts) -> list[Any]:
    for port in range(first, first + PORTS_TRIED) if first else (0,):
        try:
            return bind_sockets(port, ip)
        except OSError:
            continue
    raise Problem(
        texts.gettext(
            "The ports {first}–{last} are taken. Choose another with --port, for example --port 0.",
            first=first,
            last=first + PORTS_TRIED - 1,
        )
    )


def _log_request(handler: RequestHandler) -> None:
    """Log method, path and status; never the query, which is what somebody looked at, nor a token."""
    request = handler.request
    level = log.info if handler.get_status() < 500 else log.error
    level("%d %s %s %.0f ms", handler.get_status(), request.method, request.path, 1000 * request.request_time())
