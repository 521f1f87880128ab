import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { nodeOutgoing } from '../../../runtime/src/node/outgoing.ts'
import { createLogoutWorker } from '../../src/logout/index.ts'
import type { ServiceInput } from '../../src/services/index.ts'
import { testProvider } from '../support/provider.ts'
import { receiver } from './support/receiver.ts'
import { visitOf } from './support/visit.ts'

const now = 1_900_000_000

it.each(['right after the session’s end', 'while a service is being told'])(
  'killed %s: the service is told by whoever comes after',
  async (when) => {
    const folder = await mkdtemp(join(tmpdir(), 'logout-'))
    const there = await receiver()
    onTestFinished(async () => {
      await there.close()
      await rm(folder, { recursive: true })
    })
    const services: readonly ServiceInput[] = [
      {
        name: 'Shop',
        type: 'oidc',
        clientId: 'shop',
        clientSecret: 'a secret that is long enough to be a secret',
        redirectUris: [`${there.url}/back`],
        backchannelLogoutUri: `${there.url}/out`,
      },
    ]
    const path = join(folder, 'id.db')
    const provider = await testProvider(services, { path })
    onTestFinished(() => provider.close())
    const { account, session } = await provider.signIn({ level: 'BASIC', now })
    await visitOf(provider.store, { account, session, clientId: 'shop', now })

    const early = when.startsWith('right')
    const script = fileURLToPath(new URL('./support/ending.ts', import.meta.url))
    const child = spawn(
      process.execPath,
      [
        '--conditions=laissez-passer:source',
        '--no-warnings',
        script,
        path,
        session.idHash,
        JSON.stringify(services),
        String(now),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    // It hears, and answers nothing.
    there.answer = () => {
      child.kill('SIGKILL')
    }
    child.stdout.on('data', () => early && child.kill('SIGKILL'))
    const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)))
    expect(signal).toBe('SIGKILL')

    there.answer = (response) => response.end()
    there.posted.length = 0
    const worker = createLogoutWorker({
      ...provider.at(now),
      store: provider.store,
      outgoing: nodeOutgoing()({ isRegistered: () => true, atHome: true, networks: [] }),
      // What the dead process held is given up after a moment.
      clock: () => now + 15,
    })
    await worker.runOnce()
    expect(there.posted.map(({ path: to }) => to)).toEqual(['/out'])
    expect((await provider.store.logouts.ofSession(session.idHash)).map(({ status }) => status)).toEqual(['told'])
  },
  30_000,
)
