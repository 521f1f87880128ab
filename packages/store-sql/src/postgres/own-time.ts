/** How often it is looked whether this process runs, while anybody waits, in milliseconds. */
const everyMs = 50
/** How late a look may be in a process that runs: it does what it has to do between. */
const busyMs = 25

let waiting = 0
let looked = 0
let lost = 0
let timer: NodeJS.Timeout | undefined

/** A look that comes far too late says that there was none to be had. */
function look(): void {
  const now = performance.now()
  lost += Math.max(0, now - looked - everyMs - busyMs)
  looked = now
}

/**
 * Milliseconds, as `performance.now()`, in which this process ran. What it is kept from running by others on
 * a busy machine, or while its virtual machine stands still, isn't the database's delay: answers lie here and
 * wait to be read.
 */
export function ownTime(): number {
  if (waiting > 0) look()
  return performance.now() - lost
}

/**
 * Calls `late` once {@link ownTime} has come to `end`.
 *
 * @returns what calls it off; harmless afterwards
 */
export function atOwnTime(end: number, late: () => void): () => void {
  if (waiting === 0) {
    looked = performance.now()
    timer = setInterval(look, everyMs)
  }
  waiting += 1
  let due = setTimeout(judge, Math.max(0, end - ownTime()))
  let over = false
  function judge(): void {
    const left = end - ownTime()
    // A timer counts whole milliseconds.
    if (left >= 1) {
      due = setTimeout(judge, left)
      return
    }
    stop()
    late()
  }
  function stop(): void {
    if (over) return
    over = true
    clearTimeout(due)
    waiting -= 1
    if (waiting === 0) clearInterval(timer)
  }
  return stop
}
