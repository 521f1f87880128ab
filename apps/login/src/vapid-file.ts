import { readFile, writeFile } from 'node:fs/promises'
import { createVapidKeys, type VapidKeys } from '@laissez-passer/delivery/web-push'
import { z } from 'zod'

const keys = z.object({ publicKey: z.string().min(80), privateKey: z.string().min(40) })

/**
 * The keys by which push services know this provider, made at first start. Whoever loses the file loses every subscription
 * until the apps subscribe again; nothing else.
 *
 * @param path of the file, made with mode 0600
 */
export async function vapidFile(path: string): Promise<VapidKeys> {
  const stored = await readFile(path, 'utf8').catch(() => '')
  const parsed = keys.safeParse(stored === '' ? null : jsonOf(stored))
  if (parsed.success) return parsed.data
  const made = await createVapidKeys()
  await writeFile(path, `${JSON.stringify(made)}\n`, { mode: 0o600, flush: true })
  return made
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
