import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logins } from './processes.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Runs the operators' command, as built, on the data of these processes. */
export function operator(
  { dataDir, origin }: Pick<Logins, 'dataDir' | 'origin'>,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly ok: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--no-warnings', 'apps/login/dist/cli.js', ...args],
      {
        cwd: root,
        env: { PATH: process.env.PATH, LOGIN_ORIGIN: origin, ...settings, DATA_DIR: dataDir },
      },
      (error, out, err) => resolve({ ok: error === null, text: out + err }),
    )
  })
}
