// A Chromium for the browser tests: the one of CHROMIUM_PATH, else one on this machine, else the system's
// package manager's. `node scripts/find-chromium.mjs` prints its path; `--install` may install one.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { aptInstall } from './apt.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  '/Applications/Google Chrome.app/Contents/MacOS',
]

/** The path of a Chromium on this machine, or undefined. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (!runs(env.CHROMIUM_PATH))
      throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is not a program that can be run.`)
    return env.CHROMIUM_PATH
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...places]
  for (const name of [...names, 'Chromium', 'Google Chrome'])
    for (const folder of folders) if (runs(join(folder, name))) return join(folder, name)
  return undefined
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The same, after installing one where none is found. Throws one clear line when that can't be done. */
export function needChromium(env = process.env) {
  const found = findChromium(env)
  if (found) return found
  const manual = 'Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.'
  aptInstall('chromium', { called: 'Chromium', manual, env })
  const installed = findChromium(env)
  if (!installed) throw new Error(`apt-get installed Chromium, but it can't be found. ${manual}`)
  return installed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const path = process.argv.includes('--install') ? needChromium() : findChromium()
    if (!path) throw new Error('No Chromium found. `node scripts/find-chromium.mjs --install` installs one.')
    console.log(path)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
