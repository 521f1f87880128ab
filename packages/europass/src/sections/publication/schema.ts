import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../../fields/kit.ts'
import { files } from '../../fields/files.ts'
import { links } from '../../fields/links.ts'

/** Something that the person published. */
export const publicationSchema = (kit: FieldKit) =>
  z.object({
    id: entryId(),
    title: kit.required(400),
    date: kit.date(),
    authors: kit.line(400),
    journal: kit.line(),
    publisher: kit.line(),
    volume: kit.line(60),
    /** As it is cited. */
    reference: kit.line(400),
    /** `10.1000/182`, without an address before it. */
    doi: kit.line(),
    description: kit.rich(),
    links: links(kit),
    files: files(),
  })

/** Something that the person published. */
export type Publication = z.infer<ReturnType<typeof publicationSchema>>
