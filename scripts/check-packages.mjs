// Packs the packages and asks publint and are-the-types-wrong whether npm users will be happy with them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, toolEnv } from './install.mjs'
import { packAll } from './pack.mjs'
import { lastLines, run } from './run.mjs'

const tools = [
  { name: 'publint', call: ['node_modules/publint/src/cli.js', 'run', '--strict'] },
  {
    name: 'attw',
    call: [
      'node_modules/@arethetypeswrong/cli/dist/index.js',
      '--profile',
      'esm-only',
      '--no-emoji',
      '--no-color',
      '--format',
      'table-flipped',
    ],
  },
]

const problems = []
for (const { name, tarball, installed } of await packAll()) {
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const assets = Object.entries(exports).flatMap(([subpath, target]) => (typeof target === 'string' ? [subpath] : []))
  for (const tool of tools) {
    const excluded = tool.name === 'attw' && assets.length > 0 ? ['--exclude-entrypoints', ...assets] : []
    const { code, output } = await run([node, ...tool.call, tarball, ...excluded], { cwd: root, env: toolEnv() })
    if (code !== 0) problems.push(`packages/${name}: ${tool.name}\n${lastLines(output, 60)}`)
  }
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
