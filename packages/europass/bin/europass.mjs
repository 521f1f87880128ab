#!/usr/bin/env node
import { runCli } from '../dist/cli/index.js'

const { stdin, stdout, stderr, env } = process
const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en').toLowerCase()
process.exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr, language })
