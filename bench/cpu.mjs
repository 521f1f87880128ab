// What workerd computes, by process: Linux alone tells it.
import { readdirSync, readFileSync } from 'node:fs'

/** The workerd processes that a process started, by their ids. */
export function workerdsBelow(pid) {
  return childrenOf(pid).flatMap((each) =>
    statusOf(each).startsWith('Name:\tworkerd\n') ? [each] : workerdsBelow(each),
  )
}

/** The PostgreSQL servers that a process started, by the ids of their main processes. */
export function postgresBelow(pid) {
  return childrenOf(pid).flatMap((each) =>
    statusOf(each).startsWith('Name:\tpostgres\n') ? [each] : postgresBelow(each),
  )
}

/** The ids of what a process started, and not of what that started in turn. */
export function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((each) => statusOf(each).includes(`\nPPid:\t${pid}\n`))
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

/** What a process has had of processors, all its threads, in milliseconds. */
export function cpuOf(pid) {
  return readdirSync(`/proc/${pid}/task`).reduce(
    (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  )
}
