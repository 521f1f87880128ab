// `oathtool` (OATH Toolkit), by which the journeys make one-time codes: independent of ours. One on this
// machine, else the system's package manager's.
import { spawnSync } from 'node:child_process'
import { aptInstall } from './apt.mjs'

/** Whether oathtool can be run. */
export function hasOathtool() {
  return spawnSync('oathtool', ['--version'], { stdio: 'ignore' }).status === 0
}

/** Installs it where it is missing. Throws one clear line when that can't be done. */
export function needOathtool(env = process.env) {
  if (hasOathtool()) return
  aptInstall('oathtool', { called: 'oathtool', manual: 'Install oathtool (Debian: apt-get install oathtool).', env })
  if (!hasOathtool()) throw new Error('apt-get installed oathtool, but it can’t be run.')
}
