import * as z from 'zod/mini'
import { files } from '../../fields/files.ts'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'

const distinct = (values: readonly string[]): boolean =>
  new Set(values.map((value) => value.trim().toLocaleLowerCase())).size === values.length

/** Something that somebody made, passed or did with digital means. */
const achievement = (kit: FieldKit) =>
  z.object({
    id: entryId(),
    title: kit.required(),
    date: kit.date(),
    url: kit.url(),
    description: kit.rich(),
  })

/** A group of digital skills: tools, software, achievements. One without a name holds the loose ones. */
export const profileSkillsSchema = (kit: FieldKit) =>
  z.object({
    id: entryId(),
    name: kit.line(100),
    /** One value. Europass marks a profile with two equal skills as faulty. */
    skills: list(kit.required(150)).check(kit.rule(distinct, { code: 'duplicate' })),
    achievements: list(achievement(kit)),
    files: files(),
  })

/** A group of digital skills. */
export type SkillGroup = z.infer<ReturnType<typeof profileSkillsSchema>>
/** Something that somebody made, passed or did with digital means. */
export type Achievement = SkillGroup['achievements'][number]
