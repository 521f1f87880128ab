import { isMeant } from './arguments.mjs'
import { startOurs } from './clients/ours.mjs'
import { startPlain } from './clients/plain.mjs'
import { rate } from './load.mjs'

/** What people and relying parties do, a part of the time each. */
const kinds = [
  ['sessionCheck', 32],
  ['signInPage', 32],
  ['passwordSignIn', 8],
  ['cycle', 32],
  ['userinfo', 32],
  ['identifier', 32],
  ['registration', 8],
]

/** Memory of servers that just started, and after so many seconds of everything: ours beside Hono alone. */
export async function memoryUnderLoad({ loadSeconds, only }) {
  const name = `memory after ${loadSeconds} s of load beside Hono alone`
  if (!isMeant(name, only)) return []
  const us = await startOurs()
  const plain = await startPlain()
  try {
    for (const [work, parallel] of kinds) await rate({ work: us[work], parallel }, loadSeconds / kinds.length)
    await rate({ work: plain.answer }, loadSeconds)
    return [{ name, ours: [us.server.memory()], peer: [plain.server.memory()], unit: 'MB' }]
  } finally {
    for (const { close, server } of [us, plain]) {
      await close()
      await server.stop()
    }
  }
}
