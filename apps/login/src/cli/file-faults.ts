import { dirname } from 'node:path'
import { Refused } from './command.ts'

/** After the name of a file that is read. */
const ofReading: Readonly<Record<string, string>> = {
  ENOENT: 'isn’t there',
  ENOTDIR: 'isn’t there: a part of its path is a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder, not a file',
}

/** What keeps a file from being made, about its folder. */
const ofMaking: Readonly<Record<string, (folder: string) => string>> = {
  ENOENT: (folder) => `there is no folder ${folder}`,
  ENOTDIR: (folder) => `${folder} is no folder`,
  EACCES: (folder) => `this user may not write into ${folder}`,
  EPERM: (folder) => `this user may not write into ${folder}`,
  EROFS: (folder) => `${folder} lies where nothing can be written`,
  EISDIR: () => 'it is a folder',
  ENAMETOOLONG: () => 'its name is too long',
}

/** What the file system says of something that was to be read. */
export function unreadable(name: string, error: unknown): Refused {
  const code = codeOf(error)
  return new Refused('unreadable', `${name} ${ofReading[code] ?? `can’t be read (${code})`}.`)
}

/** What the file system says of something that was to be made, or written. */
export function unwritable(name: string, error: unknown): Refused {
  const code = codeOf(error)
  if (code === 'EEXIST') return new Refused('exists', `${name} is there already: nothing is written over.`)
  return new Refused('unwritable', `${name} can’t be written: ${ofMaking[code]?.(dirname(name)) ?? code}.`)
}

/** What nothing but a file says; where it is read or written by a handle, no path stands beside it. */
const ofFilesAlone: readonly unknown[] = ['EISDIR', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO']

/** Whether it is the file system that says no: what it says is of a file, not of the program. */
export function isOfFile(error: unknown): error is Error & { readonly code: string } {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return false
  // Another program that couldn't be started has a path, too.
  if (String(error.syscall).startsWith('spawn')) return false
  return typeof Reflect.get(error, 'path') === 'string' || ofFilesAlone.includes(error.code)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
