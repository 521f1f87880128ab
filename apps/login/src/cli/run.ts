import { commands } from './commands.ts'
import { runProgram } from './program.ts'

const { code, err, out } = await runProgram(process.argv.slice(2), { commands, environment: process.env })
// Whoever reads may have what they wanted and be gone, as `| head` is.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
