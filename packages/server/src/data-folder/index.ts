export { makeFile } from './make-file.ts'
export { NotWritten, notWritten } from './not-written.ts'
export { openDataFolder } from './open-data-folder.ts'
export { secretFile } from './secret-file.ts'
