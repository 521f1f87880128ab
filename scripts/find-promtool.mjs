// `promtool` (Prometheus), by which the tests read our alerts. One on this machine, else the system's package
// manager's.
import { spawnSync } from 'node:child_process'
import { aptInstall } from './apt.mjs'

/** Whether promtool can be run. */
function hasPromtool() {
  return spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status === 0
}

/** Installs it where it is missing. Throws one clear line when that can't be done. */
export function needPromtool(env = process.env) {
  if (hasPromtool()) return
  // Its package starts a server where there is a service manager: that one isn't needed.
  const manual = 'Install promtool (Debian: apt-get install prometheus).'
  aptInstall('prometheus', { called: 'promtool', manual, env })
  if (!hasPromtool()) throw new Error('apt-get installed prometheus, but promtool can’t be run.')
}
