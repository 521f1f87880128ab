/** What an operator is told of a file that can't be written, and what to do: by the system's code. */
const reasons: Readonly<Record<string, readonly [why: string, what: string]>> = {
  ENOSPC: ['the disk is full', 'Make room there, then start again'],
  EDQUOT: ['this user’s share of the disk is full', 'Make room there, then start again'],
  EROFS: ['the disk takes no writes', 'Mount it for writing, then start again'],
  EACCES: ['this user may not write there', 'Give the folder to this user, then start again'],
  EPERM: ['this user may not write there', 'Give the folder to this user, then start again'],
  ENOENT: ['the system lets nobody make it there', 'Choose another path, then start again'],
  ENOTDIR: ['a part of its path is no folder', 'Choose another path, then start again'],
  ENAMETOOLONG: ['its path is too long', 'Choose another path, then start again'],
  ELOOP: ['links on its path lead in a circle', 'Choose another path, then start again'],
  EIO: ['the disk has an error', 'Look at the disk (dmesg); a backup brings the data back'],
}

/** What stands there and isn't what it should be: what was kept may be lost. */
const unfit: Readonly<Record<string, readonly [why: string, what: string]>> = {
  NOTADB: ['it is no database', 'Put the right file there, or restore a backup'],
  CORRUPT: ['it is damaged', 'Keep a copy of it, and restore a backup; look at the disk'],
  EISDIR: ['a folder stands there', 'Move it away, then start again'],
}

/** Why the system doesn't write, by its code: the end of a sentence. */
export function whyNotWritten(code: string): string {
  return reasons[code]?.[0] ?? `the system says ${code}`
}

/** A file that a start needs and can't write. The message is one line for the operator. */
export class NotWritten extends Error {
  override readonly name = 'NotWritten'

  /**
   * @param path of the file
   * @param cause what was thrown, with the `code` of the system
   */
  constructor(path: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    super(notWritten(path, code || (cause instanceof Error ? cause.message : 'for an unknown reason')), { cause })
  }
}

/**
 * The line that says why a file can't be written, and what to do.
 *
 * @param path of the file
 * @param code of the system, e.g. `ENOSPC`, or of SQLite, `NOTADB` and `CORRUPT`; any other text is said as
 * it is
 */
export function notWritten(path: string, code: string): string {
  const there = unfit[code]
  if (there !== undefined) return `${path} can’t be used: ${there.join('. ')}.`
  const [why, what] = reasons[code] ?? [code, 'Mend that, then start again']
  return `${path} can’t be written: ${why}. ${what}; what was kept is as it was.`
}
