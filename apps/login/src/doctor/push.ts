import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readVapidFile } from '../vapid-file.ts'
import { type Check, fault, fine, warning } from './finding.ts'

/** The keys by which push services know us. */
export const pushCheck: Check = {
  name: 'push',
  async look({ place: { folder } }) {
    if (folder === null)
      return [fine('A Worker has its keys for push services as the secret VAPID_KEYS, which isn’t seen from here.')]
    const path = join(folder, 'vapid-keys.json')
    if (!existsSync(path))
      return [
        warning(
          `There is no ${path}.`,
          'The server makes it when it starts. If there was one, put it back: without it no phone is woken until its app subscribes again.',
        ),
      ]
    return (await readVapidFile(path)) === null
      ? [
          fault(
            `${path} holds no keys.`,
            'Put back the one that was there, or let the server make another: phones aren’t woken then until their apps subscribe again.',
          ),
        ]
      : [fine('There are keys for push services.')]
  },
}
