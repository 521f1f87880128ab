import { existsSync, readFileSync } from 'node:fs'

/** What a secret or an address of any of our settings takes; longer is another file. */
const MOST = 64 * 1024

/**
 * Lets secrets lie in files, where other processes and listings of a machine don't see them:
 * `SECRET_KEY_FILE` names a file that holds `SECRET_KEY`, as systemd's credentials and a container's secrets
 * are handed over. Blank space and line ends around a value are dropped.
 *
 * @param environment e.g. `process.env`
 * @param names settings that are secret; no other is read from a file
 * @returns the environment with what the files hold, without their names; or a line for each file that can't
 * be used: which, why, and what is accepted, never what it holds, nor a secret that was given for its name;
 * with the `environment` without those, and `unread`, their names, so that the rest can be judged at once
 */
export function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
  names: Iterable<string>,
):
  | { readonly ok: true; readonly environment: Readonly<Record<string, string | undefined>> }
  | {
      readonly ok: false
      readonly line: string
      readonly environment: Readonly<Record<string, string | undefined>>
      readonly unread: readonly string[]
    } {
  const all = { ...environment }
  const lines: string[] = []
  const unread: string[] = []
  for (const name of names) {
    const file = environment[`${name}_FILE`]
    delete all[`${name}_FILE`]
    if (!file) continue
    const read = environment[name] ? { fault: `${name} is set as well` } : contentOf(file)
    if ('text' in read) {
      all[name] = read.text
      continue
    }
    delete all[name]
    unread.push(name)
    lines.push(
      `${name}_FILE=${shown(file)} can’t be used: ${read.fault}. Accepted: a file that holds ${name}, which is then not set itself.`,
    )
  }
  return lines.length === 0
    ? { ok: true, environment: all }
    : { ok: false, line: lines.join('\n'), environment: all, unread }
}

/** A file's name; what is neither there nor looks like one may be the secret itself. */
const shown = (file: string): string =>
  existsSync(file) || /^(?:\/|\.{1,2}[\\/]|[a-z]:[\\/])/i.test(file) ? file : '…'

const why: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
}

function contentOf(file: string): { readonly text: string } | { readonly fault: string } {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > MOST) return { fault: 'it holds more than 64 KB' }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
    return text === '' ? { fault: 'it is empty' } : { text }
  } catch (error) {
    if (error instanceof TypeError) return { fault: 'it is no text' }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { fault: why[code] ?? `it can’t be read (${code})` }
  }
}
