const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Where a page lies as Markdown, by its id in the collection. */
export const markdownPath = (id: string): string => `${base}/${id === '' ? 'index' : id}.md`
