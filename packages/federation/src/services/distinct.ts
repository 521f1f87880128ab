import * as z from 'zod'

/**
 * A list in which nothing is there twice: the second would do nothing, and whoever wrote it meant something
 * else.
 */
export function distinct<Item extends z.ZodType<string, string>>(item: Item): z.ZodArray<Item> {
  return z.array(item).superRefine((list, context) => {
    for (const [at, each] of list.entries())
      if (list.indexOf(each) !== at) context.addIssue({ code: 'custom', path: [at], message: 'is there twice' })
  })
}
