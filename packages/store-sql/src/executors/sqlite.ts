export { sqliteExecutor } from '../sqlite-executor.ts'
export { makePrivate, rewritten } from '../sqlite-file.ts'
export { sqliteTrouble } from '../sqlite-trouble.ts'
