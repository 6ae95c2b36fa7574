"""Every errand on a disk of its own, of growing size: from too small for anything to large enough."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from desk import Desk, Fault
from errands import Errand
from sweep import Bench, Point, Trial

STEP_KIB = 256


class SmallTrial(Trial):
    """The first time there is no room, the second time there is."""

    def __init__(self, desk: Desk, before: Desk, point: Point) -> None:
        super().__init__(desk, before, point, is_thorough=False)

    def make_room(self) -> None:
        subprocess.run(["mount", "-o", "remount,size=64m", self.desk.folder], check=True)


def can_mount(folder: Path) -> bool:
    """Whether this process may mount a file system; it takes root."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True).returncode:
        return False
    subprocess.run(["umount", folder], check=True)
    return True


def fill_disks(bench: Bench, errands: list[Errand], *, step: int,
               say: Callable[[str], None]) -> int:
    """Returns how many sizes left something amiss."""
    if not can_mount(bench.folder / "mounting"):
        say("small disks: left out, since nothing can be mounted here")
        return 0
    amiss = sizes = 0
    for errand in errands:
        before = bench.templates[errand.name]
        free = 0
        while True:
            found, status = try_size(bench.folder / "disk", before, errand, free)
            sizes += 1
            amiss += bool(found)
            for fact in found:
                say(f"small disk, {errand.name} with {free} KiB: {fact}")
            if status == 0 or free > 32_768:
                break
            free += step
    say(f"small disks: {sizes} sizes, {amiss} inconsistencies")
    return amiss


def used_kib(folder: Path) -> int:
    """What files take on a tmpfs: whole pages, one for each folder too."""
    pages = sum(1 + (path.lstat().st_size + 4095) // 4096 for path in folder.rglob("*"))
    return pages * 4 + 4


def try_size(folder: Path, before: Desk, errand: Errand, free: int) -> tuple[list[str], int]:
    """The errand with so many KiB free, and again with room; what is amiss, and the first status."""
    folder.mkdir(exist_ok=True)
    size = used_kib(before.folder) + free
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], check=True)
    try:
        shutil.copytree(before.folder, folder, symlinks=True, dirs_exist_ok=True)
        desk = Desk(folder, before.tools)
        trial = SmallTrial(desk, before, Point(errand, Fault("none", 0, "full")))
        return trial.found(between=trial.make_room), trial.first_status
    finally:
        subprocess.run(["umount", folder], check=True)
