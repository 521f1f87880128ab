import { commands } from './commands.ts'
import { runProgram } from './program.ts'

const { code, err, out } = await runProgram(process.argv.slice(2), { commands, environment: process.env })
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
