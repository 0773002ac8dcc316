"""The kernel provisioner that Jupyter asks for kernels: forked by the nursery, or ordinary where there is none."""

from __future__ import annotations

import os
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from kartblad.server.kernels import Nursery, NurseryGoneError, log, visitor_environment


class NurseryProvisioner(LocalProvisioner):
    """Forks kernels from the server's nursery.

    All but the launch is the ordinary provisioner's, because a `ForkedProcess` answers like a `subprocess.Popen`.
    """

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel; where that cannot be done, start one as Jupyter always does."""
        env = visitor_environment(kwargs.get("env") or {})
        cwd = str(kwargs.get("cwd") or os.getcwd())  # noqa: PTH109  (the child's chdir takes text)
        nursery = self._nursery()
        if nursery is not None:
            try:
                # The command is [python, -m, ipykernel_launcher, -f, FILE]: a forked kernel needs what follows.
                self.process = await nursery.fork(cmd[3:], env, cwd)
            except NurseryGoneError:
                log.warning("no kernel could be forked; starting an ordinary one")
            else:
                self.pid = self.pgid = self.process.pid
                self.cwd = cwd
                return self.connection_info
        return await super().launch_kernel(cmd, **(kwargs | {"env": env}))

    def _nursery(self) -> Nursery | None:
        """Return the nursery of the server that this kernel's managers belong to, if it keeps one."""
        kernels = getattr(self.parent, "parent", None)
        return getattr(getattr(kernels, "parent", None), "nursery", None)
