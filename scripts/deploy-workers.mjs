// `npm run deploy:workers`: puts the apps on a Cloudflare account; `-- --dry-run` says what it would do.
import { spawnSync } from 'node:child_process'
import { install, node, root } from './install.mjs'

try {
  await install()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const { status } = spawnSync(
  node,
  ['--conditions=laissez-passer:source', 'scripts/workers/deploy-main.mjs', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
