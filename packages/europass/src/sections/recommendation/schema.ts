import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../../fields/kit.ts'
import { files } from '../../fields/files.ts'
import { links } from '../../fields/links.ts'

/** Somebody who recommends the person. */
export const recommendationSchema = (kit: FieldKit) =>
  z.object({
    id: entryId(),
    name: kit.required(),
    /** What they are to the person. */
    role: kit.line(),
    organisation: kit.line(),
    email: kit.email(),
    /** As it is dialled from anywhere, with `+`. */
    phone: kit.line(40),
    description: kit.rich(),
    links: links(kit),
    files: files(),
  })

/** Somebody who recommends the person. */
export type Recommendation = z.infer<ReturnType<typeof recommendationSchema>>
