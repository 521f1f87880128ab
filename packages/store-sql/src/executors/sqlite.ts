export { sqliteExecutor } from '../sqlite-executor.ts'
export { durableLog, type Disk, type DurableLog } from '../sqlite-log.ts'
export { makePrivate, rewritten } from '../sqlite-file.ts'
export { sqliteTrouble } from '../sqlite-trouble.ts'
