import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism, setPriority } from 'node:os'

// libuv makes its threads at the first job: this is imported before all else. Passwords are hashed one a core
// (`hashesAtOnce` of the runtime); files and names have two threads besides.
process.env['UV_THREADPOOL_SIZE'] ??= String(Math.max(4, availableParallelism() + 2))

/** How far hashes stand back: of a core for which both ask, the requests get three quarters. */
const niceness = 5

/**
 * Lets the thread that answers requests go before those that hash passwords. In a flood there are hashes for
 * every core, and whoever asks for nothing but a page waits for a core as well. On Linux, where each thread
 * has a priority of its own; elsewhere, and on a Node that doesn't name its threads, nothing changes.
 *
 * @see https://man7.org/linux/man-pages/man2/setpriority.2.html (C library/kernel differences)
 */
export async function letRequestsGoFirst(): Promise<void> {
  try {
    // To read the folder is a first job for the threads: from then on they are there.
    for (const thread of await readdir('/proc/self/task'))
      if ((await readFile(`/proc/self/task/${thread}/comm`, 'utf8')).trim() === 'libuv-worker')
        setPriority(Number(thread), niceness)
  } catch {
    // It is no Linux, or a sandbox: hashes go on beside the requests.
  }
}
