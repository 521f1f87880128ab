#!/usr/bin/env node
// Plain enough for a Node that is too old to be told so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`europass needs Node 22.18 or later; this is ${process.versions.node}.`)
  process.exit(1)
}
const { runCli } = await import('../dist/cli/index.js')
const { stdin, stdout, stderr, env } = process
const language = (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en').toLowerCase()
process.exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr, language })
