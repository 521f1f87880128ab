import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeAuthority } from '../interop/fixtures/authority.ts'
import { alone } from './namespace.ts'
import { transferCodeOn } from '../steps/settled.ts'
import { placeAt, waitForPhone } from './place.ts'
import { startLogins } from './processes.ts'
import { until } from './visitor.ts'

const host = 'fcm.googleapis.com'

/**
 * The push service dies, answers 500 and 410, and hangs, in a network of its own where it is this machine.
 */
export function pushService(): { readonly lost: readonly string[]; readonly line: string } {
  const folder = mkdtempSync(join(tmpdir(), 'push-'))
  writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost ${host}\n::1 localhost\n`)
  try {
    return alone(import.meta.url, {
      argument: folder,
      network: true,
      prepared: 'ip link set lo up && mount --bind "$1/hosts" /etc/hosts',
      seconds: 240,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Mood = 'well' | 500 | 410 | 'hangs' | 'dead'

async function inNamespace(folder: string): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const { authority, certificate, key } = makeAuthority(folder, [host])
  let mood: Mood = 'well'
  const asked: string[] = []
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, answer) => {
    asked.push(request.url ?? '')
    request.resume()
    if (mood === 'well') answer.writeHead(201).end()
    else if (typeof mood === 'number') answer.writeHead(mood).end()
  })
  const listen = async (): Promise<void> => void (await once(server.listen(443, '127.0.0.1'), 'listening'))
  await listen()
  const logins = await startLogins({ settings: { NODE_EXTRA_CA_CERTS: authority } })
  const lost: string[] = []
  try {
    const place = placeAt(logins.origin)
    const owner = await place.user('owner@example.org', ['app'])
    const subscribe = () => owner.app?.device.setPush(subscription(asked.length))
    const lines: string[] = []
    for (mood of ['well', 500, 'hangs', 'dead', 410, 'well'] as const) {
      const again = lines.length < 5
      if (again) await subscribe()
      if (mood === 'dead') {
        server.close()
        server.closeAllConnections()
      }
      const before = asked.length
      const begun = performance.now()
      const browser = place.browser()
      const waiting = await waitForPhone(browser, owner)
      const shown = performance.now() - begun
      const told = await until(async () => (again && mood === 'dead') || asked.length > before, {
        seconds: again ? 8 : 3,
      })
      if ((told !== null) !== again) lost.push(`${again ? 'no' : 'a'} push (${mood})`)
      // A mail goes meanwhile.
      const mailed = performance.now()
      await place.user(`p${lines.length}@example.org`)
      const mail = performance.now() - mailed
      // The person opens the app by themselves.
      await owner.app?.approve({ transferCode: transferCodeOn(waiting) })
      await browser.get(waiting.path)
      if ((await browser.request('/cas/account')).status !== 200) lost.push(`the sign-in (${mood})`)
      lines.push(`${mood}: page after ${Math.round(shown)} ms, a mail meanwhile ${Math.round(mail)} ms`)
      if (mood === 'dead') await listen()
      await sleep(500)
    }
    return { lost, line: `${lines.join('; ')}; ${lost.length} lost` }
  } finally {
    await logins.stop()
    server.closeAllConnections()
    server.close()
  }
}

/** What a browser gives that listens to the push service. */
function subscription(number: number): object {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys().toString('base64url')
  return {
    endpoint: `https://${host}/fcm/send/${number}`,
    expirationTime: null,
    keys: { p256dh, auth: randomBytes(16).toString('base64url') },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await inNamespace(process.argv[2] ?? '')))
  process.exit(0)
}
