#!/usr/bin/env node
// Plain enough for a Node that is too old to be told so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`create-laissez-passer needs Node 22.18 or later; this is ${process.versions.node}.`)
  process.exit(1)
}
const { runCommand } = await import('../dist/command.js')
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  // Programs that run this have no terminal, or say CI: they are asked nothing.
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env.CI,
})
