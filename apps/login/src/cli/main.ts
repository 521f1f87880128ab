#!/usr/bin/env node
import { accountsSet } from './accounts-set.ts'
import { runProgram } from './program.ts'
import { tokensAssign } from './tokens-assign.ts'
import { tokensImport } from './tokens-import.ts'
import { tokensList } from './tokens-list.ts'

const commands = [accountsSet, tokensImport, tokensList, tokensAssign]

const { code, err, out } = await runProgram(process.argv.slice(2), { commands, environment: process.env })
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
