#!/usr/bin/env node
import { accountsSet } from './accounts-set.ts'
import { clientsList } from './clients-list.ts'
import { clientsRemove } from './clients-remove.ts'
import { keysList } from './keys-list.ts'
import { keysRotate } from './keys-rotate.ts'
import { dev } from './dev.ts'
import { runProgram } from './program.ts'
import { servicesAdd } from './services-add.ts'
import { servicesCheck } from './services-check.ts'
import { servicesList } from './services-list.ts'
import { tokensAssign } from './tokens-assign.ts'
import { tokensImport } from './tokens-import.ts'
import { tokensList } from './tokens-list.ts'

const commands = [
  dev,
  accountsSet,
  keysList,
  keysRotate,
  servicesList,
  servicesCheck,
  servicesAdd,
  clientsList,
  clientsRemove,
  tokensImport,
  tokensList,
  tokensAssign,
]

const { code, err, out } = await runProgram(process.argv.slice(2), { commands, environment: process.env })
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
