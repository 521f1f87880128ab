import { schemaVersion } from '@laissez-passer/europass/profile'
import { describe, expect, test } from 'vitest'
import type { ShareItem } from '../../../src/share-items.ts'
import { keepFile } from '../../../src/server/library/keep.ts'
import { body, everything, file, finished, secrets, wholeProfile, world } from './support/world.ts'

describe('a receiver', () => {
  test('gets views of what was chosen, who shares and until when', async () => {
    const { share, look } = await world()
    const { token } = await share(body(everything, { expiresAt: 1_800_000_600 }))
    expect(token).toMatch(/^[\w-]{32}$/)
    const found = await (await look(token)).json()
    expect(found).toMatchObject({
      title: 'For school',
      message: 'Hello',
      by: 'Élodie Müller',
      expiresAt: 1_800_000_600,
      may: 'read',
      own: false,
      items: [
        { kind: 'profile', view: { name: 'Élodie Müller', headline: 'Marine biologist' } },
        { kind: 'cv', view: { name: 'Élodie Müller' } },
        { kind: 'letter', view: { subject: { value: 'An application' } } },
        { kind: 'file', file: { id: 'file-1', name: 'diplôme.png', size: 8 } },
      ],
    })
    expect(JSON.stringify(found)).toContain('Baltic Institute')
  })
  test('gets nothing that wasn’t chosen, in any answer', async () => {
    const { share, look, send, engine } = await world()
    const { token } = await share(
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'letter', id: 'letter-1' },
      ]),
    )
    const set: unknown[] = []
    const pdf = engine.next
    engine.typeset = async (job) => {
      set.push(job)
      if (pdf instanceof Error) throw pdf
      return pdf
    }
    const answers = [
      await (await look(token)).text(),
      await (await send('GET', `/api/shared/${token}/pdf/0`)).text(),
      await (await send('GET', `/api/shared/${token}/pdf/1`)).text(),
      await (await send('GET', `/s/${token}`)).text(),
      JSON.stringify(set),
    ]
    expect(set).toHaveLength(2)
    for (const answer of answers)
      for (const [where, secret] of Object.entries(secrets)) expect(answer, where).not.toContain(secret)
    expect(answers[0]).toContain('Research diver')
  })
  test('of a grid gets languages and the name, in the reader’s language, and nothing else of the profile', async () => {
    const { share, send } = await world()
    const { token } = await share(body([{ kind: 'grid' }]))
    const text = await (await send('GET', `/api/shared/${token}?lang=fr`)).text()
    expect(JSON.parse(text).items).toMatchObject([
      { kind: 'sheet', of: 'grid', view: { name: 'Élodie Müller', language: 'fr', blocks: [{ kind: 'grid' }, {}] } },
    ])
    for (const other of [...Object.values(secrets), 'elodie@example.eu', 'Research diver', 'QGIS'])
      expect(text).not.toContain(other)
    expect((await send('GET', `/api/shared/${token}/pdf/0`)).status).toBe(200)
  })
  test('of a profile gets the parts and sections that were named, and no others that come later', async () => {
    const { share, look } = await world()
    const shows = async (item: ShareItem) => {
      const { items } = await (await look((await share(body([item]))).token)).json()
      return items[0].view
    }
    const view = await shows({ ...wholeProfile, shows: ['profile-skills'] })
    expect(view).toMatchObject({ contacts: [], facts: [], photo: null, about: null })
    expect(view.sections.map(({ title }: { title: string }) => title)).toEqual(['Digital skills'])
    const more = await shows({ ...wholeProfile, shows: ['birthDate', 'contacts', 'language'] })
    expect(more.facts).toHaveLength(1)
    expect(more.sections).toHaveLength(1)
    const all = await shows({ ...wholeProfile, shows: ['gender', 'identityDocuments', 'kept', 'translations'] })
    expect(all).toMatchObject({ contacts: [], facts: [], sections: [] })
    const french = await shows({ ...wholeProfile, language: 'fr' })
    expect(french.name).toBe(`${secrets.translation} Müller`)
  })
  test('reads the portal’s words of a profile in their own language', async () => {
    const { share, look } = await world()
    const { token } = await share(body([wholeProfile]))
    const { items } = await (await look(token, { 'Accept-Language': 'fr' })).json()
    expect(items[0].view.labels).toBe('fr')
    expect(items[0].view.sections[0].title).toBe('Expérience professionnelle')
  })
  test('gets files with their own bytes, pictures to look at, and no file that isn’t shared', async () => {
    const { share, send, store } = await world()
    await keepFile(store, 'ada', { id: 'file-2', name: 'page.html', bytes: Buffer.from('a <script>'), now: 1 })
    const { token } = await share(body([{ kind: 'file', id: 'file-1' }]))
    const get = (path: string) => send('GET', `/api/shared/${token}/files/${path}`)
    const kept = await get('file-1')
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(file.bytes)
    expect(kept.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(kept.headers.get('Content-Disposition')).toMatch(/^attachment; filename\*=UTF-8''dipl%C3%B4me\.png$/)
    expect((await get('file-1?show')).headers.get('Content-Type')).toBe('image/png')
    expect((await get('file-2')).status).toBe(404)
    const { token: html } = await share(body([{ kind: 'file', id: 'file-2' }]))
    const page = await send('GET', `/api/shared/${html}/files/file-2?show`)
    expect(page.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(page.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
  test('gets the files of a profile’s entries if they were chosen, and of no entry that isn’t shown', async () => {
    const { share, look, send, store } = await world()
    await keepFile(store, 'ada', { id: 'file-2', ...file, now: 1 })
    const files = async (shows: readonly string[]) => {
      const { token } = await share(body([{ ...wholeProfile, shows }]))
      const { items } = await (await look(token)).json()
      const bytes = await Promise.all(
        ['file-1', 'file-2'].map(async (id) => (await send('GET', `/api/shared/${token}/files/${id}`)).status),
      )
      return [items[0].files.map(({ id }: { id: string }) => id), bytes]
    }
    expect(await files(['work-experience', 'files'])).toEqual([['file-1'], [200, 404]])
    expect(await files(['work-experience'])).toEqual([[], [404, 404]])
  })
  test('gets the levels of a profile’s last test if they were chosen, and no answers', async () => {
    const { share, look, ask } = await world()
    for (const [id, at] of [
      ['test-old', 1_700_000_000],
      ['test-new', 1_790_000_000],
    ] as const)
      expect(
        (await ask('PUT', `/api/documents/digital-test/${id}`, { schema: schemaVersion, value: finished(id, at) }))
          .status,
      ).toBe(201)
    const report = async (shows: readonly string[]) => {
      const { token } = await share(body([{ ...wholeProfile, shows }]))
      return (await (await look(token)).json()).items[0].report
    }
    const shown = await report(['digital-test'])
    expect(shown.blocks.map(({ kind }: { kind: string }) => kind)).toEqual(['bars', 'note'])
    expect(JSON.stringify(shown)).toContain('2026')
    expect(JSON.stringify(shown)).not.toMatch(/answers|test-new/)
    expect(await report(['work-experience'])).toBeNull()
  })
  test('reads a set of which something is gone; of which all is, a link like any that ended', async () => {
    const { share, look, ask } = await world()
    const { token } = await share(
      body([
        { kind: 'cv', id: 'cv-1' },
        { kind: 'file', id: 'file-1' },
      ]),
    )
    await ask('DELETE', '/api/files/file-1')
    expect((await (await look(token)).json()).items).toHaveLength(1)
    await ask('DELETE', '/api/documents/cv/cv-1')
    expect((await look(token)).status).toBe(404)
  })
  test('sees what its owner says later of the link', async () => {
    const { share, look, ask } = await world()
    const { id, token } = await share(body(everything))
    const changed = await ask(
      'PATCH',
      `/api/shares/${id}`,
      body([{ kind: 'letter', id: 'letter-1' }], { title: 'New' }),
    )
    expect(changed.status).toBe(200)
    const found = await (await look(token)).json()
    expect([found.title, found.items.length]).toEqual(['New', 1])
  })
})
