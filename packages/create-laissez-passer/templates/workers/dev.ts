// Provider and service on your machine, each on a workerd of its own. Ctrl-C ends both.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const wrangler = join(createRequire(import.meta.url).resolve('wrangler/package.json'), '../bin/wrangler.js')
const parts = { provider: '4100', service: '4101' }

const running = Object.entries(parts).map(([name, port], at) => {
  const where = ['--port', port, '--inspector-port', String(9229 + at), '--persist-to', `.wrangler/${name}`]
  const args = [wrangler, 'dev', '--config', `${name}/wrangler.jsonc`, '--env', '', ...where]
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
})
console.log('The provider is at http://localhost:4100/cas, its mail at http://localhost:4100/dev/mailbox')
console.log('The service is at http://localhost:4101')

const end = () => running.forEach((part) => part.kill('SIGINT'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
for (const part of running)
  part.once('exit', (code) => {
    process.exitCode ||= code ?? 0
    end()
  })
