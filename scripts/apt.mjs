// What the tests need from the system, by Debian's package manager.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs packages. Throws one clear line when that can't be done.
 * @param names of one, or of several
 * @param options `called`: in sentences; `manual`: what a person can do instead
 */
export function aptInstall(names, { called, manual, env = process.env }) {
  if (!existsSync('/usr/bin/apt-get'))
    throw new Error(`No ${called} found, and no apt-get to install one with. ${manual}`)
  const sudo =
    process.getuid?.() === 0 ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
  if (!sudo) throw new Error(`No ${called} found, and only root may install one. ${manual}`)
  console.log(`Installing ${called} (apt-get install ${[names].flat().join(' ')}) …`)
  try {
    const [program, ...before] = [...sudo, 'apt-get']
    const quiet = { stdio: ['ignore', 'ignore', 'pipe'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
    execFileSync(program, [...before, 'update', '-qq'], quiet)
    execFileSync(program, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...[names].flat()], quiet)
  } catch (error) {
    throw new Error(
      `apt-get could not install ${called}: ${String(error.stderr ?? error)
        .trim()
        .split('\n')
        .at(-1)} ${manual}`,
    )
  }
}
