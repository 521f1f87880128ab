import { availableParallelism } from 'node:os'

// libuv makes its threads at the first job: this is imported before all else. Passwords are hashed one a core
// (`hashesAtOnce` of the runtime); files and names have two threads besides.
process.env['UV_THREADPOOL_SIZE'] ??= String(Math.max(4, availableParallelism() + 2))
