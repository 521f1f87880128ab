import { diff, merge, type Patch, separate } from '@laissez-passer/europass/patch'
import type { DocumentRuntime, DocumentSource, DocumentView, OpenDocument, SaveState } from './document.ts'
import { type Base, type Local, nameOf, nothingKept } from './keep.ts'
import { answered, freeze, receive, thawed, waiting } from './local-document.ts'
import { createOutbox } from './outbox.ts'
import type { News, Sent } from './server.ts'
import type { UndoTarget } from './undo.ts'

/** How often one saving asks the server before it lets others have a turn. */
const rounds = 20

/**
 * Opens a document.
 *
 * Nothing typed is lost: every change is a patch that is kept in the browser at once, and leaves it only when
 * the server has acknowledged it. What other tabs and devices did is merged; where they wrote in the same
 * field the person is asked, and everything else is saved meanwhile.
 */
export function openDocument<T>(source: DocumentSource<T>, runtime: DocumentRuntime): OpenDocument<T> {
  const {
    keep,
    lastWords,
    device,
    undo,
    channel,
    lock,
    pause = 700,
    retry = (tries) => Math.min(30_000, 2000 * 2 ** tries),
  } = runtime
  const { key } = source
  const name = nameOf(key)
  const server = source.server(keep)
  const done: SaveState = server.lasting ? 'saved' : 'unkept'
  const listeners = new Set<() => void>()
  let view: DocumentView<T> = { status: 'loading', value: null, save: 'saved', conflicts: [] }
  let local: Local = nothingKept
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  let tries = 0
  let closed = false

  const show = (next: Partial<DocumentView<T>>): void => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const schedule = (after: number): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void flush(), after)
  }

  let parsed: { readonly version: number; readonly value: T | null } | null = null
  const parsedBase = (): T | null => {
    if (!local.base) return null
    if (parsed?.version !== local.base.version)
      parsed = { version: local.base.version, value: source.parse(local.base.value) }
    return parsed.value
  }
  /** From what is kept to what is seen. */
  const look = (next: Partial<DocumentView<T>> = {}): void => {
    const base = parsedBase()
    if (base === null) return show(next)
    const { value, conflicts } = separate(base, [...waiting(local.pending), ...outbox.patches()])
    show({ value, conflicts, ...next })
  }
  /** What was read of what is kept; what was typed may have been written since. */
  const unlessOlder = (after: Local): Local =>
    after.pending.turn < local.pending.turn ? { ...after, pending: local.pending } : after
  /** Changes what is kept; where the browser keeps nothing, what this page knows. */
  const update = async (how: (local: Local) => Local): Promise<void> => {
    const before = local.pending.turn
    try {
      const after = await keep.update(key, how)
      local = unlessOlder(after)
    } catch {
      local = how(local)
    }
    if (local.pending.turn !== before) channel.tell(name)
    look()
  }
  const outbox = createOutbox(key, {
    keep,
    lastWords,
    wrote: (kept, how) => {
      if (kept) channel.tell(name)
      const pending = kept ?? how(local.pending)
      const others = pending.turn > local.pending.turn + 1
      local = { base: local.base, pending }
      if (others) look()
    },
  })
  const { write } = outbox

  const typed = (value: T, patches: readonly Patch[]): void => {
    outbox.add(patches)
    // A session that ended stays so until the person is back; a saving under way goes on after it.
    const stuck = view.save === 'ended' || view.save === 'saving' || view.save === 'outdated'
    const save = stuck ? view.save : 'unsaved'
    if (view.conflicts.length > 0) look({ save })
    else show({ value, save })
    void write()
    if (!stuck) schedule(pause)
  }
  const target: UndoTarget = {
    lay: (patches) => {
      const { value } = view
      if (value === null) return []
      const after = merge(value, patches).value
      const went = diff(value, after)
      if (went.length > 0) typed(after, went)
      return went
    },
  }

  const trouble = (failed: Exclude<Sent, { ok: true }>): void => {
    if (failed.reason === 'conflict') return
    show({ save: failed.reason })
    // It would be refused again: the person can change it, or take it back.
    if (failed.reason === 'refused') void update(thawed)
    if (failed.reason === 'offline') schedule(failed.wait ? spread(failed.wait * 1000) : retry((tries += 1)))
  }
  /** Takes in news; where they don’t follow from what is here, the whole. */
  const take = async (news: News, answer: { batch: string | null; refused?: boolean }): Promise<boolean> => {
    if (isOfOthers(news, answer.batch)) undo.settle()
    await write()
    let follows = true
    await update((before) => {
      const after = receive(before, { news, ...answer })
      follows = after !== null
      return after ?? before
    })
    if (follows) return true
    const loaded = await server.load()
    if (!loaded.ok) {
      trouble(loaded)
      return false
    }
    await update((before) => receive(before, { news: { base: loaded.value }, ...answer }) ?? before)
    return true
  }
  const saveAll = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await write()
      await update((before) => freeze(before, crypto.randomUUID()))
      const { base, pending } = local
      if (!base || !pending.sent) {
        if (outbox.patches().length > 0 || freeze(local, '') !== local) continue
        tries = 0
        return show({ save: view.conflicts.length > 0 ? 'changed' : done })
      }
      show({ save: 'saving' })
      const sent = await server.send({ schema: source.schema, base: base.version, device, ...pending.sent })
      if (!sent.ok && sent.reason !== 'conflict') return trouble(sent)
      if (!(await take(sent.news, { batch: pending.sent.batch, refused: !sent.ok }))) return
    }
    schedule(retry((tries += 1)))
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (view.status !== 'open' || view.save === 'ended' || view.save === 'outdated') return write()
    saving ??= lock(name, saveAll).finally(() => (saving = null))
    await saving
  }
  const refresh = async (): Promise<void> => {
    if (view.status === 'offline') return start()
    const { base, pending } = local
    if (view.status !== 'open' || saving || !base || pending.sent) return
    const found = await server.since(base.version)
    if (closed || saving || local.base?.version !== base.version) return
    if (found.ok && found.value) {
      const news = found.value
      await lock(name, async () => void (await take(news, { batch: null })))
      if (waiting(local.pending).length > 0) schedule(0)
    } else if (!found.ok && (found.reason === 'ended' || found.reason === 'missing')) trouble(found)
    else if (found.ok && view.save === 'offline') schedule(0)
  }

  const opened = (save: SaveState): void => {
    look({ status: 'open', save })
    if (view.value === null) show({ status: 'missing' })
  }
  let starting: Promise<void> | null = null
  const start = (): Promise<void> => (starting ??= begin().finally(() => (starting = null)))
  const begin = async (): Promise<void> => {
    local = await keep.read(key).catch(() => nothingKept)
    if (closed) return
    if (local.base && local.base.schema !== source.schema) await update((before) => renewed(before, source))
    if (closed) return
    const typedBefore = waiting(local.pending).length > 0
    if (local.base && local.base.schema === source.schema) opened(typedBefore ? 'unsaved' : done)
    if (view.status === 'open') {
      const found = await server.since(local.base?.version ?? 0)
      if (closed) return
      if (found.ok && found.value) await take(found.value, { batch: null })
      if (found.ok) return schedule(0)
      // Somebody who isn’t signed in sees nothing but what they typed here and is nowhere else.
      if (found.reason === 'offline' || typedBefore) trouble(found)
      else show({ status: found.reason === 'ended' ? 'ended' : 'missing', value: null })
      return
    }
    const loaded = await server.load()
    if (closed) return
    if (!loaded.ok) {
      const { reason } = loaded
      return show({ status: reason === 'ended' || reason === 'offline' ? reason : 'missing' })
    }
    await update((before) => ({ ...before, base: loaded.value }))
    opened(done)
    if (waiting(local.pending).length > 0) schedule(0)
  }

  const deaf = channel.listen((heard) => {
    if (heard !== name || view.status !== 'open') return
    void keep
      .read(key)
      .then((after) => {
        if (!after.base) return show({ status: 'missing', value: null })
        undo.settle()
        local = unlessOlder(after)
        look()
        if (view.save === 'saving' || view.save === 'ended') return
        const left = waiting(after.pending).length > 0 || outbox.patches().length > 0
        if (left === (view.save === done)) show({ save: left ? 'unsaved' : done })
        // The other tab sends it; if it is closed meanwhile, this one does.
        if (left) schedule(3 * pause)
      })
      .catch(() => undefined)
  })
  const did = (value: T, patches: readonly Patch[]): void => {
    if (patches.length === 0) return
    typed(value, patches)
    undo.record(target, patches)
  }
  void start()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    change: (how) => {
      if (view.value === null) return
      const value = how(view.value)
      did(value, diff(view.value, value))
    },
    apply: (patches) => {
      if (view.value === null) return
      const { value } = merge(view.value, patches)
      did(value, diff(view.value, value))
    },
    flush,
    refresh,
    answer: async (conflict, answer) => {
      await write()
      await update((before) => answered(before, { conflict, answer }))
      show({ save: 'unsaved' })
      await flush()
    },
    versions: async () => {
      await flush()
      return server.versions()
    },
    restore: async (version) => {
      const found = await server.at(version)
      const value = found.ok ? source.parse(found.value.value) : null
      if (value === null || view.value === null) return false
      did(value, diff(view.value, value))
      return true
    },
    leave: outbox.leave,
    close: () => {
      closed = true
      deaf()
      channel.close()
      undo.forget(target)
      void flush()
      clearTimeout(timer)
    },
  }
}

const isOfOthers = (news: News, own: string | null): boolean =>
  'base' in news || news.changes.some(({ batch }) => batch !== own)

/** Not before a time, and not all in the same moment who were told the same. */
const spread = (milliseconds: number): number => milliseconds * (1 + Math.random() / 2)

/** What was typed under an earlier schema, in this one. */
function renewed<T>(local: Local, source: DocumentSource<T>): Local {
  const { base, pending } = local
  if (!base || base.schema === source.schema) return local
  const before = source.parse(base.value)
  const patches = waiting(pending)
  const after = source.parse(separate(base.value, patches).value)
  if (before === null || after === null) return nothingKept
  const renewedBase: Base = { schema: source.schema, version: base.version, value: before }
  return {
    base: renewedBase,
    pending: { ...pending, sent: null, patches: diff(before, after), turn: pending.turn + 1 },
  }
}
