import { setTimeout as sleep } from 'node:timers/promises'
import { transferCodeOn } from '../../steps/settled.ts'
import { toldOn } from '../live-channel.ts'
import { placeAt, waitForPhone } from '../place.ts'
import { startWorker } from './workerd.ts'

const ways = ['well', 'restarted before', 'restarted all the time', 'workerd ended and started before'] as const

/**
 * Somebody waits for their phone at EU Login's Worker; the Durable Objects by which the page hears of the
 * phone's answer are restarted, before the answer and again and again beside it, or all of workerd is.
 */
export async function objectsRestarted(): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const worker = await startWorker()
  const lost: string[] = []
  const times: string[] = []
  try {
    const place = placeAt(worker.origin)
    const owner = await place.user('owner@example.org', ['app'])
    for (const how of ways) {
      const browser = place.browser()
      const waiting = await waitForPhone(browser, owner)
      const told = toldOn(browser, waiting)
      await sleep(500)
      let going = how === 'restarted all the time'
      if (how === 'restarted before' && (await worker.restartObjects()) === 0) lost.push('there is no object')
      if (how === 'workerd ended and started before') await worker.again()
      if (!going && (await Promise.race([told, sleep(300).then(() => false)]))) lost.push(`told of nothing (${how})`)
      const restarting = (async () => {
        for (; going; await sleep(100)) await worker.restartObjects()
      })()
      const begun = performance.now()
      await owner.app?.approve({ transferCode: transferCodeOn(waiting) })
      const came = await Promise.race([told, sleep(20_000).then(() => false)])
      times.push(`${how} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      going = false
      await restarting
      if (!came) lost.push(`the waiting page isn’t told (${how})`)
      await browser.get(waiting.path)
      if ((await browser.request('/cas/account')).status !== 200) lost.push(`the sign-in (${how})`)
    }
    return { lost, line: `the page moves on after the phone’s answer: ${times.join(', ')}; ${lost.length} lost` }
  } finally {
    await worker.stop()
  }
}
