// A disk whose power can be cut: an ext4 file system in a file, mounted by itself. The shutdown that ext4 offers for
// such tests (EXT4_IOC_SHUTDOWN without flushing the journal, as xfstests uses it) stops it where it stands; once it is
// mounted anew there is what a real disk would have: what was flushed, and of the rest whatever happened to be written.
import { execFileSync } from "node:child_process";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openTempFolder } from "../support/temp-folder.ts";

export type Disk = {
  /** a folder on it */
  readonly path: string;
  /** From now on nothing is written, whatever a program believes. */
  cutPower(): void;
  /** Once no process has anything open on it. */
  restorePower(): void;
  close(): void;
};

const megabytes = 256;
/** `_IOR('X', 125, __u32)`, and its flag for "without the journal". */
const [shutdown, noLogFlush] = [0x8004587d, 2] as const;

const run = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });

/** Throws where this machine does not allow it; the message says what is missing. */
export function openDisk(): Disk {
  const folder = openTempFolder("disk");
  const [image, path] = [join(folder.path, "image"), join(folder.path, "disk")];
  const mount = (): void => void run("mount", "-o", "loop", image, path);
  const unmount = (...how: readonly string[]): void => void run("umount", ...how, path);
  try {
    writeFileSync(image, "");
    truncateSync(image, megabytes * 1024 * 1024);
    mkdirSync(path);
    run("mkfs.ext4", "-q", "-F", image);
    mount();
  } catch (cause) {
    folder.close();
    throw new Error("file systems cannot be made and mounted here (root, mkfs.ext4 and loop devices)", { cause });
  }
  let mounted = true;
  const close = (): void => {
    process.removeListener("exit", close);
    if (mounted) unmount("--lazy");
    mounted = false;
    folder.close();
  };
  process.once("exit", close);
  // Node has no ioctl of its own.
  const script = `open(my $at, "<", $ARGV[0]) or die "open: $!"; my $how = pack("L", ${noLogFlush});
    ioctl($at, ${shutdown}, $how) or die "ioctl: $!";`;
  return {
    path,
    cutPower() {
      run("perl", "-e", script, join(path, "lost+found", ".."));
    },
    restorePower() {
      unmount();
      mounted = false;
      mount();
      mounted = true;
    },
    close,
  };
}

/** Why the power cannot be cut on this machine; undefined where it can. */
export function whyNoPower(): string | undefined {
  try {
    const disk = openDisk();
    try {
      disk.cutPower();
      disk.restorePower();
    } finally {
      disk.close();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
